// Draws what is in view, and only that: axis, lanes, marks, and above so many marks their density.
// Positions are SVG attributes: the page's content policy allows no style attributes.

const SVG = 'http://www.w3.org/2000/svg';
const AXIS = 46, MARK = 13, DENSE = 1500, DENSE_LANE = 46, BIN = 4;
const el = (id) => document.getElementById(id);
const stage = el('stage'), drawing = el('drawing');

function svg(name, attributes = {}, parent = null) {
  const node = document.createElementNS(SVG, name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (parent) parent.append(node);
  return node;
}

const layer = {};
for (const name of ['bands', 'grid', 'marks', 'arrows', 'gutter', 'axis']) layer[name] = svg('g', { class: name }, drawing);
for (let tone = 0; tone < TONES.length; tone++)
  for (const side of ['left', 'right', 'both']) {
    const g = svg('linearGradient', { id: `fade-${side}-${tone}`, class: `t${tone}` }, drawing.querySelector('defs'));
    const stops = side === 'left' ? [[0, 0], [1, 1]] : side === 'right' ? [[0, 1], [1, 0]] : [[0, 0], [0.25, 1], [0.75, 1], [1, 0]];
    for (const [at, full] of stops) svg('stop', { offset: at, class: full ? 'full' : 'none' }, g);
  }

/// What the last drawing was made of.
const shown = { width: 0, height: 0, gutter: 0, head: 0, scale: 0, offset: 0, lanes: [], pass: null, dense: false, stale: true };

function regroup() {
  shown.pass = passing();
  shown.lanes = makeLanes(shown.pass);
  shown.stale = true;
  clearMarks();
}

function measure() {
  const width = stage.clientWidth, height = stage.clientHeight;
  if (width === shown.width && height === shown.height) return;
  Object.assign(shown, { width, height, gutter: width >= 700 ? 178 : 0, head: width >= 700 ? 0 : 20, stale: true });
  drawing.setAttribute('width', width);
  drawing.setAttribute('height', height);
}

function inView() {
  let n = 0;
  for (const lane of shown.lanes) for (const i of lane.items) n += (TO[i] >= view.from || whenOf(i).open === 'right') && (FROM[i] <= view.to || whenOf(i).open === 'left');
  return n;
}

/// Rows are packed anew when the scale changes, not when the view moves: panning keeps everything in its row.
function layOut() {
  const scale = (shown.width - shown.gutter) / (view.to - view.from);
  shown.offset = view.from * scale - shown.gutter;
  const dense = inView() > DENSE;
  if (scale === shown.scale && dense === shown.dense && !shown.stale) return;
  if (dense !== shown.dense) clearMarks();
  Object.assign(shown, { scale, dense, stale: false });
  const room = Math.floor((shown.height - AXIS) / Math.max(1, shown.lanes.length) / ROW);
  const mostRows = Math.max(4, Math.min(14, room));
  let top = 0;
  for (const lane of shown.lanes) {
    if (!dense) pack(lane, scale, mostRows);
    lane.top = top;
    lane.height = shown.head + (dense ? DENSE_LANE : lane.rows * ROW + 2 * LANE_PAD + (lane.more.length ? 8 : 0));
    top += lane.height;
  }
  el('tall').style.height = `${Math.max(top + AXIS, shown.height)}px`;
}

const laneTop = (lane) => AXIS + lane.top - stage.scrollTop;
const rowMiddle = (lane, row) => laneTop(lane) + shown.head + LANE_PAD + row * ROW + ROW / 2;
const visible = (lane) => laneTop(lane) < shown.height && laneTop(lane) + lane.height > AXIS;

function refill(parent, nodes) {
  parent.replaceChildren(...nodes);
}

function drawAxis() {
  const { width, height, scale, gutter } = shown;
  const out = [svg('rect', { class: 'plate', x: 0, y: 0, width, height: AXIS })];
  let minor = '', major = '';
  const list = ticks(view.from, view.to, scale);
  const x = (at) => Math.round(at * scale - shown.offset) + 0.5;
  for (const t of list) {
    if (x(t.at) < gutter) continue;
    if (t.major) major += `M${x(t.at)} ${AXIS}V${height}`;
    else minor += `M${x(t.at)} ${AXIS}V${height}`;
  }
  const twoLevels = list.some((t) => !t.major);
  const text = (t, at, y, room) => {
    const node = svg('text', { class: t.major ? 'major' : 'minor', x: at, y });
    node.textContent = fit(t.label, room);
    out.push(node);
  };
  // A major label stays in view for as long as its stretch does.
  const majors = list.filter((t) => t.major);
  if (twoLevels) {
    const before = civil(view.from);
    const dayLevel = scale >= 7;
    if (!majors.length || x(majors[0].at) > gutter) majors.unshift({ at: view.from, major: true, label: dayLevel ? `${MONTHS[before.m - 1]} ${yearName(before.y)}` : yearName(before.y) });
    majors.forEach((t, n) => {
      const at = Math.max(x(t.at), gutter) + 7, end = n + 1 < majors.length ? x(majors[n + 1].at) : width;
      if (end - at > 34) text(t, at, 18, end - at - 4);
    });
    for (const t of list) if (!t.major && x(t.at) >= gutter && x(t.at) < width - 24) text(t, x(t.at) + (scale >= 7 ? 4 : 7), 38, 60);
  } else {
    for (const t of majors) if (x(t.at) >= gutter && x(t.at) < width - 34) text(t, x(t.at) + 7, 29, 70);
  }
  out.push(svg('path', { class: 'rule', d: `M0 ${AXIS - 0.5}H${width}` }));
  refill(layer.axis, out);
  refill(layer.grid, [svg('path', { class: 'minor', d: minor }), svg('path', { class: 'major', d: major })]);
}

function drawLanes() {
  const { width, height, gutter } = shown;
  const bands = [], gutterNodes = [];
  if (gutter) gutterNodes.push(svg('rect', { class: 'plate', x: 0, y: AXIS, width: gutter, height }), svg('path', { class: 'rule', d: `M${gutter - 0.5} ${AXIS}V${height}` }));
  shown.lanes.forEach((lane, n) => {
    if (!visible(lane)) return;
    const y = laneTop(lane);
    bands.push(svg('rect', { class: n % 2 ? 'odd' : 'even', x: 0, y, width, height: lane.height }));
    const name = svg('text', { class: lane.shared ? 'lane shared' : 'lane', x: gutter ? 18 : 10, y: y + (gutter ? LANE_PAD + 18 : 15), 'data-lane': n });
    name.textContent = fit(lane.name, (gutter || width) - 74);
    const count = svg('text', { class: 'count', x: gutter ? gutter - 14 : width - 10, y: y + (gutter ? LANE_PAD + 18 : 15) });
    count.textContent = lane.items.length;
    gutterNodes.push(svg('path', { class: 'rule', d: `M0 ${Math.round(y + lane.height) - 0.5}H${width}` }), name, count);
  });
  refill(layer.bands, bands);
  refill(layer.gutter, gutterNodes);
}

/// The number of events by stretches of four pixels. A year's event is spread over its year: it makes no
/// spike on 1 January.
function drawDensity() {
  const { width, gutter, scale, offset } = shown;
  const bins = Math.ceil((width - gutter) / BIN) + 1, nodes = [];
  let peak = 1;
  const profiles = shown.lanes.filter(visible).map((lane) => {
    const change = new Float32Array(bins + 1);
    for (const i of lane.items) {
      const a = Math.floor((FROM[i] * scale - offset - gutter) / BIN), b = Math.max(a + 1, Math.ceil((TO[i] * scale - offset - gutter) / BIN));
      if (b <= 0 || a >= bins) continue;
      const weight = 1 / (b - a);
      change[Math.max(0, a)] += weight;
      change[Math.min(bins, b)] -= weight;
    }
    for (let k = 1, sum = change[0]; k < bins; k++) {
      sum += change[k];
      change[k] = Math.max(0, sum);
      peak = Math.max(peak, change[k]);
    }
    return [lane, change];
  });
  for (const [lane, change] of profiles) {
    const base = laneTop(lane) + lane.height - 4, high = DENSE_LANE - 12;
    let d = `M${gutter} ${base}`;
    for (let k = 0; k < bins; k++) {
      const y = (base - high * Math.sqrt(change[k] / peak)).toFixed(1);
      d += `V${y}H${gutter + (k + 1) * BIN}`;
    }
    nodes.push(svg('path', { class: 'density', d: d + `V${base}Z` }));
  }
  refill(layer.marks, nodes);
}

function draw() {
  if (view.view !== 'time') return;
  measure();
  layOut();
  drawLanes();
  drawAxis();
  if (shown.dense) drawDensity();
  else drawMarks();
  drawArrows();
  drawEdges();
}

let asked = false;
function redraw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    draw();
  });
}
