"""CoNLL-U out of raw text and of given tokens."""
import json

import harness
from harness import run


class Conllu(harness.Case):
    def test_raw_text(self):
        docs = self.write('docs.jsonl', json.dumps({'id': 'a b', 'text': "We can't wait.\n\nGo!"}) + '\n')
        code, out, err = run('annotate', '--format', 'conllu', docs)
        self.assertEqual((code, err), (0, ''))
        lines = out.decode().splitlines()
        self.assertEqual(lines[0], '# newdoc id = a b')
        self.assertEqual([line.split('\t')[:2] for line in lines if line and line[0] != '#'],
                         [['1', 'We'], ['2-3', "can't"], ['2', 'ca'], ['3', "n't"], ['4', 'wait'], ['5', '.'], ['1', 'Go'], ['2', '!']])
        self.assertIn("2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_", lines)
        self.assertEqual(sum(line.endswith('SpaceAfter=No') for line in lines), 2)

    def test_given_tokens_are_kept(self):
        given = self.write('f.conllu', '# newdoc id = x\n1\tNew York\t_\t_\t_\t_\t_\t_\t_\t_\n2\twon\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\t...!\t_\t_\t_\t_\t_\t_\t_\t_\n\n')
        code, out, _ = run('annotate', '--format', 'conllu', '--tokens', given)
        self.assertEqual(code, 0)
        self.assertEqual([line.split('\t')[1] for line in out.decode().splitlines() if line and line[0] != '#'], ['New York', 'won', '...!'])

    def test_a_row_that_is_none_is_told_with_its_line(self):
        code, _, err = run('annotate', '--format', 'conllu', '--tokens', self.write('bad.conllu', '# newdoc id = x\n1\tone\n'))
        self.assertEqual(code, 2)
        self.assertIn('bad.conllu:2: a row has 10 columns', err)

    def test_too_long_a_document_is_refused_in_its_place(self):
        docs = self.write('docs.jsonl', '{"id":"long","text":"' + 'a ' * 100 + '"}\n{"id":"short","text":"Go."}\n')
        code, out, _ = run('annotate', '--max-document', '50', docs)
        self.assertEqual(code, 4)
        first, second = (json.loads(line) for line in out.splitlines())
        self.assertEqual((first['id'], first['line'], second['id']), ('long', 1, 'short'))
        self.assertIn('--max-document', first['error'])


if __name__ == '__main__':
    harness.main()
