"""``vanban schema`` is valid JSON Schema and describes what ``vanban extract`` writes."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from vanban.cli import cli
from vanban.schema.json_schema import MODELS


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_schema_is_draft_2020_12(name: str) -> None:
    schema = json.loads(CliRunner().invoke(cli, ["schema", name]).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_record_fits_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1. Sở Y tế báo cáo UBND tỉnh trước ngày 15/4/2024.\n", encoding="utf-8")
    schema = json.loads(CliRunner().invoke(cli, ["schema"]).stdout)
    record = json.loads(CliRunner().invoke(cli, ["extract", str(path)]).stdout)
    jsonschema.validate(record, schema, cls=jsonschema.Draft202012Validator)


def test_the_schema_names_its_version_and_what_later_ones_added() -> None:
    schema = json.loads(CliRunner().invoke(cli, ["schema"]).stdout)
    models = schema["$defs"]
    assert schema["$id"].endswith(":1.2")
    assert schema["properties"]["schema_version"]["default"] == "1.2"
    assert {"issuers", "cosigners", "marks", "draft", "copied"} <= set(models["Header"]["properties"])
    assert {"form", "number", "date", "body", "signer"} == set(models["Copy"]["properties"])
    assert schema["properties"]["attached"]["items"] == {"$ref": "#/$defs/Attached"}
    assert {"number", "date"} == set(models["Arrival"]["properties"])
    assert "raw" in models["Evidence"]["properties"]
    assert models["Source"]["properties"]["signatures"]["items"] == {"$ref": "#/$defs/Signature"}
