"""The product a task asks for: *ban hành **Kế hoạch …***. Only where the phrase is plain; else nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from vanban.extract.units.trie import WORD_END, any_of
from vanban.text.normal import fold, squeeze

_ENDS = re.compile(
    r"(?:,|\svà)?\s(?:trước|trong|chậm nhất|hoàn thành|để|nhằm|gửi|trình|xong|theo hướng|theo quy định|báo cáo|phù hợp"
    r"|bảo đảm|đảm bảo)(?!\w)"
)
_JOINT = re.compile(r",\s|\s(?:và|hoặc)\s")
_LAST_WORDS = re.compile(r"\S{1,12}(?:\s\S{1,12}){0,3}\Z")
_WORD_START = re.compile(r"(?<!\S)\S")
_REACH = 60
"""Characters before a joint among which the last words are looked for."""


class Deliverables:
    """Reads the product at the beginning of an action.

    The phrase goes on over a comma or *và* in two cases only: a verb without its object stands before it and another
    one after it (*quy chế quản lý, sử dụng tài sản công*), or nouns that are named together do (*quyết định quy định
    chức năng, nhiệm vụ, quyền hạn*). What comes next with the product (*trình*, *tổ chức*, *gửi*) ends it.

    Args:
        verbs: lexicon ``verbs``.
    """

    def __init__(self, verbs: Mapping[str, Any]) -> None:
        products = any_of(map(fold, verbs["products"]))
        self._product = re.compile(
            r"(?:(?:chủ động|khẩn trương|kịp thời|tổ chức|nghiên cứu,?|rà soát,|tiếp tục|hoàn thành việc)\s){0,2}"
            r"(?:tham mưu(?:,\sđề xuất)?(?:\s(?:cho|với|giúp))?\s(?:[^,;.:()]{2,60}?\s)??)?"
            r"(?:xây dựng|ban hành|soạn thảo|lập|trình ban hành|biên soạn|hoàn thiện)"
            r"(?:,\s(?:trình|ban hành|phê duyệt|công bố|triển khai)(?:\sban hành)?)?\s"
            rf"(?P<product>{products}(?!\w)[^;.:()]{{0,160}})"
        )
        paired = [fold(phrase) for phrase in verbs["paired_verbs"]]
        known = [fold(phrase) for name in ("actions", "verbs_in_names") for phrase in verbs[name]]
        self._verb = re.compile(any_of([*paired, *(phrase for phrase in known if " " in phrase)]) + WORD_END)
        self._next_step = re.compile(any_of(map(fold, verbs["next_steps"])) + WORD_END)
        nouns = map(fold, (*verbs["named_together"], *verbs["products"]))
        self._noun = re.compile(any_of(nouns) + WORD_END)

    def read(self, action: str) -> str | None:
        """The document or thing that the first verb of the action makes, as printed.

        >>> from vanban.lexicon import load_lexicon
        >>> deliverables = Deliverables(load_lexicon("verbs"))
        >>> deliverables.read("Xây dựng kế hoạch kiểm tra, báo cáo UBND tỉnh")
        'kế hoạch kiểm tra'
        >>> deliverables.read("Ban hành quy chế quản lý, sử dụng xe công, gửi các phòng")
        'quy chế quản lý, sử dụng xe công'
        """
        match = self._product.match(fold(action))
        if match is None:
            return None
        product = match["product"]
        cut = _ENDS.search(product)
        end = self._end(product[: cut.start() if cut is not None else None])
        return squeeze(action[match.start("product") : match.start("product") + end]).strip() or None

    def _end(self, product: str) -> int:
        """Where the phrase ends: at its first comma or *và* that joins no two parts of it."""
        for joint in _JOINT.finditer(product):
            if not self._joins(product, joint):
                return joint.start()
        return len(product)

    def _joins(self, product: str, joint: re.Match[str]) -> bool:
        if self._next_step.match(product, joint.end()):
            return False
        return any(
            part.match(product, joint.end()) is not None and _ends_with(part, product, joint.start())
            for part in (self._verb, self._noun)
        )


def _ends_with(part: re.Pattern[str], product: str, end: int) -> bool:
    """The last one to four words before ``end`` are one of the phrases of ``part``."""
    last = _LAST_WORDS.search(product[max(0, end - _REACH) : end])
    if last is None:
        return False
    words = last.group()
    return any(part.fullmatch(words, word.start()) is not None for word in _WORD_START.finditer(words))
