// Arrows for the causes of the selected event, and for theirs: solid where a text states the link, dashed
// where it is inferred. Its direct effects too, paler.

/// The pair of places, one of each event, that lie nearest by height.
function nearest(from, to) {
  let best = null;
  for (const a of from)
    for (const b of to) {
      const cost = Math.abs(a.y - b.y);
      if (!best || cost < best.cost) best = { a, b, cost };
    }
  return best;
}

function arrow(l, effect) {
  const pair = nearest(placesOf(l.from), placesOf(l.to));
  if (!pair) return null;
  const { gutter, width } = shown;
  const clamp = (x) => Math.max(gutter - 20, Math.min(width + 20, x));
  const x1 = clamp(pair.a.right + 1), y1 = pair.a.y, x2 = clamp(pair.b.left - 2), y2 = pair.b.y;
  const apart = x2 - x1, bend = Math.max(28, Math.min(120, Math.abs(apart) / 2));
  const rise = Math.abs(y2 - y1) < 4 ? 26 : 0; // over the labels of its own line
  const d = `M${x1} ${y1}C${x1 + bend} ${y1 - rise} ${x2 - bend} ${y2 - rise} ${x2 - 7} ${y2}`;
  const g = svg('g', { class: `arrow ${l.stated ? 'stated' : 'inferred'}${l.alleged ? ' claimed' : ''}${effect ? ' effect' : ''}`, 'data-from': l.from, 'data-to': l.to });
  svg('path', { class: 'under', d }, g);
  svg('path', { class: 'line', d }, g);
  svg('path', { class: 'head', d: `M${x2} ${y2}l-9 -4.5v9z` }, g);
  return g;
}

function drawArrows() {
  const nodes = [];
  if (view.sel >= 0) {
    for (const l of effectsOf(view.sel)) nodes.push(arrow(l, true));
    for (const l of causesOf(view.sel)) nodes.push(arrow(l, false));
    for (const p of placesOf(view.sel)) {
      if (p.right < shown.gutter || p.left > shown.width) continue;
      nodes.push(svg('rect', { class: 'ring', x: p.left - 4, y: p.y - MARK / 2 - 4, width: p.right - p.left + 8, height: MARK + 8, rx: 8 }));
    }
  }
  layer.arrows.replaceChildren(...nodes.filter(Boolean));
}
