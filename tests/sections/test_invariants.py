"""Whatever the text, the tree is a tree."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sections.well_formed import check_tree

from vanban.layout.canonical import Canonical
from vanban.sections import build_sections

_LABELS = st.sampled_from(
    [
        "Phần I",
        "Chương II",
        "Mục 1.",
        "Điều 3.",
        "I.",
        "II.",
        "IV.",
        "A.",
        "1.",
        "2.",
        "3.",
        "1.1.",
        "2.1",
        "1.1.1.",
        "a)",
        "b)",
        "đ)",
        "i)",
        "(1)",
        "1)",
        "-",
        "+",
        "*",
        "•",
        "2024",
        "1.500",
        "05/3/2024",
        "PHỤ LỤC I",
        "“Điều 5.",
        "l.",
        "H.",
        "",
    ]
)
_TEXTS = st.sampled_from(
    [
        "NỘI DUNG",
        "Mục đích",
        "Sở Nội vụ: lập sổ.",
        "theo quy định tại điểm",
        "gồm:",
        "kết thúc”.",
        "",
        "Báo cáo. Gửi Sở;",
    ]
)
_LINES = st.lists(st.tuples(_LABELS, _TEXTS), max_size=25)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_LINES)
def test_offsets_and_parents(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{label} {words}".strip() for label, words in lines)
    tree = build_sections(Canonical.verbatim(text))
    check_tree(tree, text)
    for node in tree.nodes:
        if node.title is not None:
            assert " ".join(text[node.title_start : node.title_end].split()).strip(" .:;,/-–") == node.title


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet='IVXl1.)(-+*“”"đa:; \nĐiềuchương', max_size=200))
def test_any_characters(text: str) -> None:
    build_sections(Canonical.verbatim(text))
