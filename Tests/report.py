#!/usr/bin/env python3
"""Checks pages and drawings of `sidereal report` as browsers and validators see them.

    Tests/report.py path/to/sidereal

Pages are read by html5lib, which follows the parser of the HTML standard to the letter, in its strict mode; drawings by an
XML parser. Where chromium and its driver are there, pages are opened at 1280 and 390 pixels: nothing may be wider than its
place, no message may come to the console, and axe finds nothing that keeps people out.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

import html5lib

sys.path.append(str(pathlib.Path(__file__).parent / "Page"))
from window import Window

PAGE = pathlib.Path(__file__).parents[1] / "Sources/LocalPage/Page/page.html"
SAMPLES = pathlib.Path(__file__).parent / "ReportTests" / "Samples"
NAMES = ["<script>alert(1)</script>", "]]>", "a & \"b\" 'c'", "שלום עולם", "👩‍👩‍👧 🧪", "x" * 200, "--> <!-- x", "</style>"]


def hostile(folder):
    """The plan of the toy model with names that are meant to break pages."""
    result = json.loads((SAMPLES / "toy.json").read_text())
    result["problem"]["title"] = " ".join(NAMES)
    row, chunk = result["plan"][1], result["chunks"][1]
    result["plan"] = [{**row, "chunk": name, "pool": name} for name in NAMES]
    result["chunks"] = [{**chunk, "name": name} for name in NAMES]
    result["calendar"] = [{**result["calendar"][0], "pool": name} for name in NAMES]
    path = pathlib.Path(folder) / "hostile.json"
    path.write_text(json.dumps(result))
    return path


def check(sidereal, files, folder):
    """Writes every form of a report of these files; the page's path."""
    name = "-".join(file.stem for file in files)
    page, drawings = folder / f"{name}.html", folder / name
    began = time.monotonic()
    subprocess.run([sidereal, "report", *files, "--html", page, "--svg", drawings], check=True)
    seconds = time.monotonic() - began
    text = page.read_text()
    html5lib.HTMLParser(strict=True).parse(text)
    for drawing in sorted(drawings.iterdir()):
        xml.etree.ElementTree.parse(drawing)
    assert "<script" not in text and "default-src 'none'" in text, name
    print(f"{name}: {len(text.encode())} bytes, {seconds:.2f} s, {len(list(drawings.iterdir()))} drawings")
    return page


def traced(folder):
    """The toy model beside what its chunks are worth, and how its search went: the charts that few results have."""
    result, value = json.loads((SAMPLES / "toy.json").read_text()), json.loads((SAMPLES / "value.json").read_text())
    result["solve"]["trace"] = [{"seconds": 0.003 * 3 ** n, "chance": n / 9, "bound": 1.0} for n in range(10)]
    result["chunks"] = [{**result["chunks"][0], "name": name} for name in NAMES]
    worth = {"of": "chunk", "change": "done already", "refitBound": 0.5, "keep": 0, "proved": True}
    value["problem"] = result["problem"]
    value["values"] = [{**worth, "name": name, "refit": n / 20} for n, name in enumerate(NAMES)]
    paths = []
    for name, content in [("traced", result), ("worths", value)]:
        paths.append(pathlib.Path(folder) / f"{name}.json")
        paths[-1].write_text(json.dumps(content))
    return paths


def summary(sidereal, folder):
    """The page that `collect` makes of a few problems, one of them wrong; its path."""
    problems = SAMPLES.parents[2] / "Problems" / "toy"
    (folder / "wrong.yaml").write_text("time: {horizon: 10}\n")
    words = [sidereal, "batch", problems, folder / "wrong.yaml", "--out", folder / "results", "--allocators", "even"]
    subprocess.run([*words, "--quiet", "--vary", "pools.researchers.headcount=9,100,1000"], stdout=subprocess.DEVNULL)
    page = folder / "summary.html"
    subprocess.run([sidereal, "collect", folder / "results", "--html", page], check=True, stdout=subprocess.DEVNULL)
    html5lib.HTMLParser(strict=True).parse(page.read_text())
    return page


def require_sorting(browser, page):
    """A click on a title sorts: numbers by size, a second click the other way, what is missing last."""
    browser.get(page.as_uri())
    titles = browser.find_elements("css selector", "thead button")
    column = [title.text for title in titles].index("pools.researchers.headcount")
    for falls in (False, True):
        titles[column].click()
        cells = [row.text for row in browser.find_elements("css selector", f"tbody td:nth-child({column + 1})")]
        numbers = [int(cell) for cell in cells]
        assert len(numbers) > 9 and numbers == sorted(numbers, reverse=falls), cells
    chances = [title.text for title in titles].index("chance")
    titles[chances].click()
    cells = [row.text for row in browser.find_elements("css selector", f"tbody td:nth-child({chances + 1})")]
    assert cells[-1] == "–" and cells[0] != "–", cells


def look(pages):
    """Opens pages in a browser; false where there is none."""
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        return False
    overflow = """return [document.documentElement, ...document.querySelectorAll('main, section, figure, svg, p, h1, h2, h3, ul, li')]
        .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1).map(e => e.tagName + ' ' + e.textContent.slice(0, 60))"""
    with tempfile.TemporaryDirectory() as folder, Window(folder) as window:
        for page in pages:
            for width in [1280, 390]:
                window.size(width)
                for scheme in ["light", "dark"]:
                    window.medium(scheme)
                    window.driver.get(page.as_uri())
                    wide = window.run(overflow)
                    assert not wide, (page.name, width, wide)
                    found = window.violations()
                    assert not found, (page.name, width, scheme, found)
            if page.name == "summary.html":
                require_sorting(window.driver, page)
            messages, strangers = window.messages(), window.strangers()
            assert not messages and not strangers, (page.name, messages, strangers)
    return True


def main():
    sidereal = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        samples = {path.stem: path for path in SAMPLES.iterdir()}
        groups = [[path] for path in sorted(samples.values())] + [[hostile(folder)], traced(folder)]
        groups += [[samples["portfolio"], samples["portfolio-poorer"], samples["ladder"], samples["value"], samples["simulation"]]]
        pages = [check(sidereal, files, folder) for files in groups] + [summary(sidereal, folder)]
        html5lib.HTMLParser(strict=True).parse(PAGE.read_text())
        print("seen in a browser" if look(pages) else "no chromium with its driver: not seen in a browser")


if __name__ == "__main__":
    main()
