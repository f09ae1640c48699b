"""A browser, with what it notes: messages of its console, and every request."""
import json
import shutil

from axe_selenium_python import Axe
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait


class Window:
    """Chromium without a screen, ended with the block that it is used in."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
        assert chromium and driver, "no chromium with its driver"
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        # Nothing but this machine has a name.
        for argument in ["--headless=new", "--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]:
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"download.default_directory": str(self.folder)})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def command(self, name, words):
        return self.driver.execute_cdp_cmd(name, words)

    def run(self, script, *words):
        return self.driver.execute_script(script, *words)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, script, what, most=20):
        """Until a script gives what counts as true; what it gave."""
        return WebDriverWait(self.driver, most, poll_frequency=0.03).until(lambda _: self.run(f"return {script}"), what)

    def size(self, width, height=850):
        """A window has a least width; the page is told of another."""
        self.command(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def medium(self, scheme="light", medium=""):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", {"media": medium, "features": features})

    def fresh(self):
        """A tab that remembers nothing; those before are closed."""
        old = self.driver.window_handles
        self.driver.switch_to.new_window("tab")
        new = self.driver.current_window_handle
        for handle in old:
            self.driver.switch_to.window(handle)
            self.driver.close()
        self.driver.switch_to.window(new)
        self.size(1280)
        self.medium()

    def violations(self):
        """What keeps people out, as axe finds it; empty: nothing."""
        axe = Axe(self.driver)
        axe.inject()
        found = axe.run()["violations"]
        return found and axe.report(found)

    def messages(self):
        """Everything that came to the console since the last time."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def strangers(self):
        """The requests since the last time that left this machine."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        addresses = [
            event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        own = ("http://127.0.0.1:", "blob:", "data:", "file:", "about:", "chrome:")
        return [address for address in addresses if not address.startswith(own)]
