# SPDX-License-Identifier: Apache-2.0
"""Facts whose names break careless writers: quotes, markup, backslashes, line ends, emoji, right-to-left, 10,000 characters, reserved words."""
import hashlib, json

NAMES = [
    'Ada "the Chair" O\'Kessler <ada@norland.example> & Söhne', "node", "C:\\new\\table\\", "ولاديمير زيلينسكي", 'summit,\tday "1"\nof two',
    "🇺🇦 troops 👩‍🚀", "Kingdom" + " of the very long North" * 420, "'}) DETACH DELETE n; // \\u0060 ` $x %s null", "<b>not bold</b> \\N \\G \\l {a|b} &amp; ]]>",
    "  graph  ", "1abc", '"', "\\", "<table>", "/* c */", "שלום", "subgraph", "null", "strict", "NULL", "end", "a|b;c,d", "-7", "line\n\tend", "é-10", "@type",
    "x\u2028y", "--", "#hash", "=1+1",
]
TYPES = ["Person", "Organization", "Country", "Place", "Event", "Group"]
STATUSES = ["asserted", "ended", "planned", "wanted", "opposed", "denied", "possible"]
RELATIONS = [("Person", "holds_office", "Organization"), ("Person", "meets", "Person"), ("Country", "member_of", "Organization"), ("Group", "attacks", "Place"),
             ("Person", "participates_in", "Event"), ("Organization", "located_in", "Place"), ("Event", "located_in", "Country")]


def facts():
    text, entities = " ".join(NAMES), []
    for i, name in enumerate(NAMES):
        begin = len(" ".join(NAMES[:i])) + (i > 0)
        entities.append({"id": f"e{i + 1}", "name": name, "type": TYPES[i % 6], "mentions": [[begin, begin + len(name)]]})
    relations, statements = [], []
    for i, subject in enumerate(entities):
        for kind, relation, other in RELATIONS:
            if kind != subject["type"]:
                continue
            among = [entity for entity in entities if entity["type"] == other and entity is not subject]
            status = STATUSES[i % 7]
            row = {"subject": subject["id"], "relation": relation, "object": among[i % len(among)]["id"], "status": status, "evidence": [subject["mentions"][0]]}
            if relation in ("holds_office", "participates_in"):
                row["role"] = NAMES[(i + 5) % len(NAMES)][:200].strip()
            if status not in ("asserted", "ended"):
                row["holders"] = [entities[(i + 2) % len(entities)]["id"]]
            relations.append(row)
        statements.append({"speaker": subject["id"], "speaker_span": subject["mentions"][0], "content": [subject["mentions"][0]], "form": "indirect",
                           "about": [entities[(i + 1) % len(entities)]["id"]]})
    article = {"id": 'art 2/é"<>\\', "source": 'A & "B" <C>\\', "date": "2024-05-06", "url": 'https://gazette.example/a b?x="<>"&y', "title": NAMES[0] + " \n " + NAMES[8],
               "chars": len(text), "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}
    return json.dumps({"article": article, "entities": entities, "relations": relations, "statements": statements}, ensure_ascii=False)
