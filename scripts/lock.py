"""Print the installed versions as pip constraints: two machines that install with them get the same packages."""

from __future__ import annotations

import sys
from importlib.metadata import distributions

OWN = {"vanban", "vi-vanban", "setuptools"}


def main() -> None:
    """Write one ``name==version`` a line, sorted."""
    pins = {
        dist.metadata["Name"].lower().replace("_", "-"): dist.version
        for dist in distributions()
        if dist.metadata["Name"].lower().replace("_", "-") not in OWN
    }
    sys.stdout.write("# Versions that the tests passed with. Written by `make lock`.\n")
    sys.stdout.writelines(f"{name}=={version}\n" for name, version in sorted(pins.items()))


if __name__ == "__main__":
    main()
