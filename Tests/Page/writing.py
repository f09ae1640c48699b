"""Checks of the text: mistakes are marked where they are, sliders write numbers, undo brings back what stood there."""
from selenium.webdriver.common.keys import Keys

WRONG = """title: A few mistakes
time: {start: 2026, horizon: 20}
deadline: 2040
pools:
  "🔬🧪 研究 שלום": {headcount: 10, corect: 30%}
chunks:
  theory: {yeers: 5}
"""


def marks(desk):
    """A mistake is marked at its place, listed with its line and with help, and a click goes there; mended, all that ends."""
    desk.begin()
    desk.write_all(WRONG)
    desk.wait_for_mark()
    assert desk.marks() == ["corect", "yeers"], desk.marks()
    area = desk.window.one("#text")
    assert area.get_attribute("aria-invalid") == "true"
    items = [item.text for item in desk.window.all("#diagnostics li")]
    assert len(items) == 2 and items[0].startswith("Line 5 ") and "correct" in items[0], items
    heights = desk.window.run("""
        const area = document.getElementById('text'), style = getComputedStyle(area);
        const top = area.getBoundingClientRect().top + parseFloat(style.paddingTop);
        return [...document.querySelectorAll('#marks mark')].map((mark) => {
          const box = mark.getBoundingClientRect();
          return ((box.top + box.bottom) / 2 - top) / parseFloat(style.lineHeight);
        })""")
    assert [int(height) for height in heights] == [4, 6], heights
    assert [one.text for one in desk.window.all("#lines b.error")] == ["5", "7"]
    desk.window.all("#diagnostics button")[1].click()
    place = desk.window.run("const a = document.activeElement; return [a.id, a.value.slice(a.selectionStart, a.selectionEnd)]")
    assert place == ["text", "yeers"], place
    desk.write("years")
    desk.replace("corect", "correct")
    desk.wait_for_soundness()
    assert area.get_attribute("aria-invalid") == "false"
    return f"“{items[0]}”"


def sheet(desk):
    """Marks lie under their words: the sheet wraps no line, and is as wide in every sign as the text area."""
    desk.begin()
    line = '  "' + "theory " * 25 + '": {yeers: 5}  # ' + "and so on " * 50 + "\n"
    desk.write_all(WRONG.replace("  theory: {yeers: 5}\n", "\n" * 200 + line))
    desk.window.wait("document.querySelectorAll('#marks mark').length === 2", "not both are marked")
    for index, button in enumerate(desk.window.all("#diagnostics button")):
        button.click()
        box = desk.window.run("""
            const area = document.getElementById('text').getBoundingClientRect();
            const box = document.querySelectorAll('#marks mark')[arguments[0]].getBoundingClientRect();
            return [box.left - area.left, area.right - box.right, box.top - area.top, area.bottom - box.bottom]""", index)
        assert min(box) >= 0, (button.text, box)
    assert index == 1
    return f"{index + 1} mistakes brought into sight"


def sliders(desk):
    """A slider changes its number and nothing else; one undo brings back the number, another what was typed before."""
    desk.begin("survey-first.yaml")
    desk.write(Keys.CONTROL, Keys.END)
    desk.write("# mine")
    desk.settle()
    before = desk.text
    slider = desk.slider("/pools/researchers/headcount")
    old = desk.window.run("""
        window.seen = new Set();
        arguments[0].addEventListener('input', () => seen.add(document.getElementById('marks').textContent));
        return arguments[0].closest('label').querySelector('output').textContent""", slider)
    desk.drag(slider, -20, -10, 30, 25)
    new = slider.find_element("xpath", "../output").text
    assert new != old and desk.window.run("return seen.size") >= 3, "the text does not follow the slider"
    assert desk.text == before.replace(f"headcount: {old}", f"headcount: {new}"), desk.text
    desk.window.one("#text").click()
    desk.press(Keys.CONTROL, "z")
    assert desk.text == before, "one undo brings back the number"
    desk.press(Keys.CONTROL, "z")
    assert desk.text != before and len(desk.text) < len(before), "the next one what was typed"
    desk.press(Keys.CONTROL, Keys.SHIFT, "z")
    assert desk.text == before
    return f"{old} → {new} → {old}"


def keys(desk):
    """Arrows move a slider by its step, and undo works from there too; the check after it knows the new number."""
    desk.begin("toy-2052.yaml")
    slider = desk.slider("/pools/researchers/headcount")
    step = int(slider.get_attribute("step"))
    slider.send_keys(Keys.ARROW_LEFT)
    assert f"headcount: {184 - step}" in desk.text, desk.text
    slider.send_keys(Keys.ARROW_LEFT)
    assert f"headcount: {184 - 2 * step}" in desk.text, desk.text
    assert desk.window.run("return document.activeElement.type") == "range", "the focus stays"
    desk.settle()
    assert desk.window.run("return arguments[0].closest('label').querySelector('output').textContent", slider) == str(184 - 2 * step)
    slider.send_keys(Keys.CONTROL, "z")
    slider.send_keys(Keys.CONTROL, "z")
    assert "headcount: 184" in desk.text, desk.text
    return f"184 → {184 - step} → {184 - 2 * step} → 184"


def shifts(desk):
    """Sliders of one line stay right while one of them gets longer, before any check has said so."""
    desk.begin()
    desk.write_all("time: {horizon: 20}\ndeadline: 15\npools: {a: {headcount: 9, correct: 50%}}\nchunks: {b: {years: 5}}\n")
    desk.settle()
    sliders = [desk.slider(f"/pools/a/{name}") for name in ("headcount", "correct")]
    # In one go: no answer comes between.
    desk.window.run("""
        for (let count = 0; count < 3; count += 1) {
          arguments[0].forEach((slider, index) => {
            slider.stepUp(index ? -1 : 1);
            for (const kind of ['input', 'change']) slider.dispatchEvent(new Event(kind, { bubbles: true }));
          });
        }""", sliders)
    line = desk.text.splitlines()[2]
    assert line == "pools: {a: {headcount: 12, correct: 47%}}", line
    return line


def indents(desk):
    """A new line begins where the one before did, and undo takes it back."""
    desk.begin("toy-2052.yaml")
    before = desk.text
    desk.window.run("""
        const area = document.getElementById('text'), place = area.value.indexOf('headcount: 184}') + 15;
        area.focus();
        area.setSelectionRange(place, place)""")
    desk.press(Keys.ENTER)
    desk.press("x")
    assert "184}\n  x\nchunks" in desk.text, desk.text
    desk.press(Keys.CONTROL, "z")
    desk.press(Keys.CONTROL, "z")
    assert desk.text == before
    return "two spaces"


def breaks(desk):
    """Lines are numbered as messages count them, also where a line ends that the browser shows as one."""
    desk.begin()
    desk.write_all("title: a\u2028time: {horizon: 20}\u0085deadline: 15\npools: {a: {headcount: 9}}\nchunks: {b: {yeers: 5}}\n")
    desk.wait_for_mark()
    numbers = desk.window.one("#lines").text.split()
    assert numbers == ["1", "4", "5", "6"] and desk.window.one("#lines b").text == "5", numbers
    assert desk.window.one("#diagnostics li").text.startswith("Line 5 ") and desk.marks() == ["yeers"]
    return " ".join(numbers)


def many(desk):
    """Thousands of numbers are no burden: their sliders are made when somebody looks."""
    desk.begin()
    chunks = "".join(f"  c{number}: {{count: 3, years: 2, credit: pooled}}\n" for number in range(900))
    desk.write_all("time: {horizon: 20}\ndeadline: 15\npools:\n  a: {headcount: 9, correct: 50%}\nchunks:\n" + chunks)
    desk.window.wait("document.querySelector('#sliders [data-part=chunks] .quiet')?.textContent === '1800'", "not all are counted")
    assert len(desk.window.all("#sliders input")) < 20
    slider = desk.slider("/pools/a/headcount")
    slider.send_keys(Keys.ARROW_RIGHT)
    assert "headcount: 10," in desk.text
    desk.window.run("document.querySelector('#sliders [data-part=chunks]').open = true")
    desk.window.wait("document.querySelectorAll('#sliders input').length >= 200", "no sliders")
    assert "1600 more" in desk.window.one("#sliders [data-part=chunks] p").text
    return "1800 numbers"


CHECKS = [marks, sheet, sliders, keys, shifts, indents, breaks, many]
