"""Duplicated code and facts."""

import re
from collections import Counter, defaultdict

import configuration

# So many equal lines of code in a row count as a copy.
WINDOW = 6


def copied_lines(tree):
    """How many lines of code are part of a run of equal lines elsewhere, and where the longest are."""
    places = defaultdict(list)
    for file in tree.files:
        lines = [(number, text) for number, text in file.code_lines if len(text) > 1 and "import " not in text]
        for start in range(len(lines) - WINDOW + 1):
            window = lines[start : start + WINDOW]
            places[tuple(text for _, text in window)].append((file.path, [number for number, _ in window]))
    copied = defaultdict(set)
    for found in places.values():
        if len(found) > 1:
            for path, numbers in found:
                copied[path].update(numbers)
    return {path: len(numbers) for path, numbers in sorted(copied.items(), key=lambda item: -len(item[1]))}


def files_naming(tree, text, ending):
    return sum(text in path.read_text(errors="replace") for path in tree.root.glob(f"Sources/**/*{ending}"))


def text_subscripts(tree):
    """Fields that are looked up by a text: `feature["gross_ha"]`."""
    return sum(len(re.findall(r'\w\[\s*"[a-z][a-z0-9_]*"\s*\]', file.text)) for file in tree.files)


def cases_in_several_modules(tree):
    """Names of enumeration cases that two modules declare: two lists of one fact."""
    modules = defaultdict(set)
    for file in tree.files:
        for match in re.finditer(r"(?m)^ +(?:indirect )?case ([a-z]\w*(?:, [a-z]\w*)*)(?! *[:.(])", file.code):
            for name in match[1].split(", "):
                modules[name].add(file.path.split("/")[1])
    return Counter(len(found) > 1 for found in modules.values())[True]


def types(tree):
    """The names of all types."""
    return {
        name
        for file in tree.files
        for name in re.findall(r"\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)", file.code)
    }


def existing(tree, names):
    known = types(tree) | set(tree.modules)
    return [name for name in names if name in known]


def codecs(tree):
    return {kind: existing(tree, names) for kind, names in configuration.CODECS.items()}
