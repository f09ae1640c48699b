"""The whole way by keyboard alone: no click, and at every stop it is seen where one is."""
import re

from selenium.webdriver.common.keys import Keys

STOP = """const one = document.activeElement, frame = one.closest('.editor') ?? one, style = getComputedStyle(frame);
    return { id: one.id, tag: one.tagName, words: one.textContent.trim().slice(0, 200),
      path: one.closest('label')?.dataset.path ?? '', isSeen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 }"""


def go(desk, wanted, most=80, key=(Keys.TAB,)):
    """Presses Tab until the focus is where it is wanted; every stop on the way has to show itself."""
    for _ in range(most):
        desk.press(*key)
        stop = desk.window.run(STOP)
        assert stop["tag"] == "BODY" or stop["isSeen"], f"the focus cannot be seen: {stop}"
        if wanted(stop):
            return stop
    raise AssertionError(f"not reached by {most} Tabs; last at {stop}")


def way(desk):
    """Open an example, make and mend a mistake, move a slider, solve, pin, solve again, save."""
    desk.begin()
    skip = go(desk, lambda stop: True)
    assert skip["words"] == "Skip to the answer", skip
    go(desk, lambda stop: stop["id"] == "examples")
    desk.press(Keys.ENTER)
    go(desk, lambda stop: "toy-2052.yaml" in stop["words"])
    desk.press(Keys.ENTER)
    desk.window.wait("document.getElementById('name').textContent === 'toy-2052.yaml'", "no example by keyboard")
    desk.settle()
    go(desk, lambda stop: stop["id"] == "text")
    # Tab leaves the text, it does not write into it.
    before = desk.text
    desk.press(Keys.CONTROL, Keys.END)
    desk.press("x")
    desk.wait_for_mark()
    go(desk, lambda stop: stop["tag"] == "BUTTON" and stop["words"].startswith("Line"))
    desk.press(Keys.ENTER)
    assert desk.window.run("return document.activeElement.id") == "text"
    desk.press(Keys.CONTROL, Keys.END)
    desk.press(Keys.BACKSPACE)
    desk.wait_for_soundness()
    assert desk.text == before
    desk.settle()
    go(desk, lambda stop: stop["path"] == "/pools/researchers/headcount")
    desk.press(Keys.ARROW_RIGHT)
    headcount = re.search(r"headcount: (\d+)", desk.text)[1]
    assert headcount != "184", "arrows do not move a slider"
    go(desk, lambda stop: stop["id"] == "solve")
    desk.press(Keys.ENTER)
    desk.wait_for_answer()
    go(desk, lambda stop: stop["id"] == "pin")
    desk.press(Keys.ENTER)
    desk.window.run("window.before = document.querySelector('#answer section')")
    desk.press(Keys.CONTROL, Keys.ENTER)
    desk.wait_for_answer()
    desk.window.wait("document.querySelector('#answer .pair')", "no comparison by keyboard")
    go(desk, lambda stop: stop["id"] == "save-report", key=(Keys.SHIFT, Keys.TAB))
    old = set(desk.window.folder.iterdir())
    desk.press(Keys.ENTER)
    for _ in range(200):
        if any(path.suffix == ".html" for path in set(desk.window.folder.iterdir()) - old):
            return f"184 → {headcount}, solved, pinned, compared, saved"
        desk.window.run("return new Promise((resolve) => setTimeout(resolve, 25))")
    raise AssertionError("nothing was saved")


def skip(desk):
    """The first stop leads past the problem to the answer."""
    desk.begin("toy-2052.yaml").ask()
    desk.window.run("document.activeElement.blur(); scrollTo(0, 0)")
    go(desk, lambda stop: stop["words"] == "Skip to the answer", key=(Keys.SHIFT, Keys.TAB))
    desk.press(Keys.ENTER)
    assert desk.window.run("return document.activeElement.id") == "result"
    stop = go(desk, lambda stop: True)
    assert stop["id"] == "pin", stop
    return "to Pin"


CHECKS = [way, skip]
