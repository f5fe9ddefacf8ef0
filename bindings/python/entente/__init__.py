# SPDX-License-Identifier: Apache-2.0
"""Entente for Python: news articles into a knowledge graph, over libentente.so by ctypes; nothing but the standard library.

>>> import entente
>>> facts = entente.extract("Norway met Sweden in Oslo.", date="2024-05-31")
>>> [r["relation"] for r in facts["relations"]]
['meets']

Facts are dictionaries as `entente extract` writes them. A Graph answers as the command line does with --json."""
import ctypes
import ctypes.util
import json
import os
import threading

__all__ = ["Error", "Extractor", "Graph", "extract", "version"]


class Error(Exception):
    """What went wrong: place, cause, remedy."""


class _Options(ctypes.Structure):
    _fields_ = [("data", ctypes.c_char_p), ("rules", ctypes.c_char_p), ("wishes", ctypes.c_int)]


class _Article(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("id", "source", "date", "url", "title")]


def _load():
    """ENTENTE_LIBRARY names the library; else it is where the system finds it."""
    path = os.environ.get("ENTENTE_LIBRARY") or ctypes.util.find_library("entente") or "libentente.so.0"
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(f"{path} can't be loaded: {error} (install entente, or set ENTENTE_LIBRARY)") from None
    words = ctypes.POINTER(ctypes.c_char_p)
    size = ctypes.c_size_t
    for name, result, *arguments in (
        ("version", ctypes.c_char_p),
        ("last_error", ctypes.c_char_p),
        ("free", None, ctypes.c_void_p),
        ("extractor_new", ctypes.c_void_p, ctypes.POINTER(_Options)),
        ("extractor_free", None, ctypes.c_void_p),
        ("extract", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, size, ctypes.POINTER(_Article)),
        ("graph_open", ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int),
        ("graph_close", None, ctypes.c_void_p),
        ("graph_add", ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p),
        ("graph_remove", ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p),
        ("graph_commit", ctypes.c_int, ctypes.c_void_p),
        ("graph_query", ctypes.c_void_p, ctypes.c_void_p, words, size),
        ("graph_export", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, words, size, ctypes.POINTER(size)),
    ):
        function = getattr(library, "entente_" + name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _load()


def _bytes(text):
    return None if text is None else os.fsencode(text) if isinstance(text, os.PathLike) else text.encode("utf-8")


def _checked(result):
    if not result:
        raise Error(_library.entente_last_error().decode("utf-8"))
    return result


def _taken(pointer, length=None):
    """The bytes behind a pointer that is ours, which is freed."""
    try:
        return ctypes.string_at(pointer) if length is None else ctypes.string_at(pointer, length)
    finally:
        _library.entente_free(pointer)


def _words(words):
    encoded = [_bytes(str(word)) for word in words]
    return (ctypes.c_char_p * len(encoded))(*encoded), len(encoded)


def version():
    return _library.entente_version().decode("utf-8")


class Extractor:
    """The models, loaded once; any number of threads may use one."""

    def __init__(self, data=None, rules=None, wishes=False):
        options = _Options(_bytes(data), _bytes(rules), int(wishes))
        self._handle = None
        self._handle = _checked(_library.entente_extractor_new(ctypes.byref(options)))

    def __del__(self):
        if getattr(self, "_handle", None):
            _library.entente_extractor_free(self._handle)

    def extract(self, text, *, id=None, source=None, date=None, url=None, title=None):
        """The facts of one article, as a dictionary; offsets count characters of `text`."""
        data = text.encode("utf-8")
        article = _Article(*(_bytes(value) for value in (id, source, date, url, title)))
        return json.loads(_taken(_checked(_library.entente_extract(self._handle, data, len(data), ctypes.byref(article)))))


_default = None
_lock = threading.Lock()


def extract(text, **about):
    """Extractor().extract(), with an extractor that is made once."""
    global _default
    with _lock:
        if _default is None:
            _default = Extractor()
    return _default.extract(text, **about)


class Graph:
    """A graph file. Opened to read, or with write=True to add to; also a context manager, which commits where nothing went wrong.

    Filters are those of the command line: about, hops, relation, status, type, since, until, source, min_articles, top."""

    def __init__(self, path, write=False):
        self._handle = None
        self._write = write
        self._handle = _checked(_library.entente_graph_open(_bytes(path), int(write)))

    def close(self):
        if getattr(self, "_handle", None):
            _library.entente_graph_close(self._handle)
            self._handle = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        try:
            if kind is None and self._write:
                self.commit()
        finally:
            self.close()

    def add(self, facts, text=None):
        """Adds what extract() gave; with `text`, the graph can quote the article."""
        _checked(_library.entente_graph_add(self._open(), json.dumps(facts).encode("utf-8"), _bytes(text)))

    def remove(self, article_id):
        _checked(_library.entente_graph_remove(self._open(), _bytes(article_id)))

    def commit(self):
        _checked(_library.entente_graph_commit(self._open()))

    def said(self, **filters):
        """Who said what: by, about, text, limit, and filters."""
        return self._ask("said", (), filters)

    def show(self, name, **filters):
        return self._ask("show", (name,), filters)

    def relations(self, *names, **filters):
        """Relations, or those of one or two names."""
        return self._ask("relations", names, filters)

    def path(self, start, end, **filters):
        return self._ask("path", (start, end), filters)

    def timeline(self, name, **filters):
        return self._ask("timeline", (name,), filters)

    def rank(self, **filters):
        return self._ask("rank", (), filters)

    def stats(self, **filters):
        return self._ask("stats", (), filters)

    def export(self, format, **filters):
        """The graph in a format of `entente formats`, as bytes."""
        words, count = _words(self._options(filters))
        length = ctypes.c_size_t()
        pointer = _checked(_library.entente_graph_export(self._open(), _bytes(format), words, count, ctypes.byref(length)))
        return _taken(pointer, length.value)

    def _open(self):
        if not self._handle:
            raise Error("the graph is closed")
        return self._handle

    @staticmethod
    def _options(filters):
        words = []
        for name, value in filters.items():
            flag = "--" + name.replace("_", "-")
            if value is True:
                words.append(flag)
            elif value is not None and value is not False:
                words.append(f"{flag}={','.join(map(str, value)) if isinstance(value, (list, tuple)) else value}")
        return words

    def _ask(self, command, names, filters):
        words, count = _words([command, *names, *self._options(filters)])
        return json.loads(_taken(_checked(_library.entente_graph_query(self._open(), words, count))))
