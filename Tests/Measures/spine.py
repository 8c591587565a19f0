"""The files and functions of Sources/ that run for one request or one import, in the order of their first call.

Needs Linux on x86-64, a debug build, `nm` and `llvm-symbolizer`.
"""

import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import configuration
from tracer import Tracer


class Spine:
    """Measures a debug build of the program. `tree` is the source that it was built from."""

    def __init__(self, program, tree):
        self.program, self.tree = str(Path(program).resolve()), tree
        self.files = {file.path: file for file in tree.files}
        self.places = self._places()

    def paths(self):
        """All paths by their name."""
        with tempfile.TemporaryDirectory() as folder:
            inventory = f"{folder}/inventory.gpkg"
            paths = self._import(inventory)
            for name, address in configuration.REQUESTS.items():
                paths[name] = self._request(address, inventory)
            return paths

    def _places(self):
        """File and line of each function of ours, by its address in the program."""
        marks = re.compile("|".join(f"{len(name)}{name}" for name in self.tree.modules))
        symbols = self._output(["nm", "--defined-only", self.program]).splitlines()
        addresses = sorted({line.split()[0] for line in symbols if line.split()[1] in "tT" and marks.search(line)})
        tool = shutil.which("llvm-symbolizer") or "/opt/swift/usr/bin/llvm-symbolizer"
        command = [tool, f"--obj={self.program}", "--functions=none", "--no-inlines", "--output-style=GNU"]
        lines = self._output(command, "".join(f"0x{address}\n" for address in addresses)).splitlines()
        found = {}
        for address, line in zip(addresses, lines, strict=True):
            place = re.search(r"/(Sources/.*\.swift):(\d+)", line)
            # Line 0 marks code that the compiler made.
            if place and place[2] != "0":
                # A file that several modules link to is one file.
                path = (self.tree.root / place[1]).resolve().relative_to(self.tree.root.resolve())
                found[int(address, 16)] = (str(path), int(place[2]))
        if missing := {file for file, _ in found.values()} - set(self.files):
            raise SystemExit(f"{self.program} was built from other sources: {sorted(missing)[0]}")
        return found

    def _output(self, command, text=None):
        return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout

    def _import(self, inventory):
        """Imports geodata without, then a shapefile with the tracer."""
        geodata = self.tree.root / "geodata"
        quiet = {"stdout": subprocess.DEVNULL}
        subprocess.run([self.program, "import", geodata, "--inventory", inventory], check=True, **quiet)
        tracer = Tracer(self.program, list(self.places))
        shapefile = str(geodata / configuration.SHAPEFILE)
        code = tracer.trace_command([self.program, "import", shapefile, "--again", "--inventory", inventory], **quiet)
        assert code == 0, f"the import ended with {code}"
        # A response within the second of the import has no time stamp, and is not cached.
        time.sleep(1)
        parent, *workers = tracer.runs
        entered = [address for worker in workers for address in worker.entered]
        return {
            "import": self._path(parent.entered + entered),
            "import, the command alone": self._path(parent.entered),
            "import, the worker alone": self._path(entered),
        }

    def _request(self, address, inventory):
        """One request to a server that has answered another one before, so that start-up does not count."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        command = [self.program, "serve", "--inventory", inventory, "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                self._wait(url + address.replace("limit=3", "limit=2"))
                tracer = Tracer(self.program, list(self.places))
                code = tracer.trace_server(server.pid, ["curl", "--silent", "--fail", url + address])
                assert code == 0, f"{address}: curl ended with {code}"
                return self._path(tracer.runs[0].entered)
            finally:
                server.kill()

    def _wait(self, url):
        for _ in range(600):
            try:
                return urllib.request.urlopen(url, timeout=60).read()
            except urllib.error.HTTPError:
                raise
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(url)

    def _path(self, addresses):
        """The files in the order of their first function, with what ran of each."""
        ran = {}
        for address in addresses:
            file, line = self.places[address]
            ran.setdefault(file, set()).add(line)
        path = []
        for file, lines in ran.items():
            functions = {
                (function.first, function.last)
                for line in lines
                for function in [self._innermost(file, line)]
                if function
            }
            path.append({
                "file": file,
                "lines": len(self.files[file].lines),
                "functions": len(functions),
                "function_lines": sum(last - first + 1 for first, last in functions),
            })
        return path

    def _innermost(self, file, line):
        bodies = self.files[file].functions + self.files[file].computed_properties
        around = [function for function in bodies if function.first <= line <= function.last]
        return min(around, key=lambda function: function.lines, default=None)


def summary(path):
    """A path in numbers. A file whose functions that ran have no more than three lines has nothing to read."""
    read = [file for file in path if file["function_lines"] > 3]
    return {
        "files": len(path),
        "lines": sum(file["lines"] for file in path),
        "files with more than an accessor": len(read),
        "lines of these files": sum(file["lines"] for file in read),
        "functions": sum(file["functions"] for file in path),
        "lines of these functions": sum(file["function_lines"] for file in path),
    }
