#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Facts become a graph, and the graph these facts again; what is then made of them is the same graph.

round_trip.py ENTENTE FACTS.jsonl|ARTICLES…    of facts as they are, of articles what `entente extract --text` says of them, and of hostile.py
"""
import json, os, subprocess, sys, tempfile

sys.dont_write_bytecode = True
import hostile  # noqa: E402

ENTENTE = sys.argv[1]
FOR_THE_SCORER = ("optional", "optional_mentions", "stands_for")  # marks of facts made by hand: they say nothing of the article


def without_absent(value):
    """The format lets writers leave null and empty fields out; aliases are a set."""
    if isinstance(value, list):
        return [without_absent(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: without_absent(item) for key, item in value.items() if item not in (None, [], "", False) and key not in FOR_THE_SCORER}
    return {key: sorted(item) if key == "aliases" else item for key, item in kept.items()}


def articles(jsonl):
    lines = jsonl.split("\n")  # splitlines() takes U+2028 for an end
    return {facts["article"]["id"]: facts for facts in map(without_absent, map(json.loads, filter(str.strip, lines)))}


def run(*arguments):
    return subprocess.run([ENTENTE, "-q", *arguments], check=True, capture_output=True, text=True).stdout


def difference(a, b, path=""):
    if isinstance(a, dict) and isinstance(b, dict):
        return next((found for key in sorted(a.keys() | b.keys()) if (found := difference(a.get(key), b.get(key), f"{path}.{key}"))), "")
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return next((found for i, (x, y) in enumerate(zip(a, b)) if (found := difference(x, y, f"{path}[{i}]"))), "")
    return "" if a == b else f"{path}: {str(a)[:200]} came back as {str(b)[:200]}"


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        sources = {"hostile names": hostile.facts() + "\n"}
        for source in sys.argv[2:]:
            is_facts = source.endswith(".facts.jsonl")
            sources[os.path.basename(source)] = open(source, encoding="utf-8").read() if is_facts else run("extract", "--text", source)
        for i, (name, facts) in enumerate(sources.items()):
            file, again = (os.path.join(folder, f"{i}{suffix}") for suffix in ("a.facts.jsonl", "b.facts.jsonl"))
            with open(file, "w", encoding="utf-8") as out:
                out.write(facts)
            run("build", file, "-o", file + ".graph")
            run("export", file + ".graph", "-o", again)
            run("build", again, "-o", again + ".graph")
            came_back = open(again, encoding="utf-8").read()
            wrong = difference(articles(facts), articles(came_back))
            if not wrong and run("export", file + ".graph", "-f", "cytoscape") != run("export", again + ".graph", "-f", "cytoscape"):
                wrong = "another graph comes of them"
            print(f"{'FAILED ' if wrong else 'ok     '} {name}: {len(articles(facts))} articles{'; ' + wrong if wrong else ''}")
            failed += bool(wrong)
    sys.exit(1 if failed else 0)


main()
