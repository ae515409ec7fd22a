"""The place of signed files that pass between the houses: this house's keylog, the other's, catalogues, figures."""

from rigcheck.outside.files.folder import FolderFiles
from rigcheck.outside.files.memory import MemoryFiles
from rigcheck.outside.files.protocol import OTHER_KEY, OTHER_KEYLOG, OWN_KEYLOG, Files

__all__ = ["OTHER_KEY", "OTHER_KEYLOG", "OWN_KEYLOG", "Files", "FolderFiles", "MemoryFiles"]
