// From events to places on the page: which lane, which row of it, and how much room there is for a label.

const ROW = 26, LANE_PAD = 7, MIN_LABEL = 46, MOST_LABEL = 230, DOT = 11, FADE = 46, MOST_LANES = 60, GAP = 8, MANY = 4000;

/// Widths of text by its letters: measured once a letter, so that ten thousand labels cost nothing.
/// Kerning only makes words narrower, so a label that fits by this measure fits.
const widthOf = (() => {
  const pen = document.createElement('canvas').getContext('2d'), widths = new Map();
  pen.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  return (c) => {
    let w = widths.get(c);
    if (w === undefined) widths.set(c, (w = pen.measureText(c).width * 1.02));
    return w;
  };
})();
function textWidth(text) {
  let sum = 0;
  for (const c of text) sum += widthOf(c);
  return sum;
}

/// The start of a text that fits, with an ellipsis; the whole when it fits.
function fit(text, room) {
  if (textWidth(text) <= room) return text;
  let sum = widthOf('…'), out = '';
  for (const c of text) {
    sum += widthOf(c);
    if (sum > room) break;
    out += c;
  }
  return out.trimEnd() + '…';
}

// What a lane may stand for: the names, and the groups of an event as numbers of them.
const GROUPS = {
  actor: { names: () => actors, of: (i, visit) => eachOnce(i, visit, 'by', 'to'), nobody: 'No named actor' },
  category: { names: () => categories.map(sentence), of: (i, visit) => visit(category[i]), nobody: 'No category' },
  place: { names: () => actors, of: (i, visit) => eachOnce(i, visit, 'at'), nobody: 'No named place' },
  source: { names: () => library.outlets, of: (i, visit) => outletsOf(i).forEach(visit), nobody: 'No source' },
};

/// Without making a list of each event's: there may be a hundred thousand.
function eachOnce(i, visit, ...which) {
  const seen = [];
  for (const role of which) {
    const { from, of } = roles[role];
    for (let k = from[i]; k < from[i + 1]; k++)
      if (!seen.includes(of[k])) {
        seen.push(of[k]);
        visit(of[k]);
      }
  }
}

/// Lanes, busiest first; beyond sixty the rest share one. [{name, items}], items in order of time.
function makeLanes(pass) {
  const { names, of, nobody } = GROUPS[view.lanes], name = names(), events = dated.filter((i) => pass[i]), counts = new Uint32Array(name.length);
  for (const i of events) of(i, (g) => counts[g]++);
  const busy = range(0, name.length).filter((g) => counts[g] && name[g]).sort((a, b) => counts[b] - counts[a] || (name[a] < name[b] ? -1 : 1)), place = new Int32Array(name.length).fill(-1);
  busy.forEach((g, n) => (place[g] = Math.min(n, MOST_LANES)));
  const lanes = busy.slice(0, MOST_LANES).map((g) => ({ name: name[g], items: [] }));
  const none = { name: nobody, items: [], shared: true };
  lanes[MOST_LANES] = { name: `${busy.length - MOST_LANES} others`, items: [], shared: true };
  for (const i of events) {
    let any = false;
    of(i, (g) => {
      if (place[g] < 0) return;
      any = true;
      const { items } = lanes[place[g]];
      if (items[items.length - 1] !== i) items.push(i);
    });
    if (!any) none.items.push(i);
  }
  return [...lanes, none].filter((lane) => lane?.items.length);
}

/// Left and right of an event's mark, in pixels of a scale without offset. What is open fades over a
/// fixed stretch; a mark is never narrower than a dot.
function markOf(i, scale) {
  const { kind } = whenOf(i);
  let a = FROM[i] * scale, b = TO[i] * scale;
  if (kind === 'left') a = b - FADE;
  if (kind === 'right') b = a + FADE;
  if (kind === 'soft') [a, b] = [a - 10, b + 10];
  const short = Math.max(0, DOT - (b - a)) / 2;
  return [a - short, b + short];
}

/// Gives every event of a lane a row and its label a room; what finds no row is counted in `more`.
/// Greedy over time: the first row where mark and label fit, else one where the mark fits and the label
/// before it gives way.
function pack(lane, scale, mostRows) {
  const n = lane.items.length, [from, to] = n > MANY ? shown.packed : [-Infinity, Infinity];
  lane.left = new Float64Array(n);
  lane.right = new Float64Array(n);
  lane.row = new Int16Array(n).fill(-1);
  lane.room = new Float32Array(n); // for the label: right of the mark, or inside it
  lane.more = [];
  const markEnd = [], labelEnd = [], last = [];
  for (let k = 0; k < n; k++) {
    const i = lane.items[k];
    if (TO[i] < from || FROM[i] > to) continue;
    const [a, b] = markOf(i, scale), wanted = Math.min(labelWidth(i), MOST_LABEL), inside = b - a > wanted + 16;
    lane.left[k] = a;
    lane.right[k] = b;
    let row = labelEnd.findIndex((x) => x + GAP <= a);
    if (row < 0 && labelEnd.length < mostRows) row = labelEnd.length;
    if (row < 0) row = markEnd.findIndex((x) => x + 3 <= a);
    if (row < 0) {
      lane.more.push(k);
      continue;
    }
    const before = last[row];
    if (before !== undefined && labelEnd[row] > markEnd[row] && labelEnd[row] + GAP > a) lane.room[before] = Math.min(lane.room[before], Math.max(0, a - lane.right[before] - 6 - GAP));
    lane.row[k] = row;
    lane.room[k] = inside ? b - a - 12 : wanted;
    markEnd[row] = b;
    labelEnd[row] = inside ? b : b + 6 + wanted;
    last[row] = k;
  }
  lane.rows = Math.max(1, labelEnd.length);
}

const labelWidths = new Float32Array(EVENTS);
const labelWidth = (i) => labelWidths[i] || (labelWidths[i] = Math.max(MIN_LABEL, textWidth(labelOf(i))));
