# SPDX-License-Identifier: Apache-2.0
"""Exports, read by the libraries and programs that others use. A reader gives a summary; without its library it raises Missing."""
import csv, json, os, re, shutil, subprocess, tempfile

import expectations, linked_data

HERE = os.path.dirname(os.path.abspath(__file__))
CACHE = os.environ.get("ENTENTE_READERS") or os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "entente-readers")


class Missing(Exception):
    pass


def library(name):
    try:
        return __import__(name, fromlist=["*"])
    except ImportError:
        raise Missing("Python library " + name)


def run(program, *arguments):
    if not shutil.which(program):
        raise Missing("program " + program)
    done = subprocess.run([program, *arguments], capture_output=True, timeout=240)
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode or (said and program == "dot"):  # a warning of dot is a fault of the file
        raise ValueError(f"{program} exits {done.returncode}: {said[:300]}")
    return done.stdout.decode("utf-8")


def of_networkx(graph):
    return expectations.summary(dict(graph.nodes(data=True)), [{**data, "source": source, "target": target} for source, target, data in graph.edges(data=True)])


# ---- property graphs

def graphml_networkx(path):
    return of_networkx(library("networkx").read_graphml(path, force_multigraph=True))


def graphml_igraph(path):
    graph = library("igraph").Graph.Read_GraphML(path)
    own = lambda item: {key: value for key, value in item.attributes().items() if value == value}
    nodes = {vertex["id"]: own(vertex) for vertex in graph.vs}
    return expectations.summary(nodes, [{**own(edge), "source": graph.vs[edge.source]["id"], "target": graph.vs[edge.target]["id"]} for edge in graph.es])


def well_formed(schema):
    def read(path):
        run("xmllint", "--noout", "--nonet", "--relaxng", os.path.join(HERE, schema), path)
    return read


def gexf_networkx(path):
    return of_networkx(library("networkx").read_gexf(path))


def cytoscape_networkx(path):
    with open(path, encoding="utf-8") as file:
        return of_networkx(library("networkx").cytoscape_graph(json.load(file)))


def plain(value):
    """What Graphviz's strings mean: readers hand them over as they are written."""
    return re.sub(r"\\(.)", lambda escape: "\n" if escape[1] in "nlr" else escape[1], value, flags=re.S) if isinstance(value, str) else value


def of_dot(nodes, edges):
    plains = lambda data: {key: plain(value) for key, value in data.items() if key not in ("label", "weight", "pos")}
    return expectations.summary({key: plains(node) for key, node in nodes.items() if node.get("type")}, [plains(edge) for edge in edges if edge.get("relation")])


def dot_pydot(path):
    graph = library("networkx").nx_pydot.from_pydot(library("pydot").graph_from_dot_file(path, encoding="utf-8")[0])
    bare = lambda value: value[1:-1].replace('\\"', '"') if value[:1] == '"' else value
    bares = lambda data: {key: bare(value) for key, value in data.items()}
    key = lambda name: name.replace('\\"', '"')  # networkx takes the quotes off, and no more
    return of_dot({key(name): bares(data) for name, data in graph.nodes(data=True)},
                  [{**bares(data), "source": key(source), "target": key(target)} for source, target, data in graph.edges(data=True)])


def dot_pygraphviz(path):
    graph = library("pygraphviz").AGraph(path)
    return of_dot({str(node): dict(node.attr) for node in graph.nodes()}, [{**dict(edge.attr), "source": str(edge[0]), "target": str(edge[1])} for edge in graph.edges_iter()])


def dot_json(path):
    read = json.loads(run("dot", "-Tjson0", path))
    objects = {item["_gvid"]: item for item in read.get("objects", []) if "nodes" not in item}
    edges = [{**edge, "source": objects[edge["tail"]]["name"], "target": objects[edge["head"]]["name"]} for edge in read.get("edges", [])]
    return of_dot({item["name"]: item for item in objects.values()}, edges)


def dot_draws(path):
    drawn = run("dot", "-Tsvg", path)
    if drawn.count('class="node"') < 3:
        raise ValueError("dot draws hardly anything")


def csv_python(path):
    def rows(name):
        with open(os.path.join(path, name), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                yield {key.split(":")[0] or key: value for key, value in row.items() if value}
    nodes = {row["id"]: row for row in rows("nodes.csv")}
    return expectations.summary(nodes, [{**row, "source": row[":START_ID"], "target": row[":END_ID"]} for row in rows("relationships.csv")])


def csv_sqlite(path):
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "tables.db")
        load = [f".import '{os.path.join(path, name)}.csv' {name}" for name in ("nodes", "relationships")]
        run("sqlite3", file, ".mode csv", *load)
        sqlite3 = library("sqlite3")
        tables = sqlite3.connect(file)
        tables.row_factory = sqlite3.Row
        rows = lambda name: [{key.split(":")[0] or key: row[key] for key in row.keys()} for row in tables.execute(f"SELECT * FROM {name}")]
        nodes = {row["id"]: row for row in rows("nodes")}
        return expectations.summary(nodes, [{**row, "source": row[":START_ID"], "target": row[":END_ID"]} for row in rows("relationships")])


# ---- linked data

def rdf_rdflib(path, syntax):
    rdflib = library("rdflib")
    graph = rdflib.Graph() if syntax in ("turtle", "nt", "json-ld") else rdflib.ConjunctiveGraph()
    graph.parse(path, format=syntax)
    ask = lambda question: [{str(name): str(value) for name, value in row.asdict().items()} for row in graph.query(question)]
    return linked_data.summary({name: ask(question) for name, question in linked_data.QUESTIONS.items()})


def through(program, *arguments):
    """A parser that only rewrites: what it writes is read by oxigraph, as rdflib 6.1 takes "\\\\n" in quads for a line end."""
    def read(path):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "all.nq")
            with open(file, "w", encoding="utf-8") as out:
                out.write(run(program, *arguments, path))
            return node("oxigraph-nquads", True)(file)
    return read


# ---- readers in JavaScript

def node(reader, questions=False):
    def read(path):
        if not shutil.which("node") or not os.path.isdir(os.path.join(CACHE, "node_modules")):
            raise Missing("program node" if not shutil.which("node") else "packages of npm")
        done = subprocess.run(["node", os.path.join(HERE, "readers.mjs"), CACHE, reader, path], input=json.dumps(linked_data.QUESTIONS).encode() if questions else b"",
                              capture_output=True, timeout=240)
        if done.returncode == 77:
            raise Missing("package " + done.stderr.decode().strip())
        if done.returncode:
            raise ValueError(done.stderr.decode("utf-8", "replace").strip()[-400:])
        found = json.loads(done.stdout) if done.stdout else None
        if found is None or "note" in found:
            return None
        return linked_data.summary(found) if questions else of_dot(**found) if reader == "viz" else expectations.summary(**found)
    return read


READERS = {
    "dot": {"dot -Tjson": dot_json, "dot -Tsvg": dot_draws, "pydot": dot_pydot, "pygraphviz": dot_pygraphviz, "viz.js": node("viz")},
    "graphml": {"NetworkX": graphml_networkx, "igraph": graphml_igraph, "xmllint": well_formed("graphml.rng"), "graphology": node("graphml")},
    "gexf": {"NetworkX": gexf_networkx, "xmllint": well_formed("gexf.rng"), "graphology": node("gexf")},
    "cytoscape": {"NetworkX": cytoscape_networkx, "cytoscape.js": node("cytoscape")},
    "csv": {"Python": csv_python, "SQLite": csv_sqlite, "DuckDB": node("csv-duckdb"), "Kuzu": node("csv-kuzu"), "LadybugDB": node("csv-ladybug")},
    "cypher": {"Neo4j's parser": node("cypher-neo4j"), "rows": node("cypher-rows")},
    "kuzu": {"Kuzu": node("kuzu"), "LadybugDB": node("ladybug")},
    "ftm": {"followthemoney": node("ftm")},
    "jsonld": {"rdflib": lambda path: rdf_rdflib(path, "json-ld"), "oxigraph": node("oxigraph-jsonld", True), "jsonld.js": node("jsonld", True)},
    "turtle": {"rdflib": lambda path: rdf_rdflib(path, "turtle"), "oxigraph": node("oxigraph-turtle", True), "n3": node("n3-turtle", True),
               "serdi": through("serdi", "-i", "turtle", "-o", "nquads"), "rapper": through("rapper", "-q", "-i", "turtle", "-o", "ntriples")},
    "trig": {"rdflib": lambda path: rdf_rdflib(path, "trig"), "oxigraph": node("oxigraph-trig", True), "n3": node("n3-trig", True),
             "serdi": through("serdi", "-i", "trig", "-o", "nquads")},
    "ntriples": {"rdflib": lambda path: rdf_rdflib(path, "nt"), "oxigraph": node("oxigraph-ntriples", True), "n3": node("n3-ntriples", True),
                 "serdi": through("serdi", "-i", "ntriples", "-o", "nquads"), "rapper": through("rapper", "-q", "-i", "ntriples", "-o", "ntriples")},
    "nquads": {"rdflib": lambda path: rdf_rdflib(path, "nquads"), "oxigraph": node("oxigraph-nquads", True), "n3": node("n3-nquads", True),
               "serdi": through("serdi", "-i", "nquads", "-o", "nquads"), "rapper": through("rapper", "-q", "-i", "nquads", "-o", "ntriples")},
}
LINKED = ("jsonld", "turtle", "trig", "ntriples", "nquads")
