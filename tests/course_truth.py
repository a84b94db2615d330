"""What the course states as fact, against the lists of facts that somebody has read up and signed.

`uv run tests/course_truth.py` lists every statement without support with its place, and the entry that would have to be
completed from the source and put into `tests/course_facts/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from course_text import Passage, passages

ROOT = Path(__file__).parent.parent
FACTS = Path(__file__).parent / "course_facts"
MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
NUMBER = r"\d{1,3}(?: \d{3})+|\d+(?:,\d+)?"
COUNTED = (
    "procentenheter|procents?|%|miljoner|miljarder|kronor|studier|utvärderingar|mätningar|test|svarande|ansökningar"
)
FIGURE = re.compile(
    rf"(?<![\d,:/§])(?:(?:{NUMBER})[–-])?(?:{NUMBER}) ?(?:{COUNTED})(?!\w)|(?<![\d,:/])\d{{1,3}}(?: \d{{3}})+(?!\d)"
    r"|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio) av tio\b|\bvar (?:tredje|fjärde|femte|tionde)\b"
    r"|\b(?:vartannat företag|varannan (?:invånare|person|butik|handlare))\b|\bhälften av \w+",
    re.IGNORECASE,
)
STATUTE = re.compile(r"(?<![\d/:-])(?:1[6-9]|20)\d\d(?:/\d\d(?:\d\d)?)?:(?:[A-Za-zÅÄÖ]+)?\d+\b")
PARAGRAPHS = re.compile(
    r"(?:(?P<chapter>\d+) ?kap\. )?(?P<list>\d+(?: [a-z])?(?:(?:[–-]|, | och | eller )\d+(?: [a-z])?)*) §§?"
)
DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{MONTH}) (?:19|20)\d\d\b")
STUDY = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖé’&-]+)(?: m\.fl\.| med flera)?,? \(?(?P<year>(?:19|20)\d\d)(?![\d:/]|-tal)"
)


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A statement of the course that no list bears out, where it stands, and what is missing."""

    path: str
    line: int
    claim: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.claim}: {self.why}"


@cache
def facts(name: str) -> Any:
    """Read one list of facts."""
    return yaml.safe_load((FACTS / f"{name}.yml").read_text("utf-8"))


def unsupported_figures(passage: Passage) -> Iterator[Unsupported]:
    """Yield figures that are in no list, or lack the year or the teller that their entry asks for."""
    for line in passage.lines:
        for match in () if line.invented else FIGURE.finditer(line.text):
            claim = plain(match[0])
            entries = [entry for entry in facts("figures") if plain(str(entry["figure"])) == claim]
            missing = [lacks(entry, passage.text) for entry in entries]
            if is_own(passage.path, claim) or "" in missing:
                continue
            yield Unsupported(passage.path, line.number, match[0], " or ".join(missing) or "not in figures.yml")


def plain(figure: str) -> str:
    return figure.lower().replace("%", " procent").replace("procents", "procent").replace("  ", " ").replace("-", "–")


def lacks(entry: dict[str, Any], text: str) -> str:
    """Say what a passage must name beside a figure: its year, and for a fact at second hand who tells it."""
    wanted = [str(entry[key]) for key in ("year", "teller") if key in entry]
    absent = [word for word in wanted if word not in text]
    return f"{' and '.join(absent)} not named in the same passage" if absent else ""


def is_own(path: str, claim: str) -> bool:
    """Tell whether a figure is the course's own on that page: invented, a sum, a rule of the course."""
    return claim in {plain(str(figure)) for figure in facts("own_figures").get(path, [])}


def unsupported_statutes(passage: Passage) -> Iterator[Unsupported]:
    """Yield numbers of laws, bills and reports that are in no list."""
    known = {entry["number"] for entry in facts("statutes")}
    for line in passage.lines:
        for match in STATUTE.finditer(line.text):
            if match[0] not in known:
                yield Unsupported(passage.path, line.number, match[0], "not in statutes.yml")


def unsupported_paragraphs(passage: Passage, page: str) -> Iterator[Unsupported]:
    """Yield paragraphs that belong to none of the laws that the page (or the item) names by number."""
    named = [entry for entry in facts("statutes") if entry["number"] in page]
    known = {str(paragraph) for entry in named for paragraph in entry.get("paragraphs", [])}
    for line in passage.lines:
        for match in PARAGRAPHS.finditer(line.text):
            for paragraph in spelt_out(match["chapter"], match["list"]):
                if paragraph not in known:
                    laws = ", ".join(entry["number"] for entry in named) or "none"
                    why = f"{paragraph} is in no law named there ({laws})"
                    yield Unsupported(passage.path, line.number, match[0], why)


def unnumbered_laws(passage: Passage, page: str) -> Iterator[Unsupported]:
    """Yield laws called by their name where the page (or the item) does not give their number."""
    for entry in facts("statutes"):
        if "called" not in entry or entry["number"] in page:
            continue
        for line in passage.lines:
            for match in re.finditer(rf"\b(?:{entry['called']})", line.text, re.IGNORECASE):
                yield Unsupported(passage.path, line.number, match[0], f"without its number, {entry['number']}")


def spelt_out(chapter: str | None, text: str) -> Iterator[str]:
    """Yield `3:2` and `3:15` for `3 kap. 2 och 15`, and every paragraph of a range."""
    for part in re.split(r", | och | eller ", text):
        first, _, last = part.replace(" ", "").replace("-", "–").partition("–")
        numbers = range(int(first), int(last) + 1) if last.isdigit() and first.isdigit() else [first, last]
        yield from (f"{chapter}:{number}" if chapter else str(number) for number in numbers if number != "")


def unsupported_dates(passage: Passage) -> Iterator[Unsupported]:
    """Yield dates with a year that are in no list, outside the invented town."""
    known = {entry["date"] for entry in facts("dates")}
    for line in passage.lines:
        for match in () if line.invented else DATE.finditer(line.text):
            if match[0] not in known:
                yield Unsupported(passage.path, line.number, match[0], "not in dates.yml")


def unsupported_studies(passage: Passage) -> Iterator[Unsupported]:
    """Yield names with a year, as studies and reports are cited, that are in no list."""
    known, words = facts("studies")["works"], facts("studies")["not_works"]
    for line in passage.lines:
        for match in STUDY.finditer(line.text):
            if match["name"] not in words and int(match["year"]) not in known.get(match["name"], []):
                yield Unsupported(passage.path, line.number, match[0], "not in studies.yml")


def unsupported(root: Path = ROOT) -> dict[str, list[Unsupported]]:
    """Give all that the course states without support, by kind."""
    found: dict[str, list[Unsupported]] = {
        kind: [] for kind in ("figures", "statutes", "laws", "paragraphs", "dates", "studies")
    }
    read = passages(root)
    pages = {path: "\n".join(part.text for part in read if part.path == path) for path in {part.path for part in read}}
    for passage in read:
        page = passage.text if passage.path.endswith(".yml") else pages[passage.path]
        is_picture = passage.path.endswith(".svg")  # the page around it names the law
        found["figures"] += unsupported_figures(passage)
        found["statutes"] += unsupported_statutes(passage)
        found["laws"] += () if is_picture else unnumbered_laws(passage, page)
        found["paragraphs"] += () if is_picture else unsupported_paragraphs(passage, page)
        found["dates"] += unsupported_dates(passage)
        found["studies"] += unsupported_studies(passage)
    return found


# What a new entry of a list needs, to be completed by whoever has read the source.
ENTRIES = {
    "figures": '- {{figure: "{claim}", year: , source: , sheet: "", mark: , says: }}',
    "statutes": '- {{number: "{claim}", name: , source: , sheet: "", paragraphs: []}}',
    "dates": '- {{date: {claim}, says: , source: , sheet: ""}}',
}


def main() -> None:
    for kind, claims in unsupported().items():
        print(f"{kind}: {len(claims)}")
        for claim in claims:
            print(f"  {claim}")
        new = dict.fromkeys(claim.claim for claim in claims if claim.why == f"not in {kind}.yml")
        for text in new if kind in ENTRIES else ():
            print(ENTRIES[kind].format(claim=text))


if __name__ == "__main__":
    main()
