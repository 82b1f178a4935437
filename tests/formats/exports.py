"""Reads every export with a program its users use, and holds what it read against the JSON of the same timeline.

usage: exports.py PRINT_CHRONICLE [SCHEMAS]

Nothing may be lost that the format can carry, and no date may come out more precise than it went in. SCHEMAS is a folder with
gexf.xsd; without it that check is left out, aloud.
"""
import csv
import datetime
import html
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

try:
    import icalendar
    import networkx
    import rdflib
except ImportError:  # packages of the system are for the system's Python, which need not be the first in the path
    if os.path.realpath(sys.executable) == os.path.realpath('/usr/bin/python3') or not os.path.exists('/usr/bin/python3'):
        raise
    os.execv('/usr/bin/python3', ['/usr/bin/python3', *sys.argv])

program = sys.argv[1]
schemas = pathlib.Path(sys.argv[2]) / 'gexf.xsd' if len(sys.argv) > 2 else None
DAY = datetime.timedelta(days=1)


def printed(which, form):
    return subprocess.run([program, which, form], capture_output=True, check=True).stdout.decode('utf-8')


def same(got, wanted, what):
    assert got == wanted, f'{what}: {got!r} instead of {wanted!r}'


def fold(text):
    return ' '.join(text.split())


def bounded(entry):
    when = entry['when']
    return when and when['start'] and when['end']


def covered(first, last):
    """The days, end exclusive, that a pair of partial dates (year, month, day or none) covers."""
    start = datetime.date(first[0], first[1] or 1, first[2] or 1)
    if last[2]:
        end = datetime.date(*last) + DAY
    elif last[1]:
        end = datetime.date(last[0] + last[1] // 12, last[1] % 12 + 1, 1)
    else:
        end = datetime.date(last[0] + 1, 1, 1)
    return start.isoformat(), end.isoformat()


def check_jsonl(which, timeline):
    lines = [json.loads(line) for line in printed(which, 'jsonl').split('\n')[:-1]]
    for kind, key in (('entry', 'entries'), ('document', 'documents'), ('conflict', 'conflicts')):
        same([{k: v for k, v in o.items() if k != 'type'} for o in lines if o['type'] == kind], timeline[key], f'jsonl of {which}, {kind}')


def check_csv(which, timeline):
    rows = list(csv.DictReader(io.StringIO(printed(which, 'csv'), newline='')))
    same(len(rows), len(timeline['entries']), f'csv of {which}: rows')
    for row, entry in zip(rows, timeline['entries']):
        assert None not in row and None not in row.values(), 'a row of other length than the header'
        for name, cell in row.items():
            assert not re.match(r'[=@\t\r]|[+-](?!\d+$)', cell), f'{name} runs as a formula: {cell}'
        same(row['label'].lstrip("'"), entry['label'], 'csv label')
        same(row['factuality'], entry['factuality'], 'csv factuality')
        same(row['edtf'], entry['when']['edtf'] if entry['when'] else '', 'csv edtf')
        same(row['actors'], '; '.join(a['name'] for a in entry['actors']), 'csv actors')
        for quote in entry['sentences']:
            assert quote in row['Text'], 'a quote is missing'
        first, last = ([int(row[c]) if row[c] else None for c in (p + 'Year', p + 'Month', p + 'Day')] for p in ('', 'End '))
        if bounded(entry):
            same(covered(first, last if last[0] else first), (entry['when']['start'], entry['when']['end']), 'csv dates')
        else:
            same(first + last, [None] * 6, 'csv: a date from one side')


def check_timelinejs(which, timeline):
    o = json.loads(printed(which, 'timelinejs'))
    slides = {s['unique_id']: s for s in o['events']}
    for entry in timeline['entries']:
        if not bounded(entry):
            assert entry['id'] not in slides and html.escape(entry['label'], quote=False).replace('"', '&quot;').replace("'", '&#39;') in o['title']['text']['text']
            continue
        slide = slides.pop(entry['id'])
        first = [slide['start_date'].get(k) for k in ('year', 'month', 'day')]
        last = [slide.get('end_date', slide['start_date']).get(k) for k in ('year', 'month', 'day')]
        same(covered(first, last), (entry['when']['start'], entry['when']['end']), 'TimelineJS dates')
        same(slide['display_date'], entry['when']['text'], 'TimelineJS date in words')
        for quote in entry['sentences']:
            assert quote in html.unescape(slide['text']['text'])
        assert '<img' not in json.dumps(slide) and '<script' not in json.dumps(slide)
    same(slides, {}, 'TimelineJS: slides of no entry')


def check_ics(which, timeline):
    text = printed(which, 'ics')
    for line in text.split('\r\n'):
        assert len(line.encode()) <= 75 and '\n' not in line and '\r' not in line, f'not folded: {line}'
    events = {str(e['UID']): e for e in icalendar.Calendar.from_ical(text).walk('VEVENT')}
    for entry in timeline['entries']:
        if entry['factuality'] != 'planned' or not bounded(entry):
            continue
        event = events.pop(entry['id'] + '@demarche')
        same((event['DTSTART'].dt.isoformat(), event['DTEND'].dt.isoformat()), (entry['when']['start'], entry['when']['end']), 'calendar dates')
        assert str(event['SUMMARY']).startswith(entry['label'])
        for quote in entry['sentences']:
            assert quote in str(event['DESCRIPTION'])
    same(events, {}, 'calendar: what is not planned')


def links_of(timeline):
    return sorted({json.dumps([x[k] for k in ('from', 'to', 'relation', 'rule', 'evidence')]) for e in timeline['entries'] for x in e['links']})


def read_gexf(path):
    """As a graph of NetworkX, whose own reader stops at version 1.2."""
    space = {'g': 'http://gexf.net/1.3'}
    root = xml.etree.ElementTree.parse(path).getroot()
    graph = networkx.MultiDiGraph()
    values = lambda element: {v.get('for'): v.get('value') for v in element.iterfind('g:attvalues/g:attvalue', space)}
    for node in root.iterfind('.//g:node', space):
        graph.add_node(node.get('id'), **node.attrib, **values(node))
    for edge in root.iterfind('.//g:edge', space):
        assert edge.get('source') in graph and edge.get('target') in graph
        graph.add_edge(edge.get('source'), edge.get('target'), label=edge.get('label'), **values(edge))
    return graph


def check_network(which, timeline, form, read):
    with tempfile.NamedTemporaryFile('w', suffix='.' + form, encoding='utf-8') as f:
        f.write(printed(which, form))
        f.flush()
        if form == 'gexf' and schemas and schemas.exists():
            subprocess.run(['xmllint', '--noout', '--nonet', '--schema', schemas, f.name], stderr=subprocess.PIPE, check=True)
        graph = read(f.name)
    for entry in timeline['entries']:
        node = graph.nodes['event:' + entry['id']]
        same(fold(node['label']), fold(entry['label']), f'{form} label')
        same(node['factuality'], entry['factuality'], f'{form} factuality')
        same((node.get('earliest'), node.get('before')), ((entry['when'] or {}).get('start'), (entry['when'] or {}).get('end')), f'{form} dates')
        if form == 'gexf' and bounded(entry):
            last = (datetime.date.fromisoformat(entry['when']['end']) - DAY).isoformat()
            same((node['start'], node['end']), (entry['when']['start'], last), 'life of a node')
        for actor in entry['actors']:
            assert graph.has_edge('actor:' + fold(actor['id']), 'event:' + entry['id'])
    got = sum(1 for *_, d in graph.edges(data=True) if d.get('known'))
    if graph.is_multigraph():
        same(got, len(links_of(timeline)), f'{form} of {which}: links')


def check_dot(which, timeline):
    done = subprocess.run(['dot', '-Tjson0'], input=printed(which, 'dot'), capture_output=True, encoding='utf-8', check=True)
    same(done.stderr, '', 'what Graphviz says')
    drawn = json.loads(done.stdout)
    same(len(drawn.get('objects', [])), len(timeline['entries']), 'boxes')
    same(len(drawn.get('edges', [])), len(links_of(timeline)), 'arrows')
    for box, entry in zip(drawn.get('objects', []), timeline['entries']):
        assert fold(entry['label']) in box['label'].replace('\\\\', '\\').replace('\\"', '"'), box['label']


def check_jsonld(which, timeline):
    graph = rdflib.Graph().parse(data=printed(which, 'jsonld'), format='json-ld')
    sem, schema = rdflib.Namespace('http://semanticweb.cs.vu.nl/2009/11/sem/'), rdflib.Namespace('https://schema.org/')
    events = {str(graph.value(e, schema.name)): e for e in graph.subjects(rdflib.RDF.type, sem.Event)}
    same(sorted(events), sorted({e['label'] for e in timeline['entries']}), 'linked data: names')
    for entry in timeline['entries']:
        event, when = events[entry['label']], entry['when'] or {}
        if len({e['id'] for e in timeline['entries'] if e['label'] == entry['label']}) > 1:
            continue
        same(str(graph.value(event, sem.hasEarliestBeginTimeStamp)), str(when.get('start')), 'earliest begin')
        end = when.get('end') and (datetime.date.fromisoformat(when['end']) - DAY).isoformat()
        same(str(graph.value(event, sem.hasLatestEndTimeStamp)), str(end), 'latest end')
        start = graph.value(event, schema.startDate)
        assert start is None or str(start) == when['edtf'], f'{start} is sharper than {when["edtf"]}'
        same(sorted(str(graph.value(q, schema.text)) for q in graph.objects(event, schema.citation)), sorted(entry['sentences']), 'quotes')
        same(len(list(graph.objects(event, sem.hasActor))), len({a['id'] for a in entry['actors']}), 'actors')


for name in ('affair', 'bait', 'empty', '300'):
    whole = json.loads(printed(name, 'json'))
    check_jsonl(name, whole)
    check_csv(name, whole)
    check_timelinejs(name, whole)
    check_ics(name, whole)
    check_network(name, whole, 'gexf', read_gexf)
    check_network(name, whole, 'graphml', networkx.read_graphml)
    check_dot(name, whole)
    check_jsonld(name, whole)
print('exports: jsonl csv timelinejs ics gexf graphml dot jsonld hold what json holds' + ('' if schemas and schemas.exists() else '; SKIPPED: gexf.xsd is not here'))
