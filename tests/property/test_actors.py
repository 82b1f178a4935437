"""Actors: a user's own rows, ids that are a function of the document, and accuracy on the kit above its floors."""
import json
import re
import subprocess
import sys

import harness
from harness import KIT, run

# A point below what was measured.
FLOORS = {
    're3d': ('score_timex.py', ['--what', 'mentions', '--named'], {r'relaxed_f1 ([\d.]+)': 79.5, r'type_f1 ([\d.]+)': 69.0}),
    'frus': ('score_persons.py', [], {r'strict ([\d.]+)': 92.8, r'documents: F ([\d.]+)': 94.8}),
}


class UsersRows(harness.Case):
    def test_a_row_names_an_actor(self):
        rows = self.write('mine.tsv', 'organization\tHarbour Council\tHC\n')
        docs = self.write('docs.jsonl', json.dumps({'id': 'a', 'text': 'The HC met in Oslo.'}) + '\n')
        code, out, err = run('annotate', '--actors', rows, docs)
        self.assertEqual((code, err), (0, ''))
        self.assertIn(('HC', 'org:harbour-council'), [(m['text'], m['actor']) for m in json.loads(out)['mentions']])

    def test_a_bad_row_is_told_with_its_place(self):
        code, _, err = run('annotate', '--actors', self.write('bad.tsv', '# mine\nking\tOlav\n'), self.write('d.jsonl', '{"text":"a"}\n'))
        self.assertEqual(code, 2)
        self.assertIn("bad.tsv:2:1: the kind 'king' is none of", err)

    def test_a_missing_file(self):
        code, _, err = run('annotate', '--actors', self.folder / 'none.tsv', self.write('d.jsonl', '{"text":"a"}\n'))
        self.assertEqual(code, 3)
        self.assertIn('none.tsv: cannot be read', err)


class Ids(harness.Case):
    def test_a_document_alone_decides(self):
        a = {'id': 'a', 'text': 'Mr. Brandt told Ana Ruiz that an official had left. The official was ill.'}
        b = {'id': 'b', 'text': 'Ana Brandt met an official of the Ruiz Institute. He agreed.'}
        alone = run('annotate', self.write('a.jsonl', json.dumps(a) + '\n'))[1]
        after = run('annotate', '-j', '2', self.write('ba.jsonl', json.dumps(b) + '\n' + json.dumps(a) + '\n'))[1]
        self.assertEqual(after.splitlines()[1], alone.splitlines()[0])


class Accuracy(harness.Case):
    def test_floors(self):
        if not (KIT / 'scorers/score_persons.py').exists():
            self.skipTest(f'no evaluation kit at {KIT} (DEMARCHE_KIT)')
        for name, (scorer, options, floors) in FLOORS.items():
            with self.subTest(set=name):
                code, out, err = run('annotate', '--only', 'events', KIT / name / 'docs.jsonl')
                self.assertEqual((code, err), (0, ''))
                gold, system = KIT / name / 'gold.jsonl', self.write('out.jsonl', out)
                files = [gold, system] if scorer == 'score_timex.py' else ['--gold', gold, '--system', system]
                said = subprocess.run([sys.executable, KIT / 'scorers' / scorer, *files, *options], capture_output=True, text=True, check=True).stdout
                for measure, floor in floors.items():
                    self.assertGreaterEqual(float(re.search(measure, said).group(1)), floor, measure)


if __name__ == '__main__':
    harness.main()
