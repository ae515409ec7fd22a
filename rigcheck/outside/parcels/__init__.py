"""The place of closed files that are too large for a row: photos and voice notes, each under a random name."""

from rigcheck.outside.parcels.folder import FolderParcels
from rigcheck.outside.parcels.memory import MemoryParcels
from rigcheck.outside.parcels.protocol import Parcels

__all__ = ["FolderParcels", "MemoryParcels", "Parcels"]
