// One mark an event and lane: a dot for a day, a bar for what lasts, a pale band for "some time within",
// a fading edge for what is open or approximate. Nodes are kept from one drawing to the next.

// By lane and place in it.
const marks = new Map();

function clearMarks() {
  marks.clear();
  layer.marks.replaceChildren();
  layer.more.replaceChildren();
}

function makeMark(i) {
  const tone = toneOf(i), { kind, core } = whenOf(i), status = factualityOf(i), fade = { left: 'left', right: 'right', soft: 'both' }[kind];
  const mark = { kind, width: -1, shape: svg('rect', { class: 'shape', rx: kind === 'dot' || kind === 'bar' ? 6 : 3, fill: fade && `url(#fade-${fade}-${tone})` }), text: svg('text', { y: 4.5, direction: 'ltr' }) };
  if (core) mark.core = svg('rect', { class: 'core', y: -MARK / 2, height: MARK, rx: 3 });
  if (kind === 'left' || kind === 'right' || status === 'ongoing' || status === 'denied') mark.sign = svg('path', { class: 'sign' });
  if (inConflict.has(i)) mark.flag = svg('path', { class: 'flag', d: 'M0 -9.5l4.5 8h-9z' });
  mark.g = svg('g', { class: `mark t${tone} ${kind} ${status}${inConflict.has(i) ? ' contested' : ''}`, 'data-i': i }, mark.shape, mark.core, mark.sign, mark.flag, mark.text);
  return mark;
}

/// Where an event is known to begin or to end stands a firm edge; struck through is what is denied.
function signOf(i, kind, w) {
  const h = MARK / 2;
  return (kind === 'left' ? `M${w} ${-h - 1}V${h + 1}M7 -4L3 0L7 4` : '') + (kind === 'right' ? `M0 ${-h - 1}V${h + 1}M${w - 7} -4L${w - 3} 0L${w - 7} 4` : '')
    + (factualityOf(i) === 'ongoing' ? `M${w + 1} -4L${w + 5} 0L${w + 1} 4` : '') + (factualityOf(i) === 'denied' ? `M-3 ${h}L${w + 3} ${-h}` : '');
}

function placeMark(mark, lane, k, x, y) {
  const i = lane.items[k], width = lane.right[k] - lane.left[k];
  mark.g.setAttribute('transform', `translate(${x.toFixed(1)} ${y})`);
  if (width !== mark.width) {
    mark.width = width;
    const height = width < MARK + 2 ? DOT : MARK;
    build(mark.shape, { y: -height / 2, width, height });
    mark.sign?.setAttribute('d', signOf(i, mark.kind, width));
    mark.flag?.setAttribute('transform', `translate(${Math.min(width / 2, 40)} -2)`);
    if (mark.core) {
      const [a, b] = whenOf(i).core.map((day) => day * shown.scale - lane.left[k]);
      build(mark.core, { x: a, width: Math.max(2, b - a) });
    }
  }
  // The label: inside a mark that is wide enough, and there always in view; else right of it, up to the edge.
  const inside = width > Math.min(labelWidth(i), MOST_LABEL) + 16;
  const at = inside ? Math.max(8, shown.gutter - x + 8) : width + 6 + (factualityOf(i) === 'ongoing' ? 5 : 0);
  const room = Math.floor(Math.min(lane.room[k], inside ? width - at - 6 : Infinity, shown.width - x - at - 4));
  if (mark.at !== at) mark.text.setAttribute('x', (mark.at = at).toFixed(1));
  if (mark.room === room) return;
  mark.room = room;
  const label = room < MIN_LABEL - 1 ? '' : labelWidth(i) <= room + 1 ? labelOf(i) : fit(labelOf(i), room);
  if (label !== mark.label) mark.text.textContent = mark.label = label;
}

function drawMarks() {
  const alive = new Set(), extra = [];
  shown.lanes.forEach((lane, n) => {
    if (!visible(lane)) return;
    let more = '';
    for (const k of lane.more) {
      const x = lane.left[k] - shown.offset;
      if (x > shown.gutter && x < shown.width) more += `M${x.toFixed(1)} ${laneTop(lane) + lane.height - 8}h8v3h-8z`;
    }
    if (more) extra.push(svg('path', { d: more }));
    for (let k = 0; k < lane.items.length; k++) {
      if (lane.row[k] < 0) continue;
      const x = lane.left[k] - shown.offset, y = rowMiddle(lane, lane.row[k]);
      if (x > shown.width || lane.right[k] - shown.offset + lane.room[k] < shown.gutter || y < AXIS - ROW || y > shown.height + ROW) continue;
      const key = n * 1e7 + k;
      let mark = marks.get(key);
      if (!mark) {
        marks.set(key, (mark = makeMark(lane.items[k])));
        layer.marks.append(mark.g);
      }
      alive.add(key);
      placeMark(mark, lane, k, x, y);
      const chosen = lane.items[k] === view.sel;
      if (mark.chosen !== chosen) mark.g.classList.toggle('chosen', (mark.chosen = chosen));
    }
  });
  for (const [key, mark] of marks)
    if (!alive.has(key)) {
      mark.g.remove();
      marks.delete(key);
    }
  layer.more.replaceChildren(...extra);
}

/// Where an event stands in the drawing: one place a lane it is in.
function placesOf(i) {
  const out = [], [a, b] = markOf(i, shown.scale);
  for (const lane of shown.lanes) {
    const k = lane.items.indexOf(i), row = shown.dense ? -1 : lane.row?.[k];
    if (k >= 0) out.push({ lane, left: a - shown.offset, right: b - shown.offset, y: row >= 0 ? rowMiddle(lane, row) : laneTop(lane) + lane.height - 7 });
  }
  return out;
}
