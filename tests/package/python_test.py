# SPDX-License-Identifier: Apache-2.0
"""The Python module, and through it the C interface, on what is installed."""
import doctest
import json
import pathlib
import tempfile
import threading
import unittest

import entente

TEXT = "Norway met Sweden in Oslo on Thursday. “We agree,” said Ada Brook, the prime minister of Norway."


class Extraction(unittest.TestCase):
    def test_facts(self):
        facts = entente.extract(TEXT, id="talks", date="2024-05-31", source="Herald")
        self.assertEqual(facts["article"]["id"], "talks")
        self.assertEqual(facts["article"]["chars"], len(TEXT))
        self.assertIn("meets", [r["relation"] for r in facts["relations"]])
        statement = facts["statements"][0]
        (begin, end), = statement["content"]
        self.assertEqual(TEXT[begin:end], "We agree,")

    def test_zeros_and_nothing(self):
        self.assertEqual(entente.extract("")["entities"], [])
        self.assertEqual(entente.extract("a\0b")["article"]["chars"], 3)

    def test_errors_are_named(self):
        with self.assertRaisesRegex(entente.Error, "/nowhere"):
            entente.Extractor(data="/nowhere")
        with self.assertRaisesRegex(entente.Error, "does not exist"):
            entente.Graph("/nowhere/x.graph")

    def test_threads_agree(self):
        extractor = entente.Extractor()
        results = []
        def work():
            results.append(json.dumps(extractor.extract(TEXT)))
        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(results), 8)
        self.assertEqual(len(set(results)), 1)


class Graphs(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name) / "news.graph"
        with entente.Graph(self.path, write=True) as graph:
            graph.add(entente.extract(TEXT, id="talks", date="2024-05-31", source="Herald"), TEXT)

    def test_questions(self):
        with entente.Graph(self.path) as graph:
            self.assertEqual(graph.stats()["articles"], 1)
            self.assertEqual(graph.said(by="Brook")[0]["text"], "We agree,")
            self.assertTrue(graph.relations("Norway", "Sweden", relation=["meets", "visits"]))
            self.assertTrue(graph.path("Ada Brook", "Sweden"))
            self.assertTrue(graph.show("Norway"))
            self.assertTrue(graph.timeline("Norway"))
            self.assertTrue(graph.rank())
            self.assertIn(b"Norway", graph.export("graphml", about="Norway"))
            self.assertTrue(graph.export("png").startswith(b"\x89PNG"))

    def test_wrong_questions(self):
        with entente.Graph(self.path) as graph:
            with self.assertRaisesRegex(entente.Error, "unknown option '--colour"):
                graph.stats(colour="red")
            with self.assertRaisesRegex(entente.Error, "Atlantis"):
                graph.show("Atlantis")
            with self.assertRaisesRegex(entente.Error, "writes to a file"):
                graph.export("dot", output=str(self.path))
        with self.assertRaisesRegex(entente.Error, "closed"):
            graph.stats()

    def test_what_fails_is_not_committed(self):
        with self.assertRaises(ValueError):
            with entente.Graph(self.path, write=True) as graph:
                graph.remove("talks")
                raise ValueError
        with entente.Graph(self.path, write=True) as graph:
            self.assertEqual(graph.stats()["articles"], 1)
            with self.assertRaisesRegex(entente.Error, "no article 'other'"):
                graph.remove("other")
            graph.remove("talks")
        with entente.Graph(self.path) as graph:
            self.assertEqual(graph.stats()["articles"], 0)

    def test_facts_that_dont_fit(self):
        with entente.Graph(self.path, write=True) as graph:
            facts = entente.extract(TEXT, id="other")
            with self.assertRaises(entente.Error):
                graph.add(facts, "short")


def load_tests(loader, tests, pattern):
    tests.addTests(doctest.DocTestSuite(entente))
    return tests


if __name__ == "__main__":
    unittest.main()
