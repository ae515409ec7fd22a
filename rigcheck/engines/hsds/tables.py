"""The tables of HSDS 3 and how the JSON form nests them.

Column names, required columns and file names: Open Referral, Human Services Data Specification 3.0, Schema Reference
(docs.openreferral.org). Names and structure only; the specification's own texts are not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | float
Record: TypeAlias = dict[str, Cell]
"""One row: the columns that have something in them."""
Tables: TypeAlias = dict[str, list[Record]]
"""Rows by table, with the columns of the tabular form: what both JSON and CSV are turned into."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its file in a package, its columns in order, those that may not be empty."""

    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...] = ("id",)


def _table(file: str, columns: str, required: str = "id") -> Table:
    return Table(f"{file}.csv", tuple(columns.split()), tuple(required.split()))


TABLES: Final[Mapping[str, Table]] = {
    "organization": _table(
        "organizations",
        "id name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri "
        "parent_organization_id",
        "id name description",
    ),
    "program": _table(
        "programs", "id organization_id name alternate_name description", "id organization_id name description"
    ),
    "service": _table(
        "services",
        "id organization_id program_id name alternate_name description url email status interpretation_services "
        "application_process fees_description wait_time fees accreditations eligibility_description minimum_age "
        "maximum_age assured_date assurer_email licenses alert last_modified",
        "id organization_id name status",
    ),
    "attribute": _table(
        "attributes",
        "id link_id taxonomy_term_id link_type link_entity value",
        "id link_id taxonomy_term_id link_entity",
    ),
    "service_at_location": _table(
        "service_at_location", "id service_id location_id description", "id service_id location_id"
    ),
    "location": _table(
        "locations",
        "id location_type url organization_id name alternate_name description transportation latitude longitude "
        "external_identifier external_identifier_type",
        "id location_type",
    ),
    "phone": _table(
        "phones",
        "id location_id service_id organization_id contact_id service_at_location_id number extension type description",
        "id number",
    ),
    "contact": _table(
        "contacts", "id organization_id service_id service_at_location_id location_id name title department email"
    ),
    "address": _table(
        "addresses",
        "id location_id attention address_1 address_2 city region state_province postal_code country address_type",
        "id address_1 city state_province postal_code country address_type",
    ),
    "schedule": _table(
        "schedules",
        "id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq "
        "interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type "
        "notes",
    ),
    "funding": _table("funding", "id organization_id service_id source"),
    "service_area": _table("service_areas", "id service_id name description extent extent_type uri"),
    "required_document": _table("required_documents", "id service_id document uri"),
    "language": _table("languages", "id service_id location_id phone_id name code note"),
    "accessibility": _table("accessibility", "id location_id description details url"),
    "taxonomy_term": _table(
        "taxonomy_terms",
        "id code name description parent_id taxonomy language taxonomy_id term_uri",
        "id name description",
    ),
    "metadata": _table(
        "metadata",
        "id resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value "
        "updated_by",
        "id resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value "
        "updated_by",
    ),
    "meta_table_description": _table("meta_table_descriptions", "id name language character_set"),
    "cost_option": _table(
        "cost_options", "id service_id valid_from valid_to option currency amount amount_description", "id service_id"
    ),
    "organization_identifier": _table(
        "organization_identifiers",
        "id organization_id identifier_scheme identifier_type identifier",
        "id organization_id identifier_type identifier",
    ),
    "taxonomy": _table("taxonomies", "id name description uri version", "id name description"),
}
NUMBERS: Final = frozenset(
    {"year_incorporated", "minimum_age", "maximum_age", "latitude", "longitude", "extension", "timezone", "count"}
    | {"interval", "amount"}
)
"""Columns that hold numbers, in every table that has them."""
LISTS: Final[Mapping[str, str]] = {
    "services": "service",
    "programs": "program",
    "attributes": "attribute",
    "service_at_locations": "service_at_location",
    "locations": "location",
    "phones": "phone",
    "contacts": "contact",
    "addresses": "address",
    "schedules": "schedule",
    "funding": "funding",
    "service_areas": "service_area",
    "required_documents": "required_document",
    "languages": "language",
    "accessibility": "accessibility",
    "metadata": "metadata",
    "cost_options": "cost_option",
    "organization_identifiers": "organization_identifier",
}
"""In JSON, a list under this key holds rows of that table."""
OBJECTS: Final[Mapping[str, str]] = {
    "organization": "organization",
    "program": "program",
    "service": "service",
    "location": "location",
    "taxonomy_term": "taxonomy_term",
    "taxonomy_detail": "taxonomy",
}
"""In JSON, an object under this key is one row of that table, and its parent points at it."""

_SHARED: Final = ("attributes", "metadata")
NESTS: Final[Mapping[str, tuple[str, ...]]] = {
    "service": (
        *("organization", "program", "phones", "schedules", "service_areas", "service_at_locations", "languages"),
        *("funding", "cost_options", "required_documents", "contacts", *_SHARED),
    ),
    "organization": ("funding", "contacts", "phones", "locations", "programs", "organization_identifiers", *_SHARED),
    "service_at_location": ("contacts", "phones", "schedules", "location", *_SHARED),
    "location": ("languages", "addresses", "contacts", "accessibility", "phones", "schedules", *_SHARED),
    "contact": ("phones", *_SHARED),
    "phone": ("languages", *_SHARED),
    "attribute": ("taxonomy_term", "metadata"),
    "taxonomy_term": ("taxonomy_detail", "metadata"),
}
"""Under which keys the JSON form nests rows, by table; every other table nests `attributes` and `metadata`."""


def nests(table: str) -> tuple[str, ...]:
    """The keys under which a row of this table nests others in the JSON form."""
    return NESTS.get(table, ("metadata",) if table in {"taxonomy", "metadata"} else _SHARED)


def link(child: str, parent: str) -> str:
    """The column by which a row of `child` points at the row of `parent` that it lies in; "" if it has none."""
    if child in {"attribute", "metadata"}:
        return "link_id" if child == "attribute" else "resource_id"
    return f"{parent}_id" if f"{parent}_id" in TABLES[child].columns else ""
