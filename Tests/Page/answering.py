"""Checks of answers: as the command's, ended when nobody wants them, compared with a pinned one."""
import json
import signal
import subprocess
import time

from selenium.webdriver.common.keys import Keys

from serving import Serving

SHOWN = "document.querySelector('#answer section')"


def command(desk, *words):
    """What the command prints about the text on the page."""
    folder = desk.window.folder
    path = folder / desk.window.one("#name").text
    path.write_text(desk.text)
    line = [desk.serving.words[0], *words, path, "--json", "--quiet"]
    done = subprocess.run(line, capture_output=True, text=True, timeout=120)
    path.unlink()
    return json.loads(done.stdout)


def solve(desk):
    """The chance that is shown is the command's."""
    desk.begin("survey-first.yaml")
    desk.ask()
    chance = command(desk, "solve")["chance"]
    assert desk.chance == f"{chance * 100:.1f} %", (desk.chance, chance)
    headings = [heading.text for heading in desk.window.all("#answer h2")]
    assert "The answer" in headings and len(desk.window.all("#answer figure")) >= 3, headings
    news = desk.window.run("return document.getElementById('news').textContent").replace("\u00a0", " ")
    assert desk.chance in news, news
    return f"{desk.chance}, {len(headings)} sections"


def wrong(desk):
    """What cannot be solved is said where it is wrong."""
    desk.begin("toy-2052.yaml")
    desk.replace("years: 25", "years: 0")
    desk.window.one("#solve").click()
    desk.wait_for_mark()
    desk.window.wait("document.getElementById('news').textContent", "no word of it")
    assert not desk.window.all("#answer section"), "an answer of a wrong file"
    return desk.window.one("#diagnostics li").text


def others(desk):
    """Ladder and value on demand; the way back to the plan."""
    desk.begin("toy-2052.yaml")
    desk.ask("solve")
    desk.ask("ladder")
    ladder = [heading.text for heading in desk.window.all("#answer h2")]
    desk.ask("value")
    value = [heading.text for heading in desk.window.all("#answer h2")]
    kinds = desk.window.all("#kinds button")
    assert len(kinds) == 3 and ladder != value, (ladder, value)
    kinds[0].click()
    desk.window.wait("document.querySelector('#answer h2').textContent === 'The answer'", "no way back")
    assert desk.window.one("#kinds [aria-pressed=true]").text == "The plan"
    return " · ".join([*ladder, *value])


def cancel(desk):
    """Progress is shown as numbers; Cancel ends the work within a second, and the page goes on."""
    desk.begin_long()
    desk.window.wait("document.getElementById('figures').textContent.includes('%')", "no numbers on the way", 60)
    figures = desk.window.one("#figures").text
    desk.window.one("#cancel").click()
    seconds = desk.serving.seconds_until_none("solve")
    assert seconds < 1, seconds
    assert not desk.window.one("#progress").is_displayed()
    desk.window.one("#solve").click()
    desk.window.wait("!document.getElementById('progress').hidden", "it does not begin again")
    desk.press(Keys.ESCAPE)
    again = desk.serving.seconds_until_none("solve")
    assert again < 1, again
    return f"“{figures}”; ended in {seconds:.2f} s, by Escape in {again:.2f} s"


def newest(desk):
    """A second solve ends the first: there is one worker at a time."""
    desk.begin_long()
    first = desk.serving.workers("solve")
    desk.window.one("#solve").click()
    time.sleep(1)
    second = desk.serving.workers("solve")
    assert len(second) == 1 and second != first, (first, second)
    desk.press(Keys.ESCAPE)
    return f"{desk.serving.seconds_until_none('solve'):.2f} s"


def waiting(desk):
    """While two others are being worked out, a third says that it waits."""
    desk.begin_long()
    desk.press(Keys.ESCAPE)
    desk.window.run("""
        const body = JSON.stringify({ name: 'x', text: document.getElementById('text').value, gap: 0, timeLimit: 60 });
        const headers = { 'Content-Type': 'application/json' };
        window.ends = [1, 2].map(() => {
          const end = new AbortController();
          fetch('solve', { method: 'POST', headers, body, signal: end.signal }).catch(() => {});
          return end;
        })""")
    time.sleep(0.7)
    desk.window.one("#solve").click()
    desk.window.wait("document.getElementById('stage').textContent.startsWith('Waiting')", "it does not say that it waits")
    words = desk.window.run("return document.getElementById('stage').textContent")
    desk.press(Keys.ESCAPE)
    desk.window.run("window.ends.forEach((end) => end.abort())")
    desk.serving.seconds_until_none("solve")
    return words


def closed(desk):
    """A tab that is closed ends its solve."""
    desk.begin_long()
    driver = desk.window.driver
    old = driver.current_window_handle
    driver.switch_to.new_window("tab")
    new = driver.current_window_handle
    driver.switch_to.window(old)
    driver.close()
    driver.switch_to.window(new)
    seconds = desk.serving.seconds_until_none("solve")
    assert seconds < 2, seconds
    return f"{seconds:.2f} s"


def pin(desk):
    """A later answer stands beside the pinned one, differences first; unpinned, it stands alone."""
    desk.begin("survey-first.yaml")
    desk.ask()
    first = desk.chance
    desk.window.one("#pin").click()
    desk.slider("/pools/researchers/headcount").send_keys(Keys.ARROW_RIGHT)
    desk.ask()
    desk.window.wait("document.querySelectorAll('#answer .pair').length", "nothing stands side by side")
    heading = desk.window.one("#answer h2").text
    differences = desk.window.one("#answer section li").text.replace("\u00a0", " ")
    assert differences.startswith(f"Chance {first} → "), (first, differences)
    assert "Pinned" in desk.window.one("#pinned").text
    desk.window.one("#unpin").click()
    desk.window.wait("!document.querySelector('#answer .pair')", "it does not stand alone again")
    return f"{heading}: {differences}"


def stale(desk):
    """An answer about an earlier text says so, until the text is that one again."""
    desk.begin("toy-2052.yaml")
    desk.ask()
    note = desk.window.one("#stale")
    assert not note.is_displayed()
    desk.write(" ")
    assert note.is_displayed()
    desk.write(Keys.BACKSPACE)
    assert not note.is_displayed()
    return "said and taken back"


def gone(desk):
    """A program that has ended is said plainly; the text stays and can be saved."""
    folder = desk.window.folder / "gone"
    folder.mkdir(exist_ok=True)
    with Serving(desk.serving.words[0], folder) as other:
        here = type(desk)(desk.window, other)
        here.begin("toy-2052.yaml")
    here.write("# still here")
    here.window.wait("!document.getElementById('trouble').hidden", "nothing is said")
    words = here.window.one("#trouble p").text
    assert here.window.one("#verdict").text == "Not checked."
    desk.picture("gone")
    path = here.saved("#save", ".yaml")
    assert path.read_text().endswith("# still here") and here.text.endswith("# still here")
    path.unlink()
    # The browser itself notes that nobody answers.
    here.window.messages()
    return words


def stopped(desk):
    """A program that stands still is missed after ten seconds; once it goes on, so does the page."""
    desk.begin("toy-2052.yaml")
    desk.serving.process.send_signal(signal.SIGSTOP)
    try:
        began = time.monotonic()
        desk.write("#")
        desk.window.wait("!document.getElementById('trouble').hidden", "nothing is said", 15)
        seconds = time.monotonic() - began
    finally:
        desk.serving.process.send_signal(signal.SIGCONT)
    desk.write("#")
    desk.window.wait("document.getElementById('trouble').hidden", "it does not go on")
    return f"said after {seconds:.0f} s"


CHECKS = [solve, wrong, others, cancel, newest, waiting, closed, pin, stale, gone, stopped]
