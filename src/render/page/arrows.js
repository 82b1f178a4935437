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
  const level = Math.abs(y2 - y1) < 4;
  // What lies on one line arches over the labels between; what runs back loops round.
  const c1 = level ? `${x1 + bend} ${y1 - 26}` : `${x1 + bend} ${y1}`, c2 = level ? `${x2 - bend} ${y2 - 26}` : `${x2 - bend} ${y2}`;
  const g = svg('g', { class: `arrow ${l.stated ? 'stated' : 'inferred'}${l.alleged ? ' claimed' : ''}${effect ? ' effect' : ''}`, 'data-from': l.from, 'data-to': l.to });
  svg('path', { class: 'under', d: `M${x1} ${y1}C${c1} ${c2} ${x2 - 7} ${y2}` }, g);
  svg('path', { class: 'line', d: `M${x1} ${y1}C${c1} ${c2} ${x2 - 7} ${y2}` }, g);
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
  refill(layer.arrows, nodes.filter(Boolean));
}
