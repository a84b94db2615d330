"""What has been compiled of templates is kept between runs, and nothing depends on its being there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from coursekit.templating import TemplateCache, edition, template_cache


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of this test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def greeting(text: str, cache: TemplateCache | None) -> tuple[str, int]:
    """Render a template, and count how often one was compiled."""
    compiled = []

    class Counting(Environment):
        def compile(self, *arguments, **options):
            compiled.append(arguments)
            return super().compile(*arguments, **options)

    environment = Counting(loader=DictLoader({"page": text}), bytecode_cache=cache)
    return environment.get_template("page").render(name="Ada"), len(compiled)


@pytest.mark.usefixtures("kept")
def test_a_template_is_compiled_once_and_again_when_its_text_changes() -> None:
    for text, times in [("Hi {{ name }}", 1), ("Hi {{ name }}", 0), ("Ho {{ name }}", 1), ("Ho {{ name }}", 0)]:
        assert greeting(text, template_cache("test")) == (f"{text[:2]} Ada", times)


@pytest.mark.usefixtures("kept")
def test_templates_of_two_uses_are_kept_apart() -> None:
    greeting("Hi {{ name }}", template_cache("one"))
    assert greeting("Hi {{ name }}", template_cache("other")) == ("Hi Ada", 1)


def test_a_damaged_kept_template_is_compiled_again(kept: Path) -> None:
    greeting("Hi {{ name }}", template_cache("test"))
    files = [path for path in kept.rglob("coursekit-test-*") if path.is_file()]
    assert files
    for damage in (b"", b"\0" * 50, files[0].read_bytes()[:-9]):
        files[0].write_bytes(damage)
        assert greeting("Hi {{ name }}", template_cache("test")) == ("Hi Ada", 1)


def test_a_place_that_keeps_nothing_does_no_harm(kept: Path) -> None:
    cache = template_cache("test")
    assert cache
    cache.directory = str(kept / "not-there")
    assert [greeting("Hi {{ name }}", cache) for _ in range(2)] == [("Hi Ada", 1)] * 2


def test_without_a_safe_place_nothing_is_kept(kept: Path) -> None:
    (kept / f"_jinja2-cache-{os.getuid()}").write_text("in the way", encoding="utf-8")
    assert template_cache("test") is None


def test_words_stand_in_what_is_compiled_so_that_other_words_are_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"locales/en.yml": "page:\n  hint: Hint\n", "words.py": "", "templating.py": ""}
    monkeypatch.setattr("coursekit.templating.package_text", texts.__getitem__)
    former = edition("en")
    assert edition("en") == former
    for name in texts:
        monkeypatch.setitem(texts, name, texts[name] + "# changed\n")
        assert edition("en") != former
        former = edition("en")
