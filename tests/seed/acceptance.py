"""What must hold on a real article without a date, as a table.

usage: acceptance.py PROGRAM

The article is part of the evaluation kit ($DEMARCHE_KIT/../seed/us-china-article.txt, default ../shared/eval); without it
the test is skipped, aloud. Words are looked for in the evidence, so that nothing of the article stands here.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

SKIPPED = 77
ROOT = pathlib.Path(__file__).resolve().parents[2]
KIT = pathlib.Path(os.environ.get('DEMARCHE_KIT', ROOT.parent / 'shared' / 'eval'))
ARTICLE = KIT.parent / 'seed' / 'us-china-article.txt'


def when(**wanted):
    """A test of an entry's time: edtf, grain, ends_by (exclusive end not after), not_a_day."""
    def holds(entry):
        w = entry['when'] or {}
        if 'edtf' in wanted and w.get('edtf') != wanted['edtf']:
            return False
        if 'grain' in wanted and w.get('grain') != wanted['grain']:
            return False
        if 'ends_by' in wanted and not (w.get('end') and w['end'] <= wanted['ends_by']):
            return False
        return not (wanted.get('not_a_day') and w.get('grain') == 'day' and w.get('start'))
    holds.wanted = wanted
    return holds


def anytime(_):
    return True


anytime.wanted = {}

# what | words of the label | words of a sentence cited | when | factuality
EVENTS = {
    'trip of the Speaker': (r'Pelosi.*Taiwan', r'Pelosi', when(edtf='2022', grain='year'), 'happened'),
    'engagements curtailed': (r'(Beijing|China).*(curtail|cut|restrict|suspend)', r'Pelosi', anytime, 'happened'),
    'balloon': (r'balloon', r'balloon', when(ends_by='2024-01-01', not_a_day=True), 'happened'),
    'trip of June': (r'Blinken.*(China|Beijing)', r'June', when(edtf='2023-06', grain='month'), 'happened'),
    'working group': (r'working group', r'working group', when(edtf='2024-01', grain='month'), 'happened'),
    'April visit': (r'Blinken.*(Shanghai|Beijing|China)', r'24.*26', when(edtf='2024-04-24/2024-04-26'), 'planned'),
    'readiness to act': (r'', r'(prepared|firms)', anytime, 'possible'),
}


class Check:
    def __init__(self, program):
        self.program = program
        self.faults = []

    def require(self, holds, what, seen=''):
        print(f'{"ok  " if holds else "FAIL"} {what}' + (f'\n     {seen}' if seen and not holds else ''))
        if not holds:
            self.faults.append(what)
        return holds

    def run(self, *args, code=0):
        done = subprocess.run([self.program, *args], capture_output=True, text=True, encoding='utf-8', timeout=60)
        self.require(done.returncode == code, f'{args[0]} exits {code}', done.stderr)
        return done.stdout


def entry_for(timeline, row):
    label, sentence, dated, factuality = row
    for e in timeline['entries']:
        if (re.search(label, e['label'], re.I) and any(re.search(sentence, s, re.I) for s in e['sentences'])
                and dated(e) and e['factuality'] == factuality):
            return e
    return None


def near(timeline, row):
    seen = [f"{e['when'] and e['when']['edtf']} {e['label']} [{e['factuality']}]" for e in timeline['entries']
            if any(re.search(row[1], s, re.I) for s in e['sentences'])]
    return 'entries from such sentences: ' + '; '.join(seen)


def check_events(c, timeline, text):
    found = {}
    for name, row in EVENTS.items():
        found[name] = entry_for(timeline, row)
        c.require(found[name], f'{name}: {row[2].wanted or "any time"}, {row[3]}', near(timeline, row))
    for e in timeline['entries']:
        for sentence, quote in zip(e['sentences'], e['quotes'], strict=True):
            folded = ' '.join(text[quote['start']:quote['end']].split())
            if folded != ' '.join(sentence.split()):
                c.require(False, 'a quote is what the article has at its offsets', sentence)
    return found


def check_links(c, timeline, found):
    trip, cut = found['trip of the Speaker'], found['engagements curtailed']
    if not (trip and cut):
        return
    links = [link for e in timeline['entries'] for link in e['links']
             if {link['from'], link['to']} == {trip['id'], cut['id']}]
    order = [l for l in links if (l['relation'] == 'BEFORE' and l['from'] == trip['id']) or (l['relation'] == 'AFTER' and l['from'] == cut['id'])]
    c.require(any(l['stated'] for l in order), 'curtailed after the trip: stated', links)
    causal = [l for l in links if l['relation'] in {'CAUSES', 'ENABLES', 'PREVENTS', 'PROMPTS'}]
    c.require(causal and not any(l['stated'] for l in causal), 'curtailed because of the trip: inferred, and shown so', links)
    c.require(all(l.get('evidence') for l in links), 'links have evidence', links)


def check_speaker(c, program_output, text):
    events = [e for e in program_output['events'] if e['factuality'] == 'possible']
    mentions = {m['id']: m['text'] for m in program_output['mentions']}
    said = [[mentions[m] for m in e['source']] for e in events]
    c.require(any(re.search('official', s, re.I) for who in said for s in who), 'the readiness to act is said by the official', said)


def check_creation(c, timeline, overridden):
    creation = timeline['documents'][0]['creation']
    c.require(creation['how'] == 'inferred' and creation['reasons'], 'the creation date is inferred, with reasons', creation)
    c.require('2024-04-14' <= (creation['start'] or '') and (creation['end'] or '9') <= '2024-04-24', 'in the week or so before 24 April 2024', creation)
    creation = overridden['documents'][0]['creation']
    c.require((creation['start'], creation['end']) == ('2024-04-18', '2024-04-19'), '--date overrides it', creation)


def check_answer(c, answer, found):
    ids = [e['id'] for e in answer['events']]
    wanted = ['trip of the Speaker', 'engagements curtailed', 'balloon', 'trip of June', 'working group']
    missing = [w for w in wanted if not found[w] or found[w]['id'] not in ids]
    c.require(not missing, 'the answer holds what preceded the visit', f'missing: {missing}')
    places = [ids.index(found[w]['id']) for w in wanted if w not in missing]
    c.require(places == sorted(places), 'in order of time', [e['label'] for e in answer['events']])
    c.require(all(e['evidence'] for e in answer['events']), 'each with its quote')
    by_rank = [e['cause'] for e in sorted(answer['events'], key=lambda e: e['rank'])]
    firm = {'stated': 0, 'inferred': 1, 'none': 2}
    c.require([firm[x] for x in by_rank] == sorted(firm[x] for x in by_rank), 'causes rank first', by_rank)


def main():
    if not ARTICLE.is_file():
        print(f'skipped: {ARTICLE} is not there (DEMARCHE_KIT names the evaluation kit)')
        return SKIPPED
    c = Check(sys.argv[1])
    article = str(ARTICLE)
    text = ARTICLE.read_text(encoding='utf-8')
    timeline = json.loads(c.run('timeline', article, '--format', 'json'))
    found = check_events(c, timeline, text)
    check_links(c, timeline, found)
    line = json.dumps({'id': 'article', 'text': text, 'published': None})
    annotated = subprocess.run([c.program, 'annotate', '-'], input=line, capture_output=True, text=True, encoding='utf-8', check=True)
    check_speaker(c, json.loads(annotated.stdout), text)
    check_creation(c, timeline, json.loads(c.run('timeline', article, '--format', 'json', '--date', '2024-04-18')))
    check_answer(c, json.loads(c.run('ask', article, 'what preceded the April visit?', '--json')), found)
    nothing = json.loads(c.run('ask', article, 'what preceded the coronation?', '--json', code=1))
    c.require(nothing['target'] is None and nothing['alternatives'], 'no match: the nearest events are named', nothing)
    said = subprocess.run([c.program, 'ask', article, 'what preceded the coronation?'], capture_output=True, text=True, encoding='utf-8')
    c.require('coronation' in said.stdout + said.stderr, 'no match: what was looked for is said', said.stdout + said.stderr)
    print(f'{len(c.faults)} faults')
    return 1 if c.faults else 0


if __name__ == '__main__':
    sys.exit(main())
