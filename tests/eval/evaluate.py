"""Scores the program against an evaluation kit and writes the table of docs/accuracy.md.

usage: evaluate.py --program build/release/demarche [--kit DIR] [--out docs/accuracy.md] [--only SET,...]

Each measure runs the program as a user would (no option that a user would not have), then the kit's scorer. What cannot be
scored is left out of the table and said aloud, with the reason. With --only the table of the other sets is kept.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

import measures

BEGIN, END = '<!-- table: written by ./dev eval -->\n', '<!-- end of table -->\n'
FOLDS = 5
HEAD = """# Accuracy

What the program reaches on public corpora, from text alone, beside a simple rule (*floor*) and the best published figure. The
corpora are not part of this project: `./dev eval` finds them as an evaluation kit (`DEMARCHE_KIT`), scores and rewrites the table
below. How each figure is defined stands in the scorer's `--help`. Figures are F1 in percent unless the measure says otherwise.
"""


class Skip(Exception):
    """Why a measure cannot be taken here."""


class Kept(Skip):
    """Why a measure is not taken today; the rows of an earlier day stand."""


class Bench:
    """Runs the program over sets of the kit, each call once, and scores what came out."""

    def __init__(self, program, kit, folder):
        self.program, self.kit, self.folder = program, kit, folder
        self.done = {}

    def need(self, *names):
        for name in names:
            if not (self.kit / name).exists():
                raise Skip(f'{name} is not in the kit')
        return [self.kit / name for name in names]

    def run(self, *args, ok=(0,), program=None):
        """The program's standard output, as a file."""
        key = (program or self.program, *map(str, args))
        if key not in self.done:
            out = self.folder / f'{len(self.done)}.out'
            with open(out, 'wb') as f:
                code = subprocess.run(key, stdout=f, stderr=subprocess.PIPE, check=False)
            if code.returncode not in ok:
                said = (code.stderr.decode().strip().splitlines() or [''])[-1]
                raise Skip(f'demarche {key[1]} ended with {code.returncode}: {said}')
            self.done[key] = out
        return self.done[key]

    def folds(self):
        """The programs of `./dev folds`, each of which has not learnt from one fold of the documents with marked names; their epochs."""
        programs = [pathlib.Path('build/folds', str(k)).resolve() for k in range(FOLDS)]
        if not all(p.exists() for p in programs):
            raise Kept('build/folds is not there; ./dev folds makes it, and takes long')
        return programs, pathlib.Path('build/folds/epochs').read_text(encoding='utf-8').strip()

    def crossed(self, name, verb):
        """What a trainer has written: each document by weights that have not seen it."""
        out = pathlib.Path('build', name).resolve()
        if not out.exists():
            raise Kept(f'build/{name} is not there; ./dev {verb} makes it')
        return out

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
        return path

    def score(self, scorer, *args):
        """All that the scorer says."""
        done = subprocess.run([sys.executable, self.kit / 'scorers' / scorer, *map(str, args)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Skip(f'{scorer}: {(done.stderr.strip().splitlines() or [""])[-1]}')
        return done.stdout


def table(rows):
    out = '| set | measure | floor | published best | ours |\n|---|---|---|---|---|\n'
    return out + ''.join(f'| {" | ".join(row)} |\n' for row in rows)


def old_rows(path):
    """The rows of the table as it stands."""
    if not path.exists() or BEGIN not in path.read_text(encoding='utf-8'):
        return []
    body = path.read_text(encoding='utf-8').split(BEGIN)[1].split(END)[0]
    return [[c.strip() for c in line.strip('|\n ').split('|')] for line in body.splitlines()[2:] if line.startswith('|')]


def write(path, rows):
    text = path.read_text(encoding='utf-8') if path.exists() else HEAD
    if BEGIN not in text:
        text = text.rstrip() + '\n\n' + BEGIN + END
    before, rest = text.split(BEGIN)
    path.write_text(before + BEGIN + table(rows) + END + rest.split(END)[1], encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--program', default='build/release/demarche')
    parser.add_argument('--kit', default='../shared/eval', type=pathlib.Path)
    parser.add_argument('--out', default='docs/accuracy.md', type=pathlib.Path)
    parser.add_argument('--only', default='', help='sets, parted by commas')
    a = parser.parse_args()
    if not (a.kit / 'scorers').is_dir():
        sys.exit(f'eval: no evaluation kit at {a.kit}; name one with DEMARCHE_KIT')
    wanted = [s for s in a.only.split(',') if s]
    kept = {}
    for row in old_rows(a.out):
        kept.setdefault(row[0], []).append(row)
    rows, skipped = [], []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(pathlib.Path(a.program).resolve(), a.kit.resolve(), pathlib.Path(folder))
        for name, measure in measures.MEASURES:
            if wanted and name not in wanted:
                rows += kept.get(name, [])
                continue
            start = time.monotonic()
            try:
                new = [[name, *cells] for cells in measure(bench)]
            except Skip as reason:
                rows += kept.get(name, []) if isinstance(reason, Kept) else []
                skipped.append(f'eval: skipped {name}: {reason}')
                continue
            rows += new
            for row in new:
                print(f'{row[0]:18} {row[1]:60} floor {row[2]:12} best {row[3]:12} ours {row[4]}', flush=True)
            print(f'{"":18} ({time.monotonic() - start:.0f} s)', flush=True)
    write(a.out, rows)
    print('\n'.join([*skipped, f'eval: {len(rows)} figures in {a.out}, {len(skipped)} sets skipped']))


if __name__ == '__main__':
    main()
