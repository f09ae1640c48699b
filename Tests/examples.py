#!/usr/bin/env python3
"""Writes the Swift examples of the documentation as programs, and compares what they print with what they say.

    python3 Tests/examples.py write FOLDER     a program for each example, with its targets as lines for a manifest
    python3 Tests/examples.py check FOLDER     runs the programs that were built and compares

An example is a fenced block of Swift in the README or in the catalogue of the library that begins with an import. Where a
line ends in a comment after two blanks, what it prints is that comment.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "Sources/Sidereal/Sidereal.docc").glob("*.md"))]
BLOCK = re.compile(r"^```swift\n(.*?)^```$", re.M | re.S)
SAID = re.compile(r"print\(.*\)  // (?!or )(.*)$", re.M)


def examples():
    for page in PAGES:
        for number, text in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), 1):
            if text.startswith("import "):
                yield f"{page.stem}{number}", text


def write(folder: pathlib.Path) -> None:
    for name, text in examples():
        place = folder / "Sources" / name
        place.mkdir(parents=True)
        (place / "main.swift").write_text(text, encoding="utf-8")
        print(f'.executableTarget(name: "{name}", dependencies: [.product(name: "Sidereal", package: "sidereal")]),')


def check(folder: pathlib.Path) -> None:
    wrong = []
    found = list(examples())
    for name, text in found:
        run = subprocess.run([folder / name], capture_output=True, text=True)
        printed, said = run.stdout.splitlines(), SAID.findall(text)
        if run.returncode != 0 or (said and printed != said):
            wrong.append(f"{name} printed {printed}, and says {said} {run.stderr}")
    if wrong or len(found) < 4:
        sys.exit("\n".join(wrong) or "there are too few examples")
    print(f"{len(found)} examples of the documentation do what they say")


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]))
