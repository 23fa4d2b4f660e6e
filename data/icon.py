"""Builds `icon.png`, the window's icon, 256 × 256, from `icon.svg`, which is drawn by hand."""
import sys
from pathlib import Path

import resvg_py

ASSETS = Path(__file__).resolve().parent.parent / "assets"


def build(out_dir):
    """Writes `icon.png` into `out_dir` and returns its path."""
    path = Path(out_dir) / "icon.png"
    path.write_bytes(bytes(resvg_py.svg_to_bytes(svg_path=str(ASSETS / "icon.svg"), width=256, height=256)))
    print(f"icon: {path.stat().st_size} bytes", file=sys.stderr)
    return path


if __name__ == "__main__":
    build(sys.argv[1] if len(sys.argv) > 1 else ASSETS)
