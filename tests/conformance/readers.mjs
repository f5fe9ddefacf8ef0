// SPDX-License-Identifier: Apache-2.0
// Exports, read by packages of npm: readers.mjs CACHE READER FILE writes what READER finds, as {nodes, edges}, or as answers to the questions
// on standard input, or {note}. Exit status 77 and its name: a package is missing. One reader a process: two graph databases in one end it.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [cache, reader, file] = process.argv.slice(2);
const require = createRequire(join(cache, "package.json"));
const text = () => readFileSync(file, "utf8");

function library(name) {
  if (!existsSync(join(cache, "node_modules", name))) {
    process.stderr.write(name);
    process.exit(77);
  }
  return require(name);
}

// ---- property graphs

const keyed = (items) => Object.fromEntries(items);

async function viz() {
  const graphviz = await library("@viz-js/viz").instance();
  const drawn = graphviz.render(text(), { format: "json0" });
  if (drawn.status !== "success") throw new Error(drawn.errors.map((error) => error.message).join("; "));
  const { objects, edges = [] } = JSON.parse(drawn.output);
  const name = new Map(objects.map((object) => [object._gvid, object.name]));
  return {
    nodes: keyed(objects.filter((object) => !object.nodes).map((object) => [object.name, object])),
    edges: edges.map((edge) => ({ ...edge, source: name.get(edge.tail), target: name.get(edge.head) })),
  };
}

function graphology(format) {
  const Graph = library("graphology");
  const graph = library("graphology-" + format).parse(Graph.MultiDirectedGraph, text(), { allowUndeclaredAttributes: false });
  const edges = [];
  graph.forEachEdge((id, data, source, target) => edges.push({ ...data, source, target }));
  return { nodes: keyed(graph.mapNodes((id, data) => [id, data])), edges };
}

function cytoscape() {
  const graph = library("cytoscape")({ headless: true, ...JSON.parse(text()) });
  return { nodes: keyed(graph.nodes().map((node) => [node.id(), node.data()])), edges: graph.edges().map((edge) => edge.data()) };
}

// "aliases:string[]" is the column aliases.
const column = (header) => header.split(":")[0] || header;
const ends = (row) => ({ ...row, source: row[":START_ID"], target: row[":END_ID"] });

async function duckdb() {
  const { DuckDBInstance } = library("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = async (name) => {
    const path = join(file, name).replaceAll("'", "''");
    const read = await connection.runAndReadAll(`FROM read_csv('${path}', header=true, all_varchar=true, delim=',', quote='"', escape='"', strict_mode=true)`);
    return read.getRowObjectsJson().map((row) => keyed(Object.entries(row).map(([key, value]) => [column(key), value])));
  };
  const nodes = await rows("nodes.csv");
  const edges = await rows("relationships.csv");
  return { nodes: keyed(nodes.map((node) => [node.id, node])), edges: edges.map((edge) => ends({ ...edge })) };
}

// Statements end with ";" outside of quotes; a comment line belongs to none.
function statements(script) {
  const found = [];
  let statement = "", quote = "";
  for (let i = 0; i < script.length; ++i) {
    const c = script[i];
    if (quote) {
      statement += c;
      if (c === "\\") statement += script[++i];
      else if (c === quote) quote = "";
    } else if (c === "/" && script[i + 1] === "/") {
      while (i < script.length && script[i] !== "\n") ++i;
    } else if (c === ";") {
      found.push(statement.trim());
      statement = "";
    } else {
      if (c === "'" || c === '"') quote = c;
      statement += c;
    }
  }
  if (quote || statement.trim()) throw new Error("the script ends in a statement");
  return found;
}

async function database(name, fill) {
  const { Database, Connection } = library(name);
  const connection = new Connection(new Database(":memory:"));
  const query = async (statement) => {
    const answers = await connection.query(statement);
    return (Array.isArray(answers) ? answers.at(-1) : answers).getAll();
  };
  for (const statement of fill()) {
    try {
      await query(statement);
    } catch (error) {
      throw new Error(`${error.message} in ${statement.slice(0, 200)}`);
    }
  }
  const nodes = await query("MATCH (n:Node) RETURN n");
  const edges = await query("MATCH (a:Node)-[r]->(b:Node) RETURN a.id AS source, b.id AS target, r");
  return { nodes: keyed(nodes.map(({ n }) => [n.id, n])), edges: edges.map(({ source, target, r }) => ({ ...r, source, target })) };
}

const scripted = (name) => database(name, () => statements(text()));
// The script that comes with the tables names them as lying beside it.
const copied = (name) => database(name, () => statements(readFileSync(join(file, "copy.cypher"), "utf8")).map((statement) => statement.replace(/FROM '([^']+)'/, (all, table) => `FROM '${resolve(file, table)}'`)));

function neo4j() {
  const { lintCypherQuery } = library("@neo4j-cypher/language-support");
  const all = statements(text());
  const enough = Date.now() + 60_000;  // its checks of long lists take seconds: both ends of the script first
  let checked = 0;
  for (const statement of all.map((each, i) => [Math.min(i, all.length - i), each]).sort((a, b) => a[0] - b[0]).map(([, each]) => each)) {
    if (checked > 0 && Date.now() > enough) break;
    const found = lintCypherQuery(statement, {});
    const errors = (found.diagnostics ?? found).filter((each) => each.severity === 1);
    if (errors.length) throw new Error(`${errors[0].message} in ${statement.slice(0, 200)}`);
    ++checked;
  }
  return { note: `${checked} of ${all.length} statements checked` };
}

// A literal of Cypher at a position: [value, the position behind it].
function literal(script, at) {
  const skip = (pattern) => { while (pattern.test(script[at] ?? "")) ++at; };
  skip(/\s/);
  if (script[at] === "[" || script[at] === "{") {
    const map = script[at++] === "{", result = map ? {} : [];
    for (;;) {
      skip(/[\s,]/);
      if (script[at] === (map ? "}" : "]")) return [result, at + 1];
      let key;
      if (map) {
        [, key] = /^(\w+): /.exec(script.slice(at, at + 60));
        at += key.length + 2;
      }
      const [value, next] = literal(script, at);
      map ? (result[key] = value) : result.push(value);
      at = next;
    }
  }
  if (script[at] !== "'") {
    const [word] = /^[-\w.]+/.exec(script.slice(at, at + 40));
    return [JSON.parse(word), at + word.length];
  }
  let value = "";
  for (++at; script[at] !== "'"; ++at) {
    if (script[at] !== "\\") value += script[at];
    else value += { n: "\n", t: "\t", r: "\r" }[script[++at]] ?? script[at];
  }
  return [value, at + 1];
}

// What the UNWIND statements would make.
function cypherRows() {
  const nodes = {}, edges = [];
  for (const statement of statements(text()).filter((each) => each.startsWith("UNWIND"))) {
    const [rows, end] = literal(statement, "UNWIND ".length);
    const relates = /^\s+AS row MATCH \(a:\w+ \{id: row\.s\}\) MATCH \(b:\w+ \{id: row\.o\}\) MERGE \(a\)-\[r:[A-Z_]+ \{id: row\.p\.id\}\]->\(b\) SET r \+= row\.p$/.test(statement.slice(end));
    if (!relates && !/^\s+AS row MERGE \(n:\w+ \{id: row\.id\}\) SET n \+= row(, n:\w+)?$/.test(statement.slice(end))) throw new Error("another form: " + statement.slice(end));
    for (const row of rows) relates ? edges.push({ ...row.p, source: row.s, target: row.o }) : (nodes[row.id] = row);
  }
  return { nodes, edges };
}

// ---- FollowTheMoney's own model: schemata and properties that exist, required ones, values that fit, references to what they must be

function followTheMoney() {
  const { Model, defaultModel } = library("@alephdata/followthemoney");
  // The package is of version 3, in which relations have no proof yet; readers of that version pass over it.
  defaultModel.schemata.Interval.properties.proof ??= { name: "proof", qname: "Interval:proof", label: "Source document", type: "entity", range: "Document" };
  const model = new Model(defaultModel);
  const required = (schema) => [schema, ...schema.getParents()].flatMap((each) => defaultModel.schemata[each.name]?.required ?? []);
  const rows = text().trimEnd().split("\n").map((line) => JSON.parse(line));
  const entities = new Map(rows.map((row) => [row.id, model.getEntity(row)]));
  const claims = ["Membership", "Occupancy", "Ownership", "Family", "UnknownLink", "Note"];
  let relations = 0;
  for (const row of rows) {
    const fail = (why) => { throw new Error(`${row.schema} ${row.id}: ${why}`); };
    const entity = entities.get(row.id);
    for (const property of required(entity.schema)) if (!entity.hasProperty(property)) fail(`no ${property}`);
    if (claims.includes(row.schema) && ++relations && !entity.hasProperty("proof")) fail("no proof");
    for (const [property, values] of entity.properties) {
      const longest = property.maxLength ?? defaultModel.types[property.type.name]?.maxLength;
      for (const value of values) {
        if (longest && [...value].length > longest) fail(`${property.name} has ${[...value].length} characters, of ${longest}`);
        if (property.type.name === "date" && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) fail(`${property.name} is '${value}', no date`);
        if (property.type.name === "url" && !/^https?:\/\//.test(value)) fail(`${property.name} is '${value}', no address`);
        if (property.type.name !== "entity") continue;
        const other = entities.get(value);
        if (!other) fail(`${property.name} names '${value}', which is not there`);
        if (!other.schema.isA(property.getRange())) fail(`${property.name} is a ${other.schema.name}, not a ${property.getRange().name}`);
      }
    }
  }
  if (relations === 0) throw new Error("no relations");
  return { note: `${rows.length} entities, ${relations} of them relations and notes` };
}

// ---- linked data

const media = { jsonld: "application/ld+json", turtle: "text/turtle", trig: "application/trig", ntriples: "application/n-triples", nquads: "application/n-quads" };

function oxigraph(content, format) {
  const store = new (library("oxigraph").Store)();
  store.load(content, { format: media[format], unchecked: false });
  const questions = JSON.parse(readFileSync(0, "utf8"));
  const ask = (question) => store.query(question, { use_default_graph_as_union: true }).map((row) => keyed([...row].map(([name, value]) => [name, value.value])));
  return keyed(Object.entries(questions).map(([name, question]) => [name, ask(question)]));
}

function n3(format) {
  const { Parser, Writer } = library("n3");
  const writer = new Writer({ format: media.nquads });
  writer.addQuads(new Parser({ format: media[format] }).parse(text()));
  let quads = "";
  writer.end((error, result) => { quads = result; });
  return oxigraph(quads, "nquads");
}

// In safe mode, whatever would be dropped is an error; nothing may be asked of the network.
async function jsonld() {
  const documentLoader = (url) => { throw new Error("it needs " + url); };
  return oxigraph(await library("jsonld").toRDF(JSON.parse(text()), { safe: true, documentLoader, format: media.nquads }), "nquads");
}

const [name, variant] = reader.split("-");
const readers = {
  viz, cytoscape, jsonld, graphml: () => graphology("graphml"), gexf: () => graphology("gexf"), ftm: followTheMoney,
  csv: () => ({ duckdb, kuzu: () => copied("kuzu"), ladybug: () => copied("@ladybugdb/core") })[variant](),
  cypher: () => ({ neo4j, rows: cypherRows })[variant](),
  kuzu: () => scripted("kuzu"), ladybug: () => scripted("@ladybugdb/core"),
  oxigraph: () => oxigraph(text(), variant), n3: () => n3(variant),
};
try {
  process.stdout.write(JSON.stringify(await readers[name](), (key, value) => (typeof value === "bigint" ? Number(value) : value)), () => process.exit(0));
} catch (error) {
  process.stderr.write(`${error.name}: ${error.message}`);
  process.exit(1);
}
