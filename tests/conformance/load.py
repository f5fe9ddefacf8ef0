#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads exports with the libraries that others use, and compares what each finds with the facts that the graph was made of.

load.py ENTENTE [FACTS.jsonl]    of its first article, or of hostile.py; exit status 1 if a reader finds something else, 77 if no reader is installed (setup.sh does that)
"""
import csv, json, os, re, subprocess, sys, tempfile

sys.dont_write_bytecode = True
import hostile  # noqa: E402

ENTENTE = sys.argv[1]
ENTITY_TYPES = ("Person", "Organization", "Country", "Place", "Event", "Group")


class Missing(Exception):
    pass


def library(name):
    try:
        return __import__(name, fromlist=["*"])
    except ImportError:
        raise Missing(name)


def summary(nodes, edges):
    """What must be the same everywhere. Nodes and edges are property maps; an edge has source and target, too."""
    names = {key: node.get("fullname", node.get("name", "")) for key, node in nodes.items()}
    return {
        "entities": sorted((node["type"], names[key]) for key, node in nodes.items() if node["type"] in ENTITY_TYPES),
        "relations": sorted((names[edge["source"]], edge["relation"], names[edge["target"]], edge["status"], edge.get("role", "")) for edge in edges if edge.get("status")),
        "said": sorted(names[edge["source"]] for edge in edges if edge["relation"] == "said"),
        "statements": sum(node["type"] == "Statement" for node in nodes.values()),
        "evidence": sum(len(json.loads(edge["evidence"]) if isinstance(edge["evidence"], str) else edge["evidence"]) for edge in edges if edge.get("status")),
    }


def of_networkx(graph):
    edges = [{**data, "source": source, "target": target} for source, target, data in graph.edges(data=True)]
    return summary(dict(graph.nodes(data=True)), edges)


def graphml(path):
    return of_networkx(library("networkx").read_graphml(path))


def gexf(path):
    graph = library("networkx").read_gexf(path)
    for _, _, data in graph.edges(data=True):
        data.setdefault("relation", data.get("kind"))
    return of_networkx(graph)


def cytoscape(path):
    return of_networkx(library("networkx").cytoscape_graph(json.load(open(path, encoding="utf-8"))))


def dot(path):
    pydot = library("pydot")
    graph = library("networkx").nx_pydot.from_pydot(pydot.graph_from_dot_file(path)[0])
    plain = lambda value: re.sub(r"\\(.)", lambda escape: "\n" if escape[1] == "n" else escape[1], value[1:-1]) if value[:1] == '"' else value
    nodes = {key: {k: plain(v) for k, v in data.items()} for key, data in graph.nodes(data=True) if "type" in data}
    edges = [{**{k: plain(v) for k, v in data.items()}, "source": source, "target": target} for source, target, data in graph.edges(data=True)]
    return summary(nodes, edges)


def csv_folder(path):
    def rows(name):
        with open(os.path.join(path, name), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {key.split(":")[0] or key: value for key, value in row.items() if value}
    nodes = {row["id"]: row for row in rows("nodes.csv")}
    return summary(nodes, [{**row, "source": row[":START_ID"], "target": row[":END_ID"]} for row in rows("relationships.csv")])


def rdf(path, syntax):
    rdflib = library("rdflib")
    graph = rdflib.ConjunctiveGraph()
    graph.parse(path, format=syntax)
    ent, schema = "urn:entente:vocab:", "http://schema.org/"
    ask = lambda query: list(graph.query(f"PREFIX ent: <{ent}> PREFIX schema: <{schema}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> " + query))
    text = lambda value: "" if value is None else str(value)
    local = lambda iri: str(iri)[len(ent):]
    return {
        "entities": sorted((local(kind), text(name)) for kind, name in ask("SELECT ?kind ?name { ?e a ?kind; schema:name ?name }") if local(kind) in ENTITY_TYPES and str(kind).startswith(ent)),
        "relations": sorted((text(s), local(r), text(o), text(status), text(role)) for s, r, o, status, role in ask(
            "SELECT ?sn ?r ?on ?status ?role { ?x rdf:subject ?s; rdf:predicate ?r; rdf:object ?o; ent:status ?status. ?s schema:name ?sn. ?o schema:name ?on OPTIONAL { ?x ent:role ?role } }")),
    }


def expected(line):
    """From the facts of one article, which needs no merging."""
    facts = json.loads(line)
    names = {entity["id"]: entity["name"] for entity in facts["entities"]}
    edges = {}
    for r in facts["relations"]:
        key = (names[r["subject"]], r["relation"], names[r["object"]], r.get("status", "asserted"), r.get("role", ""), tuple(r.get("holders", [])), r.get("time"))
        edges.setdefault(key, set()).update(map(tuple, r["evidence"]))
    return {
        "entities": sorted((entity["type"], entity["name"]) for entity in facts["entities"]),
        "relations": sorted(key[:5] for key in edges),
        "said": sorted(names[statement["speaker"]] for statement in facts["statements"] if statement.get("speaker")),
        "statements": len(facts["statements"]),
        "evidence": sum(map(len, edges.values())),
    }


def main():
    readers = {
        "graphml": graphml, "gexf": gexf, "cytoscape": cytoscape, "dot": dot, "csv": csv_folder, "csv": csv_folder,
        "turtle": lambda path: rdf(path, "turtle"), "trig": lambda path: rdf(path, "trig"), "ntriples": lambda path: rdf(path, "nt"), "nquads": lambda path: rdf(path, "nquads"),
    }
    with tempfile.TemporaryDirectory() as folder:
        line = open(sys.argv[2], encoding="utf-8").readline() if len(sys.argv) > 2 else hostile.facts()
        facts, graph = os.path.join(folder, "one.facts.jsonl"), os.path.join(folder, "one.graph")
        with open(facts, "w", encoding="utf-8") as file:
            file.write(line)
        subprocess.run([ENTENTE, "-q", "build", facts, "-o", graph], check=True)
        want, counts = expected(line), {"passed": 0, "failed": 0, "skipped": 0}
        for form, read in readers.items():
            path = os.path.join(folder, form)
            subprocess.run([ENTENTE, "-q", "export", graph, "-f", form, "-o", path], check=True)
            try:
                found = read(path)
            except Missing as missing:
                print(f"skipped {form}: there is no {missing}")
                counts["skipped"] += 1
                continue
            off = [key for key in found if found[key] != want[key]]
            counts["failed" if off else "passed"] += 1
            print(("FAILED  " if off else "ok      ") + form)
            for key in off:
                print(f"   {key}: found {str(found[key])[:300]}\n   {' ' * len(key)}  wanted {str(want[key])[:300]}")
    print(", ".join(f"{count} {word}" for word, count in counts.items()))
    sys.exit(1 if counts["failed"] else 77 if counts["skipped"] > 4 else 0)


main()
