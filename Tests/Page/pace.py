"""How fast the page is, measured in the browser."""
import statistics

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

# From what a hand did to the first picture that shows what came of it.
TIMER = """
    window.times = [];
    const [kind, place, wanted] = arguments;
    let began = 0;
    addEventListener(kind, (event) => { if (event.key !== "Backspace") began = event.timeStamp; }, true);
    new MutationObserver(() => {
      if (!began || !document.querySelector(wanted)) return;
      const start = began;
      began = 0;
      requestAnimationFrame(() => { const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - start);
        channel.port2.postMessage(null); });
    }).observe(document.getElementById(place), { childList: true, subtree: true });"""


def judge(desk, what, times, most):
    """The median; held against its limit where the program is built for speed."""
    median = statistics.median(times)
    words = f"{what}: median {median:.0f} ms of {len(times)}, worst {max(times):.0f} ms, limit {most} ms"
    assert not desk.isFast or median < most, words
    return words


def marking(desk):
    """From a key stroke to the mark under the mistake that it makes."""
    desk.begin("survey-first.yaml")
    desk.write(Keys.CONTROL, Keys.END)
    desk.window.run(TIMER, "keydown", "marks", "mark.error")
    for count in range(1, 22):
        desk.press("x")
        desk.window.wait(f"times.length >= {count}", "nothing is marked")
        desk.press(Keys.BACKSPACE)
        desk.wait_for_soundness()
    return judge(desk, "key stroke to mark", desk.window.run("return times"), 150)


def painting(desk):
    """From the release of a slider to the first picture of a small answer."""
    desk.begin("toy-2052.yaml").ask()
    box = desk.window.one("#following")
    if not box.is_selected():
        box.click()
    slider = desk.slider("/pools/researchers/headcount")
    desk.window.run("arguments[0].scrollIntoView({ block: 'center' })", slider)
    desk.window.run(TIMER, "pointerup", "answer", "section")
    for count in range(1, 12):
        desk.drag(slider, 5 + count, 4)
        desk.window.wait(f"times.length >= {count}", "no answer follows")
    return judge(desk, "release to picture", desk.window.run("return times"), 500)


CHECKS = [marking, painting]
