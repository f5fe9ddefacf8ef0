#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many of the words that attribute statements in hand-made facts the table of cues knows.

    entente extract --format conllu articles.jsonl -o articles.conllu
    tests/benchmark/cue_coverage.py gold.facts.jsonl articles.jsonl articles.conllu

A cue is covered if one of its words stands in src/data/en/cues.tsv with its part of speech, or is one that
src/data/en/attribution_words.tsv calls `according` or `view`. Types are cues by their lemmas. Cues without letters, as a
colon, don't count.
"""
import collections
import json
import pathlib
import sys

DATA = pathlib.Path(__file__).resolve().parents[2] / 'src' / 'data' / 'en'


def rows(name):
    for line in (DATA / name).read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            yield line.split('\t')


def words_of(path):
    """(form, lemma, part of speech) of every word."""
    for line in open(path, encoding='utf-8'):
        fields = line.rstrip('\n').split('\t')
        if len(fields) > 3 and fields[0].isdigit():
            yield tuple(fields[1:4])


def place(texts, words):
    """The words with the characters where they stand, by article; both are in the same order."""
    placed = {}
    for name, text in texts.items():
        placed[name], at = [], 0
        while text[at:].strip():
            form, lemma, pos = next(words)
            begin = text.find(form, at)
            if begin < 0:
                raise SystemExit(f'{name}: no {form!r} behind character {at}; were the words made of these articles?')
            at = begin + len(form)
            placed[name].append((begin, at, lemma, pos))
    return placed


def main(gold, articles, conllu):
    known = {(row[0], row[1]) for row in rows('cues.tsv')}
    others = {row[1] for row in rows('attribution_words.tsv') if row[0] in ('according', 'view')}
    texts = {record['id']: record['text'] for record in map(json.loads, open(articles, encoding='utf-8'))}
    placed = place(texts, words_of(conllu))
    count, covered = collections.Counter(), collections.Counter()
    for record in map(json.loads, open(gold, encoding='utf-8')):
        for statement in record['statements']:
            cue = statement.get('cue') or (0, 0)
            inside = [w for w in placed[record['article']['id']] if w[0] < cue[1] and cue[0] < w[1]]
            lemmas = ' '.join(w[2] for w in inside)
            if any(c.isalpha() for c in lemmas):
                count[lemmas] += 1
                covered[lemmas] += any(w[2:] in known or w[2] in others for w in inside)
    total = sum(count.values())
    top = sum(number for _, number in count.most_common(100))
    print(f'cues {total}, covered {100 * sum(covered.values()) / total:.1f} %')
    print(f'types {len(count)}, covered {100 * sum(1 for lemmas in count if covered[lemmas]) / len(count):.1f} %')
    print(f'the hundred commonest types make up {100 * top / total:.1f} % of the cues')


if __name__ == '__main__':
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
