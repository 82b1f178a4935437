// Wires the controls to the view.

function announce(words) {
  el('live').textContent = words;
}

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
  if (i >= 0) announce(`${data.label[i]}. ${whenOf(i).text}. ${factualityOf(i)}${categoryOf(i) ? ', ' + categoryOf(i).toLowerCase() : ''}. ${names(participants(i)).join(', ')}`);
  writeFragment();
}

function bringIntoView(i, lane) {
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
  const count = shown.pass.reduce((a, b) => a + b, 0);
  el('count').textContent = count === EVENTS ? `${EVENTS.toLocaleString('en')} events` : `${count.toLocaleString('en')} of ${EVENTS.toLocaleString('en')} events`;
  el('empty').hidden = count > 0;
  for (const b of document.querySelectorAll('[data-set]')) {
    const [key, value] = b.dataset.set.split('=');
    b.setAttribute('aria-pressed', view[key] === value);
  }
  const active = [...FACETS, 'since', 'until'].filter((f) => view[f]).length;
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
  fill('f-actor', counted((i) => new Set(names([...data.by[i], ...data.to[i], ...data.at[i]]))));
  fill('f-category', counted((i) => [categoryOf(i) || 'none']));
  fill('f-factuality', counted((i) => [factualityOf(i)]));
  fill('f-source', counted((i) => new Set(data.sources[i].map(sourceName))));
}

function showControls() {
  el('search').value = view.q;
  for (const f of FACETS) {
    const box = el(`f-${f}`);
    if (view[f] && ![...box.options].some((o) => o.value === view[f])) box.append(h('option', { value: view[f] }, view[f]));
    box.value = view[f];
  }
  el('f-since').value = view.since;
  el('f-until').value = view.until;
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
for (const f of FACETS) el(`f-${f}`).addEventListener('change', (e) => { view[f] = e.target.value; page = 0; refresh(); });
for (const f of ['since', 'until'])
  el(`f-${f}`).addEventListener('change', (e) => {
    const wrong = e.target.value && parseDay(e.target.value) === null;
    e.target.setAttribute('aria-invalid', !!wrong);
    view[f] = wrong ? '' : e.target.value.trim();
    refresh();
  });
el('clear').addEventListener('click', () => {
  for (const f of [...FACETS, 'since', 'until', 'q']) view[f] = '';
  showControls();
  refresh();
});

document.addEventListener('click', (e) => {
  const hit = e.target.closest('[data-go],[data-close],[data-set],[data-preset],[data-i],[data-lane],[data-zoom]');
  const filters = el('filters');
  if (filters.open && !filters.contains(e.target)) filters.open = false;
  if (!hit || (stage.contains(hit) && dragged > 4)) return;
  const { go, set, preset, i, lane, zoom: by } = hit.dataset;
  if (go !== undefined || i !== undefined) select(+(go ?? i));
  else if (hit.dataset.close !== undefined) close();
  else if (set) {
    const [key, value] = set.split('=');
    view[key] = value;
    refresh();
  } else if (preset) presets[preset]();
  else if (by) zoom(+by, undefined, true);
  else if (lane !== undefined && !shown.lanes[lane].shared && view.lanes !== 'place') {
    const name = shown.lanes[lane].name, key = view.lanes;
    const value = key === 'category' ? name.toUpperCase() : name;
    view[key] = view[key] === value ? '' : value;
    showControls();
    refresh();
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

const tip = el('tip');
stage.addEventListener('pointermove', (e) => {
  const hit = e.pointerType === 'mouse' && !e.buttons && e.target.closest('[data-i]');
  tip.hidden = !hit;
  if (!hit) return;
  tip.replaceChildren(h('span', { class: 'when' }, whenOf(+hit.dataset.i).text), bdi(data.label[hit.dataset.i]));
  const x = Math.min(e.clientX + 14, innerWidth - tip.offsetWidth - 8);
  tip.style.left = `${x}px`;
  tip.style.top = `${e.clientY + 18}px`;
});
stage.addEventListener('pointerleave', () => (tip.hidden = true));

stage.addEventListener('scroll', redraw, { passive: true });
el('earlier').addEventListener('click', () => turnTo(-1));
el('later').addEventListener('click', () => turnTo(1));
addEventListener('hashchange', () => {
  readFragment();
  showControls();
  fillPanel();
  refresh();
});

el('app').hidden = false;
document.body.classList.add('live');
readFragment();
if (!dated.length && EVENTS) view.view = 'list';
showControls();
refresh();
draw();
fillControls();
showControls();
fillPanel();
if (view.sel >= 0) bringIntoView(view.sel, null);
new ResizeObserver(redraw).observe(stage);
