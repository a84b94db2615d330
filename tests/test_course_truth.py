"""The course states as fact only what somebody has read up: every figure, law, date, study and source stands in a list.

A statement that is missing there is named with its place. `uv run tests/course_truth.py` lists them all.
"""

from __future__ import annotations

import re

import pytest
from course_sources import cited, is_registered, misleading_links, register, unnumbered, untold, works
from course_text import cut, passages
from course_truth import (
    ROOT,
    facts,
    unnumbered_laws,
    unsupported,
    unsupported_dates,
    unsupported_figures,
    unsupported_paragraphs,
    unsupported_statutes,
    unsupported_studies,
)

PAGE = "modules/1-x/1-y.md"
READ = passages(ROOT)
FOUND = unsupported()
NUMBERED = register(ROOT)


@pytest.mark.parametrize("kind", FOUND)
def test_what_the_course_states_stands_in_a_reviewed_list(kind: str) -> None:
    found = [str(claim) for claim in FOUND[kind]]
    assert found == [], "\n".join(found)


def test_every_source_that_is_cited_stands_in_the_register() -> None:
    missing = {f"{part.path}:{line}: {name}" for part in READ for line, name in cited(part) if name not in NUMBERED}
    assert missing == set()
    assert len(NUMBERED) > 100


def test_what_is_known_at_second_hand_is_told_as_somebodys_word() -> None:
    assert [f"{part.path}:{line}: {name}" for part in READ for line, name in untold(part, NUMBERED)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Enligt TT ökade oron ([K25](../kallor.md#k25)).", []),
        ("Oron ökade ([K25](../kallor.md#k25)).", ["K25"]),
        ("Oron ökade ([K21](../kallor.md#k21)).", []),
        ("## Källor\n\n- TT, om NTU 2025. [K25](../kallor.md#k25)", []),
    ],
)
def test_a_word_at_second_hand_without_its_teller_is_found(text: str, found: list[str]) -> None:
    assert [name for part in cut(PAGE, text) for _, name in untold(part, NUMBERED)] == found


def test_a_link_to_a_source_leads_to_the_number_it_shows() -> None:
    assert [link for part in READ for link in misleading_links(part)] == []


def test_every_work_in_a_list_of_sources_is_the_one_in_the_register() -> None:
    others = unnumbered(ROOT)
    named = [(part.path, line, work) for part in READ for line, work in works(part)]
    unknown = [f"{path}:{line}: {work}" for path, line, work in named if not is_registered(work, NUMBERED, others)]
    assert unknown == [], "\n".join(unknown)
    assert len({path for path, _, _ in named}) > 20


@pytest.mark.parametrize("name", ["statutes", "figures", "dates"])
def test_every_fact_of_a_list_names_its_source_and_its_place_in_the_fact_sheet(name: str) -> None:
    for entry in facts(name):
        assert entry["sheet"]
        numbers = re.findall(r"K\d+[a-c]?", entry["source"])
        assert set(numbers) <= set(NUMBERED)
        assert numbers or entry["source"] in {"utan K-nummer", "bladet självt"}


def test_no_fact_is_marked_as_uncertain_and_what_is_known_at_second_hand_has_its_teller() -> None:
    for entry in facts("figures"):
        assert entry["mark"] in {"A", "A2", "B"}
        assert entry["mark"] != "A2" or entry["teller"]


# What stands in a text, and what is found to lack support in it.
STATED = [
    ("Enligt TT oroades 54 procent (NTU 2025).", []),
    ("År 2025 oroades 54 procent.", ["54 procent"]),
    ("Enligt TT oroades 54 procent.", ["54 procent"]),
    ("Brotten minskade med 99 procent.", ["99 procent"]),
    ("Brotten minskade med 99 %.", ["99 %"]),
    ("Det kostar 17 miljarder om året.", ["17 miljarder"]),
    ("Staden har 123 456 invånare.", ["123 456"]),
    ("Nio av tio är nöjda.", ["Nio av tio"]),
    ("I Exempelstad minskade brotten med 99 procent.", []),
    ("I Exempelstad är det lugnt.\n\nMen brotten minskade med 99 procent.", ["99 procent"]),
    ('## Fallet\n\n!!! exempelstad "Exempelstad"\n    Påhittat.\n\n| Ägare | 99 000 |', []),
    ('## Fallet\n\n!!! exempelstad "Exempelstad"\n    Påhittat.\n\n## Sedan\n\nDet blev 99 000.', ["99 000"]),
    ("Lagen (2023:196) gäller.", []),
    ("Lagen (2023:197) gäller.", ["2023:197"]),
    ("I Exempelstad gäller lagen (2023:197).", ["2023:197"]),
    ("Enligt 4 § lagen (2023:196).", []),
    ("Enligt 8 § lagen (2023:196).", ["8 §"]),
    ("Enligt 4 § lagen.", ["4 §"]),
    ("Enligt 11–13 §§ lagen (2023:196).", []),
    ("Enligt 7–9 §§ lagen (2023:196).", ["7–9 §§"]),
    ("Se 3 kap. 2 och 15 §§ ordningslagen (1993:1617).", []),
    ("Se 3 kap. 2 och 16 §§ ordningslagen (1993:1617).", ["3 kap. 2 och 16 §§"]),
    ("Enligt ordningslagen behövs tillstånd.", ["ordningslagen"]),
    ("Enligt ordningslagen behövs tillstånd.\n\n## Mer\n\nOrdningslagen (1993:1617).", []),
    ("Sedan den 1 april 2025.", []),
    ("Sedan den 2 april 2025.", ["2 april 2025"]),
    ("Piza med flera (2019) och Arnstein 1969.", []),
    ("Piza med flera (2018) och Arnstein 1968.", ["Piza med flera (2018", "Arnstein 1968"]),
]


@pytest.mark.parametrize(("text", "claims"), STATED, ids=[text for text, _ in STATED])
def test_a_statement_without_support_is_found(text: str, claims: list[str]) -> None:
    found = [
        claim.claim
        for part in cut(PAGE, text)
        for check in (unsupported_figures, unsupported_statutes, unsupported_dates, unsupported_studies)
        for claim in check(part)
    ]
    by_law = (unsupported_paragraphs, unnumbered_laws)
    found += [claim.claim for part in cut(PAGE, text) for check in by_law for claim in check(part, text)]
    assert found == claims


QUIZ = (
    "title: T\nitems:\n  - id: one\n    prompt: Exempelstad, 99 procent.\n  - id: two\n    prompt: Minus 99 procent.\n"
)


def test_only_the_items_that_name_the_invented_town_may_have_its_figures() -> None:
    found = [claim for part in cut("quizzes/x.yml", QUIZ) for claim in unsupported_figures(part)]
    assert [(claim.line, claim.claim) for claim in found] == [(6, "99 procent")]


@pytest.mark.parametrize(
    ("work", "known"),
    [
        ("Brå, Genomförandet. [K19](../kallor.md#k19)", True),
        ("Boverket, Genomförandet. [K19](../kallor.md#k19)", False),
        ("Brå 2021, Nationella trygghetsundersökningen. [K21](../kallor.md#k21)", False),
        ("Arnstein, Sherry R. 1969, A Ladder of Citizen Participation.", True),
        ("Arnstein, Sherry R. 1970, A Ladder of Citizen Participation.", False),
        ("Andersson 1999, Om torg.", False),
    ],
)
def test_a_work_is_known_again_by_name_and_year(work: str, known: bool) -> None:
    assert is_registered(work, NUMBERED, unnumbered(ROOT)) is known
