"""The dossier as a user meets it: whatever was added, changed, taken out or corrected on the way, it tells what the papers tell."""
import json
import pathlib
import random
import shutil
import sqlite3

from harness import ARTICLE, JSONL, ROOT, SECOND, Case, main, run

PLACES = ['Riga', 'Tallinn', 'Vilnius', 'Oslo', 'Bern', 'Lisbon', 'Quito', 'Lima']
PEOPLE = ['Anna Berzina', 'Peter Kask', 'Maria Silva', 'Jonas Berg', 'Ines Rocha']
DEEDS = ['met the minister of Norway in {}', 'visited {}', 'signed an agreement in {}', 'expelled two diplomats in {}',
         'suspended the talks in {}']


def paper(numbers, n):
    """A paper of a few sentences, some of which other papers tell too."""
    lines = [f'{PLACES[n % 8].upper()}, March {1 + n % 28}, 2023 - {PEOPLE[n % 5]} spoke on Tuesday.']
    for _ in range(numbers.randint(1, 4)):
        deed = numbers.choice(DEEDS).format(numbers.choice(PLACES))
        lines.append(f'{numbers.choice(PEOPLE)} {deed} on {numbers.randint(1, 28)} March 2023.')
    if numbers.random() < 0.4:
        lines.append('The talks were suspended because Norway expelled two diplomats.')
    return '\n'.join(lines) + '\n'


class Dossier(Case):
    def setUp(self):
        super().setUp()
        self.dossier = self.folder / 'affair.dossier'

    def ok(self, *args, **more):
        code, out, err = run(*args, **more)
        self.assertEqual(code, 0, err)
        return out, err

    def timeline(self, *inputs):
        return self.ok('timeline', '--all', '--format', 'json', *inputs)[0]

    def same_as_files(self, *inputs):
        self.assertEqual(self.timeline(self.dossier), self.timeline(*inputs))

    def event(self, *words):
        """The id of the one event whose label has these words."""
        found = [e['id'] for e in json.loads(self.timeline(self.dossier))['entries'] if all(w in e['label'] for w in words)]
        self.assertEqual(len(found), 1, (words, found))
        return found[0]

    def entry(self, event):
        return next((e for e in json.loads(self.timeline(self.dossier))['entries'] if e['id'] == event), None)

    def edit(self, *args):
        return self.ok('edit', self.dossier, *args, '--by', 'anna')


class Documents(Dossier):
    def test_every_command_tells_the_same_of_a_dossier_and_of_its_files(self):
        papers = [self.write('a.txt', ARTICLE), self.write('b.md', SECOND), self.write('c.jsonl', JSONL)]
        self.ok('add', self.dossier, *papers)
        self.same_as_files(*papers)
        for args in (['ask', None, 'what preceded the call?'], ['ask', None, 'when did Latvia expel two diplomats?', '--json'],
                     ['brief', None, '--about', 'the attack'], ['timeline', None, '--format', 'html'], ['timeline', None, '--by', 'day']):
            at = args.index(None)
            of_files = run(*args[:at], *papers, *args[at + 1:])
            of_dossier = run(*args[:at], self.dossier, *args[at + 1:])
            self.assertEqual(of_files, of_dossier, args)
            self.assertIn(of_files[0], (0, 1))

    def test_a_question_read_from_a_few_rows_has_the_answer_of_the_whole(self):
        """Of every kind of question about many events; `ask` of files knows all of them, of a dossier only what it reads."""
        numbers = random.Random(5)
        papers = [self.write(f'p/{n}.txt', paper(numbers, n)) for n in range(24)]
        self.ok('add', self.dossier, papers[0].parent)
        self.ok('timeline', self.dossier)
        asked = answered = 0
        for place in PLACES[:4]:
            for question in (f'what preceded the visit to {place}?', f'what followed the agreement in {place}?',
                             f'why were the talks in {place} suspended?', f'what came of the agreement in {place}?',
                             f'when did {PEOPLE[asked % 5]} visit {place}?', f'what did {PEOPLE[asked % 5].split()[1]} do before the visit to {place}?',
                             f'was the visit to {place} before the agreement in Oslo?', f'what happened between the visit to {place} and the agreement in Bern?',
                             f'who met the minister in {place} in March 2023?', f'{PEOPLE[asked % 5]}', 'what preceded the eruption of the volcano?',
                             'what happened in March 2023?'):
                for form in ([], ['--json']):
                    of_files, of_dossier = run('ask', papers[0].parent, question, *form), run('ask', self.dossier, question, *form)
                    self.assertEqual(of_files, of_dossier, question)
                    asked += 1
                    answered += of_files[0] == 0
        self.assertGreater(answered, asked / 3)

    def test_an_affair_with_every_kind_of_date_is_read_from_its_rows(self):
        samples = ROOT / 'samples/us-china/statements'
        self.ok('add', self.dossier, samples)
        for question in ("what preceded Blinken's April visit?", 'what led to the visit to Beijing?', 'what did China do after the visit to Taiwan?'):
            for form in ([], ['--json']):
                code, out, err = run('ask', self.dossier, question, *form)
                self.assertEqual((code, out), run('ask', samples, question, *form)[:2], (question, err))
                self.assertEqual(code, 0)

    def test_history_leaves_no_trace(self):
        """Papers come, change and go in any order: the dossier equals one made of what is left."""
        numbers = random.Random(7)
        folder = self.folder / 'papers'
        folder.mkdir()
        for step in range(12):
            for _ in range(numbers.randint(1, 3)):
                n = numbers.randrange(8)
                path = folder / f'p{n}.txt'
                if path.exists() and numbers.random() < 0.3:
                    path.unlink()
                else:
                    path.write_text(paper(numbers, n))
            lines = [json.dumps({'id': f'j{k % 4}', 'text': paper(numbers, k)}) for k in range(numbers.randint(0, 5))]
            (folder / 'lines.jsonl').write_text('\n'.join(lines) + '\n')
            if step == 0 and not list(folder.glob('*.txt')):
                (folder / 'p0.txt').write_text(paper(numbers, 0))
            self.ok('add', self.dossier, folder, '--prune')
            self.same_as_files(folder)
        sound(self, self.dossier)

    def test_only_what_changed_is_done(self):
        a, b = self.write('p/a.txt', ARTICLE), self.write('p/b.md', SECOND)
        _, err = self.ok('add', self.dossier, a.parent)
        self.assertIn('2 annotated; 2 documents in all', err)
        _, err = self.ok('add', self.dossier, a.parent)
        self.assertIn('0 annotated, 2 unchanged', err)
        b.write_text(SECOND.replace('April 1', 'April 2'))
        _, err = self.ok('add', self.dossier, a.parent)
        self.assertIn('1 annotated, 1 unchanged; 2 documents in all', err)
        _, err = self.ok('add', self.dossier, a.parent, '--date', '2023-05-05')
        self.assertIn('2 annotated', err)

    def test_what_other_rules_made_is_done_anew_with_its_own_options(self):
        a, b = self.write('a.txt', 'They met on Tuesday.'), self.write('b.txt', ARTICLE)
        self.ok('add', self.dossier, a, '--date', '2023-05-05')
        self.ok('add', self.dossier, b)
        before = self.timeline(self.dossier)
        with sqlite3.connect(self.dossier) as db:
            db.execute("UPDATE document SET made_by = 'an older one'")
        db.close()
        self.assertIn('other rules', self.ok('timeline', self.dossier)[1])
        _, err = self.ok('add', self.dossier)
        self.assertIn('2 annotated; 2 documents in all', err)
        self.assertEqual(self.timeline(self.dossier), before)

    def test_what_is_taken_out_leaves_cleanly(self):
        a, b = self.write('p/a.txt', ARTICLE), self.write('p/b.md', SECOND)
        self.ok('add', self.dossier, a.parent)
        self.ok('add', self.dossier, '--remove', a)
        self.same_as_files(b)
        self.assertEqual(run('search', self.dossier, 'Tallinn')[0], 1)
        code, _, err = run('add', self.dossier, '--remove', 'nothing')
        self.assertEqual(code, 2)
        self.assertIn('no document', err)

    def test_a_file_that_vanished_is_kept_until_it_is_pruned(self):
        a, b = self.write('p/a.txt', ARTICLE), self.write('p/b.md', SECOND)
        self.ok('add', self.dossier, a.parent)
        both = self.timeline(self.dossier)
        a.unlink()
        _, err = self.ok('add', self.dossier, b.parent)
        self.assertIn('a.txt) is there no more; kept', err)
        self.assertEqual(self.timeline(self.dossier), both)
        self.ok('add', self.dossier, b.parent, '--prune')
        self.same_as_files(b)

    def test_one_id_for_different_papers(self):
        one, two = self.write('one.jsonl', '{"id":"x","text":"Latvia expelled two diplomats on 3 May 2022."}\n'), self.write(
            'two.jsonl', '{"id":"x","text":"Estonia suspended the talks on 4 May 2022."}\n')
        self.ok('add', self.dossier, one)
        self.ok('add', self.dossier, two)
        self.same_as_files(one, two)
        self.ok('add', self.dossier, '--remove', one)
        self.same_as_files(two)

    def test_the_same_paper_in_two_places_stays_while_one_is_left(self):
        a, b = self.write('a.txt', ARTICLE), self.write('b.txt', ARTICLE)
        self.ok('add', self.dossier, b)
        self.ok('add', self.dossier, a)
        self.same_as_files(a, b)
        self.ok('add', self.dossier, '--remove', a)
        self.same_as_files(b)

    def test_standard_input_adds_and_replaces_nothing(self):
        self.ok('add', self.dossier, '-', stdin=ARTICLE.encode())
        self.ok('add', self.dossier, '-', stdin=SECOND.encode())
        self.assertIn('2 documents in all', self.ok('add', self.dossier)[1])

    def test_a_dossier_stands_alone(self):
        a = self.write('a.txt', ARTICLE)
        self.ok('add', self.dossier, a)
        for args in (['timeline', self.dossier, a], ['timeline', self.dossier, '--date', '2020']):
            code, out, err = run(*args)
            self.assertEqual((code, out), (2, b''))
            self.assertIn('demarche add', err)

    def test_a_dossier_is_known_by_what_it_is(self):
        a = self.write('a.txt', ARTICLE)
        self.ok('add', self.dossier, a)
        plain = shutil.copy(self.dossier, self.folder / 'notes.txt')
        self.assertEqual(self.timeline(plain), self.timeline(a))


class Edits(Dossier):
    def setUp(self):
        super().setUp()
        self.paper = self.write('p/a.txt', 'Riga, March 14, 2023 - Latvia expelled two diplomats on 3 May 2022.\n\n'
                                           'Estonia suspended the talks on 4 May 2022. Norway signed an agreement in June 2022.\n')
        self.ok('add', self.dossier, self.paper)
        self.machine = self.timeline(self.dossier)
        self.expulsion, self.talks, self.agreement = self.event('diplomats'), self.event('suspend'), self.event('agreement')

    def test_each_kind_does_what_it_says_and_can_be_taken_back(self):
        self.edit('redate', self.expulsion, '2022-05-05')
        self.assertEqual(self.entry(self.expulsion)['when']['edtf'], '2022-05-05')
        self.edit('relabel', self.expulsion, 'Latvia sends two diplomats home')
        self.assertEqual(self.entry(self.expulsion)['label'], 'Latvia sends two diplomats home')
        self.edit('recategorise', self.talks, 'CONSULT')
        self.assertEqual(self.entry(self.talks)['category'], 'CONSULT')
        self.edit('note', self.talks, 'see the cable')
        self.edit('confirm', self.talks)
        self.edit('relink', self.expulsion, 'PROMPTS', self.talks)
        links = [(x['from'], x['relation'], x['to'], x['rule'], x['stated']) for x in self.entry(self.talks)['links']]
        self.assertIn((self.expulsion, 'PROMPTS', self.talks, 'edit', False), links)
        self.edit('hide', self.agreement)
        self.assertIsNone(self.entry(self.agreement))
        kinds = [e['kind'] for e in self.entry(self.talks)['edits']]
        self.assertEqual(kinds, ['recategorise', 'note', 'confirm', 'relink'])
        self.assertEqual({e['by'] for e in self.entry(self.talks)['edits']}, {'anna'})
        for n in range(7, 0, -1):
            self.edit('undo', n)
        self.assertEqual(self.timeline(self.dossier), self.machine)
        self.edit('undo', 8)  # takes the first undo back
        self.assertIsNone(self.entry(self.agreement))

    def test_merge_and_split(self):
        self.edit('merge', self.talks, self.expulsion)
        both = self.entry(self.expulsion)  # named after the earliest mention
        self.assertEqual(len(both['mentions']), 2)
        self.assertIn('suspend', both['label'])
        self.assertIsNone(self.entry(self.talks))
        conflicts = json.loads(self.timeline(self.dossier))['conflicts']
        self.assertEqual([(c['about'], c['events']) for c in conflicts], [('date', [self.expulsion])])
        place = both['mentions'][1]
        self.edit('split', self.expulsion, f'{place["doc"]}:{place["start"]}-{place["end"]}')
        self.assertEqual(len(self.entry(self.expulsion)['mentions']), 1)
        self.assertEqual(len(self.entry(self.talks)['mentions']), 1)
        self.edit('undo', 2)
        self.edit('undo', 1)
        self.assertEqual(self.timeline(self.dossier), self.machine)

    def test_edits_survive_reannotation_and_export(self):
        self.edit('redate', self.expulsion, '2022-05-05')
        self.edit('hide', self.agreement)
        self.edit('undo', 2)
        self.edit('relabel', self.talks, 'Estonia breaks off talks')
        edited = self.timeline(self.dossier)
        with sqlite3.connect(self.dossier) as db:
            db.execute("UPDATE document SET made_by = 'an older one'")
        db.close()
        self.ok('add', self.dossier)
        self.assertEqual(self.timeline(self.dossier), edited)
        text = self.ok('edit', self.dossier, 'export')[0]
        self.assertEqual(len(text.splitlines()), 4)
        file = self.write('edits.jsonl', text)
        other = self.folder / 'other.dossier'
        self.ok('add', other, self.paper)
        self.ok('edit', other, 'apply', file)
        self.assertEqual(self.timeline(other), edited)
        self.ok('edit', other, 'apply', file)  # what is there already is not taken twice
        self.assertEqual(self.ok('edit', other, 'export')[0], text)

    def test_an_edit_whose_target_vanished_is_kept_and_told(self):
        self.edit('redate', self.expulsion, '2022-05-05')
        keep = self.write('q/b.txt', SECOND)
        self.ok('add', self.dossier, keep)
        self.ok('add', self.dossier, '--remove', self.paper)
        _, err = self.ok('timeline', self.dossier)
        self.assertIn('edit 1 is kept but has no effect', err)
        self.assertIn('no effect', self.ok('edit', self.dossier, 'log')[0].decode())
        self.ok('add', self.dossier, self.paper)
        self.assertEqual(self.entry(self.expulsion)['when']['edtf'], '2022-05-05')

    def test_what_is_no_edit_is_refused_and_not_kept(self):
        bad = [['redate', self.talks, 'yesterday'], ['recategorise', self.talks, 'QUARREL'], ['relink', self.talks, 'NEAR', self.expulsion],
               ['note', self.talks, ' '], ['undo', 'one'], ['merge', self.talks], ['split', self.talks, 'x'], ['hide']]
        for args in bad:
            code, out, err = run('edit', self.dossier, *args, '--by', 'anna')
            self.assertEqual((code, out), (2, b''), args)
            self.assertTrue(err.startswith('demarche: '), args)
        self.assertEqual(run('edit', self.dossier, 'hide', 'ffffffffffff', '--by', 'anna')[0], 1)
        self.assertEqual(run('edit', self.dossier, 'apply', self.write('e.jsonl', '{"edit":1}\n'), '--by', 'anna')[0], 2)
        self.assertEqual(self.ok('edit', self.dossier, 'export')[0], b'')
        self.assertEqual(self.timeline(self.dossier), self.machine)


def sound(case, dossier):
    """SQLite finds nothing wrong with it, and every document is whole."""
    db = sqlite3.connect(f'file:{dossier}?mode=ro', uri=True)
    case.assertEqual(db.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
    case.assertEqual(db.execute('PRAGMA foreign_key_check').fetchall(), [])
    case.assertEqual(db.execute('SELECT count(*) FROM document WHERE id NOT IN (SELECT document FROM origin)').fetchone(), (0,))
    db.close()
    case.assertFalse(pathlib.Path(f'{dossier}-wal').exists())


main()
