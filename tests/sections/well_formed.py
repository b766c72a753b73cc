"""What holds of the section tree of any text."""

from vanban.sections import SectionTree


def check_tree(tree: SectionTree, text: str) -> None:
    """Nodes follow one another, lie inside their parents, and point at their own words in the text."""
    before = -1
    for number, node in enumerate(tree.nodes, 1):
        assert node.id == f"s{number}"
        assert before < node.start < node.end <= len(text)
        assert node.start <= node.text_start <= len(text)
        before = node.start
        if node.parent is None:
            assert node.level == 1
        else:
            parent = tree[node.parent]
            assert node.level == parent.level + 1
            assert parent.start < node.start and node.end <= parent.end
        if node.title is None:
            assert node.title_start is None and node.title_end is None
        else:
            assert node.title_start is not None and node.title_end is not None
            assert node.start <= node.title_start < node.title_end <= len(text)
        assert tree.at(node.start) is node
