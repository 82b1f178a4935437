// One mark an event and lane: a dot for a day, a bar for what lasts, a pale band for "some time within",
// a fading edge for what is open or approximate. Nodes are kept from one drawing to the next.

const marks = new Map(); // by lane and place in it

function clearMarks() {
  marks.clear();
  layer.marks.replaceChildren();
}

const rounded = (w, h, r) => {
  r = Math.min(r, w / 2, h / 2);
  return `M${r} ${-h / 2}H${w - r}a${r} ${r} 0 0 1 ${r} ${r}V${h / 2 - r}a${r} ${r} 0 0 1 ${-r} ${r}H${r}a${r} ${r} 0 0 1 ${-r} ${-r}V${r - h / 2}a${r} ${r} 0 0 1 ${r} ${-r}z`;
};

/// The kind of drawing: "dot", "bar", "band", "left", "right" (open to that side) or "soft".
function kindOf(i) {
  const w = whenOf(i);
  return w.open || (w.soft ? 'soft' : w.point ? 'dot' : w.core && w.core[0] === w.from ? 'bar' : 'band');
}

function makeMark(i) {
  const tone = toneOf(i), kind = kindOf(i), factuality = factualityOf(i);
  const g = svg('g', { class: `mark t${tone} ${kind} ${factuality}${inConflict[i] ? ' contested' : ''}`, 'data-i': i });
  const mark = { g, width: -1, label: null, room: -1 };
  mark.area = svg('rect', { class: 'area', y: -ROW / 2, height: ROW }, g);
  mark.shape = svg('path', { class: 'shape' }, g);
  const fade = { left: 'left', right: 'right', soft: 'both' }[kind];
  if (fade && factuality !== 'planned' && factuality !== 'possible') mark.shape.setAttribute('fill', `url(#fade-${fade}-${tone})`);
  if (kind === 'band' && whenOf(i).core) mark.core = svg('path', { class: 'core' }, g);
  if (kind === 'left' || kind === 'right' || factuality === 'ongoing' || factuality === 'denied') mark.sign = svg('path', { class: 'sign' }, g);
  if (inConflict[i]) mark.flag = svg('path', { class: 'flag', d: 'M0 -9.5l4.5 8h-9z' }, g);
  svg('title', {}, g).textContent = `${whenOf(i).text}: ${data.label[i]}`;
  mark.text = svg('text', { y: 4.5, direction: 'ltr' }, g);
  return mark;
}

/// Where an event is known to begin or to end stands a firm edge; struck through is what is denied.
function signOf(i, w) {
  const kind = kindOf(i), h = MARK / 2;
  let d = '';
  if (kind === 'left') d += `M${w} ${-h - 1}V${h + 1}M7 -4L3 0L7 4`;
  if (kind === 'right') d += `M0 ${-h - 1}V${h + 1}M${w - 7} -4L${w - 3} 0L${w - 7} 4`;
  if (factualityOf(i) === 'ongoing') d += `M${w + 1} -4L${w + 5} 0L${w + 1} 4`;
  if (factualityOf(i) === 'denied') d += `M-3 ${h}L${w + 3} ${-h}`;
  return d;
}

function placeMark(mark, lane, k, x, y) {
  const i = lane.items[k], width = lane.right[k] - lane.left[k];
  mark.g.setAttribute('transform', `translate(${x.toFixed(1)} ${y})`);
  if (width !== mark.width) {
    mark.width = width;
    mark.shape.setAttribute('d', rounded(width, width < MARK + 2 ? DOT : MARK, kindOf(i) === 'dot' || kindOf(i) === 'bar' ? 6 : 3));
    if (mark.sign) mark.sign.setAttribute('d', signOf(i, width));
    if (mark.flag) mark.flag.setAttribute('transform', `translate(${Math.min(width / 2, 40)} -2)`);
    if (mark.core) {
      const [a, b] = whenOf(i).core.map((day) => day * shown.scale - lane.left[k]);
      mark.core.setAttribute('d', rounded(Math.max(2, b - a), MARK, 3));
      mark.core.setAttribute('transform', `translate(${a.toFixed(1)} 0)`);
    }
  }
  placeLabel(mark, lane, k, x, width);
}

/// Inside a mark that is wide enough, and there always in view; else right of it.
function placeLabel(mark, lane, k, x, width) {
  const i = lane.items[k];
  const inside = width > Math.min(labelWidth(i), MOST_LABEL) + 16;
  const at = inside ? Math.max(8, shown.gutter - x + 8) : width + 6 + (factualityOf(i) === 'ongoing' ? 5 : 0);
  const room = Math.floor(inside ? Math.min(lane.room[k], width - at - 6) : lane.room[k]);
  if (mark.at !== at) mark.text.setAttribute('x', (mark.at = at).toFixed(1));
  if (mark.room === room) return;
  mark.room = room;
  const label = room < MIN_LABEL - 1 ? '' : labelWidth(i) <= room + 1 ? data.label[i] : fit(data.label[i], room);
  if (label !== mark.label) mark.text.textContent = mark.label = label;
  mark.area.setAttribute('x', -4);
  mark.area.setAttribute('width', Math.max(0, width + 8 + (label && !inside ? Math.min(room, labelWidth(i)) + 6 : 0)));
}

function drawMarks() {
  if (!marks.size) layer.marks.replaceChildren();
  const alive = new Set(), extra = [];
  shown.lanes.forEach((lane, n) => {
    if (!visible(lane)) return;
    let more = '';
    const strip = laneTop(lane) + lane.height - 8;
    for (const k of lane.more) {
      const x = lane.left[k] - shown.offset;
      if (x > shown.gutter && x < shown.width) more += `M${x.toFixed(1)} ${strip}h${Math.min(8, lane.right[k] - lane.left[k]).toFixed(1)}v3h-8z`;
    }
    if (more) extra.push(svg('path', { class: 'more', d: more }));
    for (let k = 0; k < lane.items.length; k++) {
      if (lane.row[k] < 0) continue;
      const x = lane.left[k] - shown.offset;
      if (x > shown.width || lane.right[k] - shown.offset + lane.room[k] < shown.gutter) continue;
      const y = rowMiddle(lane, lane.row[k]);
      if (y < AXIS - ROW || y > shown.height + ROW) continue;
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
  for (const old of layer.marks.querySelectorAll('.more')) old.remove();
  layer.marks.append(...extra);
}

/// Where an event stands in the drawing: one place a lane it is in.
function placesOf(i) {
  const out = [];
  for (const lane of shown.lanes) {
    let low = 0, high = lane.items.length; // items are in order
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lane.items[middle] < i) low = middle + 1;
      else high = middle;
    }
    if (lane.items[low] !== i) continue;
    const [a, b] = markOf(i, shown.scale);
    const row = shown.dense ? -1 : lane.row[low];
    out.push({ lane, left: a - shown.offset, right: b - shown.offset, y: row < 0 ? laneTop(lane) + lane.height - 7 : rowMiddle(lane, row) });
  }
  return out;
}
