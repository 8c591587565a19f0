#!/usr/bin/python3
"""Writes the corpus: deliveries in every state of disrepair, and what must be said of each. Same bytes every time.

    generate.py DIR      DIR/<case>/files/… and DIR/manifest.json
    generate.py --list   the names of the cases
"""
import sys

import case
import cases


def all_cases():
    made = [one for module in cases.MODULES for one in module.cases()]
    befores = {one.before.name: one.before for one in made if one.before and one.before not in made}
    return made + list(befores.values())


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        print("\n".join(one.name for one in all_cases()))
    else:
        case.write(all_cases(), sys.argv[1])
