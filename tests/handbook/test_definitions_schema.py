"""The schemas for editors: in step with the model, and of one mind with the loader."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml

from handbook.definitions.schema import schemas, write
from handbook.definitions.skeleton import SCHEMAS, skeleton
from handbook.definitions.words import Kind
from tests.handbook.definition_files import GOOD, SHARED, folder, said
from tests.handbook.test_definitions_broken import CASES, CHECKLIST, broken
from tests.handbook.test_definitions_local import LOCAL

PROJECT = Path(__file__).parents[2]


class Plain(yaml.CSafeLoader):
    """Reads YAML as editors do: a date is text."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def validator(name: str) -> Callable[[Any], Any]:
    check: Callable[[Any], Any] = fastjsonschema.compile(json.loads(schemas()[name]))
    return check


def test_the_files_in_the_project_are_those_that_the_model_makes(tmp_path: Path) -> None:
    for path in write(tmp_path):
        kept = PROJECT / "schema" / path.name
        assert kept.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), "run: handbook schema"
    assert {path.name for path in (PROJECT / "schema").glob("*.json")} == set(schemas())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("definition.schema.json", GOOD),
        ("checklist.schema.json", CHECKLIST),
        ("sources.schema.json", SHARED),
        ("glossary.schema.json", "- {term: PB, meaning: post book, source: [post-rule]}"),
        ("local.schema.json", LOCAL),
        ("local.schema.json", (PROJECT / "local.example.yml").read_text(encoding="utf-8")),
    ],
)
def test_what_the_loader_takes_fits_the_schema(name: str, text: str) -> None:
    validator(name)(yaml.load(text, Plain))  # noqa: S506 - Plain is a safe loader


def test_the_definitions_of_this_project_fit_their_schemas() -> None:
    for folder_name, name in (("procedures", "definition.schema.json"), ("checklists", "checklist.schema.json")):
        fits = validator(name)
        for path in sorted((PROJECT / folder_name).glob("*.yml")):
            fits(yaml.load(path.read_text(encoding="utf-8"), Plain))  # noqa: S506 - Plain is a safe loader


# What is a matter of shape, an editor can underline; ids that must point at something, and YAML itself, it cannot.
SHAPE = ("is not a key of", "is missing", "is expected", "are expected", "which is not one of", "not a whole number",
         "is empty", "needed;", "has nothing in it", "is not a date:", "is not an id", "not a web address")  # fmt: skip

SHAPED = [
    case
    for case in CASES
    if all(any(sign in line for sign in SHAPE) and "the file is empty" not in line for line in case["expect"])
]


@pytest.mark.parametrize(
    "case",
    SHAPED,
    ids=lambda case: case["name"],
)
def test_the_schema_refuses_the_shapes_that_the_loader_refuses(case: dict[str, Any]) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validator("definition.schema.json")(yaml.load(broken(case), Plain))  # noqa: S506 - Plain is a safe loader


def test_every_key_is_explained() -> None:
    def walk(part: Any) -> None:
        if isinstance(part, dict):
            for key, value in part.get("properties", {}).items():
                assert value["description"].strip(), key
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)

    for text in schemas().values():
        walk(json.loads(text))


@pytest.mark.parametrize("kind", Kind)
def test_a_new_definition_names_its_schema(kind: Kind) -> None:
    assert skeleton(kind).startswith(f"# yaml-language-server: $schema=../schema/{SCHEMAS[kind]}\n")
    assert SCHEMAS[kind] in schemas()


@pytest.mark.parametrize("kind", Kind)
def test_a_new_definition_does_not_pass_until_it_is_filled_in(kind: Kind, tmp_path: Path) -> None:
    where = "procedures" if kind is Kind.PROCEDURE else "checklists"
    lines = said(folder(tmp_path, **{f"{where}__new": skeleton(kind)}))
    assert {line.split(":")[0] for line in lines} == {f"{where}/new.yml"}
    assert any("title is empty; write it: what the paperwork is called" in line for line in lines)
    assert not any("is not a key" in line or "is expected" in line for line in lines)


def test_a_new_definition_passes_when_it_is_filled_in(tmp_path: Path) -> None:
    """Fill every empty place of the form, and nothing else: no key is missing from it."""
    fills = {"source": "post-rule", "kind": "READ-DO", "state": "current", "minutes": "30", "last": "2026-11-21",
             "due": "2027-05-21", "basis": "policy"}  # fmt: skip
    made = []
    for line in skeleton(Kind.PROCEDURE).split("\n"):
        if not line.lstrip().startswith("#"):
            key = line.partition(":")[0].strip(" -")
            line = line.replace('""', fills.get(key, "words"), 1).replace("[]", "[words]")
        made.append(line)
    text = "\n".join(made).replace('# critical: ""', "critical: true", 1).replace('# pause: ""', "pause: words", 1)
    assert said(folder(tmp_path, procedures__new=text)) == []
