#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""who_said.py FOLDER NAME: reads a folder of texts into a graph file and prints who said what of NAME."""
import pathlib
import sys
import tempfile

import entente


def main(folder, name):
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "news.graph"
        with entente.Graph(path, write=True) as graph:
            for file in sorted(pathlib.Path(folder).glob("*.txt")):
                text = file.read_text(encoding="utf-8")
                graph.add(entente.extract(text, id=file.stem, source="The Example Herald"), text)
        with entente.Graph(path) as graph:
            for statement in graph.said(about=name):
                speaker = statement.get("speaker", {}).get("name") or statement.get("speaker_text", "somebody")
                print(f"{speaker}: {statement['text']}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: who_said.py FOLDER NAME")
    try:
        main(*sys.argv[1:])
    except entente.Error as error:
        sys.exit(str(error))
