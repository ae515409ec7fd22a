"""A file that is sent to the one page that takes one: held in memory, and never more of it than the page allows."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest


class LimitedUpload(FileUploadHandler):
    """Keeps up to `limit` bytes and one more, by which the form sees that there was too much; the rest is let go."""

    def __init__(self, request: HttpRequest, limit: int) -> None:
        super().__init__(request)
        self.limit = limit

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.kept += raw_data[: self.limit + 1 - len(self.kept)]

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        return SimpleUploadedFile(self.file_name or "file", bytes(self.kept), self.content_type or "")
