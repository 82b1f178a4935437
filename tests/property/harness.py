"""What the tests of the program's behaviour share: running it, a folder of inputs, skipping aloud.

Every test_*.py here is run by meson with DEMARCHE set to the program. A test that cannot be made here (no kit, no other
user) is skipped with its reason; a file whose every test was skipped ends with 77, which meson counts as skipped.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get('DEMARCHE', str(ROOT / 'build/release/demarche'))
KIT = pathlib.Path(os.environ.get('DEMARCHE_KIT', ROOT / '../shared/eval'))

ARTICLE = """Envoys Meet in Riga

RIGA, March 14, 2023 - Foreign Minister Anna Berzina met her Estonian counterpart on Tuesday after Estonia suspended the
talks in January. She will travel to Tallinn on May 2-3, 2023. Officials said Latvia could impose sanctions next month.
"""
SECOND = """---
title: Readout of the call
date: 2023-04-02
---
# Readout

Minister Berzina spoke with the Estonian foreign minister on April 1. The ministers condemned the attack of 2022.
"""
JSONL = '{"id":"one","text":"Latvia expelled two diplomats on 3 May 2022.","published":"2022-05-04"}\n'


def run(*args, stdin=b'', env=None, user=None, cwd=None):
    """(exit code, stdout, stderr); bytes out, text err."""
    prefix = ['setpriv', '--reuid', str(user), '--clear-groups'] if user else []
    done = subprocess.run([*prefix, PROGRAM, *map(str, args)], input=stdin, capture_output=True, env={**os.environ, **(env or {})}, cwd=cwd,
                          timeout=300, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, contents):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return path


def main():
    result = unittest.main(exit=False, argv=sys.argv[:1], verbosity=2).result
    for case, reason in result.skipped:
        print(f'SKIPPED {case}: {reason}')
    if not result.wasSuccessful():
        sys.exit(1)
    sys.exit(77 if result.testsRun and len(result.skipped) == result.testsRun else 0)
