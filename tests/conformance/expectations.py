# SPDX-License-Identifier: Apache-2.0
"""What every reader must find: counted from the facts of one article, which needs no merging, without any code of Entente."""
import json

ENTITY_TYPES = ("Person", "Organization", "Country", "Place", "Event", "Group")


def expected(facts):
    text, names = facts["article"]["text"], {entity["id"]: entity["name"] for entity in facts["entities"]}
    relations = {}
    for r in facts["relations"]:
        holders = tuple(sorted({names[holder] for holder in r.get("holders", [])}))
        key = (names[r["subject"]], r["relation"], names[r["object"]], r.get("status", "asserted"), r.get("role") or "", holders, r.get("time") or "")
        relations.setdefault(key, set()).update(map(tuple, r["evidence"]))
    statements = []
    for s in facts["statements"]:
        speaker = names[s["speaker"]] if s.get("speaker") else text[slice(*s["speaker_span"])] if s.get("speaker_span") else ""
        words = " ".join(text[begin:end] for begin, end in s["content"])
        statements.append((speaker, s.get("form", "direct"), words, tuple(sorted(names[about] for about in s.get("about", [])))))
    return {
        "entities": sorted((e["type"], e["name"], tuple(sorted(e.get("aliases", []))), e.get("kind") or "", e.get("wikidata") or "") for e in facts["entities"]),
        "relations": sorted(key + (tuple(sorted(evidence)),) for key, evidence in relations.items()),
        "statements": sorted(statements),
        "articles": [(facts["article"].get("title") or facts["article"]["id"], facts["article"].get("source") or "", facts["article"].get("date") or "")],
    }


def as_list(value):
    if value in (None, ""):
        return []
    if isinstance(value, (list, tuple)):
        return list(value)
    if "\x1f" in value or not value.startswith("["):
        return value.split("\x1f")
    try:
        return json.loads(value)
    except ValueError:
        return [value]


def summary(nodes, edges):
    """The same of a property graph as a reader holds it: maps of properties, an edge with `source` and `target`."""
    nodes = {key: {k: v for k, v in node.items() if v not in (None, "")} for key, node in nodes.items()}
    edges = [{k: v for k, v in edge.items() if v not in (None, "")} for edge in edges]
    names = {key: node.get("fullname", node.get("name", "")) for key, node in nodes.items()}
    said, about, relations = {}, {}, []
    for edge in edges:
        relation = edge.get("relation") or edge["kind"]
        if relation == "said":
            said[edge["target"]] = names[edge["source"]]
        elif relation == "about":
            about.setdefault(edge["source"], []).append(names[edge["target"]])
        elif relation != "in_article":
            evidence = as_list(edge["evidence"])
            if int(float(edge["evidence_count"])) != len(evidence):
                raise ValueError(f"evidence_count {edge['evidence_count']}, but there are {len(evidence)} pieces")
            relations.append((names[edge["source"]], relation, names[edge["target"]], edge["status"], edge.get("role", ""),
                              tuple(sorted(names[holder] for holder in as_list(edge.get("holders")))), edge.get("time", ""),
                              tuple(sorted({(piece["start"], piece["end"]) for piece in evidence}))))
    of = lambda kind: [(key, node) for key, node in nodes.items() if node["type"] == kind]
    return {
        "entities": sorted((node["type"], names[key], tuple(sorted(as_list(node.get("aliases")))), node.get("kind", ""), node.get("wikidata", ""))
                           for key, node in nodes.items() if node["type"] in ENTITY_TYPES),
        "relations": sorted(relations),
        "statements": sorted((said.get(key, node.get("speaker_text", "")), node["form"], node["text"], tuple(sorted(about.get(key, [])))) for key, node in of("Statement")),
        "articles": sorted((names[key], node.get("source", ""), node.get("date", "")) for key, node in of("Article")),
    }
