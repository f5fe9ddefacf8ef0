#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Exports a graph, has every reader read it, and compares what each finds with the facts that the graph was made of.

load.py ENTENTE [FACTS.jsonl]    of the file's first article, or of hostile.py; exit status 1 if a reader finds something else, 77 if no reader is there
(setup.sh installs them). ONLY="dot csv" tries these formats only.
"""
import concurrent.futures, json, os, subprocess, sys, tempfile

sys.dont_write_bytecode = True
import expectations, hostile, linked_data, readers  # noqa: E402

ENTENTE = sys.argv[1]


def attempt(read, path, want):
    """What is wrong, "" for nothing, or the reader's own Missing."""
    try:
        found = read(path)
    except readers.Missing as missing:
        return missing
    except Exception as error:  # whatever a reader throws is its verdict
        return f"{type(error).__name__}: {str(error)[:500]}"
    lines = []
    for key in found or ():
        if found[key] != want[key]:
            lost, more = [row for row in want[key] if row not in found[key]], [row for row in found[key] if row not in want[key]]
            lines.append(f"{key}: {len(found[key])}, not {len(want[key])}; without {str(lost[:1])[:300]}; with {str(more[:1])[:300]}")
    return "\n   ".join(lines)


def main():
    line = open(sys.argv[2], encoding="utf-8").readline() if len(sys.argv) > 2 else hostile.facts()
    want = expectations.expected(json.loads(line))
    linked = linked_data.expected(want)
    counts = {"read": 0, "failed": 0, "skipped": 0}
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        facts, graph = os.path.join(folder, "one.facts.jsonl"), os.path.join(folder, "one.graph")
        with open(facts, "w", encoding="utf-8") as file:
            file.write(line)
        subprocess.run([ENTENTE, "-q", "build", facts, "-o", graph], check=True)
        tries = []
        for form, those in readers.READERS.items():
            if form not in os.environ.get("ONLY", form).split():
                continue
            path = os.path.join(folder, form)
            subprocess.run([ENTENTE, "-q", "export", graph, "-f", form, "-o", path], check=True)
            tries += [(form, name, pool.submit(attempt, read, path, linked if form in readers.LINKED else want)) for name, read in those.items()]
        for form, name, future in tries:
            wrong = future.result()
            verdict = "skipped" if isinstance(wrong, readers.Missing) else "failed" if wrong else "read"
            counts[verdict] += 1
            reason = f": there is no {wrong}" if verdict == "skipped" else f"\n   {wrong}" if wrong else ""
            print(f"{verdict:8}{form:10}{name}{reason}", flush=True)
    print(", ".join(f"{count} {word}" for word, count in counts.items()))
    sys.exit(1 if counts["failed"] else 0 if counts["read"] else 77)


main()
