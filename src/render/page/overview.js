// The strip below: all events by density, and a window on what is in view. Drag it to move, its ends or
// the keys to zoom. And how many events lie before and after the view.

const strip = el('overview');
const BINS = 240;

function drawOverview() {
  const [a, b] = extent.all, sums = profile(dated.filter((i) => shown.pass[i]), a, BINS / (b - a), BINS);
  el('overview-shape').setAttribute('d', outline(sums, sums.reduce((x, y) => Math.max(x, y), 0.001), 0, 1, 34, 26));
}

function drawEdges() {
  const [a, b] = extent.all, place = (day) => Math.max(0, Math.min(BINS, ((day - a) / (b - a)) * BINS));
  const x = place(view.from), width = Math.max(1.5, place(view.to) - x);
  for (const [key, value] of [['x', x], ['width', width]]) el('overview-window').setAttribute(key, value.toFixed(2));
  const before = { n: 0, nearest: -Infinity }, after = { n: 0, nearest: Infinity };
  for (const i of dated) {
    if (!shown.pass[i]) continue;
    if (TO[i] < view.from) before.n++, (before.nearest = Math.max(before.nearest, TO[i]));
    if (FROM[i] > view.to) after.n++, (after.nearest = Math.min(after.nearest, FROM[i]));
  }
  for (const [id, side, words] of [['earlier', before, `◂ ${before.n} earlier`], ['later', after, `${after.n} later ▸`]]) {
    el(id).hidden = !side.n;
    el(id).textContent = words;
    el(id).onclick = () => moveTo(side.nearest);
  }
}

for (const type of ['pointerdown', 'pointermove'])
  strip.addEventListener(type, (e) => {
    if (!e.buttons) return;
    strip.setPointerCapture(e.pointerId);
    const box = strip.getBoundingClientRect(), [a, b] = extent.all;
    const middle = a + ((e.clientX - box.left) / box.width) * (b - a), half = (view.to - view.from) / 2;
    setRange(middle - half, middle + half);
  });
