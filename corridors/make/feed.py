"""A corridor's folder: rows gathered by table, written with the columns of schema/tables."""
import csv
import datetime
import io
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent.parent / "schema"


def source_rows(name, edition=None):
    """Rows of tables/<name>.csv; those of another edition are left out."""
    with open(HERE / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = [row for row in rows if row.get("edition", "") in ("", edition)]
    return [{key: value for key, value in row.items() if key != "edition"} for row in kept]


def text(value):
    """A value as a CSV cell, the same on every Python."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, (list, tuple)):
        return ";".join(text(item) for item in value)
    return str(value)


def columns_of(table):
    with open(SCHEMA / "tables" / f"{table}.json", encoding="utf-8") as file:
        return json.load(file)["columns"]


def write_table(table, rows, extra=()):
    """The table as CSV text: the schema's columns that are required or used, in the schema's order."""
    columns = columns_of(table)
    names = [column["name"] for column in columns]
    for row in rows:
        unknown = set(row) - set(names) - set(extra)
        assert not unknown, f"{table}: {unknown} are no columns"
    written = [{name: text(row.get(name)) for name in [*extra, *names]} for row in rows]
    used = list(extra) + [
        column["name"] for column in columns
        if column.get("required") or any(row[column["name"]] for row in written)
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, used, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(written)
    return out.getvalue()


def write_toml(values):
    def value(item):
        return f'"{item}"' if isinstance(item, str) else text(item)

    return "".join(f"{key} = {value(item)}\n" for key, item in values.items())


class Corridor:
    """The rows of one corridor while they are made."""

    def __init__(self, settings):
        self.settings = settings
        self.edition = settings["edition"]
        self.start = settings["corridor"]["start"]
        self.end = settings["corridor"]["end"]
        self.scale = settings["scale"]
        self.tables = {}

    def add(self, table, /, **row):
        self.tables.setdefault(table, []).append(row)

    def rows(self, table):
        return self.tables.get(table, [])

    def source(self, name):
        return source_rows(name, self.edition)

    def copy(self, name, *without):
        """A small table that is a table of the feed as it stands."""
        for row in self.source(name):
            self.add(name, **{key: value for key, value in row.items() if key not in without})

    def of_year(self, row, column):
        """The figure of a column that has one for each edition."""
        return float(row[f"{column}_{self.edition}"])

    def vehicles_of(self, row):
        return int(row[f"vehicles_{self.edition}"])

    def files(self):
        """File name -> content."""
        files = {"corridor.toml": write_toml(self.settings["corridor"])}
        for table, rows in self.tables.items():
            files[f"{table}.csv"] = write_table(table, rows)
        return files
