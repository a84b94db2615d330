"""Random typed texts and numbers: as learners write what is right, as they slip, and as nobody should."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, localcontext
from random import Random

from coursekit.typed import plain

WORDS = ["lås", "benägen", "motiverad", "problem analysis triangle", "crime", "Straße", "ΟΔΟΣ", "İstanbul", "naïve"]
WORDS += ["toString", "__proto__", "constructor", "1990", "0", "-1", "o'brien", "ja", "nej", "e", "日本", "x" * 40]
WORDS += ["\U0001f600", "\U00010437a", "\uff41a", "T\u0308", "J\u030c", "\u1e96", "\u0399\u0308\u0301", "\u2126"]
STRANGERS = [
    "\ud83d",
    "\ude00a",
    "\x00",
    "\x85",
    "\u180e",
    "\u202eabc",
    "e\u00ad\u0301",
    "\u1fef\u1ffd",
    "--",
    "\u2013",
]
BLANKS = ["", " ", "\t", "\n", "\u00a0", "\u2028", "\u3000", "\ufeff", " \u2009\u202f "]
IGNORED = [" ", "\u00a0", "\u2009", "-", "\u2010", "\u2013", "\u2014", "\u2212", "'", '"', "\u2019", "\u201d", "\u00ab"]
IGNORED += ["\u00ad", "\u200b", "\u200d", "\u2060", "\u00b4", "`", "\t", "\n", "\ufeff"]
SPACES = [" ", "\u00a0", "\u2009", "\u202f"]
UNITS = ["m", "%", "per cent", "kr", "°C", "Å", "m/s"]
ODD_NUMBERS = [
    "1 0000",
    "1e5",
    "\u0663",
    "1,000,000",
    "1.000,5",
    "--5",
    "5-",
    "0x10",
    "\u00bd",
    "1_000",
    "NaN",
    "+",
    "-",
]
ODD_NUMBERS += [
    ".",
    ",5",
    "5,",
    "+.5",
    "\uff11\uff12",
    "1\u3000000",
    "1\t000",
    "1 00",
    "12 34",
    "1 000 00",
    "many",
    "--",
]
ODD_NUMBERS += ["9" * 30, "9" * 31, "0" * 31, "0" * 29 + "5", "-" + "1" * 30, "1." + "3" * 29, "1." + "3" * 30]
ODD_NUMBERS += [
    "1 000 0000",
    "1 000 000 000",
    "5 - 5",
    "5\n",
    "\ufeff5",
    "5 \u00b4",
    "\u2013 5",
    "Infinity",
    "1n",
    "0b1",
]


def dressed(random: Random, text: str) -> str:
    """Write a text in another way that reads the same."""
    letters = [other_case(letter) if random.random() < 0.4 else letter for letter in text]
    for _ in range(random.randint(0, 3)):
        letters.insert(random.randint(0, len(letters)), random.choice(IGNORED))
    return unicodedata.normalize(random.choice(["NFC", "NFD"]), "".join(letters))


def other_case(letter: str) -> str:
    """Give the capital of a letter, where that has no other small letter."""
    capital = letter.upper()
    return capital if "".join(part.lower() for part in capital) == letter else letter


def slipped(random: Random, text: str) -> str:
    """Insert, delete or replace one to four letters."""
    letters = list(text)
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(letters))
        letters[at : at + random.randint(0, 1)] = random.choice([[], ["a"], ["e"], ["å"], ["0"], ["\U0001f600"]])
    return "".join(letters)


def stranger(random: Random) -> str:
    """Make a text that is hardly ever a known one."""
    return random.choice([random.choice(STRANGERS), random.choice(WORDS) + random.choice(STRANGERS + WORDS)])


def decimal_text(random: Random) -> str:
    """Write a number as a declaration holds it."""
    whole = random.choice([0, random.randint(0, 20), random.randint(0, 2000), random.randint(0, 10**14)])
    part = random.choice(["", "", ".0", ".5", f".{random.randint(0, 999):03d}", f".{random.randint(0, 10**9):010d}"])
    return random.choice(["", "", "-"]) + str(whole) + part


def moved(text: str, by: str) -> str:
    """Add a small number to one, exactly."""
    with localcontext(prec=100):
        return f"{Decimal(text) + Decimal(by):f}"


def written(random: Random, number: str, units: tuple[str, ...] = ()) -> str:
    """Write a number as learners do: signs, spaces between thousands, comma or point, zeros, and a unit."""
    sign = random.choice(["-", "\u2212"]) if number.startswith("-") else random.choice(["", "", "+"])
    whole, _, part = number.removeprefix("-").partition(".")
    zeros = "0" * random.randint(0, 2)
    part = f"{random.choice(',.')}{part}{zeros}" if part or zeros else ""
    if whole == "0" and part and random.random() < 0.3:
        whole = ""
    unit = dressed(random, random.choice(units)) if units and random.random() < 0.5 else ""
    gaps = [random.choice(["", *SPACES]) for _ in range(3)]
    return gaps[0] + sign + gaps[1] + grouped(random, whole) + part + gaps[2] + unit


def grouped(random: Random, whole: str) -> str:
    """Put spaces between thousands, or not, or zeros in front."""
    way = random.random()
    if way < 0.4:
        return random.choice(["", "0", "00"]) + whole if whole else ""
    first = len(whole) % 3 or 3
    groups = [whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))]
    return "".join(group + random.choice(SPACES) for group in groups[:-1]) + groups[-1]


PLAIN_WORDS = [text for text in dict.fromkeys(plain(word) for word in WORDS) if text]
