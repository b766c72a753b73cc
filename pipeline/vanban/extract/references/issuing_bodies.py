"""Issuing bodies after "của": where the name ends, and its full form.

"của UBND tỉnh Bình Phước" → Ủy ban nhân dân tỉnh Bình Phước; "của Bộ Chính trị khóa XI" → Bộ Chính trị;
"của Bộ trưởng Bộ Tài chính quy định chi tiết …" → Bộ trưởng Bộ Tài chính.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from vanban.extract.header.casing import running_text
from vanban.extract.references.phrases import any_of
from vanban.text.normal import fold, squeeze

# Documents of a list: "của Chính phủ và Quyết định số …" is no joint body.
_NEXT_DOCUMENT = (
    r"và\s(?:nghị\s(?:quyết|định)|quyết\sđịnh|chỉ\sthị|thông\s(?:tư|báo|tri)|công\s(?:văn|điện)|kế\shoạch|chương\strình|"
    r"luật|văn\sbản|bộ\sluật|tờ\strình|báo\scáo)"
)
_MAX_LENGTH = 140


@dataclass(frozen=True, slots=True)
class Body:
    """An issuing body as it stands in the text.

    Attributes:
        start: first character.
        end: one past the last.
        name: full form.
    """

    start: int
    end: int
    name: str


class IssuingBodies:
    """Knows the bodies of the lexicon and the form of local ones.

    Args:
        lexicon: ``document_types.yaml``.
    """

    def __init__(self, lexicon: Any) -> None:
        names: dict[str, str] = {}
        for entry in lexicon["issuers_by_symbol"]:
            names[fold(entry["issuer"])] = entry["issuer"]
        for entry in lexicon["issuing_bodies"]:
            for name in (entry["name"], *entry.get("aliases", ())):
                names[fold(name)] = entry["name"]
        self._names = names
        forms = lexicon["issuer_forms"]
        offices = any_of(forms["offices"])
        self._known = re.compile(rf"(?:|{offices}\s)(?P<name>{any_of(names)})(?![\w&])(?!\s(?:tỉnh|thành phố|tp)\s)")
        self._joint = re.compile(
            r"(?:\s?,\s|\svà\s|\s?-\s)(?=(?:bộ trưởng\s)?"
            r"(?:bộ|ủy ban|thanh tra|ngân hàng|tòa án|viện kiểm sát|hội|ban)\s)"
        )
        self._local = re.compile(
            rf"(?:{offices}\s){{0,2}}"
            rf"(?:{any_of(forms['local'])}\s{any_of(forms['levels'])}|{any_of(forms['committees'])})(?!\w)"
        )
        self._other = re.compile(rf"(?:{offices}\s)?{any_of(forms['heads'])}(?!\w)")
        self._end = re.compile(
            rf"\s*(?:[;.:()\[\]|\"“”…!?\n]|,(?!\s{any_of(forms['after_comma'])}))"
            rf"|\s[-–]\s(?!{any_of(forms['after_dash'])})"
            rf"|\s(?:(?:{any_of(forms['ends'])}|{_NEXT_DOCUMENT})(?!\w)|(?:năm|số)\s:?\s?\d|số:)"
        )

        united = any_of(forms["ends"])
        self._united = re.compile(
            rf"liên (?:bộ|ngành|sở)\s?:?\s(?=[^\W\d_])(?:[^.;()\[\]|\"“”…!?\n]{{1,100}}?)"
            rf"(?=\s(?:{united}|số\s\d|{_NEXT_DOCUMENT})(?!\w)|,?\s*(?:[.;()|\"“”\n]|$))"
        )

    def read(self, text: str, folded: str, position: int, end: int) -> Body | None:
        """The body whose name begins at ``position``, or ``None``."""
        end = min(end, position + _MAX_LENGTH)
        plenum = _PLENUM.match(folded, position, end)
        if plenum is not None:
            return Body(position, plenum.end(), _CENTRAL_COMMITTEE)
        united = self._united.match(folded, position, end)
        if united is not None:
            return Body(position, united.end(), expand(text[position : united.end()]))
        match = self._known.match(folded, position, end)
        if match is not None:
            office = text[position : match.start("name")]
            name = (office[:1].upper() + office[1:]) + self._names[match["name"]]
            stop = match.end()
            joint = self._joint.match(folded, stop, end)
            if joint is not None:
                other = self._known.match(folded, joint.end(), end)
                if other is not None:
                    second = self.read(text, folded, joint.end(), end)
                    if second is not None:
                        glue = " và " if "và" in joint.group() else joint.group()
                        return Body(position, second.end, f"{name}{glue}{second.name}")
            return Body(position, stop, name)
        match = self._local.match(folded, position, end)
        if match is not None:
            stop = self._place_end(text, folded, match.end(), end)
            if stop == match.end() and _SMALL.match(text, position):
                # Written small throughout: "của ubnd tỉnh lâm sơn".
                found = self._end.search(folded, stop, end)
                small = _SMALL_PLACE.match(text, stop, found.start() if found else end)
                if small is not None:
                    return Body(position, small.end(), expand(text[position:stop]) + small.group().title())
            return Body(position, stop, expand(text[position:stop]))
        match = self._other.match(folded, position, end)
        if match is not None and (text[position].isupper() or folded.startswith(("liên ", "đại hội "), position)):
            found = self._end.search(folded, match.end(), end)
            stop = found.start() if found else end
            if found is None and end - position >= _MAX_LENGTH:
                return None
            return Body(position, stop, expand(text[position:stop]))
        return None

    def _place_end(self, text: str, folded: str, position: int, end: int) -> int:
        """One past a place name ("Bà Rịa - Vũng Tàu", "Hồ Chí Minh"): its syllables have capitals, at most six."""
        stop = position
        for _ in range(6):
            match = _SYLLABLE.match(text, stop, end)
            if match is None or not match["syllable"][0].isupper():
                break
            if self._end.match(folded, stop, end):
                break
            stop = match.end()
        # "huyện Đồng Phú, tỉnh Bình Phước" is one name, "Thành ủy thành phố Vĩnh Long" too.
        tail = _UPPER_LEVEL.match(folded, stop, end)
        if tail is not None and text[tail.end() + 1 : tail.end() + 2].isupper():
            return self._place_end(text, folded, tail.end(), end)
        return stop


_SYLLABLE = re.compile(r"\s?(?:-\s?)?(?P<syllable>[^\W\d_]+)(?!\w)")
_UPPER_LEVEL = re.compile(r",?\s(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|tỉnh|thành phố|tp\.?)(?=\s)")
_SMALL = re.compile(r"(?:ubnd|hđnd)\s(?=\w)")
_SMALL_PLACE = re.compile(r"(?:\s[^\W\d_]+){1,4}$")
_CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương Đảng"
_PLENUM = re.compile(
    r"hội nghị\s(?:(?:lần thứ|lần)\s[^\W\d_]+(?:\s(?:một|hai|ba|bốn|lăm))?\s(?:của\s)?"
    r"(?:ban chấp hành trung ương|bch\s?(?:trung ương|tw))(?:\sđảng(?:\scộng sản việt nam)?)?"
    r"|(?:lần thứ\s\w+\s)?trung ương\s(?:lần thứ\s)?\w{1,5})(?!\w)"
)

_ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "BCH": "Ban Chấp hành",
    "BTV": "Ban Thường vụ",
    "TW": "Trung ương",
    "TƯ": "Trung ương",
    "VP": "Văn phòng",
    "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "LĐLĐ": "Liên đoàn Lao động",
    "BHXH": "Bảo hiểm xã hội",
    "KBNN": "Kho bạc Nhà nước",
    "ĐBQH": "đại biểu Quốc hội",
    "TP": "thành phố",
    "TP.": "thành phố",
    "TX": "thị xã",
    "TX.": "thị xã",
    "HCM": "Hồ Chí Minh",
    "BCĐ": "Ban Chỉ đạo",
}
_PHRASES = [
    ("ủy ban nhân dân", "Ủy ban nhân dân"),
    ("hội đồng nhân dân", "Hội đồng nhân dân"),
    ("tỉnh ủy", "Tỉnh ủy"),
    ("thành ủy", "Thành ủy"),
    ("huyện ủy", "Huyện ủy"),
    ("đảng ủy", "Đảng ủy"),
]


def expand(printed: str) -> str:
    """The full form of a printed name.

    >>> expand("UBND tỉnh Bình Phước")
    'Ủy ban nhân dân tỉnh Bình Phước'
    """
    printed = squeeze(printed.replace("*", "")).strip(" ,;.")
    if printed.isupper() and " " in printed:
        printed = running_text(printed)
    words = printed.replace(": ", " ").split(" ")
    if words[0] in {"ubnd", "hđnd"}:
        words[0] = words[0].upper()
    name = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    key = fold(name)
    for phrase, full in _PHRASES:
        at = key.find(phrase)
        if at >= 0:
            name = name[:at] + full + name[at + len(phrase) :]
    name = _LEVEL_IN_CAPITALS.sub(lambda m: m.group().lower(), name)
    return name[:1].upper() + name[1:]


_LEVEL_IN_CAPITALS = re.compile(r"(?<=nhân dân )(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Xã|Phường)(?=\s)")

_BARE_LEVEL = re.compile(r"(?:^|\s)(?P<level>tỉnh|thành phố|Tỉnh ủy|Thành ủy|Tỉnh Ủy|Thành Ủy)$")
_PLACED = re.compile(r"(?:^|\s)(?P<level>tỉnh|thành phố)\s(?P<place>[A-ZĐÂÁÀẢÃẠĂẮẰÔỐỒÊẾỀƠỚƯỨ].+)$")


def place_of(name: str | None) -> tuple[str, str] | None:
    """Level and place of a provincial body, or ``None``.

    >>> place_of("Ủy ban nhân dân tỉnh Bình Phước")
    ('tỉnh', 'Bình Phước')
    """
    match = _PLACED.search(name) if name else None
    return (match["level"], match["place"]) if match else None


def with_place(name: str, places: set[tuple[str, str]]) -> str:
    """``name`` with the province that the document leaves unsaid, when only one comes into question.

    >>> with_place("Ủy ban nhân dân tỉnh", {("tỉnh", "Bình Phước")})
    'Ủy ban nhân dân tỉnh Bình Phước'
    """
    match = _BARE_LEVEL.search(name)
    if match is None:
        return name
    level = {"tỉnh ủy": "tỉnh", "thành ủy": "thành phố"}.get(match["level"].lower(), match["level"])
    fitting = {place for at, place in places if at == level}
    return f"{name} {fitting.pop()}" if len(fitting) == 1 else name
