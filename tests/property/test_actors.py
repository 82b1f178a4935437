"""Actors: a user's own rows, and ids that are a function of the document."""
import json

import harness
from harness import run


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


if __name__ == '__main__':
    harness.main()
