// Draws what is in view, and only that: axis, lanes, marks, and above so many marks their density.
// Positions are SVG attributes: the page's content policy allows no style attributes.

const AXIS = 46, MARK = 13, DENSE = 1500, DENSE_LANE = 46, BIN = 4;
const stage = el('stage'), drawing = el('drawing');
const layer = {};
for (const name of ['bands', 'grid', 'marks', 'more', 'arrows', 'gutter', 'axis']) drawing.append((layer[name] = svg('g', { class: name })));

/// What the last drawing was made of: width, height and scroll of the stage, gutter (names left of the lanes) or head (above
/// them), scale and offset of time, lanes, pass (the filters' verdict), dense or single marks, and whether it is stale.
const shown = { lanes: [] };

function regroup(pass) {
  shown.pass = pass;
  shown.lanes = makeLanes(pass);
  shown.stale = true;
  clearMarks();
}

/// The one place that asks the browser for sizes: whoever asks between changes makes it lay the page out each time.
function measure() {
  const { clientWidth: width, clientHeight: height } = stage;
  shown.scroll = stage.scrollTop;
  if (width === shown.width && height === shown.height) return;
  Object.assign(shown, { width, height, gutter: width >= 1000 ? 230 : width >= 700 ? 190 : 0, head: width >= 700 ? 0 : 20, stale: true });
  build(drawing, { width, height });
}

/// Rows are packed anew when the scale changes, not when the view moves: panning keeps everything in its row. Only
/// lanes of very many are packed by the stretch around the view.
function layOut() {
  const scale = (shown.width - shown.gutter) / (view.to - view.from), { pass } = shown;
  shown.offset = view.from * scale - shown.gutter;
  let n = 0;
  for (let i = 0; i < EVENTS; i++) n += pass[i] && TO[i] >= view.from && FROM[i] <= view.to;
  const dense = n > DENSE, gone = view.from < shown.packed?.[0] || view.to > shown.packed?.[1];
  if (scale === shown.scale && dense === shown.dense && !shown.stale && !gone) return;
  if (dense !== shown.dense || gone) clearMarks();
  const span = view.to - view.from;
  Object.assign(shown, { scale, dense, stale: false, packed: [view.from - span, view.to + span] });
  const mostRows = Math.max(7, Math.min(14, Math.floor((shown.height - AXIS) / Math.max(1, shown.lanes.length) / ROW)));
  let top = 0;
  for (const lane of shown.lanes) {
    if (!dense) pack(lane, scale, mostRows);
    lane.top = top;
    lane.height = shown.head + (dense ? DENSE_LANE : lane.rows * ROW + 2 * LANE_PAD + (lane.more.length ? 8 : 0));
    top += lane.height;
  }
  el('tall').style.height = `${Math.max(top + AXIS, shown.height)}px`;
}

const laneTop = (lane) => AXIS + lane.top - shown.scroll;
const rowMiddle = (lane, row) => laneTop(lane) + shown.head + LANE_PAD + row * ROW + ROW / 2;
const visible = (lane) => laneTop(lane) < shown.height && laneTop(lane) + lane.height > AXIS;

function drawAxis() {
  const { width, height, scale, gutter } = shown;
  const out = [svg('rect', { class: 'plate', width, height: AXIS })];
  const list = ticks(view.from, view.to, scale), majors = list.filter((t) => t.major), twoLevels = majors.length < list.length;
  const x = (at) => Math.round(at * scale - shown.offset) + 0.5;
  const lines = (major) => svg('path', { class: major ? 'major' : 'minor', d: list.map((t) => (t.major === major && x(t.at) >= gutter ? `M${x(t.at)} ${AXIS}V${height}` : '')).join('') });
  const text = (t, x, y) => out.push(svg('text', { class: t.major ? 'major' : 'minor', x, y }, t.label));
  // A major label stays in view for as long as its stretch does.
  if (twoLevels)
    majors.forEach((t, n) => {
      const at = Math.max(x(t.at), gutter) + 7, end = n + 1 < majors.length ? x(majors[n + 1].at) : width;
      if (end - at > 1.1 * textWidth(t.label) + 4) text(t, at, 18);
    });
  for (const t of list) if (t.major !== twoLevels && x(t.at) >= gutter && x(t.at) < width - 24) text(t, x(t.at) + (scale >= 7 ? 4 : 7), twoLevels ? 38 : 29);
  layer.axis.replaceChildren(...out, svg('path', { class: 'rule', d: `M0 ${AXIS - 0.5}H${width}` }));
  layer.grid.replaceChildren(lines(false), lines(true));
}

function drawLanes() {
  const { width, height, gutter } = shown, bands = [], names = [];
  if (gutter) names.push(svg('rect', { class: 'plate', y: AXIS, width: gutter, height }), svg('path', { class: 'rule', d: `M${gutter - 0.5} ${AXIS}V${height}` }));
  shown.lanes.forEach((lane, n) => {
    if (!visible(lane)) return;
    // The name stays in view for as long as its lane does.
    const top = laneTop(lane), y = Math.max(top, Math.min(AXIS, top + lane.height - 26)) + (gutter ? LANE_PAD + 18 : 15), count = grouped(lane.items.length);
    bands.push(svg('rect', { class: n % 2 ? 'odd' : 'even', y: top, width, height: lane.height }));
    names.push(svg('path', { class: 'rule', d: `M0 ${Math.round(top + lane.height) - 0.5}H${width}` }),
      svg('text', { class: lane.shared ? 'lane shared' : 'lane', x: gutter ? 18 : 10, y }, fit(lane.name, ((gutter || width) - 44 - textWidth(count)) / 1.08)),
      svg('text', { class: 'count', x: (gutter || width) - 12, y }, count));
  });
  layer.bands.replaceChildren(...bands);
  layer.gutter.replaceChildren(...names);
}

/// How many events that the filters let through, by tone and (5) in all, lie in each of `bins` stretches of `1 / unit` days from a day on. A year's
/// event is spread over its year: it makes no spike on 1 January.
function profile(items, from, unit, bins) {
  const sums = range(0, 6).map(() => new Float32Array(bins + 1));
  for (let n = 0; n < items.length; n++) {
    const i = items[n], a = Math.floor((FROM[i] - from) * unit), b = Math.max(a + 1, Math.ceil((TO[i] - from) * unit)), share = 1 / (b - a);
    if (b <= 0 || a >= bins || !shown.pass[i]) continue;
    const of = sums[tones[category[i]]];
    of[Math.max(0, a)] += share;
    of[Math.min(bins, b)] -= share;
  }
  for (const of of sums.slice(0, 5))
    for (let k = 0; k < bins; k++) {
      of[k] = Math.max(0, of[k] + (of[k - 1] ?? 0));
      sums[5][k] += of[k];
    }
  return sums;
}
const highest = (profiles) => Math.max(0.001, ...profiles.flatMap((sums) => [...sums[5]]));

/// Areas one on another, cooperation below, conflict on top; heights by square root, so that a lone event still shows
/// beside a busy day.
function areas(sums, peak, bins, left, step, base, high) {
  const under = sums[5].slice(), height = under.map((n) => (high * Math.sqrt(n / peak)) / (n || 1));
  return [4, 3, 0, 2, 1].map((tone) => {
    let d = '', last = base;
    for (let k = 0; k < bins; k++) {
      const y = Math.round((base - under[k] * height[k]) * 2) / 2;
      if (y !== last) d += `H${left + k * step}V${(last = y)}`;
      under[k] -= sums[tone][k];
    }
    return svg('path', { class: `density t${tone}`, d: `M${left} ${base}${d}H${left + bins * step}V${base}Z` });
  });
}

function drawDensity() {
  const { width, gutter, scale } = shown, bins = Math.ceil((width - gutter) / BIN);
  const lanes = shown.lanes.filter(visible), profiles = lanes.map((lane) => profile(lane.items, view.from, scale / BIN, bins)), peak = highest(profiles);
  layer.marks.replaceChildren(...lanes.flatMap((lane, n) => areas(profiles[n], peak, bins, gutter, BIN, laneTop(lane) + lane.height - 4, DENSE_LANE - 12)));
}

let asked = false;
function draw() {
  asked = false;
  if (view.view !== 'time') return;
  measure();
  layOut();
  drawLanes();
  drawAxis();
  if (shown.dense) drawDensity();
  else drawMarks();
  drawArrows();
  drawWindow();
}

function redraw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => asked && draw());
}
