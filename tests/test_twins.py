"""The scorers in Python and JavaScript agree on random cases, and keep what a score promises."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from random import Random
from typing import Any

import node
import node_fixtures
import pytest
from random_cases import IDENTIFIERS, Case, can_be_won, cases, right

from coursekit.scoring import decimal, score

SEED = 20261122
CASES = cases(SEED, 12_000)
HUNDREDTHS = range(0, 100_001)


@pytest.fixture(scope="module")
def in_javascript(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The outcomes of all cases in JavaScript, as written and as bundled, from one process."""
    folder = tmp_path_factory.mktemp("twins")
    given = [{"declaration": case.declaration.as_json(), "response": case.response} for case in CASES]
    path = folder / "cases.json"
    path.write_text(json.dumps({"cases": given, "hundredths": list(HUNDREDTHS)}), encoding="utf-8")
    done = node.run("tests/runtime/outcomes.mjs", str(path), fixtures=node_fixtures.write(folder))
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("scorer", ["sources", "bundle.en", "bundle.sv"])
def test_both_languages_give_the_same_outcome(in_javascript: dict[str, Any], scorer: str) -> None:
    outcomes = in_javascript["outcomes"][scorer]
    assert len(outcomes) == len(CASES)
    differ = [
        (case, mine, theirs)
        for case, theirs in zip(CASES, outcomes, strict=True)
        if (mine := asdict(score(case.declaration, case.response))) != theirs
    ]
    assert not differ, f"{len(differ)} differ, the first: {differ[0]}"


def test_both_languages_write_points_alike(in_javascript: dict[str, Any]) -> None:
    assert in_javascript["decimals"] == [decimal(hundredths) for hundredths in HUNDREDTHS]


def test_the_cases_are_of_all_kinds() -> None:
    kinds = Counter((case.declaration.rule, case.declaration.cardinality, case.kind) for case in CASES)
    statuses = Counter(score(case.declaration, case.response).status for case in CASES)
    partial = sum(0 < score(case.declaration, case.response).score < case.declaration.max_score for case in CASES)
    assert len(set(IDENTIFIERS)) == len(IDENTIFIERS)
    assert len(kinds) == 2 * 2 * 8
    assert min(kinds.values()) > 300
    assert min(statuses.values()) > 1500
    assert partial > 500


def test_the_same_seed_gives_the_same_cases() -> None:
    assert cases(SEED, 100) == CASES[:100]


def test_a_score_lies_between_nothing_and_all() -> None:
    for case in CASES:
        outcome = score(case.declaration, case.response)
        assert 0 <= outcome.score <= outcome.max_score == case.declaration.max_score, case
        assert outcome.status == "scored" or outcome.score == 0, case


def test_the_order_of_a_response_changes_nothing() -> None:
    random = Random(SEED)
    for case in (case for case in CASES if isinstance(case.response, list)):
        shuffled = random.sample(case.response, len(case.response))
        assert score(case.declaration, shuffled) == score(case.declaration, case.response), case


def test_the_order_of_a_declaration_changes_nothing() -> None:
    random = Random(SEED)
    for case in CASES:
        assert score(shuffled(random, case), case.response) == score(case.declaration, case.response), case


def test_the_right_response_earns_full_marks() -> None:
    won = [case for case in CASES if can_be_won(case.declaration)]
    assert len(won) > 5000
    for case in won:
        assert score(case.declaration, right(case.declaration)).score == case.declaration.max_score, case


def test_what_a_form_cannot_send_is_malformed() -> None:
    for case in CASES:
        if case.kind in ("no identifier", "twice", "no list"):
            assert score(case.declaration, case.response).status == "malformed", case


def shuffled(random: Random, case: Case) -> Any:
    """Give a case's declaration with everything in another order."""
    data = case.declaration
    return type(data)(
        data.cardinality,
        data.rule,
        tuple(random.sample(data.choices, len(data.choices))),
        data.max_score,
        correct=tuple(random.sample(data.correct, len(data.correct))),
        mapping=dict(random.sample(list(data.mapping.items()), len(data.mapping))),
    )
