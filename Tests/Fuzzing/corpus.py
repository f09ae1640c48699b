#!/usr/bin/env python3
"""Makes the first inputs of the fuzzers, and their dictionaries, from problems, results and samples of tests.

    Tests/Fuzzing/corpus.py FOLDER

writes FOLDER/seeds/FUZZER/* and FOLDER/seeds/FUZZER.dict.
"""
import hashlib
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEEDS = pathlib.Path(sys.argv[1]) / "seeds"
SAMPLES = ROOT / "Tests" / "ReportTests" / "Samples"
LONGEST = 8000


def keep(fuzzer, data):
    """An input under the digest of its bytes; long ones would only be cut."""
    data = data.encode() if isinstance(data, str) else data
    folder = SEEDS / fuzzer
    folder.mkdir(parents=True, exist_ok=True)
    if data and len(data) <= LONGEST:
        (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def texts(folder):
    """Texts between quotation marks of the Swift files of a folder."""
    for file in sorted((ROOT / folder).rglob("*.swift")):
        source = file.read_text()
        for block in re.findall(r'"""\n(.*?)\n *"""', source, re.S):
            lines = block.split("\n")
            indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
            yield "\n".join(line[indent:] for line in lines) + "\n"
        for line in re.findall(r'#"(.*?)"#|"((?:[^"\\\n]|\\.)*)"', source):
            yield (line[0] or line[1]).replace('\\"', '"').replace("\\n", "\n").replace("\\t", "\t")


def dictionary(fuzzer, words):
    """One entry a line, with everything but plain letters escaped."""
    entries = sorted({word for word in words if 0 < len(word.encode()) <= 40})
    lines = ['"' + "".join(chr(b) if 32 < b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in word.encode()) + '"'
             for word in entries]
    (SEEDS / f"{fuzzer}.dict").write_text("\n".join(lines) + "\n")


problems = [file.read_text() for file in sorted((ROOT / "Problems").rglob("*.yaml"))]
keys = {key for text in problems for key in re.findall(r"([a-z][a-z-]*): ", text)}
keys |= {word for word in texts("Sources/Problems/Reading") if re.fullmatch(r"[a-z][a-z-]*", word)}
signs = ["{", "}", "[", "]", ": ", ", ", "- ", "? ", "#", "&a ", "*a", "<<: *a", "!!str ", "|\n  ", ">\n  ", "---\n", "...\n",
         "\t", "\r\n", "\r", "\u0085", "\u2028", "\ufeff", "\x00", "\u0301", "🙂", "'", '"', "''", "\\u0000", "\\ud83d\\ude42", "%",
         "-1", "0", "0.0", "1e308", "1e-320", "1e15", "9223372036854775807", "1000000", ".inf", "2026-02-28", "never",
         "null", "~", "true", "5%", "100%", "5 to 20", "6 months", "150k", "2M", "1B", "$1,234,567", "1.234,5", "1,000", ";", "|"]

# Problems: those of the collection, and whatever tests hold that looks like one or like a part of one.
toy = (ROOT / "Problems" / "toy" / "toy-2052.yaml").read_text()
for text in problems + [json.dumps({"time": {"horizon": 9}, "deadline": 5, "pools": {}, "chunks": {}}, indent=1)]:
    keep("FuzzProblem", text)
keep("FuzzProblem", "#= deadline=2045\n#= pools.researchers.headcount=5\n" + toy)
for text in texts("Tests/ProblemsTests"):
    if ":" in text and (len(text) > 60 or "\n" in text):
        keep("FuzzProblem", text)
dictionary("FuzzProblem", keys | {key + ": " for key in keys} | set(signs))

# Tables, under each of their readers.
tables = [file.read_text() for file in sorted((ROOT / "Problems").rglob("*.csv"))]
tables += [text for text in texts("Tests/ProblemsTests") if text.count("\n") >= 1 and ("," in text or ";" in text)]
tables += ["moment,chance\n2030,10%\n2040,0.5\n", "2030;0,5\n2040;0,75\n", "name,headcount,correct\nlab,5,10%\n",
           "name,years,count\nproof,2,3\n", "name,people,pool,money\nschool,5,lab,900k\n",
           "area,amount,date\nsurvey,\"$1,234\",March 2024\nproof,5k,2024-01-01\n", "deadline,pools.lab.correct\n2040,5%\n",
           "Question ID,Question Title,Question Type,Continuous Range\n1,When?,date,\"['2026-01-01', '2030-01-01']\"\n\x1e"
           "Question ID,Forecaster Username,Start Time,End Time,Continuous CDF\n1,recency_weighted,2026-01-01,,\"[0.1, 0.9]\"\n"]
for table in tables:
    for kind in range(9):
        keep("FuzzTable", bytes([kind]) + table.encode())
columns = {word for word in texts("Sources/Problems") if re.fullmatch(r"[A-Za-z][A-Za-z_ -]*", word)}
dictionary("FuzzTable", columns | set(signs))

# Results: samples of the report's tests, the shorter ones; plans among them under each problem.
results = [file.read_text() for file in sorted(SAMPLES.glob("*.json*"))]
short = []
for text in results:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        short += [text, "\n".join(text.splitlines()[:3])]
        continue
    # Long lists make long inputs, of which a fuzzer learns no more.
    for most in (100, 4, 2, 1):
        cut = {key: value[:most] if isinstance(value, list) else value for key, value in whole.items()}
        short.append(json.dumps(cut))
    if "plan" in whole:
        short.append(json.dumps({key: whole[key] for key in ("plan", "gates", "grants", "look", "branchGates") if key in whole}))
short += [text for folder in ("Tests/ReportTests", "Tests/ReportingTests") for text in texts(folder)
          if text.startswith("{")]
for text in short:
    keep("FuzzResult", text)
    for kind in range(8):
        keep("FuzzPlan", bytes([kind]) + text.encode())
for one, other in zip(short, short[1:]):
    keep("FuzzResult", one + "\x1e" + other)
members = {word for text in results for word in re.findall(r'"([^"]{1,30})"', text)}
quoted = {f'"{word}"' for word in members}
dictionary("FuzzResult", quoted | set(signs))
dictionary("FuzzPlan", quoted | set(signs))

# What batches and workers say.
job = {"file": "a.yaml", "overrides": [{"key": "deadline", "value": "2045"}]}
options = {"gap": 1e-4, "timeLimit": 3, "memoryLimit": 900, "allocators": ["even"], "seed": 1}
row = {"job": job, "status": "optimal", "chance": 0.5, "bound": 0.50001, "bestNaive": "even", "loss": 0.1, "seconds": 1.5,
       "error": None, "key": "ab" * 32}
settings = {"options": options, "threads": 1, "folder": "out", "retry": ["failed", "limit"], "mostMegabytes": 900}
lines = [{"settings": {"_0": settings}}, {"job": {"number": 1, "_1": job}}, {"began": {"number": 1, "key": "ab" * 32}},
         {"progress": {"number": 1, "chance": 0.5, "bound": 0.75}}, {"claimed": {"number": 1}},
         {"ended": {"number": 1, "row": row, "isFound": False, "isLast": True}}, {"note": {"_0": "a\nb"}},
         {"unwritten": {"number": 1, "name": "a", "reason": "disk full"}}, {"tooMuchMemory": {"number": 1, "megabytes": 900}}]
for line in lines:
    keep("FuzzProtocol", b"\0" + json.dumps(line).encode())
keep("FuzzProtocol", b"\1" + b'{"file": "a.yaml"}\n\n{"file": "b.yaml", "overrides": {"deadline": 2045, "x": [1, "a"]}}\n')
record = {"sidereal": "0.1.0", "key": row["key"], "row": row, "options": options, "details": ["a"],
          "result": {"problem": {"title": "A", "file": "a.yaml"}}}
for status in ("optimal", "limit", "wrong", "unreadable", "failed", "interrupted"):
    body = json.dumps({**record, "row": {**row, "status": status}}, indent=2)[:-2].encode()
    keep("FuzzProtocol", b"\3" + body)
    seal = hashlib.sha256(body).hexdigest().encode()
    keep("FuzzProtocol", b"\2" + body + b',\n  "digest": "' + seal + b'"\n}\n')
words = {word for line in lines + [record] for word in re.findall(r'"[^"]+"', json.dumps(line))}
dictionary("FuzzProtocol", words | set(signs))
