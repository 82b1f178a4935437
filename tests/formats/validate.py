"""Validates what the program prints against the schemas of docs/formats.

usage: validate.py SCHEMAS PRINT_CHRONICLE DEMARCHE

Every object is closed for the test: a key that is printed but not documented fails it.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

DOCUMENTS = [
    {'id': 'a', 'text': 'The minister of Northland visited Southland on 3 May 2021. He denied a quarrel.', 'published': '2021-05-04'},
    {'id': 'b', 'text': '', 'published': None},
    {'id': 'c', 'text': 'Zürich: talks began.', 'published': '2021', 'given_events': [{'id': 'g', 'start': 14, 'end': 19}]},
    {'text': 7},
]


def close(node):
    if isinstance(node, dict):
        if 'properties' in node:
            node['additionalProperties'] = False
        for child in node.values():
            close(child)
    elif isinstance(node, list):
        for child in node:
            close(child)
    return node


def validator(folder, name):
    schema = close(json.loads((folder / f'{name}.schema.json').read_text()))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def output(command, stdin=None):
    return subprocess.run(command, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding='utf-8', check=False).stdout


def must_fail(check, good, damage, what):
    bad = json.loads(json.dumps(good))
    damage(bad)
    assert not check.is_valid(bad), f'the schema accepts {what}'


def parallel(timeline):
    for entry in timeline['entries']:
        assert len(entry['sentences']) == len(entry['quotes']), entry['id']
    for conflict in timeline['conflicts']:
        assert len(conflict['says']) == len(conflict['evidence'])


def main():
    folder, print_chronicle, demarche = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    timelines, annotations = validator(folder, 'timeline'), validator(folder, 'annotations')
    for which in ('affair', 'bait', 'empty', '300'):
        timeline = json.loads(output([print_chronicle, which, 'json']))
        timelines.validate(timeline)
        parallel(timeline)
    affair = json.loads(output([print_chronicle, 'affair', 'json']))
    must_fail(timelines, affair, lambda o: o['entries'][0].pop('quotes'), 'an entry without quotes')
    must_fail(timelines, affair, lambda o: o['entries'][0].update(factuality='rumoured'), 'an unknown factuality')
    must_fail(timelines, affair, lambda o: o['entries'][0]['when'].update(start='1 May'), 'a date that is none')
    lines = output([demarche, 'annotate', '-'], ''.join(json.dumps(d) + '\n' for d in DOCUMENTS)).splitlines()
    assert len(lines) == len(DOCUMENTS), lines
    for line in lines:
        annotations.validate(json.loads(line))
    assert 'error' in json.loads(lines[-1])
    answers = validator(folder, 'answer')
    papers = str(folder.parent.parent / 'samples')
    for question in ('what preceded the April visit?', 'did the visit to Taiwan happen before the balloon was shot down?', 'what followed the eruption of the volcano?'):
        answers.validate(json.loads(output([demarche, 'ask', papers, question, '--json'])))
    for line in output([demarche, 'timeline', papers, '--all', '--sentences', '2', '--format', 'json']), output([demarche, 'timeline', papers, '--by', 'day', '--format', 'json']):
        timelines.validate(json.loads(line))
        parallel(json.loads(line))
    dossier(folder, demarche, timelines)


def dossier(folder, demarche, timelines):
    """What is printed of a dossier, with edits in it."""
    with tempfile.TemporaryDirectory() as scratch:
        paper, file = pathlib.Path(scratch) / 'paper.txt', pathlib.Path(scratch) / 'affair.dossier'
        paper.write_text('Latvia expelled two diplomats on 3 May 2022. Estonia suspended the talks on 4 May 2022 because of the expulsion.\n')
        output([demarche, 'add', file, paper])
        entries = json.loads(output([demarche, 'timeline', file, '--all', '--format', 'json']))['entries']
        one, two = entries[0]['id'], entries[1]['id']
        for edit in ['redate', one, '2022-05'], ['relink', one, 'PROMPTS', two], ['note', one, 'a note'], ['undo', '1']:
            output([demarche, 'edit', file, *edit, '--by', 'anna', '--at', '2024-05-01'])
        timelines.validate(json.loads(output([demarche, 'timeline', file, '--all', '--format', 'json'])))
        validator(folder, 'answer').validate(json.loads(output([demarche, 'ask', file, 'what preceded the suspension of talks?', '--json'])))
        lines = output([demarche, 'edit', file, 'export']).splitlines()
        assert len(lines) == 4, lines
        for line in lines:
            validator(folder, 'edits').validate(json.loads(line))
        shown = json.loads(output([demarche, 'show', file, one, '--json']))
        jsonschema.Draft202012Validator(json.loads((folder / 'show.schema.json').read_text())).validate(shown)
        timelines.validate({'entries': [shown['event']], 'documents': shown['documents'], 'conflicts': shown['conflicts']})
        assert len(shown['contexts']) == len(shown['event']['mentions'])
        found = json.loads(output([demarche, 'search', file, 'diplomats', '--json']))
        validator(folder, 'search').validate(found)
        assert found['events'] and found['documents'], found


main()
