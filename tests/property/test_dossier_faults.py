"""A dossier and all that can go wrong with a file: killed writers, full disks, files that are none, files made to harm."""
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

from harness import ARTICLE, PROGRAM, SECOND, Case, main, run

KILLS = int(os.environ.get('DEMARCHE_KILLS', 200))
NOBODY = 65534
OF_VERSION_1 = pathlib.Path(__file__).parents[2] / 'src/dossier/schema_1.sql'


def connect(path, mode='ro'):
    return sqlite3.connect(f'file:{path}?mode={mode}', uri=True)


def documents(path):
    """Every document with the bytes of its annotations."""
    db = connect(path)
    rows = db.execute('SELECT name, contents, made_by, title, text, nouns, words FROM document ORDER BY name').fetchall()
    db.close()
    return rows


class Faults(Case):
    def setUp(self):
        super().setUp()
        self.dossier = self.folder / 'affair.dossier'

    def add(self, *inputs, dossier=None):
        code, _, err = run('add', dossier or self.dossier, *inputs)
        self.assertEqual(code, 0, err)

    def timeline(self, dossier=None):
        code, out, err = run('timeline', '--all', '--format', 'json', dossier or self.dossier)
        self.assertEqual(code, 0, err)
        return out

    def papers(self, count, folder='papers'):
        for n in range(count):
            self.write(f'{folder}/{n}.txt', f'Envoy {n} visited Riga on {1 + n % 28} March 2023. Latvia expelled {n + 2} diplomats in May 2022.\n')
        return self.folder / folder

    def refused(self, path, *words):
        """Neither read nor written, with a message, and not a byte of it changed."""
        before = path.read_bytes()
        for args, code in ((['timeline', path], 3), (['search', path, 'Riga'], 3), (['add', path, self.write('more.txt', SECOND)], 5),
                           (['edit', path, 'hide', 'abc', '--by', 'anna'], 5)):
            if words[0] == 'is no dossier' and args[0] == 'timeline':
                continue  # then it is a file like others
            got, out, err = run(*args)
            self.assertEqual((got, out), (code, b''), (args, err))
            self.assertTrue(err.startswith('demarche: '), err)
            for word in words:
                self.assertIn(word, err, args)
            self.assertEqual(path.read_bytes(), before, args)
            self.assertEqual([p.name for p in path.parent.glob(path.name + '-*')], [], args)

    def sound(self, whole):
        """It opens, SQLite finds no fault, and what is there is there whole."""
        db = connect(self.dossier)
        self.assertEqual(db.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
        self.assertEqual(db.execute('PRAGMA foreign_key_check').fetchall(), [])
        db.close()
        for row in documents(self.dossier):
            self.assertIn(row, whole)


class Killed(Faults):
    def test_kill_at_any_moment(self):
        folder = self.papers(40)
        undisturbed = self.folder / 'undisturbed.dossier'
        began = time.monotonic()
        self.add(folder, dossier=undisturbed)
        usual = time.monotonic() - began
        whole, expected = documents(undisturbed), self.timeline(undisturbed)
        moments, kills, halves = random.Random(11), 0, 0
        while kills < KILLS or (halves < 5 and kills < 3 * KILLS):
            process = subprocess.Popen([PROGRAM, 'add', self.dossier, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(moments.uniform(0, usual * 1.1))
                self.assertEqual(process.returncode, 0)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
            if self.dossier.exists() and self.dossier.stat().st_size:
                code, _, err = run('search', self.dossier, 'Riga')
                self.assertIn(code, (0, 1, 3) if b'DMRC' not in self.dossier.read_bytes()[:100] else (0, 1), err)
            if self.dossier.exists() and self.dossier.stat().st_size and documents_there(self.dossier):
                self.sound(whole)
                halves += 0 < len(documents(self.dossier)) < len(whole)
            if process.returncode == 0:
                self.assertEqual(self.timeline(), expected)
                self.dossier.unlink()
        self.assertGreaterEqual(halves, 5, 'no kill fell into the middle of the work: this test tests nothing')
        self.add(folder)
        self.assertEqual(documents(self.dossier), whole)
        self.assertEqual(self.timeline(), expected)

    def test_killed_while_the_file_was_made(self):
        """Its first page is written, the others are not, and the journal that takes it back lies beside it."""
        self.add(self.papers(2))
        first_page = self.dossier.read_bytes()[:4096]
        half = self.folder / 'half.dossier'
        made = f"""
import os, sqlite3
db = sqlite3.connect({str(half)!r}, isolation_level=None)
db.execute('PRAGMA cache_size = 2')
db.execute('BEGIN IMMEDIATE')
db.execute('CREATE TABLE t(x)')
for _ in range(200):
    db.execute('INSERT INTO t VALUES(zeroblob(2000))')
os._exit(0)
"""
        for args, code, says in ((('search', half, 'Riga'), 3, 'its making was stopped'), (('add', half, self.folder / 'papers'), 0, '2 documents')):
            half.unlink(missing_ok=True)
            subprocess.run([sys.executable, '-c', made], check=True)
            self.assertTrue(pathlib.Path(f'{half}-journal').exists(), 'nothing was stopped: this test tests nothing')
            half.write_bytes(first_page)
            got, _, err = run(*args)
            self.assertEqual(got, code, err)
            self.assertIn(says, err)
        self.assertEqual(documents(half), documents(self.dossier))

    def test_ctrl_c_keeps_what_is_done_and_goes_on(self):
        folder = self.papers(600)
        for delay in [0.01 * 1.35 ** n for n in range(24)]:
            self.dossier.unlink(missing_ok=True)
            process = subprocess.Popen([PROGRAM, 'add', self.dossier, folder, '-j', '2'], stderr=subprocess.PIPE)
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=60)
            if process.returncode == 130:
                break
        self.assertEqual(process.returncode, 130)
        self.assertIn(b'goes on from there', err)
        self.add(folder)
        undisturbed = self.folder / 'undisturbed.dossier'
        self.add(folder, dossier=undisturbed)
        self.assertEqual(self.timeline(), self.timeline(undisturbed))

    def test_two_at_once(self):
        one, two = self.papers(20, 'one'), self.papers(30, 'two')
        both = [subprocess.Popen([PROGRAM, 'add', self.dossier, f], stderr=subprocess.PIPE) for f in (one, two)]
        for process in both:
            _, err = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, err)
        self.assertEqual(self.timeline(), run('timeline', '--all', '--format', 'json', one, two)[1])

    def test_one_waits_while_another_writes(self):
        paper = self.write('a.txt', ARTICLE)
        self.add(paper)
        db = sqlite3.connect(self.dossier, isolation_level=None)
        db.execute('BEGIN IMMEDIATE')
        process = subprocess.Popen([PROGRAM, 'add', self.dossier, self.write('b.md', SECOND)], stderr=subprocess.PIPE)
        time.sleep(1)
        self.assertIsNone(process.poll())
        db.execute('ROLLBACK')
        db.close()
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, err)


def documents_there(path):
    """Was it killed before the tables were there?"""
    db = connect(path, 'rw')  # what was begun and not committed is taken back
    there = db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'document'").fetchone()[0]
    db.close()
    return there


class Disk(Faults):
    def test_no_room_left(self):
        folder = self.papers(200)
        self.add(self.write('first.txt', ARTICLE))
        kept = documents(self.dossier)
        for room in (0, 100_000, 200_000):
            limit = self.dossier.stat().st_size + room
            done = subprocess.run([PROGRAM, 'add', self.dossier, folder], capture_output=True, restore_signals=False, check=False,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertEqual(done.returncode, 5, done.stderr)
            self.assertIn(b'what was done', done.stderr)
            for row in kept:
                self.assertIn(row, documents(self.dossier))
        self.add(folder)
        self.assertEqual(self.timeline(), run('timeline', '--all', '--format', 'json', folder, self.folder / 'first.txt')[1])

    @unittest.skipUnless(os.getuid() == 0, 'only root can be another user')
    def test_read_only(self):
        paper = self.write('papers/a.txt', ARTICLE)
        self.add(paper)
        expected, before = self.timeline(), self.dossier.read_bytes()
        self.dossier.chmod(0o444)
        self.folder.chmod(0o555)
        for p in self.folder.rglob('papers*'):
            p.chmod(0o755)
        code, out, err = run('timeline', '--all', '--format', 'json', self.dossier, user=NOBODY)
        self.assertEqual((code, out), (0, expected), err)
        for args in (['add', self.dossier, paper], ['edit', self.dossier, 'hide', 'a', '--by', 'anna']):
            code, out, err = run(*args, user=NOBODY)
            self.assertEqual(code, 5, err)
            self.assertIn('demarche: ', err)
        self.assertEqual(self.dossier.read_bytes(), before)


class Foreign(Faults):
    def setUp(self):
        super().setUp()
        self.add(self.write('a.txt', ARTICLE), self.write('b.md', SECOND))

    def change(self, *sql):
        db = connect(self.dossier, 'rw')
        for s in sql:
            db.execute(s)
        db.commit()
        db.close()

    def test_newer(self):
        self.change('PRAGMA user_version = 99')
        self.refused(self.dossier, 'newer demarche')

    def test_older(self):
        """Read as it is; the next command that writes brings it up to date, and loses neither documents nor edits."""
        event = json.loads(self.timeline())['entries'][0]['id']
        self.assertEqual(run('edit', self.dossier, 'relabel', event, 'A label of Anna', '--by', 'anna')[0], 0)
        before, papers = self.timeline(), documents(self.dossier)
        self.assertIn(b'A label of Anna', before)
        self.change('DROP TABLE actor', 'DROP TABLE label_index', *OF_VERSION_1.read_text().split(';\n')[:-1], 'PRAGMA user_version = 1')
        old = self.dossier.read_bytes()
        code, out, err = run('timeline', '--all', '--format', 'json', self.dossier)
        self.assertEqual((code, out), (0, before))
        self.assertIn('is made anew', err)
        self.assertEqual(run('search', self.dossier, 'talks')[0], 0)
        self.assertEqual(self.dossier.read_bytes(), old)
        self.change('CREATE TABLE more(x)')
        self.refused(self.dossier, 'not changed')
        self.change('DROP TABLE more')
        self.add(self.folder / 'a.txt')
        self.assertEqual(connect(self.dossier).execute('PRAGMA user_version').fetchone(), (2,))
        self.assertEqual((self.timeline(), documents(self.dossier)), (before, papers))

    def test_truncated(self):
        whole = self.dossier.read_bytes()
        for size in (len(whole) - 1, len(whole) // 2, 4096, 1000, 120):
            self.dossier.write_bytes(whole[:size])
            self.refused(self.dossier, 'cut short')

    def test_not_ours(self):
        for name, contents in (('picture.png', b'\x89PNG\r\n\x1a\n' + bytes(2000)), ('notes.txt', b'a line\n'), ('tiny', b'SQLite format 3\0')):
            self.refused(self.write(name, contents), 'is no dossier')
        other = self.folder / 'other.sqlite'
        db = sqlite3.connect(other)
        db.execute('CREATE TABLE document(id)')
        db.commit()
        db.close()
        self.refused(other, 'is no dossier')

    def test_what_no_dossier_has(self):
        harm = self.folder / 'harm.txt'
        for sql in (['CREATE TABLE more(x)'], ['CREATE VIEW more AS SELECT 1'], [f"CREATE TRIGGER more AFTER INSERT ON edit BEGIN SELECT writefile('{harm}', 1); END"],
                    ['DROP TABLE event', 'CREATE VIEW event AS SELECT 1 AS seq, 2 AS id, 3 AS data'], ['CREATE INDEX more ON document(title)'],
                    ['ALTER TABLE edit ADD COLUMN more'], ['DROP TABLE report']):
            with self.subTest(sql):
                path = pathlib.Path(shutil.copy(self.dossier, self.folder / 'changed.dossier'))
                db = connect(path, 'rw')
                for s in sql:
                    db.execute(s)
                db.commit()
                db.close()
                self.refused(path, 'not changed')
        self.assertFalse(harm.exists())

    def test_bytes_that_lie(self):
        """Whatever stands in its cells, it is read or refused: no crash, no hang, no bug told."""
        numbers, told = random.Random(3), set()
        cells = [(t, c) for t, cs in {'document': ['nouns', 'words', 'text'], 'event': ['data'], 'link': ['data'], 'actor': ['data'],
                                      'chronicle_document': ['name']}.items() for c in cs]
        run('edit', self.dossier, 'note', json.loads(self.timeline())['entries'][0]['id'], 'a note', '--by', 'anna')
        for k in range(120):
            path = pathlib.Path(shutil.copy(self.dossier, self.folder / 'lies.dossier'))
            table, column = cells[k % len(cells)]
            db = connect(path, 'rw')
            row, cell = numbers.choice(db.execute(f'SELECT rowid, {column} FROM {table}').fetchall() or [(0, b'')])
            data = bytearray(cell.encode() if isinstance(cell, str) else cell)
            for _ in range(numbers.randint(1, 3)):
                if data:
                    data[numbers.randrange(len(data))] = numbers.randrange(256)
            if numbers.random() < 0.2:
                data = data[:numbers.randrange(len(data) + 1)]
            db.execute(f'UPDATE {table} SET {column} = {"CAST(? AS TEXT)" if isinstance(cell, str) else "?"} WHERE rowid = ?', (bytes(data), row))
            if k % 2:
                db.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")  # so that everything is read
            db.commit()
            db.close()
            code, _, err = run('timeline', '--all', path)
            self.assertIn(code, (0, 3), err)
            self.assertNotIn('this is a bug', err)
            told.add(code)
        self.assertEqual(told, {0, 3})


class Hostile(Faults):
    def test_what_documents_say_is_inert_on_a_terminal(self):
        bait = '\x1b]0;owned\x07\x1b[31m\u202e\u2066\x9b31m'
        self.add(self.write('a.jsonl', json.dumps({'id': f'id{bait}', 'title': f'Title {bait}', 'text': f'Latvia expelled two{bait} diplomats on 3 May 2022. '
                                                   f'Estonia{bait} suspended the talks on 4 May 2022.'}) + '\n'))
        event = json.loads(self.timeline())['entries'][0]['id']
        run('edit', self.dossier, 'note', event, f'note {bait}', '--by', f'anna{bait}')
        for args in (['show', self.dossier, event], ['search', self.dossier, 'diplomats'], ['ask', self.dossier, 'what preceded the suspension of talks?'],
                     ['ask', self.dossier, 'when did the talks begin?'], ['edit', self.dossier, 'log'], ['timeline', self.dossier, '--all']):
            code, out, err = run(*args)
            self.assertIn(code, (0, 1), err)
            for mark in '\x1b\x07\u202e\u2066\x9b\x02\x03':
                self.assertNotIn(mark, out.decode(), args)

    def test_search_takes_any_words(self):
        self.add(self.write('a.txt', ARTICLE), self.write('b.md', SECOND))
        self.assertEqual(run('search', self.dossier, 'suspending', 'talk')[0], 0)  # in any form
        self.assertEqual(run('search', self.dossier, '"condemned the attack"')[0], 0)
        self.assertEqual(run('search', self.dossier, '"attack the condemned"')[0], 1)
        self.assertEqual(run('search', self.dossier, 'volcano')[0], 1)
        for words in ('NEAR(talks', 'talks AND', 'title:talks', '-talks', 'talks*', '"', '""', "'; DROP TABLE edit", '(', '^talks', 'ta\u0301lks', '{a b}: c'):
            code, out, err = run('search', self.dossier, '--', words)
            self.assertIn(code, (0, 1, 2), (words, err))
            self.assertNotIn('this is a bug', err)
        code, out, _ = run('search', self.dossier, 'talks')
        self.assertEqual(code, 0)
        self.assertIn(b'talks', out)


main()
