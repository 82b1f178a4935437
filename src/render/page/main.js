// Wires the controls to the view.

/// Selects an event and brings it into view, in `lane` when it stands in several.
function select(i, lane) {
  if (i === view.sel) return;
  view.sel = i;
  // The arrows too wait for what it reads.
  fillPanel().then(redraw);
  if (i >= 0) {
    bringIntoView(i, lane);
    el('live').textContent = [labelOf(i), whenOf(i).text, factualityOf(i), categoryOf(i).toLowerCase(), names(participants(i)).join(', ')].filter(Boolean).join('. ');
  }
  redraw();
  writeFragment();
}

function bringIntoView(i, lane) {
  measure();
  if (TO[i] < view.from || FROM[i] > view.to) moveTo(middleOf(i));
  const place = placesOf(i).find((p) => !lane || p.lane === lane), panel = el('panel');
  if (!place) return;
  const low = getComputedStyle(panel).position === 'fixed' ? panel.offsetTop - stage.offsetTop : shown.height;
  if (place.y < AXIS + 30) stage.scrollTop += place.y - AXIS - 60;
  else if (place.y > low - 40) stage.scrollTop += place.y - low + 90;
}

let asking = 0;
/// After the filters, the grouping or the kind of view changed.
async function refresh() {
  const mine = ++asking, pass = await passing(() => mine !== asking);
  if (!pass) return;
  regroup(pass);
  const listed = view.view === 'list', count = pass.includes(0) ? pass.reduce((a, b) => a + b, 0) : EVENTS, active = FACETS.filter((f) => view[f]).length;
  el('time').hidden = listed;
  el('list').hidden = !listed;
  el('count').textContent = `${count === EVENTS ? '' : grouped(count) + ' of '}${grouped(EVENTS)} events`;
  el('empty').hidden = count > 0;
  for (const b of document.querySelectorAll('[data-set]')) {
    const [key, value] = b.dataset.set.split('=');
    b.setAttribute('aria-pressed', view[key] === value);
  }
  el('filters-count').textContent = active ? ` (${active})` : '';
  if (listed) fillList();
  else drawOverview();
  redraw();
  writeFragment();
  readyToPrint();
}

function showControls() {
  el('search').value = view.q;
  for (const f of FACETS) {
    const box = el(`f-${f}`);
    if (view[f] && box.options && ![...box.options].some((o) => o.value === view[f])) box.append(h('option', { value: view[f] }, view[f]));
    box.value = view[f];
  }
}

let typing = 0;
el('search').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    view.q = el('search').value;
    refresh();
  }, 120);
});
for (const f of FACETS)
  el(`f-${f}`).addEventListener('change', ({ target }) => {
    const wrong = target.tagName === 'INPUT' && target.value && parseDay(target.value) === null;
    target.setAttribute('aria-invalid', !!wrong);
    view[f] = wrong ? '' : target.value.trim();
    refresh();
  });

// What a click on an element with data-KEY does.
const clicks = {
  go: (i) => select(+i),
  i: (i) => dragged > 4 || select(+i),
  close,
  set: (words) => {
    const [key, value] = words.split('=');
    view[key] = value;
    refresh();
  },
  preset: (name) => presets[name](),
  zoom: (by) => zoom(+by),
  save,
  clear: () => {
    for (const f of [...FACETS, 'q']) view[f] = '';
    showControls();
    refresh();
  },
  turn: (by) => {
    page += +by;
    fillList(true);
    el('list').scrollTop = 0;
    el('list').focus();
  },
};
const sheets = [el('filters'), el('save')];
document.addEventListener('click', ({ target }) => {
  for (const sheet of sheets) if (!sheet.contains(target)) sheet.open = false;
  for (const key in clicks) {
    const hit = target.closest(`[data-${key}]`);
    if (hit) return clicks[key](hit.dataset[key]);
  }
});

function close() {
  select(-1);
  (view.view === 'list' ? el('list') : stage).focus();
}

document.addEventListener('keydown', (e) => {
  const typing = /^(INPUT|SELECT)$/.test(e.target.tagName), open = sheets.find((sheet) => sheet.open);
  if (e.key === 'Escape') {
    if (open) open.open = false;
    else if (view.sel >= 0 && !typing) close();
  } else if (e.key === '/' && !typing) {
    e.preventDefault();
    el('search').focus();
  }
});
stage.addEventListener('scroll', redraw, { passive: true });

async function show() {
  const sel = readFragment();
  view.sel = -1;
  if (!dated.length) view.view = 'list';
  await refresh();
  draw();
  if (sel) {
    await readLibrary();
    view.sel = eventOfId(sel);
    if (view.sel >= 0) bringIntoView(view.sel);
    if (view.view === 'list') fillList();
    redraw();
  }
  await fillPanel();
  showControls();
}

el('app').hidden = false;
document.body.classList.add('live');
await show();
new ResizeObserver(() => (stage.clientWidth === shown.width && stage.clientHeight === shown.height) || redraw()).observe(stage);
addEventListener('hashchange', show);
