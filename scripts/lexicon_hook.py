"""Hatch's build hook: no wheel is built from registry lexicons that are not sound."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LexiconHook(BuildHookInterface[Any]):
    """Checks the registry's YAML files with the project's own validation before anything is packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """End the build with one line a fault: file, line, entry, what is wrong.

        Args:
            version: kind of wheel, ``standard`` or ``editable``.
            build_data: not touched.

        Raises:
            SystemExit: a file is missing or has a fault.
        """
        root = Path(self.root)
        sys.path.insert(0, str(root / "pipeline"))
        try:
            from vanban.registry.validation import LexiconError, validated

            validated(root / "models" / "vi_vanban" / "lexicon")
        except FileNotFoundError as error:
            raise SystemExit(f"lexicon missing: {error.filename}") from None
        except LexiconError as error:
            raise SystemExit(f"the lexicons are not sound:\n{error}") from None
        finally:
            sys.path.remove(str(root / "pipeline"))
