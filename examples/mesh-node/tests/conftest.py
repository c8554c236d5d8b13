"""Puts the root of the sample on the path, so that ``src`` is found from anywhere."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
