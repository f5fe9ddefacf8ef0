# SPDX-License-Identifier: Apache-2.0
"""The questions of `questions/`, put to an engine, as what expectations.py expects."""
import pathlib

QUESTIONS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((pathlib.Path(__file__).parent / "questions").glob("*.rq"))}
VOCABULARY = "urn:entente:vocab:"


def local(iri):
    return iri.removeprefix(VOCABULARY).removeprefix("http://www.wikidata.org/entity/")


def summary(answers):
    """`answers` has a list of rows a question, each a map of texts without what is not bound."""
    by = lambda rows, key: [[row for row in rows if row[key] == value] for value in dict.fromkeys(row[key] for row in rows)]
    relations = []
    for rows in by(answers["relations"], "relation"):
        first = rows[0]
        relations.append((first["subject"], local(first["predicate"]), first["object"], first["status"], first.get("role", ""),
                          tuple(sorted({row["holder"] for row in rows if "holder" in row})), first.get("time", ""),
                          tuple(sorted({(int(row["start"]), int(row["end"])) for row in rows}))))
    statements = []
    for rows in by(answers["statements"], "statement"):
        statements.append((rows[0].get("speaker", ""), rows[0]["form"], rows[0]["text"], tuple(sorted({row["about"] for row in rows if "about" in row}))))
    pairs = lambda rows: sorted({(row["member"], row["body"]) for row in rows})
    if pairs(answers["members"]) != pairs(answers["asserted"]):
        raise ValueError("direct triples and asserted relations differ")
    return {
        "entities": sorted((local(row["type"]), row["name"], row.get("kind", ""), local(row.get("wikidata", ""))) for row in answers["entities"]),
        "relations": sorted(relations),
        "statements": sorted(statements),
    }


def expected(facts):
    """As linked data tell it: aliases and articles are asked for elsewhere."""
    return {**{key: facts[key] for key in ("relations", "statements")}, "entities": sorted((row[0], row[1], row[3], row[4]) for row in facts["entities"])}
