"""A folder's texts in, a typed course out; what could not be read is reported and left out, the rest goes on."""

from __future__ import annotations

import dataclasses
import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any, TypeVar

from coursekit import recovery, slips, source
from coursekit.diagnostics import Diagnostic, closest, in_code
from coursekit.fields import MAX_ITEMS, CourseFields, ItemFields, PageFields, QuizFields
from coursekit.files import Folder
from coursekit.identity import content_digest, is_id
from coursekit.markdown_scan import front_matter, scan
from coursekit.model import (
    Allowance,
    Completion,
    Course,
    Item,
    Module,
    Node,
    Objective,
    Operator,
    Page,
    Passed,
    Privacy,
    Quiz,
    RuleSetting,
    Span,
    Statements,
)
from coursekit.package import package_names
from coursekit.prose import read as read_prose
from coursekit.site_pages import SitePages, site_pages
from coursekit.validation import step_into, validate, validate_parts
from coursekit.words import Words, languages

F = TypeVar("F", CourseFields, PageFields)

NOTHING: Mapping[str, object] = {}
ENOUGH = 5000  # findings in a quiz: not even half of them are shown, and a report is to come soon
NO_FRONT_MATTER = PageFields()
STAND_INS = {"id": "course", "title": "?", "language": "?", "modules": []}  # for what `course.yml` lacks
UNKNOWN_RULE = Completion(read=True, passed=())  # where what completes the course cannot be read


@dataclass(slots=True)
class Reading:
    """A course, as far as it could be read, all that was found on the way, and the files' texts by path."""

    course: Course
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: Mapping[str, str] = field(default_factory=dict)


def read_course(folder: Folder) -> Reading:
    """Read everything in a course folder."""
    return Reader(folder).read()


class Reader:
    """Collects findings while it reads, so that one run reports every mistake of the course."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.diagnostics = list(folder.refused)
        self.refused = {diagnostic.span.path for diagnostic in folder.refused}
        self.language = ""
        self.site = SitePages()
        self.texts: dict[str, str] = {}
        self.words = Words("")

    def read(self) -> Reading:
        """Read `course.yml` first (its language decides the words of items), then pages and quizzes."""
        fields, node, lost = self.course_fields()
        self.site = site_pages(self.folder.config)
        self.language = fields.language if fields and "language" not in lost else ""
        self.words = Words(self.language)
        pages = [self.page(path) for path in self.folder.texts if path.endswith(".md")]
        read_quizzes = self.quizzes([path for path in self.folder.texts if path.startswith("quizzes/")])
        course = Course(
            id=fields.id if fields else "course",
            title=fields.title if fields and "title" not in lost else "",
            language=self.language,
            modules=self.modules(fields if "modules" not in lost else None, node, pages),
            quizzes={quiz.id: quiz for _, quiz in read_quizzes if quiz},
            offline=fields.offline if fields else True,
            frames=tuple(fields.frames) if fields else (),
            statements=statements(fields, node),
            completion=completion(fields, node) if fields and "completion" not in lost else UNKNOWN_RULE,
            pages=tuple(page for page in pages if page.source.startswith("docs/")),
            folders=folders(pages),
            broken=frozenset(quiz_id for quiz_id, quiz in read_quizzes if not quiz),
            files={site_path(path): path for path in self.folder.others if not path.startswith("quizzes/")},
            drawings={
                site_path(path): data.decode("utf-8-sig", "replace") for path, data in self.folder.drawings.items()
            },
            collisions=collisions([*(page.source for page in pages), *self.folder.others]),
            rules=rules(fields, node),
            nav=self.site.nav,
        )
        return Reading(course, self.diagnostics, self.texts)

    def report(self, diagnostics: list[Diagnostic]) -> None:
        """Keep findings."""
        self.diagnostics += diagnostics

    def text(self, path: str) -> str | None:
        """Give a file's text, or None where it could not be read or its bytes are not one."""
        if path in self.refused or path not in self.folder.texts:
            return None
        text, diagnostics = source.decode(path, self.folder.texts[path])
        self.report(diagnostics)
        if diagnostics:
            return None
        self.texts[path] = text
        self.report(list(slips.in_text(path, text)))
        return text

    def fields(
        self, model: type[F], path: str, text: str, first_line: int = 1, stand_ins: Mapping[str, object] = NOTHING
    ) -> tuple[F | None, Node | None, frozenset[str]]:
        """Read a mapping as far as it can be read; gives its fields, its node and the keys that are lost."""
        top = recovery.top(path, text, first_line)
        self.report(list(top.diagnostics))
        if not top.node:
            return None, None, top.lost
        fields, lost, diagnostics = validate_parts(model, top.node, top.lost, stand_ins)
        self.report(diagnostics)
        return fields, top.node, lost

    def course_fields(self) -> tuple[CourseFields | None, Node | None, frozenset[str]]:
        """Read `course.yml`; findings: `missing-file`, `unknown-language` and those of validation."""
        if "course.yml" not in {*self.folder.texts, *self.refused}:
            self.report([Diagnostic("missing-file", "error", Span("course.yml"), {"path": "course.yml"})])
        text = self.text("course.yml")
        if text is None:
            return None, None, frozenset()
        fields, node, lost = self.fields(CourseFields, "course.yml", text, stand_ins=STAND_INS)
        if fields and node and "language" not in lost and fields.language not in languages():
            values = {"language": fields.language, "known": in_code(languages())}
            self.report([Diagnostic("unknown-language", "error", node.at("language"), values)])
        return fields, node, lost

    def modules(self, fields: CourseFields | None, node: Node | None, pages: list[Page]) -> tuple[Module, ...]:
        """Sort pages into the course's modules, in the order `course.yml` gives.

        Where that cannot be read, all folders are modules, so that what they hold is not reported as missing.
        """
        names = fields.modules if fields else folders(pages)
        found = []
        for index, name in enumerate(names):
            own = [page for page in pages if page.source.startswith(f"modules/{name}/")]
            place = node.at("modules", index) if fields and node else Span("course.yml")
            found.append(Module(name, tuple(sorted(own, key=page_order)), place))
        return tuple(found)

    def page(self, path: str) -> Page:
        """Read one Markdown page."""
        text = self.text(path) or ""
        node, fields, broken = self.front_matter(path, text)
        found = scan(path, text)
        self.report(found.diagnostics)
        objectives = [
            Objective(objective.id, objective.text, node.at("objectives", index, "id"))
            for index, objective in enumerate(fields.objectives)
            if node
        ]
        return Page(
            path=site_path(path),
            source=path,
            text=text,
            title=fields.title or found.title,
            minutes=fields.minutes,
            teaches=tuple(fields.teaches),
            objectives=tuple(objectives),
            fences=tuple(found.fences),
            widgets=tuple(found.widgets),
            optional=fields.optional,
            drawings=tuple(found.drawings),
            node=node,
            broken=broken,
            prose=read_prose(path, text),
            hidden=path.startswith("docs/") and self.site.hides(site_path(path)),
            allow=allowances(node, fields.allow),
        )

    def front_matter(self, path: str, text: str) -> tuple[Node | None, PageFields, bool]:
        """Read a page's front matter and tell whether it is broken; a page without any is as good."""
        yaml_text = front_matter(text)
        if not yaml_text or not yaml_text.strip():
            return None, NO_FRONT_MATTER, False
        fields, node, lost = self.fields(PageFields, path, yaml_text, first_line=2)
        return node, fields or NO_FRONT_MATTER, bool(lost) or not fields

    def quizzes(self, paths: list[str]) -> list[tuple[str, Quiz | None]]:
        """Read all quiz files; of two with the same name the first counts (`duplicate-quiz`)."""
        first: dict[str, str] = {}
        for path in paths:
            quiz_id = PurePosixPath(path).stem
            if quiz_id in first:
                values = {"id": quiz_id}
                self.report([Diagnostic("duplicate-quiz", "error", Span(path), values, Span(first[quiz_id]))])
            first.setdefault(quiz_id, path)
        return [self.quiz(path) for path in first.values()]

    def quiz(self, path: str) -> tuple[str, Quiz | None]:
        """Read one quiz file; its id is the file's name."""
        quiz_id = PurePosixPath(path).stem
        if not is_id(quiz_id):
            self.report([Diagnostic("bad-id", "error", Span(path), {"id": quiz_id})])
        node = self.quiz_node(path)
        if not node:
            return quiz_id, None
        fields, diagnostics = validate(QuizFields, node)
        self.report(diagnostics)
        entries = node.value.get("items") if isinstance(node.value, dict) else None
        listed = entries.value[:MAX_ITEMS] if entries and isinstance(entries.value, list) else []
        enough = len(self.diagnostics) + ENOUGH
        read_items = [self.item(entry) for entry in listed if len(self.diagnostics) < enough]
        if not fields:
            return quiz_id, None
        items = tuple(item for _, item in read_items if item)
        unread = (text_at(entry, "id") or "" for entry in listed[len(read_items) :])
        broken = frozenset([*(item_id for item_id, item in read_items if not item), *unread])
        return quiz_id, Quiz(
            id=quiz_id,
            title=fields.title,
            items=items,
            node=node,
            intro=fields.intro,
            mode=fields.mode,
            pass_mark=fields.pass_mark,
            draws=tuple(draw.lower() for draw in fields.draw),
            attempts=fields.attempts,
            shuffle=tuple(fields.shuffle),
            minutes=fields.minutes,
            certainty=fields.certainty,
            hint_cost=fields.hint_cost or 0,
            formerly=tuple(fields.formerly),
            broken=broken,
            allow=allowances(node, fields.allow),
        )

    def quiz_node(self, path: str) -> Node | None:
        """Give a quiz file's top node; where there is none, look at its parts, so that each mistake is reported."""
        text = self.text(path)
        node, diagnostics = source.parse(path, text) if text is not None else (None, [])
        parts = recovery.recover(path, text, diagnostics) if text and not node else None
        self.report(list(parts.diagnostics) if parts else diagnostics)
        if parts and parts.head:
            _, wrong = validate(QuizFields, parts.head)
            self.report([diagnostic for diagnostic in wrong if diagnostic.code != "missing-items"])
        for entry in parts.items if parts else ():
            self.item(entry)
        return node

    def item(self, node: Node) -> tuple[str, Item | None]:
        """Read one item; the id is given even where the item is broken."""
        item_id, item, diagnostics = read_item(node, self.words)
        self.report(diagnostics)
        return item_id, item


def read_item(node: Node, word: Callable[[str], str]) -> tuple[str, Item | None, list[Diagnostic]]:
    """Read one item by the type it names; findings: `unknown-type` and those of validation."""
    item_id, type_name = text_at(node, "id") or "", text_at(node, "type")
    if type_name is not None and type_name not in type_names():
        values = {"type": type_name, "suggestion": closest(type_name, type_names())}
        values["known"] = in_code(type_names())
        return item_id, None, [Diagnostic("unknown-type", "error", node.at("type"), values)]
    if type_name is None:  # without a type nobody knows which other keys are right
        _, diagnostics = validate(ItemFields, node)
        return item_id, None, [diagnostic for diagnostic in diagnostics if diagnostic.code != "unknown-key"]
    fields, diagnostics = validate(item_model(type_name), node)
    return item_id, lower(fields, node, word) if fields else None, diagnostics


def text_at(node: Node, key: str) -> str | None:
    """Give the text under a key of a mapping, or nothing where no text stands there."""
    inner = node.value.get(key) if isinstance(node.value, dict) else None
    return inner.value if inner and isinstance(inner.value, str) else None


def lower(fields: ItemFields, node: Node, word: Callable[[str], str]) -> Item:
    """Put together what every item has and what its type made of the rest."""
    interaction = fields.lower(word)
    return Item(
        id=fields.id,
        type=fields.type,
        prompt=fields.prompt,
        digest=content_digest(fields.type, interaction.declaration),
        node=node,
        image=fields.image.lower() if fields.image else None,
        objective=fields.objective,
        tags=tuple(fields.tags),
        hints=tuple(fields.hints),
        explanation=fields.explanation,
        formerly=tuple(fields.formerly),
        allow=allowances(node, fields.allow),
        **{entry.name: getattr(interaction, entry.name) for entry in dataclasses.fields(interaction)},
    )


@cache
def type_names() -> list[str]:
    """List the item types: the folders of `types/`."""
    return [name.replace("_", "-") for name in package_names("types")]


@cache
def item_model(type_name: str) -> Any:
    """Find the pydantic model of a type by its name."""
    return importlib.import_module(f"coursekit.types.{type_name.replace('-', '_')}.model").Model


def statements(fields: CourseFields | None, node: Node | None) -> Statements | None:
    """Give what the statements of the site are written from, where somebody is said to answer for it."""
    if not fields or not fields.operator or not node:
        return None
    return Statements(
        Operator(**fields.operator.model_dump()),
        fields.accessibility.lower(),
        Privacy(**fields.privacy.model_dump()),
        {key: node.keys.get(key, node.keys["operator"]) for key in ("operator", "accessibility", "privacy")},
    )


def allowances(node: Node | None, allow: Mapping[str, str]) -> tuple[Allowance, ...]:
    """Give what an author allows, each at the place of its code."""
    if node is None or not allow:
        return ()
    places = step_into(node, ["allow"]).keys
    return tuple(Allowance(code, reason, places[code]) for code, reason in allow.items())


def rules(fields: CourseFields | None, node: Node | None) -> tuple[RuleSetting, ...]:
    """Give what `course.yml` says about checks."""
    if not fields or not node or not fields.checks:
        return ()
    top = step_into(node, ["checks"])
    found = []
    for code, value in fields.checks.items():
        options = value if isinstance(value, dict) else {}
        places = [(name, text, node.at("checks", code, name)) for name, text in options.items()]
        found.append(RuleSetting(code, top.keys[code], value is not False, tuple(places)))
    return tuple(found)


def completion(fields: CourseFields | None, node: Node | None) -> Completion | None:
    """Give what completes the course, each quiz with its place."""
    if not fields or not fields.completion or not node:
        return None
    passed = [
        Passed(entry.quiz, entry.percent, node.at("completion", "passed", index, "quiz"))
        for index, entry in enumerate(fields.completion.passed)
    ]
    return Completion(fields.completion.read, tuple(passed))


def in_module(path: str) -> bool:
    """Tell whether a source path lies in a module's folder."""
    return path.startswith("modules/") and path.count("/") > 1


def folders(pages: list[Page]) -> tuple[str, ...]:
    """List the folders of `modules/` that hold pages."""
    return tuple(sorted({page.path.partition("/")[0] for page in pages if in_module(page.source)}))


def site_path(path: str) -> str:
    """Give the place of an authored file in the site's tree: `docs/` and `modules/` are both its top."""
    return path.partition("/")[2]


def collisions(paths: list[str]) -> dict[str, tuple[str, str]]:
    """Find places in the site's tree that two authored files want."""
    first: dict[str, str] = {}
    found: dict[str, tuple[str, str]] = {}
    for path in paths:
        if path.startswith(("docs/", "modules/")) and first.setdefault(site_path(path), path) != path:
            found[site_path(path)] = (first[site_path(path)], path)
    return found


def page_order(page: Page) -> tuple[bool, list[tuple[bool, int, str]]]:
    """Order pages as people read: the index first, then by name with numbers as numbers."""
    parts = re.split(r"(\d+)", page.path)
    return not page.path.endswith("/index.md"), [
        (not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts
    ]
