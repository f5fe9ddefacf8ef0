/* SPDX-License-Identifier: Apache-2.0 */
/* Entente for C and for every language that can call C: texts in, JSON out. In libentente.so (pkg-config entente,
 * CMake entente::c); C++ programs have more in <entente/….hpp>.
 *
 * Strings are UTF-8 and end with a zero. What a function returns as `char*` is the caller's: entente_free() it.
 * Where something goes wrong a function returns NULL or 0, and entente_last_error() says what, naming place, cause and remedy.
 * Nothing is printed, and no exception leaves the library. */
#ifndef ENTENTE_H
#define ENTENTE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ENTENTE_API __attribute__((visibility("default")))
#else
#define ENTENTE_API
#endif

/* "0.1.0". Not to be freed. */
ENTENTE_API const char* entente_version(void);

/* What the last failed call in this thread says; "" where none failed. Valid until the next call in this thread. */
ENTENTE_API const char* entente_last_error(void);

ENTENTE_API void entente_free(char* text);

/* ---- articles -> facts ---- */

/* The models, loaded once. One extractor serves any number of threads at a time. */
typedef struct entente_extractor entente_extractor;

/* Every field may be NULL or 0. */
typedef struct entente_extractor_options {
  const char* data;  /* a folder whose vocabularies and rules replace the built-in ones of the same names */
  const char* rules; /* a file of more rules for relations */
  int wishes;        /* statements also of what people want, think or judge without saying so */
} entente_extractor_options;

/* `options` may be NULL. NULL for a file that is missing or wrong. */
ENTENTE_API entente_extractor* entente_extractor_new(const entente_extractor_options* options);
ENTENTE_API void entente_extractor_free(entente_extractor* extractor);

/* What is known of an article besides its text; every field may be NULL. */
typedef struct entente_article {
  const char* id;     /* else made from the text */
  const char* source; /* the outlet */
  const char* date;   /* "2024-05-31": "on Thursday" is resolved against it */
  const char* url;
  const char* title;
} entente_article;

/* The facts of one article: a JSON object as entente extract writes it, on one line. `article` may be NULL.
 * Offsets in it count Unicode code points of `text`. NULL where `text` is not UTF-8. */
ENTENTE_API char* entente_extract(const entente_extractor* extractor, const char* text, size_t size, const entente_article* article);

/* ---- facts -> graph ---- */

/* A graph file. Not for several threads at a time. */
typedef struct entente_graph entente_graph;

/* Opens a graph to read, or where `write` is not 0 to add to, making it where there is none. */
ENTENTE_API entente_graph* entente_graph_open(const char* path, int write);
ENTENTE_API void entente_graph_close(entente_graph* graph);

/* Adds an article's facts, or replaces what the graph has of the article of that id; `text` may be NULL where the facts carry
 * it. It lasts from the next commit on. 0 where facts and text don't fit together. */
ENTENTE_API int entente_graph_add(entente_graph* graph, const char* facts, const char* text);
/* Takes an article out. 0 where there is none of this id. */
ENTENTE_API int entente_graph_remove(entente_graph* graph, const char* article_id);
/* Makes all changes durable, in one transaction. Where it fails, the file is as it was. */
ENTENTE_API int entente_graph_commit(entente_graph* graph);

/* Asks as the command line does, and answers with the same JSON: `words` are a command that takes --json (said, show, relations,
 * path, timeline, rank, stats) and what would follow the graph's name: {"said", "--by", "stoltenberg"}. NULL for words that the
 * command doesn't know. Answers tell of the last commit. */
ENTENTE_API char* entente_graph_query(entente_graph* graph, const char* const* words, size_t count);

/* The graph, or the part of it that filters in `words` keep, in any format of text that entente export writes: {"--about", "NATO"}.
 * `length` receives the number of bytes, for formats with zeros in them, and may be NULL. */
ENTENTE_API char* entente_graph_export(entente_graph* graph, const char* format, const char* const* words, size_t count, size_t* length);

#ifdef __cplusplus
}
#endif

#endif
