"""Trips told in free text against an official list of trips, beside a baseline that takes the first date in the sentence.

The list says who went where from which day to which (the kit's `state`); the texts are briefings of those years. A trip is
*found* as the kit's score_visits.py has it (the traveller and the country are named in the event or its sentence, its days
meet the trip's), here only by events whose days are bounded on both sides. Most trips of the list are in no text at hand: *told* is one
where a text of the two weeks before or after it names in one sentence the traveller (or, of the head of state, "the President"), the
country and a word of travel. Recall is the share of told trips that are found.

A *claim* is a traveller of the list, a country of the list and days: an event of a visit, dated to the day or week, with the traveller
among its actors (its guests, where somebody hosts) and the country among its places, else in its sentence. Precision is the share
of claims that meet a trip of the list.

The baseline reads a sentence as one event: its words in capitals are its mentions, its first date (day and month, with the year or
the year of the text) is the event's; it claims a trip where a word of travel stands in the sentence.
"""
import collections
import datetime
import functools
import json
import re

MONTHS = 'january february march april may june july august september october november december'.split()
DATE = re.compile(r'\b(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(' + '|'.join(MONTHS) + r')\b\.?(?: (\d{1,2})(?:st|nd|rd|th)?\b)?(?:,? (\d{4})\b)?', re.I)
TRAVEL = re.compile(r'\b(visit|trip|travel|tour|arriv|fly|flies|flew|land(s|ed|ing) in|stop(s|ped)? in|go(es|ing)? to|went to)', re.I)
NAME = re.compile(r'\b[A-Z][\w’\'-]+(?: [A-Z][\w’\'-]+)*')
DAYLIKE = ('day', 'week', 'hour', 'minute', None)


def first_date(sentence, published):
    for m in DATE.finditer(sentence):
        day = m.group(1) or m.group(3)
        year = m.group(4) or (published or '')[:4]
        if day and year:
            try:
                first = datetime.date(int(year), MONTHS.index(m.group(2).lower()) + 1, int(day))
            except ValueError:
                continue
            return {'start': first.isoformat(), 'end': (first + datetime.timedelta(1)).isoformat(), 'grain': 'day'}
    return None


def sentences(text, scorer):
    """The scorer's sentences, in one pass."""
    at = 0
    for m in scorer.END.finditer(text):
        yield at, m.end()
        at = m.end()
    if at < len(text):
        yield at, len(text)


def baseline(doc, scorer):
    """What the simple rule makes of a text, in the form of `demarche annotate`."""
    text, events, mentions = doc['text'], [], []
    for at, end in sentences(text, scorer):
        when = first_date(text[at:end], doc.get('published'))
        if when:
            mentions += [{'id': f'm{at + m.start()}', 'start': at + m.start(), 'end': at + m.end(), 'text': m.group(), 'actor': None}
                         for m in NAME.finditer(text[at:end])]
            travels = TRAVEL.search(text[at:end])
            events.append({'id': f'e{at}', 'start': at, 'end': at + 1, 'when': when, 'mode': 'visit' if travels else ''})
    return {'id': doc['id'], 'events': events, 'mentions': mentions}


def bounded(event):
    w = event.get('when')
    return w and w['start'] and w['end'] and w['start'][0] != '-' and w.get('grain') in DAYLIKE and len(w['start']) >= 10


def names_of(country):
    """"Korea, South" is written "South Korea"."""
    first, _, second = country.partition(', ')
    return {f'{second} {first}'.strip().lower()}


def countries_of(trip):
    return names_of(trip['country']) | (names_of(trip['origin']) if trip.get('origin') else set())


def holds(words, text):
    return words in text and re.search(r'(?<!\w)' + re.escape(words) + r'(?!\w)', text) is not None


def claims_of(event, doc, mentions, names, countries, scorer):
    s, e = scorer.sentence(doc['text'], event['start'], event['end'])
    by_id = {m['id']: m for m in mentions}
    guests = event.get('recipients', ()) if event.get('rule') == 'host' else event.get('actors', ())
    who = [by_id[i] for i in guests] if 'actors' in event else [m for m in mentions if s <= m['start'] < e]
    where = [by_id[i] for i in event.get('places', ())]
    said = ' '.join(m['text'].lower() + ' ' + (m.get('actor') or '').replace('-', ' ') for m in who)
    zone = ' '.join(m['text'] + ' ' + (m.get('actor') or '').replace('-', ' ') for m in where) or doc['text'][s:e]
    for name in names:
        if holds(name, said):
            for country in countries:
                if holds(country, zone.lower()):
                    yield name, country, event['when']['start'][:10], event['when']['end'][:10]


def is_told(trip, docs, scorer):
    near = datetime.timedelta(14)
    since = (datetime.date.fromisoformat(trip['start']) - near).isoformat()
    until = (datetime.date.fromisoformat(trip['end']) + near).isoformat()
    who = scorer.last_name(trip['name'])
    office = trip['office'] == 'president'
    for doc in docs.values():
        if since <= (doc.get('published') or '') <= until:
            for sentence in doc['travels']:
                low = sentence.lower()
                if any(holds(c, low) for c in countries_of(trip)) and (holds(who, low) or (office and 'the president' in low)):
                    return True
    return False


def with_travels(doc, scorer):
    """The sentences of a text that hold a word of travel, kept beside it."""
    text = doc['text']
    return {**doc, 'travels': [text[at:end] for at, end in sentences(text, scorer) if TRAVEL.search(text, at, end)]}


def by_days(docs, system):
    out = collections.defaultdict(list)
    for doc_id, answer in system.items():
        mentions = {m['id']: m for m in answer['mentions']}
        for event in filter(bounded, answer['events']):
            first = datetime.date.fromisoformat(event['when']['start'][:10])
            days = (datetime.date.fromisoformat(event['when']['end'][:10]) - first).days
            for i in range(min(max(days, 1), 40)):
                out[first + datetime.timedelta(i)].append((docs[doc_id], event, mentions))
    return out


def is_found(trip, days, scorer):
    first, last = (datetime.date.fromisoformat(trip[k]) for k in ('start', 'end'))
    return any(scorer.hit(trip, event, doc, mentions) for i in range((last - first).days + 1)
               for doc, event, mentions in days.get(first + datetime.timedelta(i), ()))


def meets(claim, trip, scorer):
    end = (datetime.date.fromisoformat(trip['end']) + datetime.timedelta(1)).isoformat()
    return claim[0] == scorer.last_name(trip['name']) and claim[1] in countries_of(trip) and claim[2] < end and claim[3] > trip['start']


def measure(trips, told, docs, system, scorer):
    """Recall of told trips, share of all listed trips found, precision of claims (percent), number of claims."""
    names = {scorer.last_name(t['name']) for t in trips}
    countries = set().union(*map(countries_of, trips)) - {'united states'}
    claims = set()
    for doc_id, answer in system.items():
        for event in filter(bounded, answer['events']):
            if event.get('mode') == 'visit':
                claims.update(claims_of(event, docs[doc_id], answer['mentions'], names, countries, scorer))
    days = by_days(docs, system)
    found = [t for t in trips if is_found(t, days, scorer)]
    right = [c for c in claims if any(meets(c, t, scorer) for t in trips)]
    ids = {t['id'] for t in found}
    return 100 * sum(t['id'] in ids for t in told) / max(1, len(told)), 100 * len(found) / len(trips), 100 * len(right) / max(1, len(claims)), len(claims)


def read(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def dated(answer):
    """What is looked at of an answer: its events with days, and the mentions of their texts."""
    events = [e for e in answer['events'] if bounded(e)]
    return {'id': answer['id'], 'events': events, 'mentions': answer['mentions'] if events else []}


def compare(trips_path, travels_path, docs_path, system_path, scorer, since, until):
    """Ours and the baseline's figures, and how many trips are told of how many."""
    scorer.sentence = functools.lru_cache(maxsize=None)(scorer.sentence)  # asked again for every trip; it reads 2,000 letters each time
    trips = [t for t in read(trips_path) if since <= t['start'] <= until]
    roles = {'trip-' + t['id']: t['role'] for t in read(travels_path)}
    for t in trips:
        t['office'] = roles.get(t['id'], '')
    docs = {d['id']: with_travels(d, scorer) for d in read(docs_path)}
    told = [t for t in trips if is_told(t, docs, scorer)]
    with open(system_path, encoding='utf-8') as f:
        ours = {o['id']: dated(o) for o in map(json.loads, f) if 'events' in o}
    simple = {i: baseline(d, scorer) for i, d in docs.items()}
    return measure(trips, told, docs, ours, scorer), measure(trips, told, docs, simple, scorer), len(told), len(trips)
