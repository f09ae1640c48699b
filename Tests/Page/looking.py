"""Checks of how the page looks: nothing wider than its place, dark, paper, and nothing that keeps people out."""
import base64

OVERFLOW = """
    const parts = '#bar, main, #answer section, figure, svg, p:not(.hidden), h1, h2, h3, ul, li, label';
    return [document.documentElement, ...document.querySelectorAll(parts)]
    .filter((e) => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)
    .filter((e) => getComputedStyle(e).textOverflow !== 'ellipsis')
    .map((e) => `${e.tagName} ${e.id} ${e.textContent.slice(0, 60)}`)"""

WRONG = "time: {horizon: 20}\ndeadline: 15\npools: {a: {hedcount: 9}}\nchunks: {b: {yeers: 5}}\n"


def states(desk):
    """The page in every state that it has, by name."""
    yield "beginning", desk.begin()
    desk.begin().write_all("")
    desk.settle()
    yield "empty", desk
    desk.begin().write_all(WRONG)
    desk.wait_for_mark()
    yield "errors", desk
    desk.begin("portfolio.yaml")
    yield "portfolio", desk
    desk.window.one("#examples").click()
    yield "examples", desk
    desk.begin_long()
    desk.window.wait("document.getElementById('figures').textContent.includes('%')", "no numbers on the way", 60)
    yield "working", desk
    desk.begin("survey-first.yaml").ask()
    yield "answer", desk
    desk.window.one("#pin").click()
    desk.window.one("#text").click()
    desk.replace("headcount: ", "headcount: 1")
    desk.settle()
    desk.ask()
    yield "compared", desk
    desk.window.one("#unpin").click()
    desk.ask("ladder")
    desk.ask("value")
    yield "value", desk


def widths(desk):
    """At 1280 and 390 pixels nothing overflows, and axe finds nothing, in light and in dark."""
    seen = []
    for name, _ in states(desk):
        for width in (1280, 390):
            desk.window.size(width)
            for scheme in ("light", "dark"):
                desk.window.medium(scheme)
                wide = desk.window.run(OVERFLOW)
                assert not wide, (name, width, wide)
                found = desk.window.violations()
                # To see what lies under words, axe scrolls.
                desk.window.run("scrollTo(0, 0)")
                desk.picture(f"{name}-{width}-{scheme}")
                assert not found, (name, width, scheme, found)
        desk.window.size(1280)
        desk.window.medium()
        seen.append(name)
    return ", ".join(seen)


def columns(desk):
    """Two columns where there is room, the problem first where there is none."""
    desk.begin("toy-2052.yaml").ask()
    boxes = """return ['problem', 'result'].map((id) => { const box = document.getElementById(id).getBoundingClientRect();
        return [box.left, box.top, box.right, box.bottom].map(Math.round) })"""
    problem, result = desk.window.run(boxes)
    assert problem[2] <= result[0] and abs(problem[1] - result[1]) < 40, (problem, result)
    desk.window.size(390)
    problem, result = desk.window.run(boxes)
    assert problem[3] <= result[1] and problem[0] == result[0], (problem, result)
    return "both"


def dark(desk):
    """The page is dark where the system is."""
    desk.begin("toy-2052.yaml")
    grounds = []
    for scheme in ("light", "dark"):
        desk.window.medium(scheme)
        grounds.append(desk.window.run("return getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(255, 255, 255)", "rgb(20, 23, 28)"], grounds
    return " and ".join(grounds)


def paper(desk):
    """On paper there is the answer, and neither text nor buttons."""
    desk.begin("survey-first.yaml").ask()
    desk.window.medium("dark", "print")
    shown = [one.tag_name for one in desk.window.all("#text, button, input") if one.is_displayed()]
    assert not shown, shown
    assert desk.window.one("#answer .number").is_displayed()
    assert desk.window.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    wide = desk.window.run(OVERFLOW)
    assert not wide, wide
    desk.window.medium()
    printed = base64.b64decode(desk.window.command("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    if desk.pictures:
        (desk.pictures / "paper.pdf").write_bytes(printed)
    return f"{len(printed)} bytes of PDF"


def still(desk):
    """Who wants no motion gets none."""
    desk.begin("toy-2052.yaml")
    features = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    desk.window.command("Emulation.setEmulatedMedia", {"features": features})
    assert desk.window.run("return getComputedStyle(document.getElementById('reached')).transitionDuration") == "0s"
    return "none"


CHECKS = [widths, columns, dark, paper, still]
