"""Accuracy of names and syntax on the kit stays above its floors, which lie a point below what was measured."""
import re
import subprocess
import sys
import unittest

import harness
from harness import KIT, run

# set: (scorer, its options, floors)
MARKED = {
    're3d': ('score_timex.py', ['--what', 'mentions', '--named'], {r'relaxed_f1 ([\d.]+)': 79.5, r'type_f1 ([\d.]+)': 69.0}),
    'frus': ('score_persons.py', [], {r'strict ([\d.]+)': 92.8, r'documents: F ([\d.]+)': 94.8}),
}
# (treebank, from given tokens): words, parts of speech, labelled attachments
TREEBANKS = {
    ('ewt', False): {'Words': 98.5, 'UPOS': 93.6, 'LAS': 79.7},
    ('ewt', True): {'UPOS': 94.4, 'LAS': 82.4},
    ('gum', False): {'Words': 99.3, 'UPOS': 95.5, 'LAS': 81.5},
    ('gum', True): {'UPOS': 95.6, 'LAS': 82.1},
}


def said_by(scorer, *args):
    return subprocess.run([sys.executable, KIT / 'scorers' / scorer, *args], capture_output=True, text=True, check=True).stdout


@unittest.skipUnless((KIT / 'scorers/score_ud.py').exists(), f'no evaluation kit at {KIT} (DEMARCHE_KIT)')
class Accuracy(harness.Case):
    def above(self, floors, said):
        for measure, floor in floors.items():
            self.assertGreaterEqual(float(re.search(measure, said, re.M).group(1)), floor, measure)

    def annotated(self, *args):
        code, out, err = run('annotate', *args)
        self.assertEqual((code, err), (0, ''))
        return self.write('out', out)

    def test_names(self):
        for name, (scorer, options, floors) in MARKED.items():
            with self.subTest(set=name):
                gold, system = KIT / name / 'gold.jsonl', self.annotated('--only', 'events', KIT / name / 'docs.jsonl')
                files = [gold, system] if scorer == 'score_timex.py' else ['--gold', gold, '--system', system]
                self.above(floors, said_by(scorer, *files, *options))

    def test_syntax(self):
        for (treebank, given), floors in TREEBANKS.items():
            with self.subTest(treebank=treebank, given=given):
                gold = KIT / f'ud/en_{treebank}-dev.conllu'
                source = ['--tokens', gold] if given else [KIT / f'ud/en_{treebank}-dev.docs.jsonl']
                system = self.annotated('--format', 'conllu', *source)
                self.above({rf'^{m} +F ([\d.]+)': floor for m, floor in floors.items()}, said_by('score_ud.py', '--gold', gold, '--system', system))


if __name__ == '__main__':
    harness.main()
