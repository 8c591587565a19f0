"""Swift files as a measure sees them: code without comments and texts, functions, declarations, comment lines."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


def blanked(text):
    """The text with comments, the contents of string literals and of regular expressions as spaces."""
    return _Blanker(text).run()


class _Blanker:
    REGEX = re.compile(r"/(?![\s/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/")

    def __init__(self, text):
        self.text, self.position, self.parts = text, 0, []

    def run(self):
        self.code(until=None)
        return "".join(self.parts)

    def keep(self, count=1):
        self.parts.append(self.text[self.position : self.position + count])
        self.position += count

    def blank(self, end):
        self.parts.append(re.sub(r"[^\n]", " ", self.text[self.position : end]))
        self.position = end

    def find(self, mark, start):
        found = self.text.find(mark, start)
        return len(self.text) if found < 0 else found

    def code(self, until):
        """Code up to the closing parenthesis of an interpolation, or to the end of the file."""
        depth = 0
        while self.position < len(self.text):
            rest = self.text[self.position : self.position + 2]
            literal = re.compile(r'(#*)("""|")').match(self.text, self.position)
            if rest == "//":
                self.blank(self.find("\n", self.position))
            elif rest == "/*":
                self.blank(min(len(self.text), self.find("*/", self.position) + 2))
            elif literal:
                self.string(literal[1], literal[2])
            elif rest[0] == "/" and self.begins_regex() and (found := self.REGEX.match(self.text, self.position)):
                self.blank(found.end())
            elif until and rest[0] == "(":
                depth += 1
                self.keep()
            elif until and rest[0] == ")" and depth == 0:
                return
            else:
                depth -= bool(until) and rest[0] == ")"
                self.keep()

    def begins_regex(self):
        before = self.text[max(0, self.position - 40) : self.position].rstrip(" ")
        return before[-1:] in "(,=:[{&|!?" or before.endswith("return")

    def string(self, hashes, quote):
        self.keep(len(hashes + quote))
        end, escape = quote + hashes, "\\" + hashes
        while self.position < len(self.text) and not self.text.startswith(end, self.position):
            if self.text.startswith(escape + "(", self.position):
                self.blank(self.position + len(escape))
                self.keep()
                self.code(until=")")
            elif self.text.startswith(escape, self.position):
                self.blank(self.position + len(escape) + 1)
            else:
                self.blank(self.position + 1)
        self.keep(len(end))


@dataclass
class Function:
    file: str
    name: str
    first: int
    last: int

    @property
    def lines(self):
        return self.last - self.first + 1


@dataclass
class Declaration:
    """A declaration that says `public`."""

    file: str
    line: int
    text: str
    documentation: str
    throws: bool

    @property
    def says_what_it_throws(self):
        return "- Throws:" in self.documentation


class SwiftFile:
    FUNCTION = re.compile(r"(?<![.\w])(?:func\s+([^\s(<]+|\S+)|(init[?!]?)|(deinit)|(subscript))(?=\s*[(<{])")

    def __init__(self, root, path):
        self.path = str(path.relative_to(root))
        self.text = path.read_text()
        self.lines = self.text.split("\n")
        if self.lines and not self.lines[-1]:
            self.lines.pop()

    @cached_property
    def code(self):
        return blanked(self.text)

    @cached_property
    def functions(self):
        """Functions, initializers and subscripts that have a body."""
        found = []
        for match in self.FUNCTION.finditer(self.code):
            brace = self._body(match.end())
            if brace is not None:
                found.append(self._function(next(filter(None, match.groups())), match.start(), brace))
        return sorted(found, key=lambda function: function.first)

    @cached_property
    def computed_properties(self):
        matches = re.finditer(r"(?<![.\w])var\s+(\w+)\s*:[^={}\n]*\{", self.code)
        return [self._function(match[1], match.start(), match.end() - 1) for match in matches]

    def _function(self, name, start, brace):
        return Function(self.path, name, self._line(start), self._line(brace + len(self._block(brace)) - 1))

    def _line(self, offset):
        return self.code.count("\n", 0, offset) + 1

    def _block(self, brace):
        depth = 0
        for offset in range(brace, len(self.code)):
            depth += {"{": 1, "}": -1}.get(self.code[offset], 0)
            if depth == 0:
                return self.code[brace : offset + 1]
        return self.code[brace:]

    def _body(self, start):
        """Where the body of a function begins; `None` for a requirement of a protocol."""
        header = self._header(start)
        end = start + len(header)
        return end if end < len(self.code) and self.code[end] == "{" else None

    def _header(self, start):
        """The declaration from its parameters to its body or its end."""
        depth = 0
        for offset in range(start, len(self.code)):
            character = self.code[offset]
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
            if depth == 0 and character in "{}":
                return self.code[start:offset]
            if depth == 0 and character == "\n" and self._ends_declaration(offset):
                return self.code[start:offset]
        return self.code[start:]

    def _ends_declaration(self, newline):
        following = self.code[newline + 1 : newline + 200].lstrip()
        return not re.match(r"(->|async\b|throws\b|rethrows\b|where\b|\{|&|,)", following)

    @cached_property
    def public_declarations(self):
        """The public declarations, without imports and extensions."""
        found = []
        for match in re.finditer(r"(?m)^[ \t]*((?:@\w+(?:\([^)\n]*\))?\s+)*(?:[a-z]+\s+)*?)\bpublic\b(?!\s*\(set\))([^\n]*)", self.code):
            words = match[2].split()
            if "import" in words[:2] or words[:1] == ["extension"]:
                continue
            line = self._line(match.start(2))
            found.append(
                Declaration(
                    self.path, line, self.lines[line - 1].strip(), self._documentation(line), self._throws(match.start(2))
                ))
        return found

    def _throws(self, start):
        keyword = re.compile(r"[^\n]*?\b(func\b\s*\S+?|init[?!]?|subscript|var\s+\w+)(?=\s*[(<:])").match(self.code, start)
        if not keyword:
            return False
        header = self._header(keyword.end())
        if "var" in keyword[1]:
            return bool(re.match(r"[^={}\n]*\{\s*get\s+(async\s+)?throws", self.code[keyword.end() :]))
        # What a parameter may throw does not count.
        while (shorter := re.sub(r"\([^()]*\)", "", header)) != header:
            header = shorter
        return bool(re.search(r"\bthrows\b", header))

    def _documentation(self, line):
        """The `///` lines above a declaration, with attributes between."""
        texts = []
        for text in reversed(self.lines[: line - 1]):
            stripped = text.strip()
            if stripped.startswith("///"):
                texts.append(stripped[3:].strip())
            elif texts or not stripped.startswith("@"):
                break
        return "\n".join(reversed(texts))

    @cached_property
    def comments(self):
        """The lines that have a comment: (line, text of the comment)."""
        found = []
        for number, (line, code) in enumerate(zip(self.lines, self.code.split("\n")), 1):
            at = line.find("//")
            while at >= 0 and code[at : at + 2].strip():
                at = line.find("//", at + 1)
            if at >= 0 and '"' not in code[at:]:
                found.append((number, line[at:].lstrip("/").strip()))
        return found

    @cached_property
    def code_lines(self):
        """The lines that have code: (line, text without comments and spaces around it)."""
        return [
            (number, line.strip())
            for number, (line, code) in enumerate(zip(self.lines, self.code.split("\n")), 1)
            if code.strip()
        ]


class Tree:
    """The Swift files under Sources/ of a clone of the repository."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        # A file that several modules link to is one file.
        paths = (path for path in self.root.glob("Sources/**/*.swift") if not path.is_symlink())
        self.files = [SwiftFile(self.root, path) for path in sorted(paths)]

    @cached_property
    def modules(self):
        return sorted({file.path.split("/")[1] for file in self.files})

    def module(self, name):
        return [file for file in self.files if file.path.startswith(f"Sources/{name}/")]

    @cached_property
    def functions(self):
        return [function for file in self.files for function in file.functions]

    @cached_property
    def public_declarations(self):
        return [declaration for file in self.files for declaration in file.public_declarations]
