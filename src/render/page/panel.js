// The panel: the selected event with its quotes, what preceded and what followed, each with the words that
// say so. Without a selection: how to read the page, where the sources disagree, and the sources.
// All text enters as text nodes: nothing a document says is ever read as markup.

function h(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const key in attributes) {
    if (attributes[key] !== null && attributes[key] !== false) node.setAttribute(key, attributes[key] === true ? '' : attributes[key]);
  }
  node.append(...children.flat(9).filter((c) => (c ?? '') !== ''));
  return node;
}
/// Words of a document: from right to left or left to right by themselves, and never beyond their own box.
const bdi = (text) => h('bdi', {}, text);

function time(w) {
  const point = /^-?\d{4,}(-\d\d){0,2}$/.test(w.edtf);
  return point ? h('time', { datetime: w.edtf }, w.text) : w.text;
}

function quoteOf(index) {
  const [doc, start, end, before, trigger, after, rule] = texts().quotes[index];
  const [id, title, source, made, how, url] = data.documents[doc];
  const name = [source, title].filter(Boolean).join(', ') || id;
  return h('figure', { class: 'quote' },
    h('blockquote', { dir: 'auto' }, before, trigger ? h('mark', {}, trigger) : '', after),
    h('figcaption', {}, url ? h('a', { href: url, rel: 'noopener noreferrer' }, bdi(name)) : bdi(name), made ? ` · ${made}${how === 'inferred' ? ' (date inferred)' : ''}` : '',
      h('span', { class: 'fine' }, bdi(id), ` · characters ${start}–${end}`, rule ? [' · rule ', h('code', {}, rule)] : '')));
}

function linkRow(l, other, side) {
  const words = l.causal ? CAUSAL[l.relation][side] : side ? 'after this' : 'before this';
  const how = `${l.negated ? 'denied: not ' : ''}${words}, ${l.stated ? 'stated' : 'inferred'}${l.alleged ? ' by a source quoted' : ''}`;
  return h('li', { class: `step ${l.causal ? 'causal' : ''} ${l.stated ? 'stated' : 'inferred'}` },
    h('button', { type: 'button', 'data-go': other }, h('span', { class: 'when' }, whenOf(other).text), bdi(data.label[other])),
    h('details', {}, h('summary', {}, how), quoteOf(l.quote)));
}

const shares = (i, j) => participants(i).some((a) => participants(j).includes(a));

/// Links first, those of cause before those of order, stated before inferred; then the nearest in time
/// that share an actor, which is said to be no more than that.
function neighbours(i, side) {
  const rank = (l) => (l.causal ? 0 : 2) + (l.stated ? 0 : 1);
  const sideOf = (l, out) => (l.causal || l.relation === 'BEFORE' ? out : l.relation === 'AFTER' ? 1 - out : -1);
  const all = [...links.into(i).map((l) => [l, l.from, 0]), ...links.out(i).map((l) => [l, l.to, 1])]
    .filter(([l, , out]) => sideOf(l, out) === side)
    .sort((a, b) => rank(a[0]) - rank(b[0]) || b[0].confidence - a[0].confidence);
  const seen = new Set([i]), rows = [];
  for (const [l, other] of all) {
    if (seen.has(other)) continue;
    seen.add(other);
    rows.push(linkRow(l, other, side));
  }
  let near = 0;
  const clear = (j) => (side ? whenOf(j).open !== 'left' && FROM[j] >= TO[i] : whenOf(j).open !== 'right' && TO[j] <= FROM[i]);
  for (let j = side ? i + 1 : i - 1; j >= 0 && j < EVENTS && near < 3 && Math.abs(j - i) < 400; j += side ? 1 : -1) {
    if (seen.has(j) || !clear(j) || !shares(i, j)) continue;
    near++;
    rows.push(h('li', { class: 'step near' }, h('button', { type: 'button', 'data-go': j }, h('span', { class: 'when' }, whenOf(j).text), bdi(data.label[j]))));
  }
  return [rows, near];
}

function section(title, ...body) {
  return h('section', {}, h('h3', {}, title), body);
}

function steps(i, side) {
  const [rows, near] = neighbours(i, side);
  if (!rows.length) return null;
  return section(side ? 'What followed' : 'What preceded', h('ol', { class: 'steps' }, rows),
    near ? h('p', { class: 'fine' }, 'Dots: near in time and with a shared actor; no source links them.') : '');
}

function conflictCard(c) {
  const [about, events, quotes, says] = c;
  return h('li', { class: 'conflict' }, h('p', {}, h('strong', {}, `On the ${about}`), ': ', events.map((e, n) => [n ? ' / ' : '', h('button', { type: 'button', 'data-go': e }, bdi(data.label[e]))])),
    h('dl', {}, quotes.map((q, n) => [says[n] ? h('dt', {}, bdi(says[n])) : '', h('dd', {}, quoteOf(q))])));
}

const list = (title, ids) => (ids.length ? h('div', {}, h('dt', {}, title), h('dd', {}, ids.map((a, n) => [n ? ', ' : '', bdi(data.actors[a])]))) : null);

function eventPanel(i) {
  const w = whenOf(i), t = texts();
  const conflicts = t.conflicts.filter((c) => c[1].includes(i));
  const hidden = shown.pass && !shown.pass[i];
  return [
    h('p', { class: 'date' }, time(w), h('button', { type: 'button', class: 'close', 'data-close': true, 'aria-label': 'Close the event' }, '×')),
    h('h2', { tabindex: '-1', id: 'panel-title', dir: 'auto' }, data.label[i]),
    h('p', { class: 'chips' }, h('span', { class: `chip factuality ${factualityOf(i)}` }, factualityOf(i)),
      categoryOf(i) ? h('span', { class: `chip t${toneOf(i)}` }, sentence(categoryOf(i))) : '',
      conflicts.length ? h('span', { class: 'chip contested' }, 'Sources disagree') : '', hidden ? h('span', { class: 'chip' }, 'Outside the filters') : ''),
    h('dl', { class: 'who' }, list('Who', data.by[i]), list('To whom', data.to[i]), list('Where', data.at[i]), list('According to', data.said[i])),
    section(t.of[i].length > 1 ? 'Sources say' : 'The source says', t.of[i].map(quoteOf), data.sources[i].length > t.of[i].length ? h('p', { class: 'fine' }, `Told by ${data.sources[i].length} documents in all.`) : ''),
    conflicts.length ? section('The sources disagree', h('ul', { class: 'conflicts' }, conflicts.map(conflictCard))) : '',
    steps(i, 0), steps(i, 1),
  ];
}

function startPanel() {
  const t = texts(), undated = EVENTS - dated.length;
  return [
    h('h2', { class: 'lead' }, 'Select an event to read who says so, what preceded it and what followed.'),
    t.conflicts.length ? section('Where the sources disagree', h('ul', { class: 'conflicts' }, t.conflicts.slice(0, 50).map(conflictCard))) : '',
    undated ? section('Not dated', h('p', { class: 'fine' }, 'No source lets a date be given or bounded.'), h('ol', { class: 'steps' }, notDated().slice(0, 50).map((i) => h('li', { class: 'step near' }, h('button', { type: 'button', 'data-go': i }, bdi(data.label[i]))))),
      undated > 50 ? h('p', { class: 'fine' }, `and ${undated - 50} more, at the end of the list`) : '') : '',
    el('about').content.cloneNode(true),
  ];
}

function notDated() {
  const out = [];
  for (let i = 0; i < EVENTS; i++) if (whenOf(i).open === 'both' && (!shown.pass || shown.pass[i])) out.push(i);
  return out;
}

function fillPanel() {
  el('panel').replaceChildren(...(view.sel >= 0 ? eventPanel(view.sel) : startPanel()).flat().filter((x) => x));
  el('panel').scrollTop = 0;
  document.body.classList.toggle('chosen', view.sel >= 0);
}
