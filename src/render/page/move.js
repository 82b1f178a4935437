// Zoom and pan: wheel, drag, pinch and keys; and the walk from event to event.

const SHORTEST = 2;

function setRange(from, to) {
  const [a, b] = extent.all, half = Math.max(SHORTEST, Math.min(to - from, (b - a) * 1.2)) / 2, middle = Math.max(a, Math.min((from + to) / 2, b));
  view.from = middle - half;
  view.to = middle + half;
  redraw();
  writeFragment();
}

/// Keeps the day under `x` in its place; the middle when none is given.
function zoom(factor, x) {
  const at = view.from + (x ? (x - shown.gutter) / (shown.width - shown.gutter) : 0.5) * (view.to - view.from);
  setRange(at - (at - view.from) * factor, at + (view.to - at) * factor);
}

const shift = (days) => setRange(view.from + days, view.to + days);
const pan = (pixels) => shift((pixels / (shown.width - shown.gutter)) * (view.to - view.from));
const moveTo = (day) => shift(day - (view.from + view.to) / 2);
const middleOf = (i) => (FROM[i] + TO[i]) / 2;

function span(days) {
  const middle = middleOf(view.sel) || (view.from + view.to) / 2;
  setRange(middle - days / 2, middle + days / 2);
}

/// The selected event with its causes and effects.
function showAround() {
  const i = view.sel, all = [i, ...causesOf(i).map((l) => l.from), ...effectsOf(i).map((l) => l.to)].filter((j) => FROM[j] === FROM[j]);
  const from = Math.min(...all.map((j) => FROM[j])), to = Math.max(...all.map((j) => TO[j])), pad = Math.max(5, (to - from) * 0.15);
  if (to >= from) setRange(from - pad, to + pad * 2);
}

const presets = { all: () => setRange(...extent.all), year: () => span(366), month: () => span(31), selection: showAround };

const stageX = (x) => x - stage.getBoundingClientRect().left;
stage.addEventListener('wheel', (e) => {
  const unit = e.deltaMode ? 16 : 1, sideways = Math.abs(e.deltaX) > Math.abs(e.deltaY), x = stageX(e.clientX);
  // Over the names the lanes scroll.
  if (x < shown.gutter && !e.ctrlKey) return;
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
  const before = fingers.get(e.pointerId), now = [e.clientX, e.clientY];
  if (!before) return;
  if (fingers.size === 1) {
    dragged += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
    if (dragged > 4) {
      stage.scrollTop -= now[1] - before[1];
      pan(before[0] - now[0]);
    }
  } else {
    dragged = 99;
    const other = [...fingers].find(([id]) => id !== e.pointerId)[1], far = (p) => Math.max(30, Math.hypot(p[0] - other[0], p[1] - other[1]));
    zoom(far(before) / far(now), stageX((now[0] + other[0]) / 2));
    pan((before[0] - now[0]) / 2);
  }
  fingers.set(e.pointerId, now);
});
for (const end of ['pointerup', 'pointercancel'])
  addEventListener(end, (e) => fingers.delete(e.pointerId));

/// The next event, in time, that the filters let through; or the one nearest in time in the next lane.
function walk(by) {
  for (let i = view.sel < 0 && by < 0 ? EVENTS - 1 : view.sel + by; i >= 0 && i < EVENTS; i += by) if (shown.pass[i]) return select(i);
}

function climb(by) {
  const here = view.sel >= 0 && placesOf(view.sel)[0];
  if (!here) return walk(by);
  const lane = shown.lanes[shown.lanes.indexOf(here.lane) + by], gap = (i) => (i === view.sel ? Infinity : Math.abs(FROM[i] - FROM[view.sel]));
  if (lane) select(lane.items.reduce((best, i) => (gap(i) < gap(best) ? i : best)), lane);
}

const quarter = () => (view.to - view.from) / 4;
const keys = {
  ArrowRight: () => walk(1), ArrowLeft: () => walk(-1), ArrowDown: () => climb(1), ArrowUp: () => climb(-1),
  'Shift+ArrowRight': () => shift(quarter()), 'Shift+ArrowLeft': () => shift(-quarter()), '+': () => zoom(0.6), '=': () => zoom(0.6), '-': () => zoom(1 / 0.6), 0: presets.all,
  Enter: () => el('panel-title')?.focus(),
};
stage.addEventListener('keydown', (e) => {
  const action = keys[(e.shiftKey && e.key.startsWith('Arrow') ? 'Shift+' : '') + e.key];
  if (!action || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  action();
});
