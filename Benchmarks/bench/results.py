"""Results of parts on disk: a CSV file of rows and a JSON file that says how they came about."""
import csv
import json

from . import instances, machine

FOLDER = instances.ROOT / "Results" / "speed"


def write(part, rows, settings):
    """Writes rows, dictionaries with the same keys, with the settings and the machine that they belong to."""
    table(part, rows)
    facts = {"settings": settings, "machine": machine.facts()}
    (FOLDER / f"{part}.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")


def table(name, rows):
    """Writes a CSV file of rows."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / f"{name}.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read(name):
    """The rows of a CSV file, numbers as numbers and empty fields as None; none where there is no such file."""
    path = FOLDER / f"{name}.csv"
    if not path.exists():
        return []
    with open(path, newline="") as file:
        return [{key: value_of(text) for key, text in row.items()} for row in csv.DictReader(file)]


def value_of(text):
    """A number where the text is one."""
    if text == "":
        return None
    try:
        return float(text)
    except ValueError:
        return text


def facts(part):
    """Settings and machine of a part; None where it was not run."""
    path = FOLDER / f"{part}.json"
    return json.loads(path.read_text()) if path.exists() else None
