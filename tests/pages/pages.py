"""The briefing on paper: LibreOffice opens the word processor's file, and the pages are measured.

usage: pages.py PROGRAM

On each page the marking stands at the head and the foot; no word leaves the margins; no date is split over two lines; a memo has two pages at
most. Without LibreOffice or poppler: fails where CI=true, else says so and exits 77 (skipped).
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKING = 'OFFICIAL-SAMPLE'
MONTHS = 'January February March April May June July August September October November December'.split()
LONG = ('OSLO, March 3, 2023 - Minister Anna Berg met the ' + 'extraordinarily' * 12 + ' Commission of the Northern Fisheries and Adjacent Waters Arbitration Tribunal on '
        'Thursday. قال الوزير إن المحادثات بدأت في مايو. Berg will visit Riga between April 4 and April 6, 2023, after Norway had suspended the talks in January.\n')


def without(what):
    print(f'pages: {what}')
    if os.environ.get('CI') == 'true':
        sys.exit(1)
    print('pages: SKIPPED')
    sys.exit(77)


def words(pdf):
    """Pages as (width, height, [(x0, y0, x1, y1, text)])."""
    out = subprocess.run(['pdftotext', '-bbox', pdf, '-'], capture_output=True, check=True).stdout
    tree = xml.fromstring(re.sub(rb'[\x00-\x08\x0b\x0c\x0e-\x1f]', b'', out).replace(b'xmlns="http://www.w3.org/1999/xhtml"', b''))
    for page in tree.iter('page'):
        yield (float(page.get('width')), float(page.get('height')),
               [(float(w.get('xMin')), float(w.get('yMin')), float(w.get('xMax')), float(w.get('yMax')), w.text or '') for w in page.iter('word')])


def faults(pdf, most_pages, margin=51.0):
    pages = list(words(pdf))
    if not pages:
        yield 'no page'
    if len(pages) > most_pages:
        yield f'{len(pages)} pages, at most {most_pages} wanted'
    for number, (width, height, page) in enumerate(pages, 1):
        at = [w[1] for w in page if w[4] == MARKING]
        if not any(y < 70 for y in at) or not any(y > height - 70 for y in at):
            yield f'page {number}: the marking is missing at head or foot'
        for x0, _, x1, _, text in page:
            if x0 < margin - 1 or x1 > width - margin + 1:
                yield f'page {number}: "{text}" leaves the margins'
        for a, b in zip(page, page[1:]):
            same_line = abs(a[1] - b[1]) < 3
            if not same_line and ((re.fullmatch(r'\d{1,2}', a[4]) and b[4].strip('.,;:)') in MONTHS) or (a[4] in MONTHS and re.match(r'\d{4}\b', b[4]))) and b[0] < a[2]:
                # Quotes are running text and may break; a cell or a line of the paper's own may not.
                if not in_quote(page, page.index(a)):
                    yield f'page {number}: "{a[4]} {b[4]}" is split'


def in_quote(page, index):
    before = ' '.join(w[4] for w in page[:index])
    return before.count('“') > before.count('”')


def main():
    program = sys.argv[1]
    office = shutil.which('soffice') or shutil.which('libreoffice')
    if not office:
        without('no LibreOffice: install libreoffice-writer-nogui')
    if not shutil.which('pdftotext'):
        without('no pdftotext: install poppler-utils')
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'long.txt').write_text(LONG, encoding='utf-8')
        papers = [(f'{affair}-{profile}', source, about, profile)
                  for affair, source, about in (('us-china', ROOT / 'samples/us-china/statements', "Blinken's April visit"), ('long', folder / 'long.txt', 'Berg visits Riga'))
                  for profile in ('memo', 'chronology', 'full')]
        for paper, source, about, profile in papers:
            subprocess.run([program, 'brief', source, '--about', about, '--profile', profile, '--marking', MARKING, '--to', 'The Minister', '-o', folder / f'{paper}.docx'], check=True)
        done = subprocess.run([office, '--headless', '--norestore', f'-env:UserInstallation=file://{folder}/profile', '--convert-to', 'pdf', '--outdir', folder,
                               *(folder / f'{p[0]}.docx' for p in papers)], capture_output=True, timeout=240, check=False)
        for paper, _, _, profile in papers:
            pdf = folder / f'{paper}.pdf'
            found = list(faults(pdf, 2 if profile == 'memo' else 50)) if pdf.exists() else [f'LibreOffice made no PDF: {done.stderr.decode()[:500]}']
            print(f'{"FAILED" if found else "ok"}  {paper}', *found[:10], sep='\n  ')
            failed += bool(found)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
