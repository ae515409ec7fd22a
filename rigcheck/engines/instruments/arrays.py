"""The kinds of array that batch scoring works with."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Bools = NDArray[np.bool_]
Raw = NDArray[Any]  # uint8, or uint16 where a raw sum does not fit
Scores = NDArray[Any]  # uint8 for sums, float32 for means
