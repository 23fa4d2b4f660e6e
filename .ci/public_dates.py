#!/usr/bin/env python3
"""Holds `dateline extract --what expressions` against other people's expectations: those of Duckling and of Recognizers-Text.

    public_dates.py EVAL_FOLDER PROGRAM [--misses CLASS]

Both were written for assistants, which prefer the future where news means the past, and some of their sentences are
awkward: the rates are for comparison and no goal. Each set becomes a folder of one-sentence texts, published on the set's
day of reference, and the program runs once over it. One table a set, one line a class; the classes are Duckling's grains
and the Recognizers' types:

    cases       expressions expected
    span        share of them that overlap an expression found
    judged      how many have days to compare: what is expected is a date, and hangs on no day of reference that the set
                leaves out (such a text is given the Recognizers' usual day, so that its expressions can be found)
    same days   share of those whose earliest and latest day (or TIMEX3 value) are the expected ones; where the
                Recognizers know a past and a future reading either is right, and of a range either reading of its last
                day, included or not
    nested      same days, or the days found lie within those expected or the reverse: "in two years" may be a year or a day
    two ways    how many can be read as past or future
    past        share of those read as past; for Duckling, which gives the future only: read as a week, month or year earlier
    future      share of those read as future

What the program does not look for (clock times, durations, sets, and sentences that hold nothing) stands apart, with the
share of those in which it found none. `--misses date` prints what went wrong in a class.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

DAY = timedelta(days=1)

# The day on which most sentences of Recognizers-Text are said; given to those that do not tell theirs.
USUAL_REFERENCE = "2016-11-07"

# What names a day beside an hour: "le 9 août à 7 h", "demain soir", "this morning".
NAMES_A_DAY = re.compile(
    r"\b(lun|mar|mer|jeu|ven|sam|dim)(di|credi|dredi|anche)?\b"
    r"|\b(jan|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept[.e]|oct|nov|d[ée]c)"
    r"|hier|demain|aujourd|veille|lendemain|\b(ce|cet|cette) |\bjours?\b|semaine|week|no[ëe]l|\ble \d{1,2}\b(?! ?h)|\d/\d"
    r"|\b(mon|tues?|wed|thur?|fri|sat|sun)\b|\b(feb|apr|may|jun|jul|aug)|\b(this|last|next) |days?\b|tonight", re.IGNORECASE)
CLOCK_UNIT = re.compile(r"\b(secs?|seconds?|secondes?|mins?|minutes?|hrs?|hours?|heures?)\b", re.IGNORECASE)
# What says by itself that the future is meant, or the year; without it a day of the year or week may as well be the last such.
DIRECTED = re.compile(
    r"prochain|suivant|après|\d{4}|\d[/ ]\d\d?[/ ]\d|\d \w{3,} \d\d$|demain|dernier|d'avant|\bcet?\b|cette"
    r"|en (huit|quinze|8|15)|dans|il y a|lendemain|plus tard|d'ici|semaine|(d[eu] |[dl]')(mois|année)(?! d)", re.IGNORECASE)
# "The past six months" is a duration for us, and a range for them: several units, counted from the day of reference.
SEVERAL_UNITS = re.compile(
    r"\b(days?|weeks|months|quarters|years|decades|jours?|semaines|mois|trimestres|ann[ée]es|ans|d[ée]cennies)\b",
    re.IGNORECASE)
COUNTED_FROM_NOW = re.compile(
    r"\b(last|past|previous|prior|next|coming|upcoming|following|within|more than|less than|derni\w+|pass[ée]\w*|prochain\w*"
    r"|suivant\w*|pr[ée]c[ée]dent\w*|d'ici|dans les|plus de|moins de)\b", re.IGNORECASE)


@dataclass
class Expected:
    """An expression that a set expects, by byte offsets, and the days that are right for it.

    `days`, and `past` and `future` where these differ, are pairs of first and last day; None for a side that is open
    ("since May")."""
    start: int
    end: int
    label: str
    wanted: bool = True
    judged: bool = True
    days: list = field(default_factory=list)
    timexes: set = field(default_factory=set)
    past: list = field(default_factory=list)
    future: list = field(default_factory=list)


@dataclass
class Case:
    text: str
    reference: str
    expected: list


# ---------------------------------------------------------------- days

def parse_day(text):
    """The day of "2016-11-07 20:00:00", or None where it is no day: "not resolved", "20:00:00", the parser's "0001-01-01"."""
    try:
        day = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return day if day.year > 1 else None


def unit_days(text):
    """First and last day of "2013", "2013-02", "2013-02-12" or "2013-W07"; a part that is 00 counts as left out."""
    try:
        if week := re.fullmatch(r"(\d{4})-W(\d\d)", text):
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return monday, monday + 6 * DAY
        year, month, day = (*map(int, re.sub(r"(-00)+$", "", text).split("-")), 0, 0)[:3]
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - DAY
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def months_before(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last_of_month = unit_days(f"{year:04}-{month + 1:02}")[1].day
    return date(year, month + 1, min(day.day, last_of_month))


def last_time(days):
    """The same days a week, a month and a year before."""
    back = [tuple(day - 7 * DAY for day in days)]
    for months in (1, 12):
        # Counted by the day after the last, so that a whole month stays one, however long it is.
        back.append((months_before(days[0], months), months_before(days[1] + DAY, months) - DAY))
    return back


def equal(expected, found):
    """An open side is not compared; the other may be either edge of what is found: "after 1950" names 1950, begins in 1951."""
    first, last = expected
    if first is None or last is None:
        edge = first or last + DAY
        return edge in (found[0], found[1] + DAY)
    return expected == found


def equal_any(readings, found):
    return found is not None and any(equal(reading, found) for reading in readings)


def nested(expected, found):
    """Whether one lies within the other."""
    first, last = expected[0] or date.min, expected[1] or date.max
    return first <= found[0] and found[1] <= last or found[0] <= first and last <= found[1]


# ---------------------------------------------------------------- Duckling

def duckling(path, reference):
    cases = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, grain = row["text"], row["grain"]
        first, last = unit_days(row["from"])
        if grain == "week":
            last = first + 6 * DAY
        interval = row["to_exclusive"] is not None
        if interval:
            last = max(first, unit_days(row["to_exclusive"])[0] - DAY)
        expected = Expected(0, len(text.encode()), grain, days=[(first, last)])
        if grain in ("second", "minute", "hour"):
            expected.wanted = bool(NAMES_A_DAY.search(text))
            expected.label = "day and time" if expected.wanted else "time of day"
            if text in ("maintenant", "tout de suite"):
                expected.wanted, expected.label, expected.timexes = True, "now", {"PRESENT_REF"}
        elif interval:
            expected.label = f"interval of {grain}s"
        if interval and SEVERAL_UNITS.search(text) and COUNTED_FROM_NOW.search(text):
            expected.wanted, expected.label = False, "duration from now"
        if expected.wanted and first.isoformat() > reference and not DIRECTED.search(text):
            expected.past, expected.future = last_time((first, last)), expected.days
        cases.append(Case(text, reference, [expected]))
    return cases


# ---------------------------------------------------------------- Recognizers-Text

def answer(entry):
    """The days of one resolution, as pairs that are right, the best first; none where it has no day."""
    timex, mod = entry.get("timex", ""), entry.get("Mod", "")
    single = parse_day(entry.get("value") or entry.get("date"))
    if single:
        return [(single, single)]
    start_text, end_text = entry.get("start") or entry.get("startDate"), entry.get("end") or entry.get("endDate")
    start, end = parse_day(start_text), parse_day(end_text)
    if not start and not end:
        return []
    # The end is not included, unless it has an hour: "until 2016-11-07 20:00:00" reaches that day.
    last = end and (end if re.search(r" (?!00:00:00)", end_text) else end - DAY)
    if not (start and end):
        return [(start, last)]
    days = [(start, max(start, last))]
    if timex.startswith("("):
        days.append((start, end))
    # "Early last week" has three days for them; the unit named is right too.
    if mod in ("start", "mid", "end") and (unit := unit_days(timex)):
        days.append(unit)
    return days


def resolutions(result):
    """Every reading of a result, past before future, each as `answer` gives it; and the TIMEX3 values that say all."""
    if "Value" in result:
        value = result["Value"]
        shared = {"timex": value.get("Timex", ""), "Mod": value.get("Mod", "")}
        entries = [shared | value.get("PastResolution", {}), shared | value.get("FutureResolution", {})]
    else:
        entries = result.get("Resolution", {}).get("values", [])
    readings, timexes = [], set()
    for entry in entries:
        days, timex = answer(entry), entry.get("timex", "")
        if days and days not in readings:
            readings.append(days)
        # "2019-02-30" is said to be no day ("not resolved"); "2016-SU" is a season without days.
        no_such_day = not days and ("value" in entry or "date" in entry)
        if timex and "X" not in timex and not no_such_day:
            timexes.add(timex)
    readings.sort(key=lambda days: days[0][0] or days[0][1])
    return readings, timexes


def locate(text, result):
    """Byte offsets of a result. Of the ends given some are included and some not: the text is sought near the start."""
    start, wanted = result.get("Start", result.get("start")), result["Text"]
    places = [m.start() for m in re.finditer(re.escape(wanted), text, re.IGNORECASE)]
    if places:
        start = min(places, key=lambda place: abs(place - start))
    return len(text[:start].encode()), len(text[:start + len(wanted)].encode())


def what(result, timexes):
    """The class of a result, and whether the program looks for such."""
    kind, text = (result.get("Type") or result.get("TypeName") or result.get("Typename")).split(".")[-1], result["Text"]
    if kind in ("time", "timerange", "duration", "set", "timezone"):
        return kind, False
    if kind.startswith("datetime") and CLOCK_UNIT.search(text) and not NAMES_A_DAY.search(text):
        return "hours from now", False
    if kind == "daterange" and SEVERAL_UNITS.search(text) and COUNTED_FROM_NOW.search(text) and any("(" in t for t in timexes):
        return "duration from now", False
    return kind, True


def recognizers(path):
    cases = []
    for entry in json.loads(path.read_text("utf-8-sig")):
        text, reference = entry["Input"], (entry.get("Context") or {}).get("ReferenceDateTime")
        reference = reference and reference[:10]
        expected = []
        for result in entry["Results"]:
            readings, timexes = resolutions(result)
            start, end = locate(text, result)
            label, wanted = what(result, timexes)
            says_its_year = re.search(r"\d{4}", result["Text"])
            if wanted and not reference and not says_its_year:
                label += ", day unknown"
            one = Expected(start, end, label, wanted, days=[days for reading in readings for days in reading], timexes=timexes)
            one.judged = bool((reference or says_its_year) and (readings or timexes))
            if len(readings) > 1:
                one.past, one.future = readings[0], readings[-1]
            expected.append(one)
        cases.append(Case(text, reference or USUAL_REFERENCE, expected))
    return cases


# ---------------------------------------------------------------- running and counting

def extract(program, cases):
    """What the program finds in each case: one folder of one-sentence texts, one call."""
    with tempfile.TemporaryDirectory() as folder:
        settings = ["version = 1\n"]
        for number, case in enumerate(cases):
            name = f"{number:04}.txt"
            (Path(folder) / name).write_text(case.text, "utf-8", newline="")
            settings.append(f'[documents."{name}"]\npublished = "{case.reference}"\n')
        (Path(folder) / "dateline.toml").write_text("\n".join(settings), "utf-8")
        run = subprocess.run([program, "extract", folder, "--what", "expressions", "--format", "jsonl"],
                             check=True, stdout=subprocess.PIPE)
    found = [[] for _ in cases]
    for line in run.stdout.splitlines():
        expression = json.loads(line)
        found[int(Path(expression["document"]).stem)].append(expression)
    return found


def overlapping(expected, found):
    return [f for f in found if min(f["end"], expected.end) > max(f["start"], expected.start)]


def days_of(found):
    """From the first day to the last of all expressions found in one place: a range may have been found as its two ends."""
    first = [parse_day(f.get("earliest")) for f in found]
    last = [parse_day(f.get("latest")) for f in found]
    return (min(first), max(last)) if found and all(first) and all(last) else None


def judge(expected, found):
    """The names of all counters that this case adds to."""
    here = overlapping(expected, found)
    if not expected.wanted:
        return ["cases"] if here else ["cases", "none"]
    days = days_of(here)
    same = equal_any(expected.days, days) or any(f.get("timex") in expected.timexes for f in here)
    counts = ["cases"] + ["span"] * bool(here)
    if expected.judged:
        near = same or days is not None and any(nested(reading, days) for reading in expected.days)
        counts += ["judged"] + ["same"] * same + ["nested"] * near
    if expected.judged and expected.past:
        counts += ["two ways"] + ["past"] * equal_any(expected.past, days) + ["future"] * equal_any(expected.future, days)
    return counts


def share(part, whole):
    """A percentage."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def report(title, cases, found):
    wanted, unwanted, elsewhere = defaultdict(Counter), defaultdict(Counter), 0
    for case, expressions in zip(cases, found):
        for expected in case.expected:
            (wanted if expected.wanted else unwanted)[expected.label].update(judge(expected, expressions))
        if not case.expected:
            unwanted["nothing in the sentence"].update(["cases"] if expressions else ["cases", "none"])
        else:
            elsewhere += sum(not any(overlapping(e, [f]) for e in case.expected) for f in expressions)
    for rows in (wanted, unwanted):
        if len(rows) > 1:
            rows["all"] = sum(rows.values(), Counter())
    print(f"\n{title}: {len(cases)} sentences")
    columns = ("cases", "span", "judged", "same days", "nested", "two ways", "past", "future")
    print(f"  {'looked for':<26}" + "".join(f"{column:>11}" for column in columns))
    for label, n in wanted.items():
        cells = (n["cases"], share(n["span"], n["cases"]),
                 n["judged"], share(n["same"], n["judged"]), share(n["nested"], n["judged"]),
                 n["two ways"], share(n["past"], n["two ways"]), share(n["future"], n["two ways"]))
        print(f"  {label:<26}" + "".join(f"{cell:>11}" for cell in cells))
    if unwanted:
        print(f"  {'not looked for':<26}{'cases':>11}{'found none':>11}")
    for label, n in unwanted.items():
        print(f"  {label:<26}{n['cases']:>11}{share(n['none'], n['cases']):>11}")
    print(f"  found besides, where none of these is expected: {elsewhere}")


def print_misses(label, cases, found):
    for case, expressions in zip(cases, found):
        for expected in case.expected:
            counts = judge(expected, expressions)
            if expected.label != label or "same" in counts or "none" in counts or "judged" not in counts and "span" in counts:
                continue
            right = " or ".join(f"{first or ''}/{last or ''}" for first, last in expected.days) or ", ".join(expected.timexes)
            here = [(f["text"], f["timex"]) for f in overlapping(expected, expressions)]
            quote = case.text.encode()[expected.start:expected.end].decode()
            print(f"  {case.reference} «{case.text}» — {quote}: {right}; found {here or 'none'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluation", type=Path, metavar="EVAL_FOLDER", help="folder that holds `dates-public`")
    parser.add_argument("program", metavar="PROGRAM", help="`dateline`, or one with the same contract")
    parser.add_argument("--misses", metavar="CLASS", help="print what went wrong in this class, as the tables name it")
    arguments = parser.parse_args()
    public = arguments.evaluation / "dates-public"
    sets = {"duckling-fr": duckling(public / "duckling-fr.jsonl", "2013-02-12")}
    for path in sorted(public.glob("recognizers-*/*.json")):
        sets[f"{path.parent.name}/{path.stem}"] = recognizers(path)
    for title, cases in sets.items():
        found = extract(arguments.program, cases)
        report(title, cases, found)
        if arguments.misses:
            print_misses(arguments.misses, cases, found)


if __name__ == "__main__":
    sys.exit(main())
