"""The same article in each format gives the same timeline; hostile, damaged and misnamed files are told and do no harm."""
import base64
import bz2
import gzip
import io
import json
import lzma
import os
import shutil
import struct
import tarfile
import unittest
import zipfile
from xml.sax.saxutils import escape

import harness
from harness import run

TITLE = 'Envoys Meet in Riga'
BODY = ['RIGA, March 14, 2023 - Foreign Minister Anna Berzina met her Estonian counterpart on Tuesday after Estonia suspended the talks in January.',
        'She will travel to Tallinn on May 2-3, 2023. Officials said Latvia could impose sanctions next month.',
        'The two ministers signed a treaty on fisheries in 2021.']
TEXT = '\n\n'.join([TITLE, *BODY]) + '\n'
DAY = '2023-03-14'


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', method) as z:
        for name, data in members.items():
            z.writestr(zipfile.ZipInfo(name, (2023, 3, 14, 0, 0, 0)), data, compress_type=zipfile.ZIP_STORED if name == 'mimetype' else method)
    return out.getvalue()


def tarred(members, mode='w'):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as t:
        for info, data in members:
            info = info if isinstance(info, tarfile.TarInfo) else tarfile.TarInfo(info)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    return out.getvalue()


def docx():
    def paragraph(text, style=''):
        return f'<w:p>{style}<w:r><w:t xml:space="preserve">{escape(text[:9])}</w:t></w:r><w:r><w:t xml:space="preserve">{escape(text[9:])}</w:t></w:r></w:p>'
    heading = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    removed = '<w:p><w:del><w:r><w:delText>Removed.</w:delText></w:r></w:del></w:p>'
    body = paragraph(TITLE, heading) + ''.join(map(paragraph, BODY)) + removed
    return zipped({'[Content_Types].xml': '<Types/>', 'word/document.xml':
                   f'<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'})


def odt():
    body = f'<text:h>{TITLE}</text:h>' + ''.join(f'<text:p>{escape(p)}<text:note>A note.</text:note></text:p>' for p in BODY)
    return zipped({'mimetype': 'application/vnd.oasis.opendocument.text', 'content.xml':
                   '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:tracked-changes><text:p>Removed.</text:p>'
                   f'</text:tracked-changes>{body}</office:text></office:body></office:document-content>'})


def html():
    return ('<!DOCTYPE html><html><head><title>' + TITLE + ' | The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">'
            f'<meta property="article:published_time" content="{DAY}T23:30:00-05:00"></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>'
            '<div class="cookie-notice"><p>We use cookies to make our pages better for you.</p></div>'
            f'<article><h1>{TITLE}</h1><figure><figcaption>The minister on Monday.</figcaption></figure>' + ''.join(f'<p>{p}</p>' for p in BODY) +
            '</article><aside><p>Read on: the minister who resigned on 3 May 2020.</p></aside><footer>&copy; The Harbour Post 2024</footer></body></html>')


def mail():
    return (f'From: Ida Falk <ida@example.org>\r\nTo: desk@example.org\r\nSubject: {TITLE}\r\nDate: Tue, 14 Mar 2023 18:00:00 +0200\r\n'
            'Message-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n'
            'Content-Type: text/plain; charset=utf-8\r\n\r\n' + '\r\n\r\n'.join(BODY) + '\r\n> Old news of 1 May 2001.\r\n-- \r\nIda\r\n--b\r\n'
            'Content-Type: text/html\r\n\r\n<p>Other words.</p>\r\n--b--\r\n')


def mbox():
    return 'From ida@example.org Tue Mar 14 18:00:00 2023\n' + mail().replace('\r\n', '\n') + '\n'


def rss():
    return (f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title><item><title>{TITLE}</title><link>http://h.example/1</link>'
            '<pubDate>Tue, 14 Mar 2023 18:00:00 GMT</pubDate><description>' + escape(''.join(f'<p>{p}</p>' for p in BODY)) + '</description></item></channel></rss>')


def atom():
    return (f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title><entry><title>{TITLE}</title><link href="http://h.example/1"/>'
            f'<published>{DAY}T18:00:00Z</published><content type="xhtml"><div>' + ''.join(f'<p>{p}</p>' for p in BODY) + '</div></content></entry></feed>')


def tei():
    return ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Papers</title></titleStmt></fileDesc></teiHeader><text><body>'
            f'<div type="document" n="1" xml:id="d1"><head>{TITLE}<note>A source.</note></head><p><date when="{DAY}"/>' +
            '</p><p>'.join(BODY) + '</p></div></body></text></TEI>')


def warc():
    page = html().encode()
    answer = b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n' + page
    def record(kind, body):
        return (f'WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://h.example/1\r\nContent-Type: application/http; msgtype=response\r\n'
                f'Content-Length: {len(body)}\r\n\r\n').encode() + body + b'\r\n\r\n'
    return record('warcinfo', b'software: x') + record('request', b'GET / HTTP/1.1\r\n\r\n') + record('response', answer)


def pdf():
    """A page of text at fixed places, with a running head and a page number."""
    lines, y = [('The Harbour Post', 760)], 720
    for p in [TITLE, *BODY]:
        words, line = p.split(), ''
        for w in [*words, None]:
            if w is None or len(line) + len(w) > 80:
                lines.append((line.strip(), y))
                y, line = y - 14, ''
            line += ' ' + (w or '')
        y -= 14
    lines.append(('- 1 -', 40))
    stream = ('BT /F 10 Tf ' + ' '.join(f'1 0 0 1 60 {y} Tm ({s.translate({40: chr(92) + "(", 41: chr(92) + ")"})}) Tj' for s, y in lines[1:]) + ' ET').encode()
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
               b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
               b'<</Length %d>>stream\n%s\nendstream' % (len(stream), stream), b'<</Type/Font/Subtype/Type1/BaseFont/Courier>>']
    out, places = b'%PDF-1.4\n', []
    for i, o in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj%s endobj\n' % (i, o)
    table = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + b''.join(b'%010d 00000 n \n' % p for p in places)
    return out + b'trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, table)


PLAIN = TEXT.encode()
FORMATS = {
    'a.txt': PLAIN,
    'a.md': f'---\ndate: {DAY}\n---\n# {TITLE}\n\n' + '\n\n'.join(BODY) + '\n',
    'a.jsonl': json.dumps({'id': 'a', 'text': TEXT, 'title': TITLE, 'published': DAY}) + '\n',
    'a.html': html(), 'a.docx': docx(), 'a.odt': odt(), 'a.eml': mail(), 'a.mbox': mbox(), 'a.rss': rss(), 'a.atom': atom(), 'a.xml': tei(),
    'a.warc': warc(), 'a.pdf': pdf(), 'a.zip': zipped({'box/a.txt': PLAIN}), 'a.tar': tarred([('box/a.txt', PLAIN)]),
    'a.txt.gz': gzip.compress(PLAIN, mtime=0), 'a.txt.bz2': bz2.compress(PLAIN), 'a.txt.xz': lzma.compress(PLAIN),
    'a.tgz': gzip.compress(tarred([('a.html', html().encode())]), mtime=0), 'a.warc.gz': gzip.compress(warc(), mtime=0),
    'b.zip': zipped({'a.zip': zipped({'a.docx': docx()})}),
}


class Formats(harness.Case):
    def entries(self, *paths, **more):
        code, out, err = run('timeline', *paths, '--all', '--format', 'json', **more)
        self.assertEqual(code, 0, err)
        told = json.loads(out)
        self.assertEqual(len(told['documents']), 1, err)
        keys = ('label', 'when', 'category', 'factuality', 'sentences')
        return sorted(json.dumps([[e.get(k) for k in keys], [[m['start'], m['end']] for m in e['mentions']]]) for e in told['entries'])

    def setUp(self):
        super().setUp()
        self.wanted = self.entries(self.write('a.jsonl', FORMATS['a.jsonl']))
        self.assertGreater(len(self.wanted), 3)

    @unittest.skipUnless(shutil.which('pdftotext'), 'no pdftotext here')
    def test_pdf(self):
        self.assertEqual(self.entries(self.write('a.pdf', FORMATS['a.pdf'])), self.wanted)

    def test_the_same_article_in_each_format_gives_the_same_timeline(self):
        for name, contents in FORMATS.items():
            with self.subTest(name):
                if name != 'a.pdf':
                    self.assertEqual(self.entries(self.write(name, contents)), self.wanted)

    def test_a_wrong_suffix_or_none_does_not_mislead(self):
        for name in ('a.html', 'a.docx', 'a.odt', 'a.rss', 'a.atom', 'a.xml', 'a.warc', 'a.zip', 'a.tar', 'a.txt.gz'):
            for wrong in ('wrong.txt', 'wrong.md', 'wrong.pdf', 'none'):
                with self.subTest(name=name, wrong=wrong):
                    self.assertEqual(self.entries(self.write(wrong, FORMATS[name])), self.wanted)
        self.assertEqual(self.entries(self.write('mail', FORMATS['a.eml'])), self.wanted)
        self.assertEqual(self.entries(self.write('box', FORMATS['a.mbox'])), self.wanted)

    def test_standard_input(self):
        for name in ('a.docx', 'a.html', 'a.warc.gz'):
            contents = FORMATS[name]
            self.assertEqual(self.entries('-', stdin=contents if isinstance(contents, bytes) else contents.encode()), self.wanted)

    def test_an_attachment_is_a_document_of_its_own(self):
        letter = ('From: a@example.org\nSubject: See attached\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n'
                  'Please read.\n--b\nContent-Type: application/octet-stream; name="../../etc/note.docx"\nContent-Disposition: attachment\n'
                  'Content-Transfer-Encoding: base64\n\n' + base64.encodebytes(docx()).decode() + '--b\nContent-Type: image/png; name=logo.png\n'
                  'Content-Disposition: attachment\n\nnot a picture\n--b--\n')
        code, out, err = run('timeline', self.write('a.eml', letter), '--all', '--format', 'json')
        self.assertEqual(code, 0, err)
        self.assertEqual(len(json.loads(out)['documents']), 2)
        self.assertIn('a.eml: attachments that are no text are passed over: 1', err)


WIRE = ('RIGA, March 14, 2023 - Latvia expelled two diplomats of Ruritania on Tuesday after a dispute over fishing rights in the gulf. The foreign ministry said '
        'that the two men had broken the rules of their office. Ruritania called the step a mistake and promised an answer in kind. A spokesman for the '
        'union of fishermen said that its boats would stay in port until the quarrel was over. The gulf has been shared by treaty since 1931.')
OWN = ('RIGA, March 15, 2023 - On Tuesday Latvia expelled two diplomats of Ruritania. People who watched the car of the embassy leave for the airport told this paper that '
       'nobody waved. The mayor of the port, where half of the town lives on herring, asked both capitals to calm down and to think of the children.')


class Copies(harness.Case):
    def paper(self, i, text, day='2023-03-14'):
        return self.write(f'{i}.md', f'---\nsource: Paper {i}\ndate: {day}\n---\n# Headline number {i}\n\n{text}\n')

    def test_one_wire_report_in_twenty_papers_is_one_source(self):
        papers = [self.paper(i, WIRE if i % 3 else WIRE[:WIRE.rfind(' The gulf')]) for i in range(20)]
        code, out, err = run('timeline', *papers, '--all', '--format', 'json')
        self.assertEqual(code, 0, err)
        originals = {d.get('copy_of', d['id']) for d in json.loads(out)['documents']}
        self.assertEqual((len(originals), len(json.loads(out)['documents'])), (1, 20))
        self.assertEqual(run('timeline', *papers[::-1], '--all', '--format', 'json')[1], out)
        brief = run('brief', *papers, '--about', 'Latvia expelled diplomats')[1].decode()
        self.assertIn('20 documents from 20 sources; copies of others: 19', brief)
        self.assertNotIn('confirmed', brief)
        more = run('brief', *papers, self.paper(20, OWN, '2023-03-15'), '--about', 'Latvia expelled diplomats')[1].decode()
        self.assertIn('confirmed, 2 sources', more)


class Hostile(harness.Case):
    def told(self, name, contents, *args, env=None):
        """(exit code, documents, what was said)"""
        code, out, err = run('timeline', self.write(name, contents), '--format', 'json', *args, env=env)
        return code, json.loads(out)['documents'] if out else [], err

    def refused(self, name, contents, message, *args, env=None):
        code, documents, err = self.told(name, contents, *args, env=env)
        self.assertEqual((code, documents), (3, []), err)
        self.assertIn(message, err)

    def test_bombs(self):
        zeros = b' ' * (40 << 20)
        self.refused('bomb.zip', zipped({'a.txt': zeros}), 'as a bomb does')
        self.refused('bomb.gz', gzip.compress(zeros), 'as a bomb does')
        self.refused('bomb.docx', zipped({'word/document.xml': zeros}), 'as a bomb does')
        self.refused('large.zip', zipped({'a.txt': PLAIN}), '--max-document raises the limit', '--max-document', '100')

    def test_nesting(self):
        inner = zipped({'a.txt': PLAIN})
        for i in range(12):
            inner = zipped({f'{i}.zip': inner}, zipfile.ZIP_STORED)
        self.refused('deep.zip', inner, 'in more than 8 files inside each other')

    def test_links_and_paths_lead_nowhere(self):
        secret = self.write('secret.txt', 'A secret of 3 May 2022.')
        link, hard, up = tarfile.TarInfo('link.txt'), tarfile.TarInfo('hard.txt'), tarfile.TarInfo('../' * 9 + str(secret)[1:])
        link.type, link.linkname = tarfile.SYMTYPE, str(secret)
        hard.type, hard.linkname = tarfile.LNKTYPE, str(secret)
        code, documents, err = self.told('paths.tar', tarred([(link, b''), (hard, b''), (up, PLAIN), (str(secret), PLAIN + b'2')]))
        self.assertEqual((code, len(documents)), (0, 2), err)
        self.assertIn('links in an archive are not followed; passed over: 2', err)
        self.assertEqual(secret.read_text(), 'A secret of 3 May 2022.')
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ['paths.tar', 'secret.txt'])

    def test_entities(self):
        laughs = '<!DOCTYPE TEI [<!ENTITY a "ha">' + ''.join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(12)) + ']>'
        code, documents, err = self.told('laughs.xml', laughs + tei().replace('fisheries', '&m;'))
        self.assertEqual((code, len(documents)), (0, 1), err)
        self.assertIn('declares entities; they are not expanded', err)
        secret = self.write('secret.txt', 'Latvia expelled two diplomats on 3 May 2022.')
        outside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>' + rss().replace('<?xml version="1.0"?>', '').replace('fisheries', '&x;')
        for name, contents in (('outside.xml', outside), ('outside.html', outside.replace('rss', 'html'))):
            code, out, err = run('timeline', self.write(name, contents), '--all', '--format', 'json')
            self.assertNotIn(b'diplomats', out)

    def test_deep_pages(self):
        for name, contents in (('deep.html', '<p>Envoys met in Riga.</p>' + '<div>' * 100000 + 'x'), ('tags.html', '<span>' * 100000 + '</b>' * 100000)):
            code, _, err = self.told(name, contents)
            self.assertEqual(code, 0)
            self.assertIn('stand more than 256 deep', err)
        for name, contents in (('deep.xml', '<TEI>' + '<p>' * 100000 + '</p>' * 100000 + '</TEI>'), ('deep.rss', '<rss>' + '<a>' * 100000 + '</a>' * 100000 + '</rss>')):
            self.assertIn(self.told(name, contents)[0], (0, 3))
        wide = ' '.join(f'a{i}=1' for i in range(200000))
        self.assertEqual(self.told('wide.html', f'<html><p {wide}>Envoys met in Riga.')[0], 0)
        self.assertEqual(self.told('wide.xml', f'<rss {wide.replace("=1", chr(61) + chr(34) + chr(34))}><channel/></rss>')[0], 3)
        parts = ''.join(f'Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n' for i in range(2000))
        self.assertEqual(self.told('deep.eml', 'Subject: x\nMIME-Version: 1.0\n' + parts + 'Content-Type: text/plain\n\nx\n')[0], 0)

    def test_long_lines(self):
        line = '{"id":"a","text":"' + 'x' * (8 << 20) + '"}\n'
        code, documents, err = self.told('long.jsonl', line + harness.JSONL, '--max-document', '1MB')
        self.assertEqual((code, len(documents)), (4, 1), err)
        self.assertIn('long.jsonl:1: this line is larger than', err)
        self.refused('long.txt', 'x' * (2 << 20), '--max-document', '--max-document', '1MB')
        self.refused('long.txt.gz', gzip.compress(os.urandom(1 << 20).hex().encode()), '--max-document', '--max-document', '1MB')

    def test_cut_off_files(self):
        for name, contents in FORMATS.items():
            data = contents if isinstance(contents, bytes) else contents.encode()
            for share in (0.02, 0.3, 0.6, 0.95):
                with self.subTest(name=name, share=share):
                    code, _, err = self.told(name, data[:int(len(data) * share)])
                    self.assertIn(code, (0, 3, 4))
                    if code:
                        self.assertIn(name, err)

    def test_empty_files(self):
        for name in FORMATS:
            with self.subTest(name):
                code, _, err = self.told(name, b'')
                self.assertIn(code, (0, 3))
                self.assertIn(name, err)

    def test_what_is_no_document_says_so(self):
        self.refused('a.xml', '<svg><text>Envoys met.</text></svg>', 'is XML with the root "svg"')
        self.refused('a.odt', zipped({'mimetype': 'application/vnd.oasis.opendocument.text'}), 'has no content.xml in it')
        self.refused('a.zip', 'The envoys met.', 'is neither a zip or tar archive')
        self.refused('a.warc', 'The envoys met.', 'is damaged or cut off')

    def fake(self, script):
        path = self.write('bin/pdftotext', '#!/bin/sh\n' + script)
        path.chmod(0o755)
        return {'PATH': f'{path.parent}:/usr/bin:/bin'}

    def test_pdf_without_pdftotext(self):
        self.refused('a.pdf', pdf(), 'install poppler-utils', env={'PATH': str(self.folder)})

    def test_pdf_that_hangs(self):
        self.refused('a.pdf', pdf(), 'kept pdftotext busy for more than', env=self.fake('sleep 1000 & sleep 1000'))

    def test_pdf_that_floods_or_fails(self):
        self.refused('a.pdf', pdf(), 'has more text than is allowed', '--max-document', '10kB', env=self.fake('exec cat /dev/zero'))
        self.refused('a.pdf', pdf(), 'cannot be read by pdftotext, or is cut off: broken xref', env=self.fake('echo broken xref >&2; exit 1'))
        self.refused('a.pdf', pdf(), 'well-formed', env=self.fake('echo "<html><body>"'))

    def test_pdftotext_can_write_no_file(self):
        wish = self.folder / 'written'
        self.told('a.pdf', pdf(), env=self.fake(f'echo harm > {wish}'))
        self.assertEqual(wish.read_text() if wish.exists() else '', '')


if __name__ == '__main__':
    harness.main()
