// The strip below: all events by density, and a window on what is in view. Drag it to move.

const strip = el('overview'), BINS = 240;

function drawOverview() {
  const [a, b] = extent.all, sums = profile(dated, a, BINS / (b - a), BINS);
  el('overview-shape').replaceChildren(...areas(sums, highest([sums]), BINS, 0, 1, 34, 28));
}

function drawWindow() {
  const [a, b] = extent.all, place = (day) => Math.max(0, Math.min(BINS, ((day - a) / (b - a)) * BINS)), x = place(view.from);
  build(el('overview-window'), { x, width: Math.max(1.5, place(view.to) - x) });
}

for (const type of ['pointerdown', 'pointermove'])
  strip.addEventListener(type, (e) => {
    if (!e.buttons) return;
    strip.setPointerCapture(e.pointerId);
    const box = strip.getBoundingClientRect(), [a, b] = extent.all;
    moveTo(a + ((e.clientX - box.left) / box.width) * (b - a));
  });
