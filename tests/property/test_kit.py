"""annotate's output has the form the evaluation kit's checker asks for, on the kit's own documents."""
import json
import os
import resource
import subprocess
import sys

import harness
from harness import KIT, run

SETS = ('timex', 'gum-dates', 'frus', 'cnc', 'ecbplus', 'plover', 'meantime', 're3d', 'timeset', 'semeval-timeline', 'state', 'wikinews', 'wh-briefings')
PRINTER = os.environ.get('DEMARCHE_PRINT_DOCUMENTS', str(harness.ROOT / 'build/release/tests/support/print_documents'))
FEW = 40  # documents of each: the form is the same in all, and the whole kit is for `./dev eval`


class Kit(harness.Case):
    def test_output_has_the_form(self):
        checker = KIT / 'scorers/check_output.py'
        if not checker.exists():
            self.skipTest(f'no evaluation kit at {KIT} (DEMARCHE_KIT)')
        for name in SETS:
            with self.subTest(name):
                with open(KIT / name / 'docs.jsonl', encoding='utf-8') as f:
                    lines = [line for line, _ in zip(f, range(FEW))]
                docs = self.write('docs.jsonl', ''.join(lines))
                code, out, err = run('annotate', docs)
                self.assertEqual((code, err), (0, ''))
                system = self.write('out.jsonl', out)
                said = subprocess.run([sys.executable, checker, '--docs', docs, '--system', system], capture_output=True, text=True, check=True).stdout
                self.assertRegex(said.splitlines()[-1], r'\b0 problems', said)
                self.assertEqual([json.loads(line)['id'] for line in lines], [json.loads(line)['id'] for line in out.splitlines()])

    def test_every_paper_of_an_edition_with_its_date(self):
        editions = KIT / 'frus/tei'
        if not editions.exists():
            self.skipTest(f'no TEI editions at {editions} (DEMARCHE_KIT)')
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run([PRINTER, editions], capture_output=True, text=True, check=True)
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, 2 if 'sanitize' not in PRINTER else 60)
        papers = {o['id']: o for o in map(json.loads, done.stdout.splitlines())}
        with open(KIT / 'frus/gold.jsonl', encoding='utf-8') as f:
            gold = [json.loads(line) for line in f]
        self.assertEqual([g['id'] for g in gold if g['id'] not in papers], [])
        dated = [g for g in gold if g['dateline'] and g['dateline'].get('value')]
        right = sum(papers[g['id']]['published'] == g['dateline']['value'] for g in dated)
        self.assertGreaterEqual(right, 0.999 * len(dated))
        self.assertTrue(all(p['number'] and p['title'] and p['source'] for p in papers.values()))


if __name__ == '__main__':
    harness.main()
