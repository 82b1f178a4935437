"""One function a set of the kit: how it is run, scored and read. Each gives rows of (measure, floor, published best, ours).

Floors and published figures are those of the kit's own READMEs, on the same files where they could be measured there.
"""
import datetime
import hashlib
import importlib
import itertools
import json
import re
import sys

import trips


def figure(said, pattern):
    """The number that `pattern` catches in what a scorer says; the last one when it says it often."""
    found = re.findall(pattern, said, re.M)
    return found[-1] if found else 'not said'


def lines(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def timex(bench):
    docs, gold = bench.need('timex/docs.jsonl', 'timex/gold.jsonl')
    out = bench.run('annotate', docs)
    peers = {'timebank': 'HeidelTime 85.4 / 91.9 / 78.8', 'aquaint': 'HeidelTime 81.3 / 92.5 / 72.1', 'wikiwars': 'HeidelTime 85.6 / 92.1 / 82.9'}
    for corpus, best in peers.items():
        said = bench.score('score_timex.py', gold, out, '--prefix', corpus + '/')
        ours = ' / '.join(figure(said, k + r'_f1 ([\d.]+)') for k in ('strict', 'relaxed', 'value'))
        yield f'time expressions, {corpus}: strict / relaxed / value', '-', best, ours
    for corpus in ('timebank', 'aquaint'):
        said = bench.score('score_timex.py', gold, out, '--prefix', corpus + '/', '--what', 'events')
        yield f'event spans, {corpus}: strict', '-', '81.1 (TempEval-3, its own test set)', figure(said, r'strict_f1 ([\d.]+)')


def gum_dates(bench):
    docs, gold = bench.need('gum-dates/docs.jsonl', 'gum-dates/gold.jsonl')
    said = bench.score('score_dates.py', '--gold', gold, '--system', bench.run('annotate', docs))
    ours = [figure(said, r'^gum-dates:.*' + k) for k in (r'strict F ([\d.]+)', r'relaxed F ([\d.]+)', r'value ([\d.]+)', r'noyear ([\d.]+)')]
    yield 'dates: strict / relaxed / value / value of dates without a year', '66.8 / 72.8 / 65.5 / 5.5', '-', ' / '.join(ours)


def frus(bench):
    docs, gold = bench.need('frus/docs.jsonl', 'frus/gold.jsonl')
    out = bench.run('annotate', docs)
    yield 'date lines: accuracy', '99.9', '-', figure(bench.score('score_dates.py', '--gold', gold, '--system', out), r'dateline: accuracy ([\d.]+)')
    said = bench.score('score_persons.py', '--gold', gold, '--system', who_is_who(bench, docs))
    ours = [figure(said, k) for k in (r'span recall strict ([\d.]+)', r'relaxed ([\d.]+)', r'B3 by volume F ([\d.]+)', r'B3 within documents: F ([\d.]+)')]
    yield 'persons: recall strict / relaxed / who is who (B-cubed) by volume / by document', '56.7 / 99.6 / 84.2 / -', '-', ' / '.join(ours)


def who_is_who(bench, docs):
    """The mentions of `annotate`, each with the actor that `timeline --all` makes of it among all documents."""
    answer = json.loads(bench.run('timeline', docs, '--all', '--format', 'json').read_text(encoding='utf-8'))
    actor = {(m['doc'], m['start'], m['end']): a['id'] for a in answer['actors'] for m in a['mentions']}
    out = []
    for a in lines(bench.run('annotate', docs)):
        joined = [{**m, 'actor': actor.get((a['id'], m['start'], m['end']), m['actor'])} for m in a['mentions']]
        out.append(json.dumps({'id': a['id'], 'mentions': joined}) + '\n')
    return bench.write(f'who-{docs.parent.name}.jsonl', ''.join(out))


def ud(bench):
    best = {'ewt': ('UDPipe 1: 93.5 / - / 77.5', '-'), 'gum': ('-', '-')}
    for corpus, (raw_best, gold_best) in best.items():
        docs, gold = bench.need(f'ud/en_{corpus}-dev.docs.jsonl', f'ud/en_{corpus}-dev.conllu')
        for what, call, published in (('raw text', [docs], raw_best), ('gold tokens', ['--tokens', gold], gold_best)):
            said = bench.score('score_ud.py', '--gold', gold, '--system', bench.run('annotate', '--format', 'conllu', *call))
            yield f'{corpus} dev, {what}: UPOS / UAS / LAS', '-', published, ' / '.join(figure(said, rf'^ud:.* {k} ([\d.]+)') for k in ('UPOS', 'UAS', 'LAS'))


def names(bench):
    for what, docs, gold in (('GUM dev', 'ud/en_gum-dev.docs.jsonl', 'ud/en_gum-dev.mentions.jsonl'), ('re3d (*seen*)', 're3d/docs.jsonl', 're3d/gold.jsonl')):
        docs, gold = bench.need(docs, gold)
        said = bench.score('score_timex.py', gold, bench.run('annotate', docs), '--what', 'mentions', '--named')
        yield f'people, organisations, places, {what}: strict / relaxed / with kind', '-', '-', ' / '.join(figure(said, k + r'_f1 ([\d.]+)') for k in
                                                                                                          ('strict', 'relaxed', 'type'))


def fold_of(doc_id, folds):
    return hashlib.sha256(doc_id.encode()).digest()[0] % folds


def names_folds(bench):
    """re3d again, every document by a program whose weights have not seen its fold."""
    docs, gold = bench.need('re3d/docs.jsonl', 're3d/gold.jsonl')
    programs, epochs = bench.folds()
    documents, out = lines(docs), []
    for k, program in enumerate(programs):
        fold = [json.dumps(d) + '\n' for d in documents if fold_of(d['id'], len(programs)) == k]
        answer = bench.run('annotate', bench.write(f'fold-{k}.jsonl', ''.join(fold)), program=program)
        out.append(answer.read_text(encoding='utf-8'))
    said = bench.score('score_timex.py', gold, bench.write('folds.out', ''.join(out)), '--what', 'mentions', '--named')
    ours = ' / '.join(figure(said, k + r'_f1 ([\d.]+)') for k in ('strict', 'relaxed', 'type'))
    yield f'people, organisations, places, re3d, five-fold cross-validation ({epochs} epochs): strict / relaxed / with kind', '-', '-', ours


def plover(bench):
    docs, gold, unit_docs, unit_gold = bench.need('plover/docs.jsonl', 'plover/gold.jsonl', 'plover/petrarch_units.docs.jsonl',
                                                  'plover/petrarch_units.gold.jsonl')
    said = bench.score('score_plover.py', '--gold', gold, '--system', bench.run('annotate', docs))
    ours = [figure(said, k) for k in (r'category accuracy ([\d.]+)', r'macro F1 ([\d.]+)', r'any ([\d.]+)', r'actors F1 ([\d.]+)')]
    yield 'records: category accuracy / macro F1 / any event / actors', '12.4 / 1.2 / - / -', '-', ' / '.join(ours)
    said = bench.score('score_plover.py', '--units', '--gold', unit_gold, '--system', bench.run('annotate', unit_docs))
    yield 'unit sentences: category recall', '-', '-', figure(said, r'category recall ([\d.]+)')


def meantime(bench):
    docs, given, gold = bench.need('meantime/docs.jsonl', 'meantime/docs.given.jsonl', 'meantime/gold.jsonl')
    said = bench.score('score_meantime.py', '--gold', gold, '--system', bench.run('annotate', docs))
    yield 'events from raw text: strict / relaxed', '43.9 / -', '-', ' / '.join(figure(said, rf'^meantime:.*{k} F1 ([\d.]+)') for k in ('strict', 'relaxed'))
    said = bench.score('score_meantime.py', '--gold', gold, '--system', bench.run('annotate', given))
    ours = [figure(said, r'^meantime:.*' + k) for k in (r'factuality accuracy ([\d.]+)', r'tlink F1 ([\d.]+)', r'awareness ([\d.]+)', r'anchors ([\d.]+)')]
    yield 'events given: factuality / order F1 / awareness / dated', '69.9 / 6.5 / 9.4 / 66.4', '-', ' / '.join(ours)


def causes(bench, system, how):
    _, gold = bench.need('cnc/docs.jsonl', 'cnc/gold.jsonl')
    said = bench.score('score_causal.py', '--gold', gold, '--system', system)
    ours = [figure(said, r'^cnc:.*' + k) for k in (r'detection F1 ([\d.]+)', r'spans exact F1 ([\d.]+)', r'fair F1 ([\d.]+)', r'heads F1 ([\d.]+)')]
    yield f'cause and effect, {how}: sentence / spans exact / fair / heads', '69.2 (all causal) / 15.7 / 18.4 / -', '84.7 / 72.8 / - / - (CASE 2023, test)', ' / '.join(ours)


def cnc(bench):
    yield from causes(bench, bench.run('annotate', *bench.need('cnc/docs.jsonl')), '*seen*')


def cnc_folds(bench):
    """Again, every sentence by weights that have not seen its fold."""
    yield from causes(bench, bench.crossed('causes.jsonl', 'train-cause'), 'five-fold cross-validation')


def ecbplus(bench):
    docs, gold = bench.need('ecbplus/docs.jsonl', 'ecbplus/gold.jsonl')
    given = bench.run('timeline', docs, '--all', '--format', 'json')
    raw_docs = bench.write('ecbplus-raw.jsonl', ''.join(json.dumps({k: v for k, v in d.items() if k != 'given_events'}) + '\n' for d in lines(docs)))
    raw = bench.run('timeline', raw_docs, '--all', '--format', 'json')
    for level, floor in (('subtopic', '76.2'), ('topic', '71.9'), ('corpus', '55.2')):
        said = bench.score('score_coref.py', '--gold', gold, '--system', given, '--given', '--level', level)
        yield f'events given, same event, within {level}: CoNLL F1', floor, '-', last_figure(said)
    said = bench.score('score_coref.py', '--gold', gold, '--system', raw, '--level', 'topic')
    yield 'raw text, same event, within topic: CoNLL F1', '37.0', '-', last_figure(said)


def last_figure(said):
    """The CoNLL F1 is named CoNLL in the last line."""
    return figure(said.strip().splitlines()[-1], r'CoNLL\D*([\d.]+)')


def timeset(bench):
    docs, gold = bench.need('timeset/docs.jsonl', 'timeset/gold.jsonl')
    said = bench.score('score_pairs.py', '--gold', gold, '--system', bench.run('annotate', docs))
    yield 'order of given events: document F1', '26.3 (text order)', '69 (Flan-T5-xxl, test part)', figure(said, r'^timeset: document F1 ([\d.]+)')


def semeval_timeline(bench):
    docs, gold, _ = bench.need('semeval-timeline/docs.jsonl', 'semeval-timeline/gold.jsonl', 'semeval-timeline/tokens.jsonl')
    answers = []
    for g in lines(gold):
        out = bench.run('timeline', docs, '--all', '--actor', g['entity'], '--format', 'json', ok=(0, 1))
        answer = json.loads(out.read_text(encoding='utf-8') or '{"entries": []}')
        answers.append({'entity': g['entity'], 'corpus': g['corpus'], 'entries': answer['entries']})
    system = bench.write('semeval.jsonl', ''.join(json.dumps(a) + '\n' for a in answers))
    said = bench.score('score_timeline.py', '--gold', gold, '--system', system)
    yield 'timelines of an actor, raw text: micro awareness F1', '7.5', '7.9 (task, its test corpora)', figure(said, r'^MICRO .*?F ([\d.]+)')
    said = bench.score('score_timeline.py', '--gold', gold, '--system', system, '--ordering')
    yield 'the same, order without dates', '-', '-', figure(said, r'^MICRO .*?F ([\d.]+)')


def state(bench):
    docs, gold = bench.need('state/docs.jsonl', 'state/gold.jsonl')
    said = bench.score('score_visits.py', '--gold', gold, '--docs', docs, '--system', bench.run('annotate', docs))
    ours = [figure(said, k) for k in (r'found ([\d.]+)', r'exact dates ([\d.]+)', r'precision of dated events ([\d.]+)')]
    yield 'trips (template sentences): found / exact dates / precision, percent', '36.4 / 31.0 / -', '-', ' / '.join(ours)


def wh_briefings(bench):
    docs, gold, travels = bench.need('wh-briefings/docs.jsonl', 'state/gold.jsonl', 'state/travels.jsonl')
    sys.path.insert(0, str(bench.kit / 'scorers'))
    scorer = importlib.import_module('score_visits')
    ours, simple, told, listed = trips.compare(gold, travels, docs, bench.run('annotate', docs), scorer, '2009-01-01', '2016-12-31')
    shown = [f'{recall:.1f} / {precision:.1f} / {of_all:.1f}' for recall, of_all, precision, _ in (simple, ours)]
    yield f'trips in free text ({told} told of {listed} listed): recall / precision / found of all listed', shown[0] + ' (first date in the sentence)', '-', shown[1]


def day_of(entry):
    return (entry.get('when') or {}).get('start')


def t17(bench):
    """Blind: forty days, two sentences each. Published protocol: first and last date, number of dates and sentences given."""
    topics = ['egypt', 'finan', 'h1n1', 'haiti', 'mj']
    bench.need(*[f't17/{t}/docs.jsonl' for t in topics])
    protocols = {
        'blind': ('.076 / .020 / .404 (counting mentions)', '.092 / .027 / .403 (DATEWISE)'),
        'published protocol': ('.097 / .024 / .533 (counting mentions)', '.120 / .035 / .532 (DATEWISE)'),
    }
    for protocol, (floor, best) in protocols.items():
        for topic in topics:
            out = []
            for gold in lines(bench.kit / 't17' / topic / 'timelines.jsonl'):
                dates = sorted(d[:10] for d, _ in gold)
                options = ['--top', 40, '--sentences', 2]
                if protocol != 'blind':
                    mean = max(1, round(sum(len(s) for _, s in gold) / len(gold)))
                    options = ['--top', len(dates), '--sentences', mean, '--since', dates[0], '--until', dates[-1]]
                answer = bench.run('timeline', bench.kit / 't17' / topic / 'docs.jsonl', '--by', 'day', *options, '--format', 'json', ok=(0, 1))
                entries = json.loads(answer.read_text(encoding='utf-8'))['entries']
                out.append([[day_of(e), e['sentences']] for e in entries if day_of(e)])
            bench.write(f't17-{protocol}/{topic}.jsonl', ''.join(json.dumps(t) + '\n' for t in out))
        said = bench.score('score_tls.py', bench.kit / 't17', bench.folder / f't17-{protocol}')
        ours = [figure(said, rf'^news-tls.*?{k} P [\d.]+ R [\d.]+ F ([\d.]+)') for k in ('ar1', 'ar2', 'date')]
        yield f'timelines of many articles, {protocol}: AR1 / AR2 / date F1', floor, best, ' / '.join(ours)


def creation(bench):
    """Without the day of publication: the documents for which a creation date is worked out, how often it holds the day, how wide it is;
    by text and name as a user has them, and by the text alone."""
    sources = (('timex', ['timex']), ('t17', [f't17/{t}' for t in ('egypt', 'finan', 'h1n1', 'haiti', 'mj')]))
    for (name, sets), named in itertools.product(sources, (True, False)):
        given, held, widths, count = 0, 0, [], 0
        for docs in bench.need(*[f'{s}/docs.jsonl' for s in sets]):
            documents = lines(docs)
            hidden = [{k: d[k] for k in ('text', 'title', 'source') if d.get(k) is not None} for d in documents]
            for i, (d, h) in enumerate(zip(documents, hidden)):
                h['id'] = d['id'] if named else f'n{i}'
            path = bench.write(f'hidden-{docs.parent.name}-{named}.jsonl', ''.join(json.dumps(h) + '\n' for h in hidden))
            for d, answer in zip(documents, lines(bench.run('annotate', '--only', 'timexes', path))):
                start, end = answer['creation']['start'], answer['creation']['end']
                count += 1
                if start and end:
                    given += 1
                    held += start <= d['published'][:10] < end
                    widths.append((datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days)
        ours = f'{100 * given / count:.1f} / {100 * held / max(1, given):.1f} / {sorted(widths)[len(widths) // 2] if widths else "-"}'
        hidden = 'day of publication hidden' if named else 'day of publication and name hidden'
        yield f'{name}, {hidden}: given / holds the day, percent / median width in days', '-', '-', ours


MEASURES = [
    ('timex', timex),
    ('gum-dates', gum_dates),
    ('creation', creation),
    ('frus', frus),
    ('ud', ud),
    ('names', names),
    ('names-folds', names_folds),
    ('plover', plover),
    ('meantime', meantime),
    ('cnc', cnc),
    ('cnc-folds', cnc_folds),
    ('timeset', timeset),
    ('ecbplus', ecbplus),
    ('semeval-timeline', semeval_timeline),
    ('state', state),
    ('wh-briefings', wh_briefings),
    ('t17', t17),
]
