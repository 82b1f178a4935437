"""The same input gives the same bytes: in two runs, with any number of threads, with the files in any order."""
import itertools
import json

import harness
from harness import ARTICLE, JSONL, ROOT, SECOND, run

FORMATS = ('json', 'html', 'text')


class Determinism(harness.Case):
    def files(self):
        samples = sorted((ROOT / 'samples/us-china/statements').iterdir())[:6]
        return [self.write('a.txt', ARTICLE), self.write('b.md', SECOND), self.write('c.jsonl', JSONL), *samples]

    def same(self, *runs):
        answers = [run(*args) for args in runs]
        for args, answer in zip(runs, answers):
            self.assertEqual(answer[0], answers[0][0], args)
            self.assertEqual(answer[1], answers[0][1], args)
        self.assertEqual(answers[0][0], 0, answers[0][2])
        return answers[0][1]

    def test_timeline(self):
        files = self.files()
        for name in FORMATS:
            with self.subTest(name):
                call = ['timeline', '--format', name]
                self.same([*call, '-j1', *files], [*call, '-j1', *files], [*call, '-j2', *files], [*call, '-j5', *reversed(files)],
                          [*call, '-j2', *files[3:], *files[:3]])

    def test_all_orders_of_few_files(self):
        files = self.files()[:3]
        self.same(*[['timeline', '--all', '--format', 'json', *order] for order in itertools.permutations(files)])

    def test_ask_and_brief(self):
        files = self.files()
        for call in (['ask', '--json'], ['brief', '--about', 'visit', '-o', '-']):
            with self.subTest(call[0]):
                question = ['what preceded the April visit?'] if call[0] == 'ask' else []
                self.same([*call, '-j1', *files, *question], [*call, '-j2', *files, *question], [*call, '-j3', *reversed(files), *question])

    def test_annotate_keeps_the_order_of_its_input(self):
        lines = [json.dumps({'id': f'd{i}', 'text': ARTICLE * (1 + i % 5)}) for i in range(60)]
        docs = self.write('docs.jsonl', '\n'.join(lines))
        out = self.same(['annotate', '-j1', docs], ['annotate', '-j2', docs], ['annotate', '-j7', docs])
        self.assertEqual([json.loads(line)['id'] for line in out.splitlines()], [f'd{i}' for i in range(60)])

    def test_a_document_does_not_depend_on_its_neighbours(self):
        alone = run('annotate', '-', stdin=JSONL.encode())[1]
        among = run('annotate', '-', stdin=(json.dumps({'id': 'x', 'text': ARTICLE}) + '\n' + JSONL).encode())[1]
        self.assertEqual(among.splitlines()[1], alone.strip())

    def test_the_fast_path_finds_the_same_times(self):
        texts = [ARTICLE, 'They met on 2 May 1999.\n\nHe was due to leave on Friday.\n', *[f.read_text(encoding='utf-8') for f in self.files() if f.suffix == '.md']]
        docs = self.write('times.jsonl', '\n'.join(json.dumps({'id': str(i), 'text': t, 'published': '2023-02-18'}) for i, t in enumerate(texts)))
        whole = [json.loads(line) for line in self.same(['annotate', docs]).splitlines()]
        fast = [json.loads(line) for line in self.same(['annotate', '--only', 'timexes', docs]).splitlines()]
        self.assertTrue(any(d['timexes'] for d in whole))
        for key in ('id', 'creation', 'timexes'):
            self.assertEqual([json.dumps(d[key]) for d in fast], [json.dumps(d[key]) for d in whole])


if __name__ == '__main__':
    harness.main()
