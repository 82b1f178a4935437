"""annotate's output has the form the evaluation kit's checker asks for, on the kit's own documents."""
import json
import subprocess
import sys

import harness
from harness import KIT, run

SETS = ('timex', 'gum-dates', 'frus', 'cnc', 'ecbplus', 'plover', 'meantime', 're3d', 'timeset', 'semeval-timeline', 'state', 'wikinews', 'wh-briefings')
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


if __name__ == '__main__':
    harness.main()
