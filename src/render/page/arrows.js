// Arrows for the causes of the selected event, and for theirs: solid where a text states the link, dashed
// where it is inferred. Its direct effects too, paler.

function arrow(l, effect) {
  // Of the places of both events the pair that lies nearest by height.
  const pairs = placesOf(l.from).flatMap((a) => placesOf(l.to).map((b) => [a, b])).sort((p, q) => Math.abs(p[0].y - p[1].y) - Math.abs(q[0].y - q[1].y));
  if (!pairs.length) return null;
  const [a, b] = pairs[0], inside = (x) => Math.max(shown.gutter - 20, Math.min(shown.width + 20, x)), down = Math.sign(b.y - a.y);
  let x1 = inside(a.right + 1), x2 = inside(b.left - 2), y1 = a.y, y2 = b.y, line, head;
  if (x2 - x1 < 12 && down) {
    // They may be at one time: from edge to edge, where both are.
    x1 = inside(Math.min(a.right - 4, Math.max(a.left + 4, b.left - 14)));
    x2 = inside(Math.min(b.right - 4, Math.max(b.left + 6, x1)));
    y1 += (down * MARK) / 2;
    y2 -= (down * MARK) / 2;
    line = `M${x1} ${y1}C${x1} ${y1 + 16 * down} ${x2} ${y2 - 22 * down} ${x2} ${y2 - 7 * down}`;
    head = `M${x2} ${y2}l-4.5 ${-9 * down}h9z`;
  } else {
    // Over the labels of its own line.
    const bend = Math.max(28, Math.min(120, Math.abs(x2 - x1) / 2)), rise = Math.abs(y2 - y1) < 4 ? 26 : 0;
    line = `M${x1} ${y1}C${x1 + bend} ${y1 - rise} ${x2 - bend} ${y2 - rise} ${x2 - 7} ${y2}`;
    head = `M${x2} ${y2}l-9 -4.5v9z`;
  }
  return svg('g', { class: `arrow ${l.stated ? 'stated' : 'inferred'}${effect ? ' effect' : ''}`, 'data-from': l.from, 'data-to': l.to },
    svg('path', { class: 'under', d: line }), svg('path', { class: 'line', d: line }), svg('path', { class: 'head', d: head }));
}

function drawArrows() {
  const nodes = [];
  if (view.sel >= 0) {
    nodes.push(...effectsOf(view.sel).map((l) => arrow(l, true)), ...causesOf(view.sel).map((l) => arrow(l, false)));
    for (const p of placesOf(view.sel))
      if (p.right > shown.gutter && p.left < shown.width) nodes.push(svg('rect', { class: 'ring', x: p.left - 4, y: p.y - MARK / 2 - 4, width: p.right - p.left + 8, height: MARK + 8, rx: 8 }));
  }
  layer.arrows.replaceChildren(...nodes.filter(Boolean));
}
