"""The registry's YAML files are sound, and one that is not is refused with file, line and entry."""

from __future__ import annotations

import runpy
import shutil
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar

import pytest

from vanban.registry.reading import BODY_FILES
from vanban.registry.validation import LexiconError, validated

ROOT = Path(__file__).parents[2]
LEXICON = ROOT / "models" / "vi_vanban" / "lexicon"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the lexicons, to spoil."""
    return Path(shutil.copytree(LEXICON, tmp_path / "lexicon"))


def _with(folder: Path, file: str, old: str, new: str) -> int:
    """Change one line; returns its number."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def _faults(folder: Path) -> list[str]:
    with pytest.raises(LexiconError) as caught:
        validated(folder)
    return [str(fault) for fault in caught.value.faults]


def test_the_lexicons_of_the_language_package_are_sound() -> None:
    lexicons = validated(files("vi_vanban") / "lexicon")
    assert {listed.file for listed in lexicons.bodies} == {f"{name}.yaml" for name in BODY_FILES}
    assert len(lexicons.bodies) > 400


@pytest.mark.parametrize(
    ("file", "old", "new", "entry", "message"),
    [
        ("bodies.yaml", "symbol: BNV, kind: ministry", "symbol: BNV, kind: ministri", "Bộ Nội vụ", "kind: Input"),
        ("bodies.yaml", "symbol: BYT, kind", "symbol: b/y/t, kind", "Bộ Y tế", "symbol: String should match"),
        ("bodies.yaml", "{name: Bộ Y tế, symbol", "{name: Bộ Y tế, symbl", "Bộ Y tế", "symbl: Extra inputs"),
        ("bodies.yaml", "{name: Bộ Y tế,", "{name: bộ Y tế,", "bộ Y tế", "begin with a capital"),
        ("bodies.yaml", "{name: Bộ Y tế,", "{name: 'Bộ  Y tế',", "Bộ  Y tế", "doubled"),
        ("bodies.yaml", "{name: Bộ Y tế,", "{name: Bộ Tư pháp,", "Bộ Tư pháp", "is also a spelling of Bộ Tư pháp"),
        ("bodies.yaml", "successors: [Bộ Xây dựng]", "successors: [Bộ Xây cất]", "Bộ Giao thông vận tải", "no entry"),
        (
            "bodies.yaml", "successors: [Bộ Xây dựng]", "successors: [Bộ Thủy sản]", "Bộ Giao thông vận tải",
            "successor 'Bộ Thủy sản' did not exist on the day after 2025-02-28",
        ),
        ("bodies.yaml", "valid_until: 2025-02-28, successors: [Bộ Xây dựng]", "successors: [Bộ Xây dựng]",
         "Bộ Giao thông vận tải", "successors without valid_until"),
        ("agencies.yaml", "level: central, valid_from: 2002-08-05, valid_until: 2007-08-01",
         "level: central, valid_from: 2012-08-05, valid_until: 2007-08-01", "Ủy ban Dân số, Gia đình và Trẻ em",
         "is before valid_from"),
        ("party.yaml", "valid_from: 2025-02}", "valid_from: 2025-13}", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "valid"),
        ("provinces.yaml", "absorbed: [Hà Giang]", "absorbed: [Hà Nam]", "Tuyên Quang", "absorbed 'Hà Nam'"),
        ("provinces.yaml", "successor: Tuyên Quang", "successor: Tuyên Quan", "Hà Giang", "has no entry"),
        ("provinces.yaml", "{name: Cao Bằng, level: tỉnh}", "{name: Cao Bằng, level: quận}", "Cao Bằng", "level"),
    ],
)  # fmt: skip
def test_a_fault_names_file_line_and_entry(
    folder: Path, file: str, old: str, new: str, entry: str, message: str
) -> None:
    line = _with(folder, file, old, new)
    faults = _faults(folder)
    assert any(fault.startswith(f"{file}:{line}: {entry}: ") and message in fault for fault in faults), faults


def test_a_key_that_stands_twice_is_a_fault(folder: Path) -> None:
    line = _with(folder, "bodies.yaml", "symbol: BYT, kind", "symbol: BYT, symbol: BYTE, kind")
    assert _faults(folder) == [f"bodies.yaml:{line}: symbol: stands twice"]


def test_text_that_is_no_yaml_is_a_fault_with_its_line(folder: Path) -> None:
    (folder / "party.yaml").write_text("province:\n  - {name: Tỉnh ủy, kind: party\n", encoding="utf-8")
    assert any(fault.startswith("party.yaml:") and "no YAML" in fault for fault in _faults(folder))


def test_all_faults_are_told_at_once(folder: Path) -> None:
    _with(folder, "bodies.yaml", "symbol: BYT, kind: ministry", "symbol: BYT, kind: clinic")
    _with(folder, "party.yaml", "symbol: BXDĐ, kind: party", "symbol: BXDĐ, kind: club")
    assert len(_faults(folder)) == 2


class _Interface(Generic[TypeVar("_Config")]):  # type: ignore[misc]
    """What the hook needs of Hatch, which is installed only where a wheel is being built."""

    def __init__(self, root: str) -> None:
        self.root = root


def test_no_wheel_is_built_from_a_lexicon_with_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("hatchling.builders.hooks.plugin.interface")
    module.BuildHookInterface = _Interface  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    hook = runpy.run_path(str(ROOT / "scripts" / "lexicon_hook.py"))["LexiconHook"](str(tmp_path))
    monkeypatch.syspath_prepend(ROOT / "pipeline")
    folder = tmp_path / "models" / "vi_vanban" / "lexicon"
    shutil.copytree(LEXICON, folder)
    (tmp_path / "pipeline").mkdir()
    hook.initialize("standard", {})
    line = _with(folder, "bodies.yaml", "kind: press", "kind: newspaper")
    with pytest.raises(SystemExit) as caught:
        hook.initialize("standard", {})
    assert f"bodies.yaml:{line}: " in str(caught.value)


def test_the_build_of_the_wheel_asks_the_hook() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '[tool.hatch.build.targets.wheel.hooks.custom]\npath = "scripts/lexicon_hook.py"' in settings
