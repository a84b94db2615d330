"""The command line: build, check, serve, and the tools of `commands/`. The only room that prints.

Exit codes: 0 done (warnings or not), 1 mistakes in the course or a failed build, 2 wrong use.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from coursekit import __version__, bundle, commands, recovery, source, verify
from coursekit.course import LITTLE_GARBAGE, Checked, check_folder
from coursekit.diagnostics import PLAIN, Diagnostic, Paint, as_json, printable
from coursekit.files import read_bytes, read_tree, refusal, write_tree
from coursekit.formats import as_github, as_sarif
from coursekit.publishing import beside, swap
from coursekit.words import FALLBACK, Words, languages

CONFIG = "mkdocs.yml"
COLOURS = Paint(error="\x1b[1;31m", warning="\x1b[1;33m", faint="\x1b[2m", end="\x1b[0m")


def program(default_course: Path | None = None) -> int:
    """Run one command as a process of its own, which looks for garbage but rarely until it ends."""
    gc.set_threshold(LITTLE_GARBAGE)
    return main(default_course=default_course)


def main(argv: Sequence[str] | None = None, default_course: Path | None = None) -> int:
    """Run one command; gives the exit code. `default_course` is the folder to work on where none is named."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter shows a sign, not a traceback
            stream.reconfigure(errors="replace")
    folder = default_course or Path()
    named, _ = course_option().parse_known_args(argv)
    root = Path(named.course or folder).resolve()
    words = Words(named.lang or language_of(root))
    options = understood(argv, words)
    try:
        return obey(root, options, words)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return stop(refused(error, words))


def obey(root: Path, options: argparse.Namespace, words: Words) -> int:
    """Do what the command line asks for."""
    if options.command in commands.names():
        return run_tool(root, options, words)
    if options.explain:
        return explain(options.explain, words)
    for name in ["course.yml"] if options.command == "check" else ["course.yml", CONFIG]:
        if not (root / name).exists():
            return stop(words("report.no_course", folder=root, file=name), 2)
    return COMMANDS[options.command](root, options, words)


def course_option() -> argparse.ArgumentParser:
    """Make the parser of the option that is needed before the words of the others are known."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--course", metavar="DIR")
    parser.add_argument("--lang")
    return parser


def understood(argv: Sequence[str] | None, words: Words) -> argparse.Namespace:
    """Read the command line: a tool, named first of what is left beside the course, has options of its own."""
    _, rest = course_option().parse_known_args(argv)
    if rest and rest[0] in commands.names():
        return tool_parser(rest[0], words).parse_args(rest[1:], argparse.Namespace(command=rest[0]))
    result = parser(words)
    options = result.parse_args(argv)
    if options.command in commands.names():
        result.error(words("tools.name_first", name=options.command))
    return options


def tool_parser(name: str, words: Words) -> argparse.ArgumentParser:
    """Make the parser of one tool."""
    program = f"{Path(sys.argv[0]).name} {name}"
    result = argparse.ArgumentParser(prog=program, description=words(f"tools.{name}"), allow_abbrev=False)
    result.add_argument("--course", metavar="DIR", help=words("cli.course"))
    commands.tool(name).options(result, words)
    return result


def run_tool(root: Path, options: argparse.Namespace, words: Words) -> int:
    """Run a tool and print what it says."""
    tool = commands.tool(options.command)
    for name in tool.NEEDS:
        if not (root / name).exists():
            return stop(words("report.no_course", folder=root, file=name), 2)
    said = tool.run(root, options, words)
    for text, stream in ((said.error, sys.stderr), (said.out, sys.stdout)):
        if text:
            print(text, file=stream)
    return int(said.code)


def parser(words: Words) -> argparse.ArgumentParser:
    """Make the parser of build, check and serve, in the course's language; its help names the tools too."""
    lines = [(name, words(f"cli.{name}")) for name in COMMANDS]
    lines += [(name, words(f"tools.{name}")) for name in commands.names()]
    result = argparse.ArgumentParser(
        description=words("cli.description"),
        epilog="\n".join(f"  {name:8}{text}" for name, text in lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    result.add_argument(
        "command", nargs="?", default="build", choices=[*COMMANDS, *commands.names()], help=words("cli.command")
    )
    result.add_argument("--course", metavar="DIR", help=words("cli.course"))
    result.add_argument("--site", metavar="DIR", help=words("cli.site"))
    result.add_argument("--engine", choices=["mkdocs", "plain"], default="mkdocs", help=words("cli.engine"))
    result.add_argument("--format", choices=["text", *FORMATS], default="text", help=words("cli.format"))
    result.add_argument("--lang", choices=languages(), help=words("cli.lang"))
    result.add_argument("--explain", metavar="CODE", help=words("cli.explain"))
    result.add_argument("--strict", action="store_true", help=words("cli.strict"))
    result.add_argument("--address", metavar="HOST:PORT", help=words("cli.address"))
    return result


def language_of(root: Path) -> str:
    """Find the language of a course before it is read for real."""
    path = root / "course.yml"
    data = b""
    with suppress(OSError):  # whatever reads it for real says what is wrong with it
        data = read_bytes(path)
    text, _ = source.decode("course.yml", data)
    node = recovery.top("course.yml", text).node
    plain = node.plain() if node else {}
    return str(plain.get("language", FALLBACK)) if isinstance(plain, dict) else FALLBACK


def check(root: Path, options: argparse.Namespace, words: Words) -> int:
    """Report every finding."""
    checked = check_folder(root)
    if options.format in FORMATS:
        print(FORMATS[options.format](checked.diagnostics, words))
    else:
        report(checked, words)
        print(summary(checked, words))
    return 1 if fails(checked, options) else 0


def explain(code: str, words: Words) -> int:
    """Say what a finding means, with an example of what is wrong and one of what is right."""
    from coursekit import explain

    if code not in explain.codes():
        near = explain.near(code)
        return stop(words("report.no_code", code=code, near=near) if near else words("report.no_codes", code=code), 2)
    print(explain.as_text(code, words))
    return 0


def build(root: Path, options: argparse.Namespace, words: Words) -> int:
    """Build the site beside the former one, and swap it in once it is whole."""
    from coursekit.engines import mkdocs  # MkDocs is slow to import, and `check` does without it

    if options.engine == "plain":
        return write_plain(root, options, words)
    site = Path(options.site or root / "site").resolve()
    mkdocs.log_to_terminal()
    try:
        with beside(site) as fresh:
            headers = mkdocs.build_site(root / CONFIG, fresh, options.strict, progress(words))
            if not publishable(fresh, options, words):
                return stop(words("report.stopped"))
            said = [words("report.built", site=site), *lay_headers(site, headers, words), weights(words)]
            swap(fresh, site)  # last: whatever fails before leaves the former site
    except mkdocs.CourseError as error:
        return stop(error.message)
    except mkdocs.EngineError as error:
        return stop(f"{error}\n\n{words('report.engine_failed')}")
    except OSError as error:
        return stop(f"{refused(error, words)}\n\n{words('report.engine_failed')}")
    print(*said, sep="\n")
    print(words("report.view", index=site / "index.html", serve="uv run build_quiz.py serve"))
    return 0


def lay_headers(site: Path, headers: Mapping[str, str], words: Words) -> list[str]:
    """Write the settings for web servers beside the site, as what lies in it is public; gives what to say of it."""
    if not headers:
        return []
    folder = site.with_name(f"{site.name}-headers")
    write_tree(folder, {name: text.encode() for name, text in headers.items()})
    return [words("report.headers", folder=folder)]


def weights(words: Words) -> str:
    """Say how much a page may fetch."""
    sizes = ", ".join(f"{name} {size / 1000:.1f} kB" for name, size in bundle.weights(words.language).items())
    return words("report.sizes", sizes=sizes)


def progress(words: Words) -> Callable[[int, int], None] | None:
    """Make what shows on a terminal how many pages are done, in a line that the next output takes the place of."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        text = words("report.progress", done=done, total=total)
        print(text if done < total else " " * len(text), end="\r", file=sys.stderr, flush=True)

    return show


def publishable(site: Path, options: argparse.Namespace, words: Words) -> bool:
    """Report what is wrong with a finished site, and tell whether it may take the place of the former one.

    A link that leads nowhere has been reported already where the check knows its place; a strict build ends with that.
    """
    from coursekit.engines.mkdocs import adapter

    found = verify.faults(read_tree(site))
    faults = [fault for fault in found if not adapter.has_reported(fault.path, fault.what)]
    for fault in faults:
        print(f"{fault.path}: {words(f'site.{fault.kind}', what=printable(fault.what))}", file=sys.stderr)
    return verify.PUBLISHABLE.issuperset(fault.kind for fault in faults) and not (options.strict and faults)


def write_plain(root: Path, options: argparse.Namespace, words: Words) -> int:
    """Write the tree for another engine."""
    from coursekit.engines import mkdocs, plain

    checked = check_folder(root)
    report(checked, words)
    if fails(checked, options):
        return stop(words("report.stopped"))
    try:
        folder = plain.write(checked.course, mkdocs.settings(root / CONFIG), root, CONFIG)
    except mkdocs.EngineError as error:
        return stop(f"{error}\n\n{words('report.engine_failed')}")
    print(words("report.plain", folder=folder / "docs", config=folder / CONFIG))
    return 0


def serve(root: Path, options: argparse.Namespace, words: Words) -> int:
    """Show the site on this computer."""
    from coursekit.engines import live, mkdocs

    mkdocs.log_to_terminal(verbose=True)
    try:
        live.serve_site(root / CONFIG, options.address, words, progress(words))
    except mkdocs.EngineError as error:
        return stop(f"{error}\n\n{words('report.engine_failed')}")
    return 0


FORMATS: dict[str, Callable[[Iterable[Diagnostic], Words], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": lambda diagnostics, words: as_sarif(diagnostics, words, __version__),
}

COMMANDS: dict[str, Callable[[Path, argparse.Namespace, Words], int]] = {
    "build": build,
    "check": check,
    "serve": serve,
}


def report(checked: Checked, words: Words) -> None:
    """Print findings to the error stream, as compilers do."""
    if checked.diagnostics:
        print(checked.report(words, COLOURS if in_colour(sys.stderr) else PLAIN), end="\n\n", file=sys.stderr)


def in_colour(stream: TextIO) -> bool:
    """Tell whether to use colours: on a terminal that knows them, unless its user asks for none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def summary(checked: Checked, words: Words) -> str:
    """Count what was found, or what was read without a finding."""
    course, levels = checked.course, [diagnostic.level for diagnostic in checked.diagnostics]
    if levels:
        return words("report.found", errors=levels.count("error"), warnings=levels.count("warning"))
    return words(
        "report.clean",
        modules=len(course.modules),
        pages=len(course.all_pages),
        quizzes=len(course.quizzes),
        items=sum(len(quiz.items) for quiz in course.quizzes.values()),
    )


def fails(checked: Checked, options: argparse.Namespace) -> bool:
    """Tell whether the findings forbid going on: errors always, warnings with `--strict`."""
    return checked.has_errors or (options.strict and bool(checked.diagnostics))


def refused(error: OSError, words: Words) -> str:
    """Say what the disk refuses, and why."""
    path = error.filename2 or error.filename
    return words("report.refused", path=path, reason=refusal(error)) if path else str(error)


def stop(text: str, code: int = 1) -> int:
    """Say why nothing more is done, and give the exit code."""
    print(text, file=sys.stderr)
    return code
