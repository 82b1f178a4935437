// The strip below: all events by density, and a window on what is in view. Drag it to move, its ends or
// the keys to zoom. And how many events lie before and after the view.

const strip = el('overview');
const BINS = 240;

function drawOverview() {
  const change = new Float32Array(BINS + 1), [a, b] = extent.all, unit = BINS / (b - a);
  for (let i = 0; i < EVENTS; i++) {
    if (!shown.pass[i] || whenOf(i).open === 'both') continue;
    const from = Math.max(0, Math.min(BINS - 1, Math.floor((FROM[i] - a) * unit)));
    const to = Math.max(from + 1, Math.min(BINS, Math.ceil((TO[i] - a) * unit)));
    change[from] += 1 / (to - from);
    change[to] -= 1 / (to - from);
  }
  let sum = 0, peak = 0;
  for (let k = 0; k < BINS; k++) {
    sum += change[k];
    change[k] = Math.max(0, sum);
    peak = Math.max(peak, change[k]);
  }
  let d = 'M0 34';
  for (let k = 0; k < BINS; k++) d += `V${(34 - 26 * Math.sqrt(change[k] / (peak || 1))).toFixed(1)}H${k + 1}`;
  el('overview-shape').setAttribute('d', d + 'V34Z');
}

function drawEdges() {
  const [a, b] = extent.all, place = (day) => Math.max(0, Math.min(BINS, ((day - a) / (b - a)) * BINS));
  const x = place(view.from), width = Math.max(1.5, place(view.to) - x);
  for (const [key, value] of [['x', x], ['width', width]]) el('overview-window').setAttribute(key, value.toFixed(2));
  let before = 0, after = 0;
  for (const i of dated) {
    if (!shown.pass[i]) continue;
    before += TO[i] < view.from && whenOf(i).open !== 'right';
    after += FROM[i] > view.to && whenOf(i).open !== 'left';
  }
  for (const [id, n, words] of [['earlier', before, `◂ ${before} earlier`], ['later', after, `${after} later ▸`]]) {
    el(id).hidden = !n;
    el(id).textContent = words;
  }
}

/// To the nearest event outside the view.
function turnTo(side) {
  let best = NaN;
  for (const i of dated) {
    if (!shown.pass[i]) continue;
    if (side < 0 && TO[i] < view.from && !(TO[i] <= best)) best = TO[i];
    if (side > 0 && FROM[i] > view.to && !(FROM[i] >= best)) best = FROM[i];
  }
  if (!Number.isNaN(best)) moveTo(best);
}

strip.addEventListener('pointerdown', (e) => {
  strip.setPointerCapture(e.pointerId);
  const go = (x) => {
    const box = strip.getBoundingClientRect(), [a, b] = extent.all;
    const middle = a + ((x - box.left) / box.width) * (b - a), half = (view.to - view.from) / 2;
    setRange(middle - half, middle + half);
  };
  go(e.clientX);
  const move = (m) => go(m.clientX);
  strip.addEventListener('pointermove', move);
  strip.addEventListener('pointerup', () => strip.removeEventListener('pointermove', move), { once: true });
});
