"""What may be typed, and how it is read: blanks, texts, numbers, ranges and slips of the pen."""

from __future__ import annotations

BLANK = "\t\n\x0b\x0c\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
BLANK += "\u2028\u2029\u202f\u205f\u3000\ufeff"
SIGNS = "\u00ad\u200b\u200c\u200d\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
SIGNS += "\u2039\u203a\u2060\u2212\u00ab\u00bb\u00b4`'\"-"
NOT_BLANK = "\x00\x1c\x1f\x85\u180e\u200b\u2060a-"
DECIDING = "._,;:!?/\\()%&+*#@0٣²½åßıſｆﬁ"

# A typed text, and what decides in it.
PLAIN = [
    ("", ""),
    (BLANK + SIGNS, ""),
    (DECIDING, DECIDING),
    ("Crime Triangle", "crimetriangle"),
    ("\u201cCrime\u201d\u2014tri\u00adangle", "crimetriangle"),
    ("A\u030angstro\u0308m", "ångström"),
    ("\u212b\u2126\u212a", "åωk"),
    ("\u1fef\u1ffd", ""),
    ("\u0130", "i\u0307"),
    ("I\u0307", "i\u0307"),
    ("\u1e9e", "ß"),
    ("ΟΔΟΣ ΟΔΟΣ", "οδοσοδοσ"),
    ("ς", "ς"),
    ("T\u0308", "\u1e97"),
    ("J\u030c", "\u01f0"),
    ("\u03aa\u0301", "\u0390"),
    ("e\u00ad\u0301", "é"),
    ("\u01c5", "\u01c6"),
    ("\U0001040f\U0001f600", "\U00010437\U0001f600"),
    ("\ud83dA", "\ud83da"),
    ("\uac00\u1100\u1161", "\uac00\uac00"),
]
# A typed text, the units that are understood, and the number as whole digits and how many are decimals.
NUMBERS = [
    ("3,14", [], ["314", 2]),
    ("3.140", [], ["3140", 3]),
    ("007", [], ["7", 0]),
    ("-0", [], ["0", 0]),
    (",5", [], ["5", 1]),
    ("+ 5", [], ["5", 0]),
    (" \u2212 1\u202f000,50 ", [], ["-100050", 2]),
    ("12 345 678", [], ["12345678", 0]),
    ("5 '", [], ["5", 0]),
    ("5 -", [], ["5", 0]),
    ("5 M", ["m"], ["5", 0]),
    ("5m", ["M", "kr"], ["5", 0]),
    ("5 m", [], None),
    ("5 m m", ["m"], None),
    ("5 constructor", ["m"], None),
    ("1 0000", [], None),
    ("1 0000", ["0000"], ["1", 0]),
    ("12 34", [], None),
    ("1000 000", [], None),
    ("1 000 0000", [], None),
    ("1\t000", [], None),
    ("1e5", [], None),
    ("1e5", ["e5"], ["1", 0]),
    ("1,2,3", [], None),
    ("1.000,5", [], None),
    ("5,", [], None),
    ("5.", [], None),
    ("", [], None),
    ("-", [], None),
    (".", [], None),
    ("m", ["m"], None),
    ("--5", [], None),
    ("\u20135", [], None),
    ("\ufeff5", [], None),
    ("5\ufeff", [], ["5", 0]),
    ("\u0663", [], None),
    ("\u00b2", [], None),
    ("\uff15", [], None),
    ("0x10", [], None),
    ("1_000", [], None),
    ("1n", [], None),
    ("NaN", [], None),
    ("Infinity", [], None),
    ("9" * 30, [], ["9" * 30, 0]),
    ("9" * 31, [], None),
    ("0" * 31, [], None),
    ("-" + "9" * 15 + "," + "9" * 15, [], ["-" + "9" * 30, 15]),
    ("9" * 15 + "," + "9" * 16, [], None),
]
# A typed number, the ends of a range, and whether the number lies between them.
WITHIN = [
    ("5", "5", "5", True),
    ("5,00", "5", "5.0", True),
    ("4.999999999999999999999", "5", "", False),
    ("5.000000000000000000001", "", "5", False),
    ("-5", "-5", "-3", True),
    ("-2,9", "-5", "-3", False),
    ("-0,5", "-0.5", "-0.5", True),
    ("0,5", "", "-0.5", False),
    ("0", "-0", "0.0", True),
    ("123", "", "", True),
    ("9007199254740993", "9007199254740993", "9007199254740993", True),
    ("9007199254740992", "9007199254740993", "", False),
    ("7", "10", "5", False),
    ("0,3", "0.1", "0.3", True),
    ("5", "12345678901234567890123456789012345678901234567890.5", "", False),
]
# A text, the known texts with their weights, the tolerance, and the one that was meant.
NEAREST: list[tuple[str, dict[str, int], int, str | None]] = [
    ("cat", {"cat": 0}, 0, "cat"),
    ("cat", {"car": 1}, 0, None),
    ("car", {"car": 1}, 3, "car"),
    ("cat", {"car": 1}, 3, None),  # up to four letters no slip is forgiven, however many the author allows
    ("bara", {"fara": 1}, 3, None),
    ("crat", {"crate": 1}, 3, "crate"),  # from five one is
    ("cat", {"crate": 1}, 3, None),
    ("tringl", {"triangl": 1}, 3, "triangl"),
    ("tringla", {"triangl": 1}, 3, None),
    ("tringla", {"triangle": 1}, 3, "triangle"),  # from eight two are
    ("tringla", {"triangle": 1}, 1, None),  # but never more than the author allows
    ("tringlas", {"triangle": 1}, 3, None),
    ("placemking", {"placemaking": 1}, 3, "placemaking"),
    ("plcmking", {"placemaking": 1}, 3, None),
    ("plcmkings", {"placemakings": 1}, 3, "placemakings"),  # from twelve three are
    ("plcmkngs", {"placemakings": 1}, 9, None),
    ("cat", {}, 3, None),
    ("", {"": 1}, 0, ""),
    ("", {"abc": 1}, 3, None),
    ("abcd", {"": 1}, 3, None),
    ("knitting", {"sittings": 1}, 3, None),
    ("caravaz", {"caravan": 0, "caravat": 1}, 1, "caravat"),
    ("caravaz", {"caravan": 1, "caravat": 1}, 1, "caravan"),
    ("caravaz", {"caravat": 1, "caravan": 1}, 1, "caravan"),
    ("caravaz", {"caravan": -1, "caravat": 0}, 1, "caravat"),
    ("caravans", {"caravan": 0, "caravat": 9}, 3, "caravan"),
    ("1990", {"b": 1, "19901": 1, "19911": 1}, 1, "19901"),
    ("tostrin", {"tostring": 1}, 1, "tostring"),
    ("toString", {"a": 1}, 0, None),
    ("__proto__", {"a": 1}, 3, None),
    ("__proto", {"__proto__": 1}, 2, "__proto__"),
    ("abcde\U0001f600", {"abcde": 1}, 1, "abcde"),
    ("\U0001f600" * 4, {"\U0001f601" + "\U0001f600" * 3: 1}, 2, None),  # four letters, though eight units of UTF-16
    ("\U0001f600" * 5, {"\U0001f601" + "\U0001f600" * 4: 1}, 2, "\U0001f601" + "\U0001f600" * 4),
    ("abcd", {"\uff41abcd": 1, "\U00010437abcd": 1}, 1, "\U00010437abcd"),  # as JavaScript sorts: by UTF-16
]
