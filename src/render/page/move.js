// Zoom and pan: wheel, drag, pinch and keys; and the walk from event to event.

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const SHORTEST = 2;

function setRange(from, to) {
  const [a, b] = extent.all, whole = b - a, span = Math.max(SHORTEST, Math.min(to - from, whole * 1.2));
  const middle = Math.max(a, Math.min((from + to) / 2, b));
  view.from = middle - span / 2;
  view.to = middle + span / 2;
  redraw();
  writeFragment();
}

let flight = 0;
/// Goes there in a few frames, or at once for those who want no motion.
function glide(from, to) {
  cancelAnimationFrame(flight);
  if (calm.matches || shown.dense) return setRange(from, to);
  const a = [view.from, view.to], begin = performance.now();
  const step = (now) => {
    const t = Math.min(1, (now - begin) / 220), e = 1 - (1 - t) ** 3;
    setRange(a[0] + (from - a[0]) * e, a[1] + (to - a[1]) * e);
    if (t < 1) flight = requestAnimationFrame(step);
  };
  flight = requestAnimationFrame(step);
}

/// Keeps the day under `x` in its place; the middle when none is given.
function zoom(factor, x) {
  const at = view.from + (x ? (x - shown.gutter) / (shown.width - shown.gutter) : 0.5) * (view.to - view.from);
  (x ? setRange : glide)(at - (at - view.from) * factor, at + (view.to - at) * factor);
}

function pan(pixels) {
  const by = (pixels / (shown.width - shown.gutter)) * (view.to - view.from);
  setRange(view.from + by, view.to + by);
}

function moveTo(day) {
  const half = (view.to - view.from) / 2;
  glide(day - half, day + half);
}

const presets = {
  all: () => glide(...extent.all),
  year: () => span(366),
  month: () => span(31),
  selection: () => view.sel >= 0 && showAround(view.sel),
};
function span(days) {
  const w = view.sel >= 0 ? whenOf(view.sel) : null;
  const middle = w && w.open !== 'both' ? (w.from + w.to) / 2 : (view.from + view.to) / 2;
  glide(middle - days / 2, middle + days / 2);
}

/// The selected event with its causes and effects.
function showAround(i) {
  const all = [i, ...causesOf(i).map((l) => l.from), ...effectsOf(i).map((l) => l.to)].filter((j) => whenOf(j).open !== 'both');
  if (!all.length) return;
  const from = Math.min(...all.map((j) => FROM[j])), to = Math.max(...all.map((j) => TO[j])), pad = Math.max(5, (to - from) * 0.15);
  glide(from - pad, to + pad);
}

stage.addEventListener('wheel', (e) => {
  const unit = e.deltaMode === 1 ? 16 : e.deltaMode === 2 ? 400 : 1;
  const sideways = Math.abs(e.deltaX) > Math.abs(e.deltaY);
  const x = e.clientX - stage.getBoundingClientRect().left;
  if (x < shown.gutter && !e.ctrlKey) return; // over the names the lanes scroll
  e.preventDefault();
  if (sideways || e.shiftKey) pan((sideways ? e.deltaX : e.deltaY) * unit);
  else zoom(Math.exp(Math.max(-120, Math.min(120, e.deltaY * unit)) * (e.ctrlKey ? 0.008 : 0.0022)), x);
}, { passive: false });

const fingers = new Map();
let dragged = 0;
stage.addEventListener('pointerdown', (e) => {
  if (e.button) return;
  fingers.set(e.pointerId, [e.clientX, e.clientY]);
  if (fingers.size === 1) dragged = 0;
});
addEventListener('pointermove', (e) => {
  const before = fingers.get(e.pointerId);
  if (!before) return;
  const now = [e.clientX, e.clientY];
  if (fingers.size === 1) {
    dragged += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
    if (dragged > 4) {
      stage.classList.add('dragging');
      stage.scrollTop -= now[1] - before[1];
      pan(before[0] - now[0]);
    }
  } else {
    dragged = 99;
    const other = [...fingers].find(([id]) => id !== e.pointerId)[1];
    const far = (p) => Math.max(30, Math.hypot(p[0] - other[0], p[1] - other[1]));
    zoom(far(before) / far(now), (now[0] + other[0]) / 2 - stage.getBoundingClientRect().left);
    pan((before[0] - now[0]) / 2);
  }
  fingers.set(e.pointerId, now);
});
for (const end of ['pointerup', 'pointercancel'])
  addEventListener(end, (e) => {
    fingers.delete(e.pointerId);
    if (!fingers.size) stage.classList.remove('dragging');
  });

/// The next event, in time, that the filters let through; or the one nearest in time in the next lane.
function walk(by) {
  let i = view.sel;
  if (i < 0) i = by > 0 ? -1 : EVENTS;
  for (i += by; i >= 0 && i < EVENTS; i += by) if (shown.pass[i]) return select(i);
}

function climb(by) {
  const here = view.sel >= 0 ? placesOf(view.sel) : [];
  if (!here.length) return walk(by);
  const at = shown.lanes.indexOf(here[0].lane) + by, lane = shown.lanes[at];
  if (!lane) return;
  const gap = (i) => Math.abs(FROM[i] - FROM[view.sel]);
  select(lane.items.reduce((best, i) => (i !== view.sel && (best < 0 || gap(i) < gap(best)) ? i : best), -1), lane);
}

const EDGE = () => (view.to - view.from) * 0.25;
const keys = {
  ArrowRight: () => walk(1), ArrowLeft: () => walk(-1), ArrowDown: () => climb(1), ArrowUp: () => climb(-1),
  'Shift+ArrowRight': () => setRange(view.from + EDGE(), view.to + EDGE()), 'Shift+ArrowLeft': () => setRange(view.from - EDGE(), view.to - EDGE()),
  '+': () => zoom(0.6), '=': () => zoom(0.6), '-': () => zoom(1 / 0.6), 0: presets.all,
  Home: () => { view.sel = -1; walk(1); }, End: () => { view.sel = -1; walk(-1); },
  Enter: () => el('panel-title')?.focus(),
};
stage.addEventListener('keydown', (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const action = keys[(e.shiftKey && e.key.startsWith('Arrow') ? 'Shift+' : '') + e.key];
  if (!action) return;
  e.preventDefault();
  action();
});
