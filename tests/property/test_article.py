"""One article's worth of hard constructions: who did what, in which role, how sure, and by whose word.

The article is ours. Where the article that the project was first asked about lies beside it (DEMARCHE_SEED, default
../shared/seed), the same is asked of it; its words are not part of the project.
"""
import json
import os
import pathlib
import re

import harness
from harness import ROOT, run

SEED = pathlib.Path(os.environ.get('DEMARCHE_SEED', ROOT / '../shared/seed')) / 'us-china-article.txt'

OURS = """Norwegian Foreign Minister Ida Falk holds a press conference at the port of Callao, Peru, June 11, 2030.

A senior Norwegian official has told reporters that Norway is prepared to take action against Peruvian companies providing parts to Chile's arms makers. The matter will be raised during Falk's upcoming trip to Peru next week.

In a briefing held ahead of Falk's planned visit to Lima and Cusco from May 12-14, the senior Foreign Ministry official spoke of ties a year ago. During that period, relations had reached a low following the downing of a suspected Peruvian drone by Norway.

Falk's upcoming visit marks her first trip to Peru since June, amid efforts by Norway to restore the ministerial talks that Lima had curtailed following a 2029 trip by then-Norwegian Speaker Nils Aas to Bolivia, a journey criticised by Peru.

Accompanying Falk on the trip will be senior Foreign Ministry officials, including the fisheries official Hans Vik.

While Norway and Peru launched a joint fisheries working group in January, a recent report by a Norwegian parliamentary committee suggested that the Peruvian government was directly subsidising the makers of banned nets.

The official did not answer questions about the alleged subsidies. Peru has claimed to be taking action against smugglers.

Critics in Oslo have argued that the Norwegian government has not exerted sufficient pressure on Lima.
"""


class Article(harness.Case):
    def entries(self, path):
        code, out, err = run('timeline', path, '--all', '--format', 'json')
        self.assertEqual((code, err), (0, ''))
        return json.loads(out)['entries']

    def entry(self, entries, label, *, factuality, when=None, said_by=None, companion=None):
        """The entry with this label is of this kind."""
        found = [e for e in entries if re.fullmatch(label, e['label'])]
        shown = '\n'.join(e['label'] for e in entries)
        self.assertTrue(found, f'no entry is labelled {label!r} among\n{shown}')
        e = found[0]
        self.assertEqual(e['factuality'], factuality, label)
        if when:
            self.assertEqual((e['when'] or {}).get('edtf'), when, label)
        if said_by:
            self.assertTrue(any(re.search(said_by, a['name']) for a in e['attribution']), f'{label}: said by {e["attribution"]}')
        if companion:
            self.assertTrue(any(companion in a['name'] for a in e['actors']), f'{label}: {e["actors"]}')

    def test_ours(self):
        e = self.entries(self.write('article.txt', OURS))
        self.entry(e, 'Aas visits Bolivia', factuality='happened', when='2029')
        self.entry(e, 'Peru curtails ministerial talks', factuality='happened')
        self.entry(e, 'Norway may restore ministerial talks', factuality='possible')
        self.entry(e, 'Norway downs suspected Peruvian drone', factuality='happened')
        self.entry(e, 'Falk visits Peru', factuality='happened', when='2030-06')
        self.entry(e, 'Norway and Peru launch joint fisheries working group', factuality='happened', when='2031-01')
        self.entry(e, 'Falk to visit (Peru|Lima and Cusco)', factuality='planned', when='2031-05-12/2031-05-14')
        self.entry(e, 'Norway may take action against Peruvian companies', factuality='possible', said_by='senior Norwegian official')
        self.entry(e, '.*officials including Vik to accompany Falk on trip', factuality='planned', companion='Hans Vik')
        self.entry(e, 'Peru allegedly takes action.*', factuality='alleged', said_by='Peru')
        self.entry(e, 'Peruvian government allegedly subsidises makers of banned nets', factuality='alleged', said_by='parliamentary committee')
        self.entry(e, 'Norwegian government allegedly does not exert sufficient pressure on (Peru|Lima)', factuality='alleged', said_by='Critics')

    def test_the_one_first_asked_about(self):
        if not SEED.exists():
            self.skipTest(f'no article at {SEED} (DEMARCHE_SEED)')
        e = self.entries(SEED)
        self.entry(e, 'Pelosi visits Taiwan', factuality='happened', when='2022')
        self.entry(e, 'China curtails high-level engagements', factuality='happened')
        self.entry(e, 'U.S. may restore high-level engagements', factuality='possible')
        self.entry(e, 'U.S. downs suspected Chinese surveillance balloon', factuality='happened')
        self.entry(e, 'Blinken visits China', factuality='happened', when='2023-06')
        self.entry(e, 'U.S. and China launch joint counter-narcotics working group', factuality='happened', when='2024-01')
        self.entry(e, 'Blinken to visit Shanghai and Beijing', factuality='planned', when='2024-04-24/2024-04-26')
        self.entry(e, 'U.S. (may|prepared to) take action against Chinese companies.*', factuality='possible', said_by='senior U.S. official')
        self.entry(e, '.*officials including Robinson to accompany Blinken on trip', factuality='planned', companion='Todd Robinson')
        self.entry(e, 'China allegedly takes action', factuality='alleged', said_by='China')
        self.entry(e, 'Chinese government allegedly subsidizes production of .*', factuality='alleged', said_by='congressional committee')
        self.entry(e, 'Biden administration allegedly does not exert sufficient pressure on (China|Beijing)', factuality='alleged', said_by='Critics')
        # Causes rank first, and what only came before does not pass for one.
        code, out, _ = run('ask', SEED, 'what preceded the April visit?', '--json')
        self.assertEqual(code, 0)
        events = sorted(json.loads(out)['events'], key=lambda x: x['rank'])
        kinds = [x['cause'] for x in events]
        self.assertEqual(sorted(x['label'] for x in events if x['cause'] == 'inferred'), ['China curtails high-level engagements', 'Pelosi visits Taiwan'])
        self.assertEqual(kinds[:2], ['inferred', 'inferred'])
        self.assertNotIn('inferred', kinds[2:])
        self.assertNotIn('stated', kinds)


if __name__ == '__main__':
    harness.main()
