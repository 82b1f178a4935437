"""The briefing as a user meets it: formats, templates, bytes, what is said where there is no answer, Office Open XML."""
import os
import pathlib
import re
import unittest
import xml.etree.ElementTree as xml
import zipfile

import harness
from harness import ARTICLE, SECOND, run

SAMPLES = harness.ROOT / 'samples/us-china/statements'
VISIT = (SAMPLES, '--about', "Blinken's April visit")
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
PROFILES = ('memo', 'chronology', 'full')


def text_of(element):
    """What a reader sees of a paragraph: runs, with the hyphen of a date; without the numbers of notes and fields."""
    out = ''
    for node in element.iter():
        if node.tag == W + 't':
            out += node.text or ''
        elif node.tag == W + 'noBreakHyphen':
            out += '-'
    return out.replace('\u00a0', ' ')


class Docx(harness.Case):
    def docx(self, *options):
        path = self.folder / 'brief.docx'
        code, _, err = run('brief', *VISIT, *options, '-o', path)
        self.assertEqual((code, err), (0, ''))
        return zipfile.ZipFile(path)

    def test_package_holds_together(self):
        for profile in PROFILES:
            with self.subTest(profile), self.docx('--profile', profile, '--marking', 'OFFICIAL') as package:
                self.assertIsNone(package.testzip())
                names = package.namelist()
                self.assertEqual(names[0], '[Content_Types].xml')
                trees = {n: xml.fromstring(package.read(n)) for n in names}
                typed = {t.get('PartName') for t in trees['[Content_Types].xml'] if t.tag.endswith('Override')}
                self.assertEqual(typed, {'/' + n for n in names if not n.endswith('.rels') and n != '[Content_Types].xml'})
                for rels in (n for n in names if n.endswith('.rels')):
                    base = pathlib.PurePosixPath(rels).parent.parent
                    ids = [r.get('Id') for r in trees[rels]]
                    self.assertEqual(len(ids), len(set(ids)))
                    for r in trees[rels]:
                        self.assertIn(str(base / r.get('Target')), names)
                document = package.read('word/document.xml').decode()
                defined = set(re.findall(r'w:styleId="(\w+)"', package.read('word/styles.xml').decode()))
                for part in ('document', 'header1', 'footer1') + (('footnotes',) if profile == 'full' else ()):
                    used = set(re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', package.read(f'word/{part}.xml').decode()))
                    self.assertLessEqual(used, defined, part)
                starts, ends = (re.findall(rf'<w:bookmark{k} w:id="(\d+)"', document) for k in ('Start', 'End'))
                self.assertEqual(starts, ends)
                self.assertEqual(len(starts), len(set(starts)))
                anchors = set(re.findall(r'(?:w:anchor="|NOTEREF )(s\d+)', document))
                self.assertLessEqual(anchors, set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="(s\d+)"', document)))

    def test_real_footnotes_each_cited_in_order(self):
        with self.docx() as package:
            notes = [int(n.get(W + 'id')) for n in xml.fromstring(package.read('word/footnotes.xml')) if n.get(W + 'type') is None]
            cited = [int(n.get(W + 'id')) for n in xml.fromstring(package.read('word/document.xml')).iter(W + 'footnoteReference')]
        self.assertGreater(len(notes), 10)
        self.assertEqual(notes, list(range(1, len(notes) + 1)))
        self.assertEqual(cited, notes)

    def test_tables_have_fixed_widths_and_a_head_on_each_page(self):
        for profile in PROFILES:
            with self.docx('--profile', profile) as package:
                document = xml.fromstring(package.read('word/document.xml'))
            page = int(document.find(f'.//{W}pgSz').get(W + 'w')) - 2 * int(document.find(f'.//{W}pgMar').get(W + 'left'))
            for table in document.iter(W + 'tbl'):
                self.assertEqual(table.find(f'{W}tblPr/{W}tblLayout').get(W + 'type'), 'fixed')
                widths = [int(c.get(W + 'w')) for c in table.find(W + 'tblGrid')]
                self.assertLessEqual(sum(widths), page)
                rows = table.findall(W + 'tr')
                self.assertIsNotNone(rows[0].find(f'{W}trPr/{W}tblHeader'))
                for row in rows:
                    self.assertEqual([int(c.find(f'{W}tcPr/{W}tcW').get(W + 'w')) for c in row.findall(W + 'tc')], widths)

    def test_says_what_the_markdown_says(self):
        for profile in PROFILES:
            options = ('--profile', profile, '--to', 'The Minister', '--from', 'Desk')
            with self.docx(*options) as package:
                document = xml.fromstring(package.read('word/document.xml'))
            cells = [[text_of(c) for c in row.findall(W + 'tc')][:4] for row in document.iter(W + 'tr')]
            lines = [text_of(p) for p in document.iter(W + 'p')]
            markdown = run('brief', *VISIT, *options)[1].decode()
            plain = re.sub(r'\\(.)', r'\1', re.sub(r'(?<!\\)\*', '', markdown)).replace('&amp;', '&')
            rows = [[c.strip() for c in line.strip('|').split('|')][:4] for line in plain.splitlines() if line.startswith('|') and '---' not in line]
            self.assertEqual(cells, rows)
            for item in (line[2:] for line in plain.split('\n## Sources')[0].splitlines() if line.startswith('- ')):
                without_numbers = re.sub(r' ?\[\d+\]', '', item)
                self.assertTrue(any(re.sub(r'[\d \[\]]', '', without_numbers) == re.sub(r'[\d \[\]]', '', line) for line in lines), item)

    def test_marking_stands_in_header_and_footer(self):
        with self.docx('--marking', 'OFFICIAL <&> "X"') as package:
            for part in ('header1', 'footer1'):
                self.assertIn('OFFICIAL <&> "X"', text_of(xml.fromstring(package.read(f'word/{part}.xml'))))
            self.assertIn('OFFICIAL', package.read('docProps/core.xml').decode())

    def test_same_input_same_bytes(self):
        for form in ('docx', 'html', 'md'):
            files = sorted(SAMPLES.iterdir())
            one = run('brief', *files, '--about', "Blinken's April visit", '--format', form, '-j', '1')[1]
            two = run('brief', *reversed(files), '--about', "Blinken's April visit", '--format', form, '-j', '2', env={'TZ': 'Asia/Tokyo', 'LC_ALL': 'C'})[1]
            self.assertEqual(one, two, form)
            self.assertTrue(one)


class Wording(harness.Case):
    def test_nothing_planned_reads_as_done_and_nothing_alleged_is_nobodys(self):
        text = ('OSLO, March 3, 2023 - Minister Anna Berg will visit Riga on April 4, 2023. Norway denied that it had expelled a diplomat. '
                'Estonia alleged that Norway imposed sanctions on May 5, 2022. Berg met her Latvian counterpart on Thursday.\n')
        path = self.write('a.txt', text)
        for profile in PROFILES:
            out = run('brief', path, '--about', 'Berg visits Riga', '--profile', profile)[1].decode()
            self.assertTrue(out, profile)
            for line in out.split('\n## Sources')[0].splitlines():
                for deed, words in (('visit Riga', ('lanned',)), ('expel', ('denial', 'Denial', 'denies')), ('imposes sanctions', ('lleged', 'lleges'))):
                    outside = re.sub('“[^”]*”', '', line)
                    if deed in outside and not line.startswith('# '):
                        self.assertTrue(any(w in outside for w in words), line)

    def test_hostile_text_stays_text(self):
        path = self.write('b.txt', 'OSLO, March 3, 2023 - Minister <script>alert(1)</script> Berg | met *her* \u202eLatvian\u202c counterpart \U0001f54a\ufe0f '
                          'of the ' + 'Very ' * 400 + 'Long Office on Thursday in شارع الملك.\n')
        for form in ('md', 'html', 'docx'):
            code, out, _ = run('brief', path, '--about', 'Berg met counterpart', '--format', form, '--marking', '</style><script>')
            self.assertEqual(code, 0, form)
            self.assertNotIn(b'<script>', out, form)
            if form == 'docx':
                broken = self.write('b.docx', out)
                with zipfile.ZipFile(broken) as package:
                    for name in package.namelist():
                        xml.fromstring(package.read(name))


class Options(harness.Case):
    def test_no_answer_says_what_was_looked_for(self):
        path = self.write('a.txt', ARTICLE)
        code, out, err = run('brief', path, '--about', 'the fall of Constantinople', '-o', self.folder / 'x.docx')
        self.assertEqual((code, out), (1, b''))
        self.assertIn('"the fall of Constantinople"', err)
        self.assertFalse((self.folder / 'x.docx').exists())

    def test_wrong_use_is_told(self):
        path = self.write('a.txt', ARTICLE)
        for args, said in (((path,), '--about'), ((path, '--about', 'talks', '-o', 'x.odt'), 'x.odt: no format is known'), ((path, '--about', 'talks', '--profile', 'long'), '--profile'),
                           ((path, '--about', 'talks', '--template', self.folder / 'none'), 'no folder'), ((path, '--about', 'talks', '--template', self.folder), 'holds no file of a template')):
            code, out, err = run('brief', *args)
            self.assertEqual((code, out), (2, b''), args)
            self.assertIn(said, err)

    def test_template_is_written_read_and_checked(self):
        path, folder = self.write('a.txt', ARTICLE), self.folder / 'mine'
        self.assertEqual(run('brief', '--write-template', folder)[0], 0)
        self.assertEqual(run('brief', '--write-template', folder)[0], 5)  # nothing is written over
        ask = ('brief', path, self.write('b.md', SECOND), '--about', 'Estonia suspended the talks')
        plain = run(*ask)
        self.assertEqual(plain[0], 0)
        self.assertEqual(run(*ask, '--template', folder)[1], plain[1])
        words = folder / 'words.tsv'
        words.write_text(words.read_text().replace('Bottom line\tBottom line', 'Bottom line\tEn bref'))
        self.assertIn(b'## En bref', run(*ask, '--template', folder)[1])
        words.write_text('# mine\nBottom lines\tx\n')
        code, out, err = run(*ask, '--template', folder)
        self.assertEqual((code, out), (2, b''))
        self.assertIn(f'{words}:2: the program never says "Bottom lines"', err)

    def test_window_and_actor_keep_the_rest_out(self):
        out = run('brief', *VISIT, '--since', '2023-06', '--until', '2023-12', '--profile', 'chronology', '--actor', 'Xi')[1].decode()
        years = set(re.findall(r'^\| \d+ \| [^|]*?(\d{4}) \|', out, re.M))
        self.assertIn('Xi', out)
        self.assertTrue(years)
        self.assertNotIn('2022', years)

    def test_pdf_without_a_program_says_which_would_do(self):
        path = self.write('a.txt', ARTICLE)
        code, out, err = run('brief', path, '--about', 'Estonia suspended the talks', '--format', 'pdf', env={'PATH': str(self.folder), 'CHROME': ''})
        self.assertEqual((code, out), (5, b''))
        for name in ('chromium', 'weasyprint', 'libreoffice'):
            self.assertIn(name, err)

    def test_ask_answers_in_a_paragraph(self):
        code, out, _ = run('ask', SAMPLES, "what preceded Blinken's April visit?", '--brief')
        self.assertEqual(code, 0)
        paragraph, sources = out.decode().split('\n\n')
        self.assertNotIn('\n', paragraph)
        numbers = set(re.findall(r'\[(\d+)\]', paragraph))
        self.assertTrue(numbers)
        self.assertEqual(numbers, set(re.findall(r'^\[(\d+)\] ', sources, re.M)))
        self.assertEqual(run('ask', SAMPLES, 'what preceded the fall of Constantinople?', '--brief')[:2], (1, b''))

    @unittest.skipUnless(os.path.isdir(harness.KIT / 't17/haiti'), 'no evaluation kit')
    def test_forty_lines_of_hundreds_of_articles(self):
        code, out, _ = run('brief', harness.KIT / 't17/haiti/docs.jsonl', '--about', 'the earthquake in Haiti', '--profile', 'chronology', '--top', '40')
        self.assertIn(code, (0, 4))
        self.assertEqual(len(re.findall(r'^\| \d+ \|', out.decode(), re.M)), 40)


if __name__ == '__main__':
    harness.main()
