"""What a result was measured on: machine, versions, commit."""
import os
import pathlib
import platform
import re
import subprocess

from . import instances, others


def said(*command):
    """What a command prints on its first line that is not empty; a dash where there is no such command."""
    try:
        out = subprocess.run(command, capture_output=True, text=True, cwd=instances.ROOT).stdout
    except OSError:
        return "–"
    return next((line.strip() for line in out.splitlines() if line.strip()), "–")


def processor():
    """The processor's name as the system tells it."""
    info = pathlib.Path("/proc/cpuinfo")
    match = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    return match.group(1).strip() if match else platform.processor() or "–"


def facts():
    """Names and values for the head of a table."""
    changed = "" if said("git", "status", "--porcelain", "--", "Sources", "Benchmarks") == "–" else ", with changes"
    versions = {others.SOLVERS[key]: module.version() for key, module in others.modules().items()}
    return {
        "processor": f"{processor()}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "Swift": said("swift", "--version"),
        "commit": said("git", "rev-parse", "--short", "HEAD") + changed,
        "solvers": ", ".join(f"{name} {version}" for name, version in versions.items()) or "–",
    }
