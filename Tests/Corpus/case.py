"""A case of the corpus: files to import and the expected result."""
import json
import pathlib

from formats import shapefile
from formats.shapefile import Field
from places import UTM32, square


class Finding:
    """An expected finding; members that are None match anything."""

    def __init__(self, severity, code, row=None, id=None, field=None, value=None, occurrences=None, place=None):
        self.json = {name: value for name, value in dict(
            severity=severity, code=code, row=row, id=id, field=field, value=value, occurrences=occurrences,
            place=place).items() if value is not None}


def error(code, **which):
    return Finding("error", code, **which)


def warning(code, **which):
    return Finding("warning", code, **which)


def notice(code, **which):
    return Finding("notice", code, **which)


def info(code, **which):
    return Finding("info", code, **which)


class Case:
    """A named case.

    files: by path within the folder: bytes, `Link` or `Pipe`.
    path: the argument of the import: a file of the folder, "" for the folder, or an absolute path.
    options: the options of `standorte import`.
    findings: all expected warnings and errors, and some notices.
    counts: sums over all layers (read, added, changed, unchanged, ended, refused); missing ones are 0.
    says: texts that standard output or standard error must contain.
    stored: expected fields in the inventory, by "collection/id"; None for a feature that must not exist.
    before: a case to import first.
    wrong: the reason for a known deviation; the test then only checks the exit code and the inventory.
    """

    def __init__(self, name, files, *findings, path="", options=(), exit=None, counts=None, says=(), stored=None,
                 before=None, checked=False, wrong=None):
        self.name, self.files, self.path, self.before = name, files, path, before
        refused = any(finding.json["severity"] == "error" for finding in findings)
        exit = exit if exit is not None else 65 if refused and "--accept-partial" not in options else 0
        self.json = dict(
            name=name, path=path, options=list(options), exit=exit, counts=counts, says=list(says),
            findings=[finding.json for finding in findings], stored=stored or {}, checked=checked, wrong=wrong,
            before=before.delivery() if before else None)

    def delivery(self):
        return dict(path=self.path, options=self.json["options"], folder=f"{self.name}/files")

    def write(self, folder):
        root = folder / self.name / "files"
        root.mkdir(parents=True)
        for name, content in self.files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                file.write_bytes(content)
            else:
                content.make(file)


class Link:
    """A symbolic link."""

    def __init__(self, target):
        self.target = target

    def make(self, file):
        file.symlink_to(self.target)


class Pipe:
    def make(self, file):
        import os
        os.mkfifo(file)


SITE = [Field("ST_NR", "C", 8), Field("NAME", "C", 40)]


def rows(count=2):
    """X01 Feld 1, X02 Feld 2 …"""
    return [dict(ST_NR=f"X{place:02}", NAME=f"Feld {place}") for place in range(1, count + 1)]


def sites(table=None, shapes=None, fields=None, kind=shapefile.POLYGON, name="standorte", prj=UTM32, cpg="UTF-8",
          encoding="utf-8", language=0, numbers=None, deleted=(), **columns):
    """The files of a layer of sites, valid by default.

    columns: further fields with the values of the rows: `a=(Field("BRUTTO_HA", ...), [1.0, None])`.
    """
    table = [dict(row) for row in (table if table is not None else rows())]
    fields = list(fields if fields is not None else SITE)
    for field, values in columns.values():
        fields.append(field)
        for row, value in zip(table, values):
            row[field.name] = value
    if shapes is None:
        shapes = [shapefile.polygon(square(place)) for place in range(len(table))]
    shp, shx = shapefile.shp_and_shx(kind, shapes, numbers)
    files = {f"{name}.shp": shp, f"{name}.shx": shx,
             f"{name}.dbf": shapefile.dbf(fields, table, encoding, language, deleted)}
    if prj is not None:
        files[f"{name}.prj"] = prj.encode()
    if cpg is not None:
        files[f"{name}.cpg"] = cpg.encode()
    return files


def without(files, *endings):
    return {name: data for name, data in files.items() if not name.endswith(endings)}


def changed(files, name, change):
    """The files, with `change` applied to one of them."""
    return {**files, name: change(files[name])}


def write(cases, folder):
    """Writes the files of all cases and the manifest."""
    folder = pathlib.Path(folder)
    names = [case.name for case in cases]
    assert len(set(names)) == len(names), "duplicate case names"
    for case in cases:
        case.write(folder)
    manifest = [case.json for case in cases if not case.name.endswith(" (before)")]
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False))
