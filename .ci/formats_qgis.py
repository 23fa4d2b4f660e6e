"""Opens the GeoPackage of a folder in a QGIS without a window: its layers load with the temporal controller set up."""

import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsDateTimeRange, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerTemporalContext
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from formats_count import WINDOW, Counted, expect

FROM_FIELD_TO_FIELD = 2


def main(folder):
    whole = Counted(folder / "m.jsonl")
    first, last = (QDate.fromString(day, "yyyy-MM-dd") for day in WINDOW)
    # QGIS asks from midnight to the midnight after, which is no part of it.
    window = QgsDateTimeRange(QDateTime(first, QTime(0, 0)), QDateTime(last.addDays(1), QTime(0, 0)), True, False)
    for name in ("mentions", "places", "areas"):
        layer = QgsVectorLayer(f"{folder / 'm.gpkg'}|layername={name}", name, "ogr")
        expect(f"QGIS, {name}: opens with its own style", (layer.isValid(), layer.loadDefaultStyle()[1]), (True, True))
        time = layer.temporalProperties()
        found = (time.isActive(), int(time.mode()), time.startField(), time.endField())
        expect(f"QGIS, {name}: temporal", found, (True, FROM_FIELD_TO_FIELD, "earliest", "latest"))
        context = QgsVectorLayerTemporalContext()
        context.setLayer(layer)
        condition = time.createFilterString(context, window)
        if name == "mentions":
            # QGIS shows what is undated at any time.
            request = QgsFeatureRequest().setFilterExpression(f"({condition}) AND \"edtf\" IS NOT NULL")
            shown = [feature for feature in layer.getFeatures(request) if feature.hasGeometry()]
            expect("QGIS, mentions: shown in the window", len(shown), whole.within(*WINDOW))


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main(Path(sys.argv[1]))
    application.exitQgis()
