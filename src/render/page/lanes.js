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

// What a lane may stand for: the names, and one or two columns of lists of them, as numbers, by event.
const GROUPS = {
  actor: { names: () => actors, columns: () => [roles.by, roles.to], nobody: 'No named actor' },
  category: { names: () => categories.map(sentence), columns: () => [{ from: range(0, EVENTS + 1), of: category }], nobody: 'No category' },
  place: { names: () => actors, columns: () => [roles.at], nobody: 'No named place' },
  source: { names: () => library.outlets, columns: () => [{ from: library.sources.from, of: library.sources.of.map((d) => library.outletOf[d]) }], nobody: 'No source' },
};

/// Lanes, busiest first; beyond sixty the rest share one. [{name, items}], items in order of time.
function makeLanes(pass) {
  const { names, columns, nobody } = GROUPS[view.lanes], name = names(), lists = columns().map(({ from, of }) => ({ from, of })), items = name.map(() => []), none = [];
  for (let n = 0; n < dated.length; n++) {
    const i = dated[n];
    if (!pass[i]) continue;
    let any = false;
    for (let c = 0; c < lists.length; c++)
      for (let { from, of } = lists[c], k = from[i]; k < from[i + 1]; k++) {
        if (!name[of[k]]) continue;
        const own = items[of[k]];
        if (own[own.length - 1] !== i) own.push(i);
        any = true;
      }
    if (!any) none.push(i);
  }
  const busy = range(0, name.length).filter((g) => items[g].length).sort((a, b) => items[b].length - items[a].length || (name[a] < name[b] ? -1 : 1)), rest = busy.splice(MOST_LANES);
  const lanes = busy.map((g) => ({ name: name[g], items: items[g] }));
  if (rest.length) lanes.push({ name: `${rest.length} others`, items: Uint32Array.from(new Set(rest.flatMap((g) => items[g]))).sort(), shared: true });
  return none.length ? [...lanes, { name: nobody, items: none, shared: true }] : lanes;
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
  // For the label: right of the mark, or inside it.
  lane.room = new Float32Array(n);
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
