"""``spacy.load("vi_vanban")``: the language half, usable alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from vanban.lexicon import load_lexicon

COMPONENTS = ["references", "deadlines", "units", "targets", "tasks"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("vi_vanban")


def test_components_in_order(nlp: Language) -> None:
    assert nlp.lang == "vi"
    assert nlp.pipe_names == COMPONENTS


def test_plain_string(nlp: Language) -> None:
    doc = nlp("Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.")
    assert [(r.key, r.relation) for r in doc._.references] == [("05-CT/TW", "implements")]
    assert [span.text for span in doc.spans["references"]] == ["Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị"]


def test_components_can_be_left_out_and_configured() -> None:
    nlp = spacy.load("vi_vanban", exclude=["tasks"], config={"nlp": {"batch_size": 2}})
    assert "tasks" not in nlp.pipe_names
    assert nlp.batch_size == 2


def _blank() -> Language:
    return spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "vanban.Tokenizer.v1"}}})


def test_single_component_in_a_blank_pipeline() -> None:
    nlp = _blank()
    nlp.add_pipe("references")
    assert [r.key for r in nlp("theo 30/2020/NĐ-CP")._.references] == ["30/2020/NĐ-CP"]


def test_own_lexicon_file(tmp_path: Path) -> None:
    own = tmp_path / "relations.yaml"
    text = (Path(spacy.util.get_package_path("vi_vanban")) / "lexicon" / "relations.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("    - quán triệt\n", "    - quán triệt\n    - phổ biến\n", 1), encoding="utf-8")
    nlp, other = _blank(), _blank()
    nlp.add_pipe("references")
    other.add_pipe("references", config={"relations": {"@readers": "vanban.Lexicon.v1", "path": str(own)}})
    sentence = "Phổ biến Chỉ thị số 05-CT/TW"
    assert nlp(sentence)._.references[0].relation == "mentions"
    assert other(sentence)._.references[0].relation == "implements"


def test_type_codes_are_those_of_the_contract() -> None:
    annex_iii = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB"
    others = "HP BL PL L LCT NĐ TT TTLT CV ThC KL TTri ĐL SY SL TrS"
    codes = [entry["code"] for entry in load_lexicon("document_types")["types"]]
    assert sorted(codes) == sorted((annex_iii + " " + others).split())


def test_lexicon_entries_are_whole() -> None:
    lexicon = load_lexicon("document_types")
    families = {"state", "law", "party", "copy"}
    assert all(entry["name"] and entry["family"] in families for entry in lexicon["types"])
    symbols = [entry["symbol"] for entry in lexicon["issuers_by_symbol"]]
    assert len(symbols) == len(set(symbols))
    codes = {entry["code"] for entry in lexicon["types"]}
    assert {entry["code"] for entry in lexicon["symbol_only"]} <= codes
