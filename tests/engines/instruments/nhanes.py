"""The NHANES file, where the shared data folder stands beside the repository."""

from pathlib import Path

import pytest

FILE = Path(__file__).parents[4] / "shared" / "data" / "nhanes" / "nhanes_dpq_2005_2016.csv"
ITEMS = {f"item{n}": f"DPQ0{n}0" for n in range(1, 10)}
RECENT = ("2013-2014", "2015-2016")
needs_nhanes = pytest.mark.skipif(not FILE.exists(), reason="needs shared/data/nhanes beside the repository")
