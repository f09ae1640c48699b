"""Checks of files: saved, opened again, and kept over a reload."""
import json
import re
import subprocess

from selenium.webdriver.common.keys import Keys

from serving import Serving

TEXT = "document.getElementById('text').value"


def problem(desk):
    """A problem that was saved and opened again is the same; changes are not thrown away without a question."""
    desk.begin("toy-2052.yaml")
    desk.write(Keys.CONTROL, Keys.END)
    desk.write("# ünïcödé 🔬")
    text = desk.text
    assert desk.window.one("#edited").is_displayed()
    path = desk.saved("#save", ".yaml")
    assert path.read_text() == text and path.name == "toy-2052.yaml", path
    assert not desk.window.one("#edited").is_displayed()
    desk.write_all("title: other\n")
    desk.open(path)
    desk.window.wait("document.getElementById('dialog').open", "changes would be lost without a question")
    desk.window.all("#dialog-buttons button")[0].click()
    assert desk.text == "title: other\n"
    desk.open(path)
    desk.window.wait("document.getElementById('dialog').open", "the second time there is no question")
    desk.window.all("#dialog-buttons button")[1].click()
    desk.window.wait(f"{TEXT}.length > 20", "the file does not come")
    assert desk.text == text
    path.unlink()
    return f"{len(text)} characters"


def dropped(desk):
    """A file that is dropped on the page is opened."""
    desk.begin("toy-2052.yaml")
    desk.window.run("""
        const data = new DataTransfer();
        data.items.add(new File(['title: dropped\\r\\n'], 'mine.yaml'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))""")
    desk.window.wait(f"{TEXT} === 'title: dropped\\n'", "it is not opened")
    assert desk.window.one("#name").text == "mine.yaml"
    return "mine.yaml"


def result(desk):
    """The result is what the command prints; opened in a new tab, it is the same answer again."""
    desk.begin("survey-first.yaml")
    desk.ask()
    chance = desk.chance
    path = desk.saved("#save-result", ".json")
    found = json.loads(path.read_text())
    assert f"{found['chance'] * 100:.1f} %" == chance and found["plan"], path
    desk.begin()
    desk.open(path)
    desk.window.wait("document.querySelector('#answer section')", "the result is no answer")
    assert desk.chance == chance
    return f"{path.name}: {chance}"


def report(desk):
    """The report is the command's to the byte, and opens offline without a message."""
    desk.begin("survey-first.yaml")
    desk.ask()
    chance = desk.chance
    saved = desk.saved("#save-result", ".json")
    page = desk.saved("#save-report", ".html")
    made = desk.window.folder / "made.html"
    subprocess.run([desk.serving.words[0], "report", saved, "--html", made], check=True, stdout=subprocess.DEVNULL)
    assert made.read_bytes() == page.read_bytes(), "another report than the command's"
    desk.window.driver.get(page.as_uri())
    assert desk.window.one(".number").text.replace("\u00a0", " ") == chance
    return f"{page.name}: {page.stat().st_size} bytes"


def comparison(desk):
    """The report of a comparison has both answers."""
    desk.begin("toy-2052.yaml")
    desk.ask()
    desk.window.one("#pin").click()
    desk.replace("headcount: 184", "headcount: 120")
    desk.settle()
    desk.ask()
    page = desk.saved("#save-report", ".html")
    words = re.sub("<[^>]*>", "", page.read_text())
    assert "A: pinned" in words and "B: new" in words
    return page.name


def reload(desk):
    """A reload loses no word."""
    desk.begin("toy-2052.yaml")
    desk.write(Keys.CONTROL, Keys.END)
    desk.write("# kept")
    text = desk.text
    desk.window.driver.refresh()
    desk.window.wait(f"{TEXT}.endsWith('# kept')", "the text is lost")
    assert desk.text == text and desk.window.one("#name").text == "toy-2052.yaml"
    assert desk.window.one("#edited").is_displayed()
    return f"{len(text)} characters"


def given(desk):
    """The page begins with the file that the command was given, as it is when the page is loaded; and never writes to it."""
    folder = desk.window.folder / "given"
    folder.mkdir()
    file = folder / "mine.yaml"
    file.write_text("title: Mine\n")
    with Serving(desk.serving.words[0], folder, file) as other:
        here = type(desk)(desk.window, other).begin()
        assert here.text == "title: Mine\n" and here.window.one("#name").text == "mine.yaml"
        here.write("# more")
        assert file.read_text() == "title: Mine\n"
        file.write_text("title: Other\n")
        assert here.begin().text == "title: Other\n"
    return file.name


def broken(desk):
    """A result that cannot be read is said to be one, until somebody closes that; the text stays."""
    desk.begin("toy-2052.yaml")
    text = desk.text
    path = desk.window.folder / "broken.json"
    path.write_text('{"sidereal": "0.1.0", "chance": "much", "plan": []}')
    desk.open(path)
    desk.window.wait("!document.getElementById('trouble').hidden", "nothing is said")
    words = desk.window.one("#trouble p").text
    desk.write("#")
    desk.settle()
    assert desk.window.one("#trouble").is_displayed(), "a check took it back"
    desk.window.one("#trouble-close").click()
    assert not desk.window.one("#trouble").is_displayed() and desk.text == text + "#"
    path.unlink()
    return words


CHECKS = [problem, dropped, result, report, comparison, reload, given, broken]
