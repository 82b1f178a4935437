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
  Object.assign(shown, { width, height, gutter: width >= 1000 ? 230 : width >= 700 ? 190 : 0, head: width >= 700 ? 0 : 20, stale: true });
  drawing.setAttribute('width', width);
  drawing.setAttribute('height', height);
}

function inView() {
  let n = 0;
  for (const i of dated) n += shown.pass[i] && TO[i] >= view.from && FROM[i] <= view.to;
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
  const mostRows = Math.max(7, Math.min(14, room));
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

function svgText(words, at) {
  const node = svg('text', at);
  node.textContent = words;
  return node;
}

function drawAxis() {
  const { width, height, scale, gutter } = shown;
  const out = [svg('rect', { class: 'plate', x: 0, y: 0, width, height: AXIS })];
  let minor = '', major = '';
  const list = ticks(view.from, view.to, scale);
  const x = (at) => Math.round(at * scale - shown.offset) + 0.5;
  for (const t of list) {
    const line = x(t.at) < gutter ? '' : `M${x(t.at)} ${AXIS}V${height}`;
    if (t.major) major += line;
    else minor += line;
  }
  const twoLevels = list.some((t) => !t.major);
  const text = (t, at, y, room) => out.push(svgText(fit(t.label, room), { class: t.major ? 'major' : 'minor', x: at, y }));
  const majors = list.filter((t) => t.major);
  // Below a major label, which stays in view for as long as its stretch does.
  if (twoLevels)
    majors.forEach((t, n) => {
      const at = Math.max(x(t.at), gutter) + 7, end = n + 1 < majors.length ? x(majors[n + 1].at) : width;
      if (end - at > 34) text(t, at, 18, end - at - 4);
    });
  for (const t of list) if (t.major !== twoLevels && x(t.at) >= gutter && x(t.at) < width - 24) text(t, x(t.at) + (scale >= 7 ? 4 : 7), twoLevels ? 38 : 29, 70);
  out.push(svg('path', { class: 'rule', d: `M0 ${AXIS - 0.5}H${width}` }));
  layer.axis.replaceChildren(...out);
  layer.grid.replaceChildren(svg('path', { class: 'minor', d: minor }), svg('path', { class: 'major', d: major }));
}

function drawLanes() {
  const { width, height, gutter } = shown;
  const bands = [], gutterNodes = [];
  if (gutter) gutterNodes.push(svg('rect', { class: 'plate', x: 0, y: AXIS, width: gutter, height }), svg('path', { class: 'rule', d: `M${gutter - 0.5} ${AXIS}V${height}` }));
  shown.lanes.forEach((lane, n) => {
    if (!visible(lane)) return;
    const y = laneTop(lane);
    bands.push(svg('rect', { class: n % 2 ? 'odd' : 'even', x: 0, y, width, height: lane.height }));
    const base = y + (gutter ? LANE_PAD + 18 : 15);
    gutterNodes.push(svg('path', { class: 'rule', d: `M0 ${Math.round(y + lane.height) - 0.5}H${width}` }),
      svgText(fit(lane.name, ((gutter || width) - 70) / 1.1), { class: lane.shared ? 'lane shared' : 'lane', x: gutter ? 18 : 10, y: base }),
      svgText(lane.items.length, { class: 'count', x: gutter ? gutter - 14 : width - 10, y: base }));
  });
  layer.bands.replaceChildren(...bands);
  layer.gutter.replaceChildren(...gutterNodes);
}

/// How many events lie in each of `bins` stretches of `1 / unit` days from a day on. A year's event is spread over its
/// year: it makes no spike on 1 January.
function profile(items, from, unit, bins) {
  const sums = new Float32Array(bins + 1);
  for (const i of items) {
    const a = Math.floor((FROM[i] - from) * unit), b = Math.max(a + 1, Math.ceil((TO[i] - from) * unit));
    if (b <= 0 || a >= bins) continue;
    sums[Math.max(0, a)] += 1 / (b - a);
    sums[Math.min(bins, b)] -= 1 / (b - a);
  }
  for (let k = 1; k < bins; k++) sums[k] += sums[k - 1];
  return sums.subarray(0, bins);
}

/// Heights by square root, so that a lone event still shows beside a busy day.
function outline(sums, peak, left, step, base, high) {
  let d = `M${left} ${base}`;
  sums.forEach((n, k) => (d += `V${(base - high * Math.sqrt(Math.max(0, n) / peak)).toFixed(1)}H${left + (k + 1) * step}`));
  return d + `V${base}Z`;
}

function drawDensity() {
  const { width, gutter, scale } = shown, bins = Math.ceil((width - gutter) / BIN);
  const lanes = shown.lanes.filter(visible), profiles = lanes.map((lane) => profile(lane.items, view.from, scale / BIN, bins));
  const peak = Math.max(1, ...profiles.map((p) => p.reduce((a, b) => Math.max(a, b), 0)));
  layer.marks.replaceChildren(...lanes.map((lane, n) => svg('path', { class: 'density', d: outline(profiles[n], peak, gutter, BIN, laneTop(lane) + lane.height - 4, DENSE_LANE - 12) })));
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
