"""The lane from roster to care: signed facts about an agency that name nobody.

`publish` belongs to roster, `read` to care; `document` is what both agree on. The file is carried by command.
"""
