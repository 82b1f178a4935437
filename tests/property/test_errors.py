"""What goes wrong has its message and its exit code."""
import json
import os
import pathlib
import shutil
import subprocess
import unittest

import harness
from harness import ARTICLE, JSONL, run

LATIN1 = 'The Café de Flore talks began on 3 May 2022.'.encode('latin-1')


class Inputs(harness.Case):
    def timeline(self, *args, **more):
        return run('timeline', *args, '--format', 'json', **more)

    def test_empty_file_is_a_document_without_events(self):
        code, out, err = self.timeline(self.write('empty.txt', ''))
        self.assertEqual(code, 0)
        self.assertEqual(json.loads(out)['entries'], [])
        self.assertIn('empty.txt: empty, a document without events', err)

    def test_binary_file(self):
        code, _, err = self.timeline(self.write('a.bin', bytes(range(256)) * 4))
        self.assertEqual(code, 3)
        self.assertIn('a.bin: is no text', err)

    def test_other_encodings_are_decoded_and_it_is_said_so(self):
        code, _, err = self.timeline(self.write('latin.txt', LATIN1))
        self.assertEqual(code, 0)
        self.assertIn('latin.txt: decoded from Windows-1252', err)

    def test_missing_file(self):
        code, out, err = self.timeline(self.folder / 'nowhere.txt')
        self.assertEqual((code, out), (3, b''))
        self.assertIn('nowhere.txt: no such file', err)

    def test_some_inputs_failed(self):
        good = self.write('good.txt', ARTICLE)
        code, out, err = self.timeline(self.folder / 'nowhere.txt', good)
        self.assertEqual(code, 4)
        self.assertTrue(json.loads(out)['entries'])
        self.assertIn('nowhere.txt: no such file', err)

    @unittest.skipUnless(os.getuid() or shutil.which('setpriv'), 'root reads everything, and there is no setpriv')
    def test_unreadable_file(self):
        os.chmod(self.folder, 0o755)
        path = self.write('secret.txt', ARTICLE)
        path.chmod(0)
        user = None if os.getuid() else 65534
        if user and subprocess.run(['setpriv', '--reuid', '65534', '--clear-groups', harness.PROGRAM, '--version'], capture_output=True, check=False).returncode:
            self.skipTest('another user cannot run the program where it lies')
        code, _, err = self.timeline(path, user=user)
        self.assertEqual(code, 3)
        self.assertIn('secret.txt: cannot be read: Permission denied', err)

    def test_directory(self):
        self.write('in/b/one.txt', ARTICLE)
        self.write('in/a.jsonl', JSONL)
        self.write('in/.hidden/x.txt', b'\0')
        code, out, err = self.timeline(self.folder / 'in')
        self.assertEqual((code, err), (0, ''))
        self.assertEqual(len(json.loads(out)['documents']), 2)

    def test_empty_directory(self):
        code, _, err = self.timeline(self.folder)
        self.assertEqual(code, 3)
        self.assertIn('no files in this directory', err)

    def test_too_large_document(self):
        code, _, err = self.timeline(self.write('large.txt', ARTICLE), '--max-document', '100')
        self.assertEqual(code, 3)
        self.assertIn('--max-document', err)

    def test_same_bytes_are_one_document(self):
        a, b = self.write('a.txt', ARTICLE), self.write('b.txt', ARTICLE)
        code, out, err = self.timeline(a, b)
        self.assertEqual(code, 0)
        self.assertEqual(len(json.loads(out)['documents']), 1)
        self.assertIn('b.txt: the same document as', err)

    def test_standard_input(self):
        code, out, _ = self.timeline('-', stdin=ARTICLE.encode())
        self.assertEqual(code, 0)
        self.assertTrue(json.loads(out)['entries'])

    def test_bad_date(self):
        code, _, err = self.timeline(self.write('a.txt', ARTICLE), '--date', 'yesterday')
        self.assertEqual(code, 2)
        self.assertIn('--date yesterday', err)

    def test_a_range_that_ends_before_it_begins(self):
        for verb in (['timeline'], ['brief', '--about', 'talks']):
            code, _, err = run(*verb, self.write('a.txt', ARTICLE), '--since', '2024-05', '--until', '2024-04')
            self.assertEqual(code, 2, verb)
            self.assertIn('--since 2024-05 is after --until 2024-04', err)


class Outputs(harness.Case):
    def test_unwritable_file(self):
        article = self.write('a.txt', ARTICLE)
        for command, name in ((['timeline', article], 'folder.json'), (['brief', article, '--about', 'talks'], 'folder.md')):
            code, _, err = run(*command, '-o', self.folder / 'no/such' / name)
            self.assertEqual(code, 5, command)
            self.assertIn(name + ': cannot be written: No such file or directory', err)

    @unittest.skipUnless(os.path.exists('/dev/full'), 'no /dev/full here')
    def test_full_disk(self):
        article = self.write('a.txt', ARTICLE)
        code, _, err = run('timeline', article, '--format', 'json', '-o', '/dev/full')
        self.assertEqual(code, 5)
        self.assertIn('No space left', err)
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([harness.PROGRAM, 'timeline', article, '--format', 'json'], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 5)

    def test_old_output_stays_when_the_new_cannot_be_made(self):
        page = self.write('t.json', 'old')
        self.assertEqual(run('timeline', self.folder / 'nowhere.txt', '-o', page)[0], 3)
        self.assertEqual(page.read_text(), 'old')
        self.assertEqual([p.name for p in self.folder.iterdir()], ['t.json'])

    def test_reader_that_goes_away_is_no_error_to_tell(self):
        docs = self.write('d.jsonl', JSONL * 3000)
        for ignore in (False, True):  # killed by the signal, or told by the write
            child = subprocess.Popen([harness.PROGRAM, 'annotate', docs], stdout=subprocess.PIPE, stderr=subprocess.PIPE, restore_signals=not ignore)
            child.stdout.read(10)
            child.stdout.close()
            self.assertEqual(child.stderr.read(), b'')
            child.stderr.close()
            self.assertNotEqual(child.wait(), 0)


class Annotate(harness.Case):
    def test_bad_lines_are_answered_in_their_place(self):
        lines = [JSONL.strip(), '{"id":"two"}', '{oops', '[1]', '{"id":"five","text":"x","published":"soon"}', '"six"', JSONL.strip().replace('one', 'last')]
        code, out, _ = run('annotate', '-', stdin='\n'.join(lines).encode())
        self.assertEqual(code, 4)
        answers = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([a.get('line') for a in answers], [None, 2, 3, 4, 5, 6, None])
        self.assertEqual([a['id'] for a in answers], ['one', 'two', None, None, 'five', None, 'last'])
        self.assertTrue(all(a['error'] for a in answers[1:6]))

    def test_not_utf8_is_no_json(self):
        code, out, _ = run('annotate', '-', stdin=b'{"id":"a","text":"caf\xe9"}\n')
        self.assertEqual(code, 4)
        self.assertIn('UTF-8', json.loads(out)['error'])

    def test_missing_file(self):
        code, out, err = run('annotate', self.folder / 'none.jsonl')
        self.assertEqual((code, out), (3, b''))
        self.assertIn('none.jsonl: cannot be read: No such file or directory', err)

    def test_nothing_in_nothing_out(self):
        self.assertEqual(run('annotate', '-')[:2], (0, b''))

    def test_hostile_texts_do_not_crash(self):
        texts = ['(' * 50000, '"' * 50000, 'a ' * 50000, '\u0000\u0001\u202e' * 1000, '2024-' * 10000, 'of the ' * 20000, '\n' * 50000, '—' * 20000,
                 'A.' * 30000, 'said ' * 20000, 'because ' * 10000, '.' * 50000, '𝔸' * 20000, '1' * 50000, 'and ' * 20000, 'he ' * 20000]
        lines = [json.dumps({'id': str(i), 'text': t, 'published': '2024-01-01'}) for i, t in enumerate(texts)]
        code, out, err = run('annotate', '-', stdin='\n'.join(lines).encode())
        self.assertEqual((code, err), (0, ''))
        self.assertEqual(len(out.splitlines()), len(texts))


if __name__ == '__main__':
    harness.main()
