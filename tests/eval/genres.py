"""Scores syntax by genre on the development treebanks of an evaluation kit: the second table of docs/models.md.

usage: genres.py PROGRAM KIT

A genre is the first part of an EWT document's id and the second of a GUM document's.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

MEASURES = ['Tokens', 'Sentences', 'UPOS', 'Lemmas', 'UAS', 'LAS']


def documents(treebank):
    """Each document of a CoNLL-U file, by its id."""
    out = {}
    for text in re.split(r'^(?=# newdoc)', treebank.read_text(encoding='utf-8'), flags=re.M):
        if found := re.match(r'# newdoc id = (\S+)', text):
            out[found[1]] = text
    return out


def main(program, kit):
    with tempfile.TemporaryDirectory() as folder:
        gold, system, source = (pathlib.Path(folder) / name for name in ('gold.conllu', 'system.conllu', 'docs.jsonl'))
        for name, part in (('ewt', lambda i: i.split('-')[0]), ('gum', lambda i: i.split('_')[1])):
            marked = documents(kit / f'ud/en_{name}-dev.conllu')
            raw = {json.loads(line)['id']: line for line in (kit / f'ud/en_{name}-dev.docs.jsonl').open(encoding='utf-8')}
            genres = collections.defaultdict(list)
            for i in marked:
                genres[part(i)].append(i)
            for genre in sorted(genres):
                gold.write_text(''.join(marked[i] for i in genres[genre]), encoding='utf-8')
                source.write_text(''.join(raw[i] for i in genres[genre]), encoding='utf-8')
                system.write_bytes(subprocess.run([program, 'annotate', '--format', 'conllu', source], stdout=subprocess.PIPE, check=True).stdout)
                said = subprocess.run([sys.executable, kit / 'scorers/score_ud.py', '--gold', gold, '--system', system], capture_output=True, text=True, check=True).stdout
                row = [re.search(rf'^{m} +F ([\d.]+)', said, re.M)[1] for m in MEASURES]
                print(f'| {name.upper()} {genre} | ' + ' | '.join(row) + ' |')


if __name__ == '__main__':
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
