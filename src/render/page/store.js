// The events: dates, labels, categories, actors, read from their block at once and kept as columns. Labels stay
// bytes until they are shown.

const block = await readBlock('events', fromBase64);
const { events: EVENTS, whens: given, categories, tones, actors, factualities } = block.head;
document.getElementById('events').remove();

const range = (a, b) => Array.from({ length: b - a }, (_, k) => a + k);

/// Text with its frequent words as numbers (src/render/page_words.hpp).
const readText = (() => {
  const words = block.head.words.split(' '), joins = words.map((w) => /^[A-Za-z]/.test(w));
  return (bytes) => {
    let out = '', after = false;
    for (let i = 0; i < bytes.length; i++) {
      const b = bytes[i];
      if (b < 128) {
        out += String.fromCharCode(b);
        after = false;
      } else if (b < 255) {
        const n = b < 192 ? b - 128 : 64 + (b - 192) * 256 + bytes[++i];
        out += after && joins[n] ? ' ' + words[n] : words[n];
        after = joins[n];
      } else {
        const lead = bytes[i + 1], size = lead < 192 ? 1 : lead < 224 ? 2 : lead < 240 ? 3 : 4;
        out += utf8.decode(bytes.subarray(i + 1, i + 1 + size));
        i += size;
        after = false;
      }
    }
    return out;
  };
})();

const labels = block.list('label', block.bytes);
const labelOf = (i) => readText(itemsOf(labels, i));

/// A date as it is drawn: [from, to) is where the event may lie, `core` where it certainly goes on. A number is a plain
/// day; in words "^" is the day it begins, "$" the last it may end.
function readWhen(w) {
  const [from, to, kind, core, text, edtf] = w.length ? w : [w, w + 1, 'dot', null, '^', '^'];
  const spell = (words, write) => words.replace('^', () => write(from)).replace('$', () => write(Math.ceil(to) - 1));
  return { kind, core, text: spell(text, longDay), edtf: spell(edtf, isoDay) };
}

const when = block.running('when'), whens = [];
const whenOf = (i) => (whens[when[i]] ??= readWhen(given[when[i]]));
const factuality = block.column('factuality'), category = block.column('category');
const factualityOf = (i) => factualities[factuality[i]];
const categoryOf = (i) => categories[category[i]];
const toneOf = (i) => tones[category[i]];
const sentence = (word) => word.slice(0, 1) + word.slice(1).toLowerCase();

const roles = {};
for (const role of ['by', 'to', 'at', 'said']) roles[role] = block.list(role);
const names = (list) => Array.from(list, (a) => actors[a]);
const inRoles = (i, ...which) => [...new Set(which.flatMap((role) => [...itemsOf(roles[role], i)]))];
const participants = (i) => inRoles(i, 'by', 'to');
const involved = (i) => inRoles(i, 'by', 'to', 'at');

const inConflict = new Set(block.head.contested);

const FROM = new Float64Array(EVENTS), TO = new Float64Array(EVENTS), dated = [], bounds = [Infinity, -Infinity];
for (let i = 0; i < EVENTS; i++) {
  const w = given[when[i]];
  FROM[i] = w.length ? w[0] ?? w[1] ?? NaN : w;
  TO[i] = w.length ? w[1] ?? w[0] ?? NaN : w + 1;
  // NaN: not dated.
  if (FROM[i] !== FROM[i]) continue;
  dated.push(i);
  if (FROM[i] < bounds[0]) bounds[0] = FROM[i];
  if (TO[i] > bounds[1]) bounds[1] = TO[i];
}

/// Everything that bounds an event, and the stretch that holds nine in ten (of some thousand), so that one far year does
/// not squeeze all others into an edge.
const extent = (() => {
  if (!dated.length) return { all: [0, 365], most: [0, 365] };
  const every = Math.ceil(EVENTS / 5000), ordered = (column) => column.filter((x, n) => n % every === 0 && x === x).sort();
  const starts = ordered(FROM), ends = ordered(TO);
  // Labels stand to the right.
  const pad = ([a, b]) => [a - Math.max(2, (b - a) * 0.03), b + Math.max(2, (b - a) * (EVENTS > 1500 ? 0.03 : 0.22))];
  const few = Math.min(Math.ceil(starts.length * 0.05), Math.floor(starts.length / 6));
  const most = [starts[few], ends[ends.length - 1 - few]];
  const tight = most[1] > most[0] && most[1] - most[0] < 0.3 * (bounds[1] - bounds[0]);
  return { all: pad(bounds), most: pad(tight ? most : bounds) };
})();
