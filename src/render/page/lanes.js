// From events to places on the page: which lane, which row of it, and how much room there is for a label.

const ROW = 26, LANE_PAD = 7, MIN_LABEL = 34, MOST_LABEL = 230, DOT = 11, FADE = 46, MOST_LANES = 60, GAP = 8;

/// Widths of text by its letters: measured once a letter, so that ten thousand labels cost nothing.
/// Kerning only makes words narrower, so a label that fits by this measure fits.
const textWidth = (() => {
  const pen = document.createElement('canvas').getContext('2d');
  const widths = new Map();
  let font = '';
  const letter = (c) => {
    let w = widths.get(c);
    if (w === undefined) {
      if (!font) pen.font = font = `13px ${getComputedStyle(document.body).fontFamily}`;
      widths.set(c, (w = pen.measureText(c).width));
    }
    return w;
  };
  return (text) => {
    let sum = 0;
    for (const c of text) sum += letter(c);
    return sum * 1.02;
  };
})();

/// The start of a text that fits, with an ellipsis; the whole when it fits.
function fit(text, room) {
  if (textWidth(text) <= room) return text;
  let sum = textWidth('…'), out = '';
  for (const c of text) {
    sum += textWidth(c);
    if (sum > room) break;
    out += c;
  }
  return out.trimEnd() + '…';
}

const GROUPS = {
  actor: (i) => names(participants(i)),
  category: (i) => [sentence(categoryOf(i))],
  place: (i) => names(data.at[i]),
  source: (i) => [...new Set(data.sources[i].map(sourceName))],
};
const NOBODY = { actor: 'No named actor', category: 'No category', place: 'No named place', source: 'No source' };

/// Lanes, busiest first; beyond sixty the rest share one. [{name, items}], items in order of time.
function makeLanes(pass) {
  const by = new Map();
  for (let i = 0; i < EVENTS; i++) {
    if (!pass[i] || whenOf(i).open === 'both') continue;
    const groups = GROUPS[view.lanes](i).filter(Boolean);
    for (const g of groups.length ? groups : ['']) append(by, g, i);
  }
  const none = by.get('');
  by.delete('');
  const sorted = [...by].map(([name, items]) => ({ name, items })).sort((a, b) => b.items.length - a.items.length || (a.name < b.name ? -1 : 1));
  const lanes = sorted.slice(0, MOST_LANES);
  if (sorted.length > MOST_LANES) {
    const rest = [...new Set(sorted.slice(MOST_LANES).flatMap((l) => l.items))].sort((a, b) => a - b);
    lanes.push({ name: `${sorted.length - MOST_LANES} others`, items: rest, shared: true });
  }
  if (none) lanes.push({ name: NOBODY[view.lanes], items: none, shared: true });
  return lanes;
}

/// Left and right of an event's mark, in pixels of a scale without offset. What is open fades over a
/// fixed stretch; a mark is never narrower than a dot.
function markOf(i, scale) {
  const w = whenOf(i);
  let a = FROM[i] * scale, b = TO[i] * scale;
  if (w.open === 'left') a = b - FADE;
  if (w.open === 'right') b = a + FADE;
  if (w.soft) [a, b] = [a - 10, b + 10];
  if (b - a < DOT) {
    const middle = (a + b) / 2;
    a = middle - DOT / 2;
    b = middle + DOT / 2;
  }
  return [a, b];
}

/// Gives every event of a lane a row and its label a room; what finds no row is counted in `more`.
/// Greedy over time: the first row where mark and label fit, else one where the mark fits and the label
/// before it gives way.
function pack(lane, scale, mostRows) {
  const n = lane.items.length;
  lane.left = new Float64Array(n);
  lane.right = new Float64Array(n);
  lane.row = new Int16Array(n).fill(-1);
  lane.room = new Float32Array(n); // for the label: right of the mark, or inside when `inside`
  lane.more = [];
  const markEnd = [], labelEnd = [], last = [];
  for (let k = 0; k < n; k++) {
    const i = lane.items[k];
    const [a, b] = markOf(i, scale);
    lane.left[k] = a;
    lane.right[k] = b;
    const wanted = Math.min(labelWidth(i), MOST_LABEL);
    const end = b - a > wanted + 16 ? b : b + 6 + wanted;
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
    lane.room[k] = b - a > wanted + 16 ? b - a - 12 : wanted;
    markEnd[row] = b;
    labelEnd[row] = end;
    last[row] = k;
  }
  lane.rows = Math.max(1, labelEnd.length);
}

const labelWidth = (() => {
  const widths = new Float32Array(EVENTS);
  return (i) => widths[i] || (widths[i] = Math.max(MIN_LABEL, textWidth(data.label[i])));
})();
