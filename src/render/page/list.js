// The same events as a list: a page of rows at a time on the screen, a bound of rows in print.

const PAGE = 100, MOST_PRINTED = 2000;
let page = 0;

function listRow(i, whole) {
  const marks = [factualityOf(i) !== 'happened' && factualityOf(i), inConflict.has(i) && 'sources disagree', library.edits[i] && 'edited'].filter(Boolean).join(', '), quotes = chunkOf(i) ? quotesOf(i) : [];
  return h('li', { value: i + 1 },
    h('p', { class: 'date' }, time(whenOf(i))),
    h('div', {}, h(whole ? 'p' : 'button', { type: !whole && 'button', class: 'label', 'data-go': !whole && `${i}`, dir: 'auto' }, labelOf(i)),
      marks && h('p', { class: 'status' }, marks), quotes.slice(0, whole ? 9 : 1).map(quoteFigure)));
}

const passed = () => range(0, EVENTS).filter((i) => shown.pass[i]);

/// `turned`: the page asked for, not the one of the selection.
async function fillList(turned) {
  await readLibrary();
  const ids = passed();
  if (!turned && shown.pass[view.sel]) page = Math.floor(ids.indexOf(view.sel) / PAGE);
  page = Math.max(0, Math.min(page, Math.ceil(ids.length / PAGE) - 1));
  const from = page * PAGE, rows = ids.slice(from, from + PAGE);
  await readTexts(rows);
  const turn = (by, words) => h('button', { type: 'button', disabled: by < 0 ? !page : from + PAGE >= ids.length, 'data-turn': by }, words);
  el('list').replaceChildren(h('ol', { class: 'chronology' }, rows.map((i) => listRow(i))),
    ids.length > PAGE ? h('nav', { class: 'pages', 'aria-label': 'Pages of the list' }, turn(-1, 'Earlier'), `${from + 1}–${from + rows.length} of ${ids.length}`, turn(1, 'Later')) : '');
}

/// The rows that are printed: of a long list those around the page it stands at.
function printed() {
  const ids = passed(), from = Math.floor((page * PAGE) / MOST_PRINTED) * MOST_PRINTED;
  return { ids, from, rows: ids.slice(from, from + MOST_PRINTED) };
}
async function readyToPrint() {
  await readLibrary();
  await readTexts(printed().rows);
}

/// Made for the printer, thrown away after: the page itself holds no row twice.
addEventListener('beforeprint', () => {
  const { ids, from, rows } = printed();
  el('print').replaceChildren(h('ol', { class: 'chronology' }, rows.map((i) => listRow(i, true))),
    ids.length > rows.length ? `Events ${from + 1} to ${from + rows.length} of ${ids.length}. Turn the pages of the list, or filter, to print others.` : '');
});
addEventListener('afterprint', () => el('print').replaceChildren());
