// The events: dates, labels, categories, actors, read from their block at once and kept as columns. Labels stay
// bytes until they are shown.

const block = await readBlock('events');
const EVENTS = block.head.events;
document.getElementById('events').remove();

const range = (a, b) => Array.from({ length: b - a }, (_, k) => a + k);

/// Text with its frequent words as numbers (src/render/page_words.hpp).
const readText = (() => {
  const words = block.head.words.split(' '), joins = words.map((w) => /^[A-Za-z]/.test(w));
  const ascii = Array.from({ length: 128 }, (_, i) => String.fromCharCode(i));
  return (bytes) => {
    let out = '', after = false;
    for (let i = 0; i < bytes.length; i++) {
      const b = bytes[i];
      if (b < 128) {
        out += ascii[b];
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

const labels = block.text('label');
const labelOf = (i) => readText(itemsOf(labels, i));

const FACTUALITY = ['happened', 'ongoing', 'planned', 'possible', 'alleged', 'denied'];
/// A date as it is drawn: [from, to) is where the event may lie, `core` where it certainly goes on. A number is a plain
/// day; in words "^" is the day it begins, "$" the last it may end.
function readWhen(given) {
  const [from, to, kind, core, text, edtf] = given.length ? given : [given, given + 1, 'dot', null, '^', '^'];
  const spell = (words, write) => words.replace('^', () => write(from)).replace('$', () => write(Math.ceil(to) - 1));
  return { from: from ?? to ?? NaN, to: to ?? from ?? NaN, kind, core, text: spell(text, longDay), edtf: spell(edtf, isoDay) };
}

const whens = block.head.whens.map(readWhen), when = running(block.column('when'));
const whenOf = (i) => whens[when[i]];
const factuality = Uint8Array.from(block.column('factuality')), category = Uint8Array.from(block.column('category'));
const factualityOf = (i) => FACTUALITY[factuality[i]];
const { categories, tones } = block.head;
const categoryOf = (i) => categories[category[i]];
const toneOf = (i) => tones[category[i]];
const sentence = (word) => word.slice(0, 1) + word.slice(1).toLowerCase();

const actors = block.head.actors, roles = {};
for (const role of ['by', 'to', 'at', 'said']) roles[role] = block.list(role);
const names = (list) => Array.from(list, (a) => actors[a]);
const inRoles = (i, ...which) => [...new Set(which.flatMap((role) => [...itemsOf(roles[role], i)]))];
const participants = (i) => inRoles(i, 'by', 'to');
const involved = (i) => inRoles(i, 'by', 'to', 'at');

const inConflict = new Uint8Array(EVENTS);
for (const i of block.head.contested) inConflict[i] = 1;

const FROM = new Float64Array(EVENTS), TO = new Float64Array(EVENTS);
for (let i = 0; i < EVENTS; i++) ({ from: FROM[i], to: TO[i] } = whenOf(i));
const dated = new Uint32Array(EVENTS).map((_, i) => i).filter((i) => FROM[i] === FROM[i]); // NaN: not dated

/// Everything that bounds an event, and the stretch that holds nine in ten, so that one far year does not
/// squeeze all others into an edge.
const extent = (() => {
  if (!dated.length) return { all: [0, 365], most: [0, 365] };
  const ordered = (column) => column.filter((x) => x === x).sort();
  const starts = ordered(FROM), ends = ordered(TO);
  const pad = ([a, b]) => [a - Math.max(2, (b - a) * 0.03), b + Math.max(2, (b - a) * (EVENTS > 1500 ? 0.03 : 0.22))]; // labels stand to the right
  const all = [starts[0], ends[ends.length - 1]];
  const few = Math.min(Math.ceil(dated.length * 0.05), Math.floor(dated.length / 6));
  const most = [starts[few], ends[ends.length - 1 - few]];
  const tight = most[1] > most[0] && most[1] - most[0] < 0.3 * (all[1] - all[0]);
  return { all: pad(all), most: tight ? pad(most) : pad(all) };
})();
