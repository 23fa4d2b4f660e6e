"""Ranks of names: what stays in the gazetteer only so that nothing of the source is lost, and what is a short form."""
import re
import unicodedata

MAIN, PREFERRED, ALTERNATE, CODE, ABBREVIATION = "main", "preferred", "alternate", "code", "abbreviation"
# In a tie the better rank wins; see `Rows.name`.
ORDER = (MAIN, PREFERRED, ABBREVIATION, ALTERNATE, CODE)

GENERIC_TAIL = re.compile(r" (Province|County|Region|Department|District|Oblast|State|Parish|Governorate|Municipality|"
                          r"Prefecture|Canton|Emirate|Krai|Division|Voivodeship|Raion)$")
GENERIC_HEAD = re.compile(r"^((Municipality|Province|State|County|Canton) of |"
                          r"(Région|Province|District|Wilaya|Oblast|Canton|Comté|Préfecture|Raion|État|Voïvodie|Kraï|République|"
                          r"Municipalité|Gouvernorat) (de la |de l['’]|de |du |des |d['’])|Opština |Raionul )")
# Words that say nothing when the generic word is gone: "Central Region" is not "Central".
DIRECTIONS = {"central", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "capital",
              "upper", "lower", "central river", "north eastern", "north western", "coast", "national capital",
              "nord", "sud", "est", "ouest", "centre", "western area", "islands", "state", "free"}


def clean(name):
    """One line, composed characters, no space at the ends."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip()


def rank_of_alternate(name, main):
    """`code` for what nobody writes as a name: see `is_code`; else `alternate`."""
    return CODE if name != main and is_code(name) else ALTERNATE


def is_code(name):
    """Airport and UN/LOCODE codes, numbers, links, one or two Latin letters, machine transliterations.

    GeoNames adds transliterations in lower case throughout ("kan da ha", "qndhar") for its own search.
    """
    letters = [c for c in name if c.isalpha()]
    if not letters or re.search(r"https?:|www\.|\.(org|com|net|gov)\b", name):
        return True
    latin = [c for c in letters if _is_latin(c)]
    if not latin:
        return False
    if len(latin) == len(letters) and len(letters) <= 2:
        return True
    if re.fullmatch(r"[A-Z]{3,5}", name) or re.search(r"\d", name) and name.upper() == name and len(letters) < 4:
        return True
    return name == name.lower()


def _is_latin(letter):
    return letter < "ʰ" or "Ḁ" <= letter <= "ỿ" or letter in "ʻʼʽʾʿ"


def is_abbreviation(name):
    """U.S., É.-U., USA, США: up to five letters, all capitals, of a script that tells them apart in writing."""
    return name.isupper() and sum(c.isalpha() for c in name) <= 5 and max(name) < "԰"


def without_generic(name):
    """"Maidan Wardak Province" → "Maidan Wardak"; None where nothing is left that names a place."""
    short = GENERIC_HEAD.sub("", GENERIC_TAIL.sub("", name)).strip()
    return None if short == name or short.lower() in DIRECTIONS or len(short) < 3 else short


def without_brackets(name):
    """"Falkland Islands (Islas Malvinas)" → "Falkland Islands"; None without brackets."""
    short = re.sub(r"\s*[(（\[].*?[)）\]]", "", name).strip()
    return short if short and short != name else None
