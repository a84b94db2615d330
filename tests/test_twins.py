"""The scorers in Python and JavaScript agree on random cases, and keep what a score promises."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import node
import node_fixtures
import pytest
from random_cases import SHAPES, Case, cases, of_types
from random_responses import IDENTIFIERS, MALFORMED
from scoring_vectors import declaration_of

from coursekit.model import Declaration, Outcome
from coursekit.reader import type_names
from coursekit.scoring import decimal, score
from coursekit.typed import nearest, number, plain, within

SEED = 20261122
COUNT = 13_500
EACH_EXAMPLE = 50
HUNDREDTHS = range(0, 100_001)


@dataclass(frozen=True, slots=True)
class Run:
    """All cases, the file that holds them as JSON, and the outcome in Python of each response in it."""

    cases: list[Case]
    path: Path
    outcomes: list[Outcome]
    recognised: list[str | int | None]

    def answered(self) -> Iterator[tuple[Case, str, Any, Outcome]]:
        """Yield each response with its case, its kind and its outcome."""
        outcomes = iter(self.outcomes)
        for case in self.cases:
            for kind, response in case.answers.items():
                yield case, kind, response, next(outcomes)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Score all cases in Python, each read from the same JSON as JavaScript reads."""
    made = [*cases(SEED, COUNT), *of_types(SEED, EACH_EXAMPLE)]
    given = [{"declaration": case.declaration.as_json(), "responses": list(case.answers.values())} for case in made]
    text = json.dumps({"cases": given, "hundredths": list(HUNDREDTHS)})
    path = tmp_path_factory.mktemp("twins") / "cases.json"
    path.write_text(text, encoding="utf-8")
    read = [
        (declaration, response)
        for entry in json.loads(text)["cases"]
        for declaration in [declaration_of(entry["declaration"])]
        for response in entry["responses"]
    ]
    return Run(made, path, [score(*pair) for pair in read], [recognised(*pair) for pair in read])


@pytest.fixture(scope="module")
def in_javascript(run: Run) -> dict[str, Any]:
    """The outcomes of all cases in JavaScript, as written and as bundled, from one process."""
    done = node.run("tests/runtime/outcomes.mjs", str(run.path), fixtures=node_fixtures.write(run.path.parent))
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def recognised(declaration: Declaration, response: Any) -> str | int | None:
    """Tell in Python which known text or range a typed response is taken for."""
    if not isinstance(response, list) or not response or not isinstance(response[0], str):
        return None
    if declaration.rule == "match_text":
        return nearest(plain(response[0]), declaration.mapping, declaration.tolerance)
    value = number(response[0], declaration.units)
    found = (n for n, entry in enumerate(declaration.ranges) if value and within(value, entry.low, entry.high))
    return next(found, None)


@pytest.mark.parametrize("scorer", ["sources", "bundle.en", "bundle.sv"])
def test_both_languages_give_the_same_outcome(run: Run, in_javascript: dict[str, Any], scorer: str) -> None:
    theirs = in_javascript["outcomes"][scorer]
    assert len(theirs) >= 100_000
    differ = [
        (kind, response, case.declaration, mine, other)
        for (case, kind, response, mine), other in zip(run.answered(), theirs, strict=True)
        if mine._asdict() != other
    ]
    assert not differ, f"{len(differ)} differ, the first: {differ[0]}"


def test_both_languages_take_what_is_typed_for_the_same(run: Run, in_javascript: dict[str, Any]) -> None:
    differ = [
        (kind, response, case.declaration, mine, theirs)
        for (case, kind, response, _), mine, theirs in zip(
            run.answered(), run.recognised, in_javascript["recognised"], strict=True
        )
        if mine != theirs
    ]
    assert not differ, f"{len(differ)} differ, the first: {differ[0]}"
    assert sum(mine is not None for mine in run.recognised) > 5000


def test_both_languages_write_points_alike(in_javascript: dict[str, Any]) -> None:
    assert in_javascript["decimals"] == [decimal(hundredths) for hundredths in HUNDREDTHS]


def test_the_cases_are_of_all_kinds(run: Run) -> None:
    made = [entry for entry in run.answered() if entry[0].shape in SHAPES]
    kinds = Counter((case.shape, kind) for case, kind, _, _ in made)
    statuses = Counter((case.shape, outcome.status) for case, _, _, outcome in made)
    partial = Counter(case.shape for case, _, _, outcome in made if 0 < outcome.score < outcome.max_score)
    assert len(set(IDENTIFIERS)) == len(IDENTIFIERS)
    assert {shape for shape, _ in kinds} == set(SHAPES)
    assert len(kinds) == 4 * 8 + 2 * 9 + 2 * 8 + 7
    assert min(kinds.values()) >= 1500
    assert len(statuses) == 3 * len(SHAPES)
    assert min(statuses.values()) > 1000
    assert set(partial) == {shape for shape in SHAPES if "match_correct" not in shape}
    assert min(partial.values()) > 100


def test_every_type_is_among_the_cases_right_wrong_blank_and_malformed(run: Run) -> None:
    found = {(case.shape, outcome.status) for case, _, _, outcome in run.answered()}
    assert found >= {(name, status) for name in type_names() for status in ("scored", "unanswered", "malformed")}
    won = {case.shape for case, _, _, outcome in run.answered() if 0 < outcome.score == outcome.max_score}
    assert won >= set(type_names()) - {"reflection"}


def test_the_same_seed_gives_the_same_cases(run: Run) -> None:
    assert cases(SEED, 90) == run.cases[:90]


def test_a_score_lies_between_nothing_and_all(run: Run) -> None:
    for case, kind, response, outcome in run.answered():
        assert 0 <= outcome.score <= outcome.max_score == case.declaration.max_score, (case, kind, response)
        assert outcome.status == "scored" or outcome.score == 0, (case, kind, response)


def test_what_says_nothing_is_unanswered(run: Run) -> None:
    for case, kind, response, outcome in run.answered():
        if kind == "blank":
            assert outcome.status == "unanswered", (case, response)


def test_what_a_form_cannot_send_is_malformed(run: Run) -> None:
    for case, kind, response, outcome in run.answered():
        if kind in MALFORMED:
            assert outcome.status == "malformed", (case, kind, response)


def test_what_is_right_earns_full_marks_however_it_is_written(run: Run) -> None:
    won = Counter(case.shape for case in run.cases if case.sound)
    assert min(won.values()) > 700
    for case, kind, response, outcome in run.answered():
        if kind == "right" and case.sound:
            assert outcome == Outcome("scored", case.declaration.max_score, case.declaration.max_score), (
                case,
                response,
            )


def test_the_order_of_a_response_changes_nothing_unless_an_order_is_asked_for(run: Run) -> None:
    random = Random(SEED)
    for case, kind, response, outcome in run.answered():
        assert score(case.declaration, mixed(random, case.declaration, response)) == outcome, (case, kind, response)


def test_the_order_of_a_declaration_changes_nothing(run: Run) -> None:
    random = Random(SEED)
    for case in run.cases[::3]:
        shuffled = shuffled_declaration(random, case.declaration)
        for response in case.answers.values():
            assert score(shuffled, response) == score(case.declaration, response), (case, response)


def mixed(random: Random, declaration: Declaration, response: Any) -> Any:
    """Put what a response holds in another order, where none is asked for."""
    if isinstance(response, list) and declaration.cardinality != "ordered":
        return random.sample(response, len(response))
    if not isinstance(response, dict) or declaration.cardinality != "record":
        return response
    entries = [
        (name, mixed(random, declaration.fields[name], parts) if name in declaration.fields else parts)
        for name, parts in response.items()
    ]
    return dict(random.sample(entries, len(entries)))


def shuffled_declaration(random: Random, declaration: Declaration) -> Declaration:
    """Give a declaration with everything in another order but what says which order is right, and the ranges."""
    fields = [(name, shuffled_declaration(random, part)) for name, part in declaration.fields.items()]
    correct = declaration.correct
    return replace(
        declaration,
        choices=tuple(random.sample(declaration.choices, len(declaration.choices))),
        correct=correct if declaration.cardinality == "ordered" else tuple(random.sample(correct, len(correct))),
        mapping=dict(random.sample(list(declaration.mapping.items()), len(declaration.mapping))),
        units=tuple(random.sample(declaration.units, len(declaration.units))),
        fields=dict(random.sample(fields, len(fields))),
    )
