"""Writes the hash of all that annotate() and link_across() are made of, as a string literal, and a depfile.

usage: method.py OUT.inc OUT.d SOURCE_ROOT
"""
import hashlib
import pathlib
import sys

ROOMS = ['base', 'nouns', 'rules', 'text', 'syntax', 'timex', 'actor', 'event', 'link']
SUFFIXES = {'.cpp', '.hpp', '.rules', '.tsv', '.weights'}


def main():
    out, depfile, root = sys.argv[1:]
    src = pathlib.Path(root) / 'src'
    files = sorted(f for room in ROOMS for f in (src / room).rglob('*') if f.suffix in SUFFIXES and 'train' not in f.relative_to(src).parts)
    files += sorted((pathlib.Path(root) / 'include/demarche').glob('*.hpp')) + [src / 'pipeline.cpp']
    digest = hashlib.sha256()
    for f in files:
        digest.update(f.relative_to(root).as_posix().encode() + b'\0' + hashlib.sha256(f.read_bytes()).digest())
    pathlib.Path(out).write_text(f'"{digest.hexdigest()[:16]}"\n')
    pathlib.Path(depfile).write_text(f'{out}: ' + ' '.join(str(f).replace(' ', '\\ ') for f in files) + '\n')


main()
