"""All instances by class, as files in a folder."""
import pathlib

from . import assignment, classes, projects, scheduling

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROJECTS = ROOT.parent / "shared" / "published" / "rcpsp-j30-sample.json"
CLASSES = [*classes.SIZES, *assignment.SIZES, "redundancy", "scheduling", "grants"]


def files(name, seeds, folder):
    """The files of one class, written where they are not part of the project; some classes have fewer than asked."""
    if name == "redundancy":
        return sorted((ROOT / "Problems" / "redundancy").glob("fhl-*.yaml"))[:seeds]
    if name == "grants":
        return [ROOT / "Problems" / "grants" / f"{one}.yaml" for one in ("call-60", "portfolio")][:seeds]
    if name == "scheduling":
        known = [*scheduling.published(PROJECTS), *projects.instances()][:seeds]
        texts = [(one["name"], scheduling.problem(one)) for one in known]
    elif name in assignment.SIZES:
        texts = [(f"{name}-{seed}", assignment.problem(name, seed)) for seed in range(1, seeds + 1)]
    else:
        texts = [(f"{name}-{seed}", classes.problem(name, seed)) for seed in range(1, seeds + 1)]
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for label, text in texts:
        written.append(folder / f"{label}.yaml")
        written[-1].write_text(text)
    return written
