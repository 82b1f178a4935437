// The panel: the selected event with its quotes, what preceded and what followed, each with the words that
// say so. Without a selection: how to read the page, where the sources disagree, and the sources.

const time = ({ edtf, text }) => (/^\d{4}[\d-]*$/.test(edtf) ? h('time', { datetime: edtf }, text) : text);

function quoteFigure({ document, start, end, parts: [before, marked, after], rule }) {
  const [id, name, made, url] = library.documents[document];
  return h('figure', { class: 'quote' }, h('blockquote', { dir: 'auto' }, before, marked && h('mark', {}, marked), after),
    h('figcaption', {}, url ? h('a', { href: url, rel: 'noopener noreferrer' }, bdi(name)) : bdi(name), made && ` · ${made}`, h('span', { class: 'fine' }, bdi(id), ` · characters ${start}–${end}`, rule && [' · rule ', h('code', {}, rule)])));
}

/// A button that selects an event.
const goTo = (i, dated) => h('button', { type: 'button', 'data-go': `${i}` }, dated && h('span', { class: 'fine' }, whenOf(i).text), bdi(labelOf(i)));

function linkRow(l, other, side) {
  const how = `${l.negated ? 'denied: not ' : ''}${l.words[side]}, ${l.stated ? 'stated' : 'inferred'}${l.alleged ? ' by a source quoted' : ''}${l.aside ? '; other sources contradict it' : ''}`;
  return h('li', { class: `step ${l.causal ? 'causal' : ''} ${l.stated ? 'stated' : 'inferred'}` },
    goTo(other, true), fine(how), quoteFigure(linkQuote(l)));
}

/// Links of cause before those of order, stated before inferred.
function neighbours(i, side) {
  const rank = (l) => (l.causal ? 0 : 2) + (l.stated ? 0 : 1) + (l.aside ? 8 : 0) - l.confidence / 100;
  const sideOf = (l, out) => (l.causal || l.relation === 'BEFORE' ? out : l.relation === 'AFTER' ? 1 - out : -1);
  const seen = new Set([i]);
  return [...linksInto(i).map((l) => [l, l.from, 0]), ...linksOut(i).map((l) => [l, l.to, 1])]
    .filter(([l, , out]) => sideOf(l, out) === side).sort((a, b) => rank(a[0]) - rank(b[0]))
    .filter(([, other]) => !seen.has(other) && seen.add(other)).map(([l, other]) => linkRow(l, other, side));
}

const section = (title, ...body) => h('section', {}, h('h3', {}, title), body);
const fine = (words) => h('p', { class: 'fine' }, words);

function steps(i, side) {
  const rows = neighbours(i, side);
  return section(side ? 'What followed' : 'What preceded', rows.length ? h('ol', { class: 'steps' }, rows) : fine('No source links another event.'));
}

const conflictCard = ([about, events, quotes, says]) => h('li', { class: 'conflict' }, h('p', {}, h('strong', {}, `On the ${about}`), ': ', events.map((e, n) => [n && ' / ', goTo(e)])),
  h('dl', {}, quotes.map(([document, start, end, text], n) => [says[n] && h('dt', {}, bdi(says[n])), h('dd', {}, quoteFigure({ document, start, end, parts: [text] }))])));
const disagree = (conflicts) => conflicts.length && section('Where the sources disagree', h('ul', { class: 'conflicts' }, conflicts.slice(0, 50).map(conflictCard)));

const chip = (words, kind) => words && h('span', { class: `chip ${kind}` }, words);
const who = (title, of) => of.length && h('div', {}, h('dt', {}, title), h('dd', {}, of.map((a, n) => [n && ', ', bdi(actors[a])])));

const edited = (i) => library.edits[i] && section('Edited', library.edits[i].map((words) => fine(bdi(words))));

function eventPanel(i) {
  const quotes = quotesOf(i), told = sourcesOf(i).length, conflicts = library.conflicts.filter((c) => c[1].includes(i));
  return [
    h('p', { class: 'date' }, time(whenOf(i)), h('button', { type: 'button', class: 'close', 'data-close': true, 'aria-label': 'Close the event' }, '×')),
    h('h2', { tabindex: '-1', id: 'panel-title', dir: 'auto' }, labelOf(i)),
    h('p', {}, chip(factualityOf(i), factualityOf(i)), chip(sentence(categoryOf(i)), `t${toneOf(i)}`), chip(conflicts.length && 'Sources disagree', 'contested'), chip(!shown.pass[i] && 'Outside the filters', '')),
    h('dl', { class: 'who' }, who('Who', inRoles(i, 'by')), who('To whom', inRoles(i, 'to')), who('Where', inRoles(i, 'at')), who('According to', inRoles(i, 'said'))),
    section(quotes.length > 1 ? 'Sources say' : 'The source says', quotes.map(quoteFigure), told > quotes.length && fine(`Told by ${told} documents in all.`)),
    edited(i), disagree(conflicts), steps(i, 0), steps(i, 1),
  ];
}

function startPanel() {
  const undated = range(0, EVENTS).filter((i) => FROM[i] !== FROM[i] && shown.pass[i]), more = undated.length - 50;
  return [
    h('h2', { class: 'lead' }, 'Select an event to read who says so, what preceded it and what followed.'),
    disagree(library.conflicts),
    undated.length && section('Not dated', fine('No source lets a date be given or bounded.'), h('ol', { class: 'steps' }, undated.slice(0, 50).map((i) => h('li', { class: 'step' }, goTo(i)))), more > 0 && fine(`and ${more} more, at the end of the list`)),
    el('about').content.cloneNode(true),
  ];
}

/// Once what it quotes has been read.
async function fillPanel() {
  const i = view.sel, panel = el('panel');
  document.body.classList.toggle('chosen', i >= 0);
  await readLibrary();
  if (i >= 0) await readTexts([i, ...linksOut(i).map((l) => l.to)]);
  if (i !== view.sel) return;
  panel.replaceChildren();
  build(panel, {}, i >= 0 ? eventPanel(i) : startPanel());
  panel.scrollTop = 0;
}
