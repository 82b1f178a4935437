// The same events as a list: a page of rows at a time on the screen, all of them (to a bound) in print.

const PAGE = 100, MOST_PRINTED = 2000;
let page = 0;

function listRow(i, whole) {
  const marks = [factualityOf(i) === 'happened' ? '' : factualityOf(i), inConflict[i] ? 'sources disagree' : ''].filter(Boolean).join(', ');
  return h('li', { class: i === view.sel ? 'chosen' : null, value: i + 1 },
    h('p', { class: 'date' }, time(whenOf(i))),
    h('div', {},
      whole ? h('p', { class: 'label', dir: 'auto' }, data.label[i]) : h('button', { type: 'button', class: 'label', 'data-go': i, dir: 'auto' }, data.label[i]),
      marks ? h('p', { class: `status ${factualityOf(i)}` }, marks) : '',
      texts().of[i].slice(0, whole ? 9 : 1).map(quoteOf)));
}

/// `turned`: the page asked for, not the one of the selection.
function fillList(turned) {
  const ids = [];
  for (let i = 0; i < EVENTS; i++) if (shown.pass[i]) ids.push(i);
  if (!turned && shown.pass[view.sel]) page = Math.floor(ids.indexOf(view.sel) / PAGE);
  page = Math.max(0, Math.min(page, Math.ceil(ids.length / PAGE) - 1));
  const from = page * PAGE, rows = ids.slice(from, from + PAGE);
  const turn = (by, words) => h('button', { type: 'button', disabled: by < 0 ? page === 0 : from + PAGE >= ids.length, 'data-turn': by }, words);
  el('list').replaceChildren(
    rows.length ? h('ol', { class: 'chronology' }, rows.map((i) => listRow(i, false))) : h('p', { class: 'nothing' }, 'No event passes the filters.'),
    ids.length > PAGE ? h('nav', { class: 'pages', 'aria-label': 'Pages of the list' }, turn(-1, 'Earlier'), `${from + 1}–${from + rows.length} of ${ids.length}`, turn(1, 'Later')) : '');
}

/// Made for the printer, thrown away after: the page itself holds no row twice.
function fillPrint() {
  const rows = [];
  for (let i = 0; i < EVENTS && rows.length < MOST_PRINTED; i++) if (shown.pass[i]) rows.push(listRow(i, true));
  const count = shown.pass.reduce((a, b) => a + b, 0);
  el('print').replaceChildren(h('ol', { class: 'chronology' }, rows), count > rows.length ? h('p', {}, `The first ${rows.length} of ${count} events; filter to print others.`) : '');
}
addEventListener('beforeprint', fillPrint);
addEventListener('afterprint', () => el('print').replaceChildren());
