"""A folder of thousands of cheap documents: one plan varied as text, DOCX, PDF and scan; copies; broken files."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.builder import LEVELS, Description, Paragraph, Signature, to_docx, to_pdf, to_scan_pdf

Kind = Literal["text", "docx", "pdf", "scan", "copy", "broken"]

_OFFICES = ("Sở Thủy lợi", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Thanh tra tỉnh", "Văn phòng UBND tỉnh")
_WORK = (
    "lập danh sách kênh mương cần nạo vét",
    "rà soát hồ sơ lưu trữ của các đơn vị trực thuộc",
    "kiểm tra việc sử dụng kinh phí được giao",
    "mở lớp tập huấn cho cán bộ xã, phường",
    "công khai kết quả tại trụ sở",
)
# In a hundred documents; what is missing to a hundred is text.
SHARES: dict[Kind, float] = {"docx": 20, "pdf": 10, "scan": 1, "copy": 5, "broken": 2}


@dataclass(frozen=True, slots=True)
class Made:
    """A file and what it is."""

    path: Path
    kind: Kind


def make_folder(folder: Path, documents: int, *, seed: int = 6, shares: dict[Kind, float] | None = None) -> list[Made]:
    """Write so many files below a folder, in subfolders of a hundred; the same seed gives the same files."""
    chance = random.Random(seed)
    kinds = _kinds(documents, SHARES if shares is None else shares)
    chance.shuffle(kinds)
    base = folder.parent / "base"
    scans = _base_scans(base) if "scan" in kinds else []
    made: list[Made] = []
    for number, kind in enumerate(kinds):
        below = folder / f"{number // 100:02}"
        below.mkdir(parents=True, exist_ok=True)
        originals = [one for one in made if one.kind in ("text", "docx", "pdf")]
        if kind == "copy" and not originals:
            kind = "text"
        made.append(_write(kind, number, below, chance, scans, originals))
    return made


def _kinds(documents: int, shares: dict[Kind, float]) -> list[Kind]:
    kinds: list[Kind] = []
    for kind, share in shares.items():
        kinds += [kind] * round(documents * share / 100)
    return kinds + ["text"] * (documents - len(kinds))


def _write(
    kind: Kind, number: int, folder: Path, chance: random.Random, scans: list[bytes], originals: list[Made]
) -> Made:
    name = f"{number:05}"
    plan = _plan(number, chance)
    if kind == "docx":
        path = folder / f"{name}.docx"
        to_docx(plan, path)
    elif kind == "pdf":
        path = folder / f"{name}.pdf"
        to_pdf(plan, path)
    elif kind == "scan":
        path = folder / f"{name}.scan.pdf"
        # What stands behind a PDF's end is no part of the document, but makes it another file.
        path.write_bytes(chance.choice(scans) + f"\n%{number}\n".encode())
    elif kind == "copy":
        original = chance.choice(originals).path
        path = folder / f"{name}.copy{original.suffix}"
        path.write_bytes(original.read_bytes())
    elif kind == "broken":
        suffix, content = chance.choice(_BROKEN)(number)
        path = folder / f"{name}.broken{suffix}"
        path.write_bytes(content)
    else:
        path = folder / f"{name}.txt"
        path.write_text(_as_text(plan), encoding="utf-8")
    return Made(path, kind)


_BROKEN: tuple[Callable[[int], tuple[str, bytes]], ...] = (
    lambda number: (".pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n" + str(number).encode()),
    lambda number: (".docx", b"PK\x03\x04" + str(number).encode() * 200),
    lambda number: (".png", b"\x89PNG\r\n\x1a\n" + str(number).encode() * 50),
)


def _plan(number: int, chance: random.Random) -> Description:
    tasks = [
        Paragraph(
            f"{chance.choice(_OFFICES)} chủ trì, phối hợp với {chance.choice(_OFFICES)} {chance.choice(_WORK)} "
            f"trước ngày {chance.randint(1, 28)}/{chance.randint(1, 12)}/2025.",
            label=f"{index}.",
        )
        for index in range(1, chance.randint(3, 6))
    ]
    return Description(
        name=f"plan-{number}",
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH BÌNH SƠN"),
        number=f"Số: {number + 1}/KH-UBND",
        dateline=f"Bình Sơn, ngày {chance.randint(10, 28)} tháng {chance.randint(10, 12)} năm 2024",
        type="KẾ HOẠCH",
        subject=f"Thực hiện nhiệm vụ thủy lợi đợt {number + 1}",
        blocks=tuple(tasks),
        recipients=("UBND các xã, phường;", "Lưu: VT."),
        signature=Signature("CHỦ TỊCH", "Lê Thị Mẫu", ("TM. ỦY BAN NHÂN DÂN",)),
    )


def _as_text(plan: Description) -> str:
    lines = [
        *(f"{left:<38}{right}" for left, right in zip(plan.issuer, _MOTTO, strict=True)),
        "",
        f"{plan.number:<38}{plan.dateline}",
        "",
        plan.type,
        plan.subject,
        "",
    ]
    lines += [line for block in plan.blocks if isinstance(block, Paragraph) for line in (block.printed, "")]
    return "\n".join(
        [*lines, "Nơi nhận:", *(f"- {name}" for name in plan.recipients), "", "CHỦ TỊCH", "", "Lê Thị Mẫu"]
    )


_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def _base_scans(folder: Path) -> list[bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    scans = []
    for number, level in enumerate(("clean", "good", "fair")):
        pdf, scan = folder / f"{number}.pdf", folder / f"{number}.scan.pdf"
        to_pdf(_plan(90_000 + number, random.Random(number)), pdf)
        to_scan_pdf(pdf, scan, LEVELS[level], seal="ỦY BAN NHÂN DÂN TỈNH BÌNH SƠN")
        scans.append(scan.read_bytes())
    return scans
