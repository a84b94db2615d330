"""YAML text to located nodes: authors' texts stay as written, and no file is slow, large or fatal."""

from __future__ import annotations

import time

import pytest

from coursekit import source
from coursekit.model import Node, Span

PATH = "quizzes/test.yml"


def parse(text: str) -> Node:
    """Read a text that has no mistake; whether a comment cuts a text off is another test's question."""
    node, diagnostics = source.parse(PATH, text)
    assert node is not None
    assert {diagnostic.code for diagnostic in diagnostics} <= {"cut-text"}
    return node


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in source.parse(PATH, text)[1]]


SCALARS = """\
Yes no on Off true True FALSE y null ~ 1:30 007 0o17 0x1F 1_000 3,14 1.10 1e3 .5 +1 .inf .NaN
2026-11-22 2026-11-22T10:00:00 <<
"""
AS_WRITTEN = SCALARS.split()


@pytest.mark.parametrize("text", [*AS_WRITTEN, "1 000", "−5", "a:b", "a#b", "C:\\tea", "åäö 🍵"])
@pytest.mark.parametrize(
    "form", ["key: {}", 'key: "{}"', "key: '{}'", "key: |-\n  {}", "key: >-\n  {}", "key: {} # note"]
)
def test_a_value_stays_the_text_its_author_wrote(text: str, form: str) -> None:
    written = text.replace("\\", "\\\\") if '"' in form else text
    assert parse(form.format(written)).plain() == {"key": text}


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_key_stays_the_text_its_author_wrote(text: str) -> None:
    assert parse(f"{text}: value").plain() == {text: "value"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("key:", ""),
        ("key: ''", ""),
        ("key: 'it''s'", "it's"),
        ('key: "a\\tb\\u00e5"', "a\tbå"),
        ("key: one\n  two", "one two"),
        ("key: |\n  one\n\n    two\n", "one\n\n  two\n"),
        ("key: >\n  one\n  two\n", "one two\n"),
        ("key: [a, 'b, c', {d: e}]", ["a", "b, c", {"d": "e"}]),
        ("key:\n- a\n- - b\n  - c\n", ["a", ["b", "c"]]),
        ("---\nkey: value\n...\n", "value"),
    ],
)
def test_every_form_of_yaml_gives_its_value(text: str, value: object) -> None:
    assert parse(text).plain() == {"key": value}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_byte_order_mark_and_line_ends_change_neither_texts_nor_places(line_end: str, mark: bytes) -> None:
    data = mark + "title: Å\nintro: |\n  one\n  two\nlast: here\n".replace("\n", line_end).encode()
    text, diagnostics = source.decode(PATH, data)
    assert diagnostics == []
    node = parse(text)
    assert node.plain() == {"title": "Å", "intro": "one\ntwo\n", "last": "here"}
    assert node.at("last") == Span(PATH, 5, 7, 5, 11)
    assert node.keys["title"] == Span(PATH, 1, 1, 1, 6)


def at(text: str, span: Span) -> str:
    """Cut out of a text what a span within one line points at."""
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def test_spans_point_at_the_very_characters() -> None:
    text = "# åäö 🍵\nåäö: 🍵🍵  # tea\nlist: [a, 'b c', \"d\"]\nmap:\n  - key: {deep: värde}\n"
    node = parse(text)
    assert {key: at(text, span) for key, span in node.keys.items()} == {"åäö": "åäö", "list": "list", "map": "map"}
    assert at(text, node.at("åäö")) == "🍵🍵"
    assert [at(text, node.at("list", n)) for n in range(3)] == ["a", "'b c'", '"d"']
    assert at(text, node.at("map", 0, "key", "deep")) == "värde"
    assert node.at("map", 0, "key", "deep") == Span(PATH, 5, 17, 5, 22)


def test_a_path_that_leads_nowhere_ends_at_the_first_key_of_the_last_step_that_exists() -> None:
    text = "items:\n  - id: one\n    type: two\n"
    node = parse(text)
    assert at(text, node.at("items", 0, "prompt")) == "id"
    assert at(text, node.at("items", 0, "id", "more")) == "one"
    assert at(text, node.at("nothing")) == "items"


def test_places_count_from_the_line_a_text_begins_on() -> None:
    node, _ = source.parse(PATH, "title: a\nminutes: 5\n", first_line=2)
    assert node is not None
    assert node.at("minutes") == Span(PATH, 3, 10, 3, 11)
    for unreadable in ("title: a: b\n", "title: a\x07\n", "# nothing\n", "title: &a b\n"):
        _, (wrong,) = source.parse(PATH, unreadable, first_line=2)
        assert wrong.span.line == 2


def test_every_repeated_key_is_reported_and_the_first_counts() -> None:
    node, diagnostics = source.parse(PATH, "a: 1\nb: {c: 2, c: [3]}\na: {d: 4}\na: 5\n")
    assert node is not None
    assert node.plain() == {"a": "1", "b": {"c": "2"}}
    assert [(d.code, d.values["key"], d.span.line, d.related and d.related.line) for d in diagnostics] == [
        ("duplicate-key", "c", 2, 2),
        ("duplicate-key", "a", 3, 1),
        ("duplicate-key", "a", 4, 1),
    ]


def test_what_was_found_before_a_refusal_is_reported_too() -> None:
    assert codes("a: 1\na: 2\nb: &c d\n") == ["duplicate-key", "yaml-anchor"]


def test_a_file_that_ends_too_early_is_reported_at_its_end() -> None:
    _, (wrong,) = source.parse(PATH, "title: Test\nintro")
    assert (wrong.code, wrong.span.line, wrong.span.column) == ("yaml-syntax", 2, 6)


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ufffe"])
def test_a_character_nobody_sees_is_reported_at_its_place(char: str) -> None:
    _, (wrong,) = source.parse(PATH, f"title: {'ö' * 300}\nintro: te{char}a\n")
    assert (wrong.code, wrong.span) == ("yaml-syntax", Span(PATH, 2, 10, 2, 11))


def test_bytes_that_are_not_utf8_are_reported_at_their_character() -> None:
    _, (wrong,) = source.decode(PATH, "title: å\nintro: åä".encode() + b"\xe5 o\n")
    assert (wrong.code, wrong.span) == ("not-utf8", Span(PATH, 2, 10, 2, 11))


BOMB = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{'*' + chr(97 + n) + ', '}*a]\n" for n in range(20))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "too-deep"),
        ("[" * 20_000 + "]" * 20_000, "too-deep"),
        ("{a: " * 100_000, "too-deep"),
        ("- " * 100_000, "too-deep"),
        ("".join(" " * n + "a:\n" for n in range(1000)), "too-deep"),
        ("{" * 100_000, "key-not-text"),
        ("? " * 100_000, "key-not-text"),
        ("[]" * 10_000, "yaml-syntax"),
        ("]" * 100_000, "yaml-syntax"),
        (":" * 900_000, "yaml-syntax"),
        ('"' + "a\n" * 400_000, "yaml-syntax"),
        (BOMB, "yaml-anchor"),
        ("&a " * 20_000, "yaml-anchor"),
        ("!" * 900_000, "yaml-tag"),
        ("---\n" * 200_000, "yaml-documents"),
        ("#" * 900_000, "empty-file"),
        ("\n" * 900_000, "empty-file"),
    ],
    ids=lambda value: str(value)[:8].strip() or "blank",
)
def test_a_hostile_file_is_refused_in_a_moment(text: str, code: str) -> None:
    before = time.process_time()
    assert codes(text) == [code]
    assert time.process_time() - before < 1


def test_twenty_thousand_brackets_side_by_side_are_read_in_a_moment() -> None:
    before = time.process_time()
    assert len(parse("[" + "[]," * 20_000 + "]").plain()) == 20_000
    assert time.process_time() - before < 5


def test_nesting_may_go_as_deep_as_the_limit() -> None:
    depth = source.MAX_DEPTH
    assert codes("[" * depth + "]" * depth) == []
    assert codes("[" * (depth + 1) + "]" * (depth + 1)) == ["too-deep"]
