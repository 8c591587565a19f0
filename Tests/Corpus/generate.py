#!/usr/bin/python3
"""Writes the corpus: damaged and unusual files with the expected import results. The output is reproducible.

    generate.py DIR      DIR/<case>/files/… and DIR/manifest.json
    generate.py --list   prints the names of the cases
"""
import sys

import case
import cases


def all_cases():
    listed = [one for module in cases.MODULES for one in module.cases()]
    befores = {one.before.name: one.before for one in listed if one.before and one.before not in listed}
    return listed + list(befores.values())


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        print("\n".join(one.name for one in all_cases()))
    else:
        case.write(all_cases(), sys.argv[1])
