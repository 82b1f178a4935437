// Wires the controls to the view.

/// Selects an event and brings it into view, in `lane` when it stands in several.
function select(i, lane = null) {
  if (i === view.sel && i >= 0) return;
  view.sel = i;
  fillPanel();
  if (view.view === 'list') {
    for (const row of el('list').querySelectorAll('li[value]')) row.classList.toggle('chosen', +row.value === i + 1);
  } else {
    if (i >= 0) bringIntoView(i, lane);
    redraw();
  }
  if (i >= 0) el('live').textContent = [data.label[i], whenOf(i).text, factualityOf(i), categoryOf(i).toLowerCase(), names(participants(i)).join(', ')].filter(Boolean).join('. ');
  writeFragment();
}

function bringIntoView(i, lane = null) {
  const w = whenOf(i);
  if (w.open === 'both') return;
  if (w.to < view.from || w.from > view.to) moveTo((w.from + w.to) / 2);
  const place = placesOf(i).find((p) => !lane || p.lane === lane);
  if (!place) return;
  const low = el('panel').offsetTop > stage.offsetTop && getComputedStyle(el('panel')).position === 'fixed' ? el('panel').offsetTop - stage.offsetTop : shown.height;
  if (place.y < AXIS + 30) stage.scrollTop += place.y - AXIS - 60;
  else if (place.y > low - 40) stage.scrollTop += place.y - low + 90;
}

/// After the filters, the grouping or the kind of view changed.
function refresh() {
  regroup();
  const listed = view.view === 'list';
  el('time').hidden = listed;
  el('list').hidden = !listed;
  const count = shown.pass.reduce((a, b) => a + b, 0), n = (x) => x.toLocaleString('en');
  el('count').textContent = `${count === EVENTS ? '' : n(count) + ' of '}${n(EVENTS)} events`;
  el('empty').hidden = count > 0;
  for (const b of document.querySelectorAll('[data-set]')) {
    const [key, value] = b.dataset.set.split('=');
    b.setAttribute('aria-pressed', view[key] === value);
  }
  const active = FACETS.filter((f) => view[f]).length;
  el('filters-count').textContent = active ? ` (${active})` : '';
  if (listed) fillList();
  else drawOverview();
  redraw();
  writeFragment();
}

function fillControls() {
  const counted = (of) => {
    const by = new Map();
    for (let i = 0; i < EVENTS; i++) for (const name of of(i)) if (name) by.set(name, (by.get(name) || 0) + 1);
    return [...by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 300);
  };
  const fill = (id, rows) => el(id).append(...rows.map(([name, n]) => h('option', { value: name }, `${name} (${n})`)));
  fill('f-actor', counted((i) => new Set(involved(i))));
  fill('f-category', counted((i) => [categoryOf(i) || 'none']));
  fill('f-factuality', counted((i) => [factualityOf(i)]));
  fill('f-source', counted((i) => new Set(data.sources[i].map(sourceName))));
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
    page = 0;
    refresh();
  }, 120);
});
for (const f of FACETS)
  el(`f-${f}`).addEventListener('change', ({ target }) => {
    const wrong = target.tagName === 'INPUT' && target.value && parseDay(target.value) === null;
    target.setAttribute('aria-invalid', !!wrong);
    view[f] = wrong ? '' : target.value.trim();
    page = 0;
    refresh();
  });
el('clear').addEventListener('click', () => {
  for (const f of [...FACETS, 'q']) view[f] = '';
  showControls();
  refresh();
});

document.addEventListener('click', (e) => {
  const hit = e.target.closest('[data-go],[data-close],[data-set],[data-preset],[data-i],[data-zoom],[data-turn]');
  const filters = el('filters');
  if (filters.open && !filters.contains(e.target)) filters.open = false;
  if (!hit || (stage.contains(hit) && dragged > 4)) return;
  const { go, set, preset, i, zoom: by, turn } = hit.dataset;
  if (go !== undefined || i !== undefined) select(+(go ?? i));
  else if (hit.dataset.close !== undefined) close();
  else if (set) {
    const [key, value] = set.split('=');
    view[key] = value;
    refresh();
  } else if (preset) presets[preset]();
  else if (by) zoom(+by);
  else if (turn) {
    page += +turn;
    fillList(true);
    el('list').scrollTop = 0;
    el('list').focus();
  }
});

function close() {
  select(-1);
  (view.view === 'list' ? el('list') : stage).focus();
}

document.addEventListener('keydown', (e) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
  if (e.key === 'Escape' && el('filters').open) el('filters').open = false;
  else if (e.key === 'Escape' && view.sel >= 0 && !typing) close();
  else if (e.key === '/' && !typing) {
    e.preventDefault();
    el('search').focus();
  }
});

stage.addEventListener('scroll', redraw, { passive: true });
function show() {
  readFragment();
  if (!dated.length) view.view = 'list';
  refresh();
  draw();
  showControls();
  fillPanel();
  if (view.sel >= 0) bringIntoView(view.sel);
}
addEventListener('hashchange', show);

el('app').hidden = false;
document.body.classList.add('live');
fillControls();
show();
new ResizeObserver(redraw).observe(stage);
