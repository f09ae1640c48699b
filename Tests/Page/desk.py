"""What people do on the page: write, choose, move, ask, look."""
import base64
import time

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

CHECKED = "document.getElementById('verdict').textContent"


class Desk:
    """The page in a window of its own memory."""

    # Where pictures go, if they are wanted; and whether the program is one that is built for speed.
    pictures, isFast = None, False

    def __init__(self, window, serving):
        self.window, self.serving = window, serving

    def picture(self, name):
        """The page as a file; all of it where it is one column."""
        if self.pictures:
            isNarrow = self.window.run("return innerWidth < 800")
            words = {"captureBeyondViewport": isNarrow}
            if isNarrow:
                size = self.window.command("Page.getLayoutMetrics", {})["cssContentSize"]
                words["clip"] = {**size, "scale": 1}
            picture = self.window.command("Page.captureScreenshot", words)["data"]
            (self.pictures / f"{name}.png").write_bytes(base64.b64decode(picture))

    def begin(self, example=None):
        """The page as somebody new finds it, with an example on it if one is named."""
        self.window.fresh()
        self.window.driver.get(self.serving.address)
        self.window.wait(CHECKED, "the page does not begin")
        if example:
            self.take(example)
        return self

    def take(self, example):
        """Opens an example by its file's name."""
        self.window.one("#examples").click()
        choice = [one for one in self.window.all("dialog .choices button") if example in one.text]
        choice[0].click()
        self.window.wait(f"document.getElementById('name').textContent === '{example}'", "the example does not come")
        self.settle()

    def settle(self):
        """Until the sliders are those of the text."""
        self.window.wait("!document.querySelector('#sliders input:disabled')", "sliders stay still")
        time.sleep(0.4)

    @property
    def text(self):
        return self.window.run("return document.getElementById('text').value")

    def write(self, *words):
        self.window.one("#text").send_keys(*words)

    def write_all(self, text):
        """Another text in place of all that stands there, as if it were pasted."""
        self.window.one("#text").send_keys(Keys.CONTROL, "a")
        self.window.run("document.execCommand('insertText', false, arguments[0])", text)

    def replace(self, old, new):
        """Writes over the first place of some words."""
        area = self.window.one("#text")
        isThere = self.window.run("""
            const [area, old] = arguments, start = area.value.indexOf(old);
            area.focus();
            area.setSelectionRange(start, start + old.length);
            return start >= 0""", area, old)
        assert isThere, f"there is no {old}"
        area.send_keys(new)

    def marks(self, kind="error"):
        return [mark.get_attribute("textContent") for mark in self.window.all(f"#marks mark.{kind}")]

    def wait_for_mark(self, kind="error"):
        self.window.wait(f"document.querySelector('#marks mark.{kind}')", f"no {kind} is marked")

    def wait_for_soundness(self):
        self.window.wait("!document.querySelector('#diagnostics .error') && !document.querySelector('mark.error')",
                         "errors stay marked")

    def slider(self, path):
        """The slider of a number, by its place in the file; its fold is opened."""
        fold = self.window.one(f"#sliders details[data-part='{path.split('/')[1]}']")
        self.window.run("arguments[0].open = true", fold)
        label = f"#sliders label[data-path='{path}'] input"
        self.window.wait(f"document.querySelector(`{label}`)", f"no slider of {path}")
        return self.window.one(label)

    def drag(self, slider, *steps):
        """Presses a slider in its middle, moves by so many pixels, and lets go."""
        chain = ActionChains(self.window.driver, duration=30).click_and_hold(slider)
        for step in steps:
            chain.move_by_offset(step, 0)
        chain.release().perform()

    def press(self, *keys):
        """Keys together, wherever the focus is."""
        chain = ActionChains(self.window.driver)
        for key in keys[:-1]:
            chain.key_down(key)
        chain.send_keys(keys[-1])
        for key in reversed(keys[:-1]):
            chain.key_up(key)
        chain.perform()

    def ask(self, kind="solve", most=60):
        """Asks, and waits for the answer."""
        self.window.run("window.before = document.querySelector('#answer section')")
        self.window.one(f"#{kind}").click()
        self.wait_for_answer(most)

    def wait_for_answer(self, most=60):
        section = "document.querySelector('#answer section')"
        self.window.wait(f"{section} && {section} !== window.before", "no answer comes", most)

    @property
    def chance(self):
        """As it is shown, with plain spaces."""
        return self.window.one("#answer .number").text.replace("\u00a0", " ")

    def saved(self, button, ending, most=20):
        """What a button saves, as a file."""
        old = set(self.window.folder.iterdir())
        self.window.one(button).click()
        began = time.monotonic()
        while True:
            new = [path for path in set(self.window.folder.iterdir()) - old if path.suffix == ending]
            if new:
                return new[0]
            assert time.monotonic() - began < most, f"{button} saves nothing"
            time.sleep(0.05)

    def open(self, path):
        """A file of one's own."""
        self.window.one("#file").send_keys(str(path))

    def begin_long(self):
        """Asks what takes long, and waits until somebody works on it."""
        self.begin("portfolio.yaml")
        field = self.window.one("#points")
        field.clear()
        field.send_keys("0")
        self.window.one("#solve").click()
        self.window.wait("!document.getElementById('progress').hidden", "no word of work")
        began = time.monotonic()
        while not self.serving.workers("solve"):
            assert time.monotonic() - began < 5, "nobody works"
            time.sleep(0.05)
