// The data of the page. Labels, dates and lanes are read at once; sentences and links when first asked for.

const data = JSON.parse(document.getElementById('data').textContent);
const EVENTS = data.label.length;

const append = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
const once = (make) => {
  let made;
  return () => (made ??= make());
};
const texts = once(() => JSON.parse(document.getElementById('texts').textContent));

const FACTUALITY = ['happened', 'ongoing', 'planned', 'possible', 'alleged', 'denied'];
// PLOVER's quadrants: words and deeds, of cooperation and of conflict; 0 is no category.
const TONES = ['', 'AGREE CONSULT SUPPORT CONCEDE', 'COOPERATE AID RETREAT', 'REQUEST ACCUSE REJECT THREATEN', 'PROTEST SANCTION MOBILIZE COERCE ASSAULT'].map((t) => t.split(' '));

/// A date as it is drawn: [from, to) is where the event may lie, `core` where it certainly goes on.
/// `open` is the side that has no bound: '', 'left', 'right' or 'both' (not dated).
function readWhen([startEarliest, startLatest, endEarliest, endLatest, soft, text, edtf]) {
  const w = { text, edtf, soft: !!soft, from: startEarliest, to: endLatest, open: '', point: false, core: null };
  if (w.from === null && w.to === null) return { ...w, open: 'both', from: NaN, to: NaN };
  if (w.from === null) return { ...w, open: 'left', from: w.to };
  if (w.to === null) return { ...w, open: 'right', to: w.from };
  w.point = w.to - w.from <= 1 && !soft;
  if (startLatest !== null && endEarliest !== null && startLatest <= endEarliest) {
    const whole = startLatest - w.from <= 1 && w.to - endEarliest <= 1;
    w.core = whole ? [w.from, w.to] : [startLatest, endEarliest];
  }
  return w;
}

const whens = data.whens.map(readWhen);
const whenOf = (i) => whens[data.when[i]];
const factualityOf = (i) => FACTUALITY[data.factuality[i]];
const categoryOf = (i) => data.categories[data.category[i]];
const toneOf = (i) => TONES.findIndex((t) => t.includes(categoryOf(i)));
const sentence = (word) => word.slice(0, 1) + word.slice(1).toLowerCase();
const names = (list) => list.map((a) => data.actors[a]);
const involved = (i) => names([...data.by[i], ...data.to[i], ...data.at[i]]);
const participants = (i) => [...new Set([...data.by[i], ...data.to[i]])];
const placeOfId = new Map(data.id.map((id, i) => [id, i]));

const inConflict = new Uint8Array(EVENTS);
for (const i of data.contested) inConflict[i] = 1;

const dated = [];
for (let i = 0; i < EVENTS; i++) if (whenOf(i).open !== 'both') dated.push(i);
const FROM = new Float64Array(EVENTS), TO = new Float64Array(EVENTS);
for (let i = 0; i < EVENTS; i++) {
  FROM[i] = whenOf(i).from;
  TO[i] = whenOf(i).to;
}

/// Everything that bounds an event, and the stretch that holds nine in ten, so that one far year does not
/// squeeze all others into an edge.
const extent = (() => {
  if (!dated.length) return { all: [0, 365], most: [0, 365] };
  const starts = dated.map((i) => FROM[i]).sort((a, b) => a - b);
  const ends = dated.map((i) => TO[i]).sort((a, b) => a - b);
  const pad = ([a, b]) => [a - Math.max(2, (b - a) * 0.05), b + Math.max(2, (b - a) * 0.25)]; // labels stand to the right
  const all = [starts[0], ends[ends.length - 1]];
  const few = Math.min(Math.ceil(dated.length * 0.05), Math.floor(dated.length / 6));
  const most = [starts[few], ends[ends.length - 1 - few]];
  const tight = most[1] > most[0] && most[1] - most[0] < 0.3 * (all[1] - all[0]);
  return { all: pad(all), most: tight ? pad(most) : pad(all) };
})();

const CAUSAL = { CAUSES: ['caused by', 'causes'], ENABLES: ['made possible by', 'makes possible'], PREVENTS: ['prevented by', 'prevents'], PROMPTS: ['in response to', 'prompts'] };

/// Links by event: made when the first event is selected.
const linkTable = once(() => {
  const table = { into: new Map(), out: new Map() };
  for (const [from, to, relation, flags, confidence, , quote] of texts().links) {
    const l = { from, to, relation, causal: relation in CAUSAL, stated: !!(flags & 1), alleged: !!(flags & 2), negated: !!(flags & 4), confidence, quote };
    append(table.out, from, l);
    append(table.into, to, l);
  }
  return table;
});
const links = { into: (i) => linkTable().into.get(i) || [], out: (i) => linkTable().out.get(i) || [] };

/// Links of cause that lead to an event, and to those, and so on; nearest first.
function causesOf(i, most = 80) {
  const seen = new Set([i]), out = [];
  for (let queue = [i]; queue.length && out.length < most; ) {
    const next = [];
    for (const to of queue)
      for (const l of links.into(to)) {
        if (!l.causal || l.negated) continue;
        out.push(l);
        if (!seen.has(l.from)) {
          seen.add(l.from);
          next.push(l.from);
        }
      }
    queue = next;
  }
  return out.slice(0, most);
}
const effectsOf = (i) => links.out(i).filter((l) => l.causal && !l.negated);

/// The words an event is searched by.
const searchText = (() => {
  const made = [];
  return (i) => {
    if (made[i] === undefined) {
      const quotes = texts().of[i].map((q) => texts().quotes[q].slice(3, 6).join(''));
      made[i] = [data.label[i], whenOf(i).text, whenOf(i).edtf, ...involved(i), ...quotes].join('\n').toLocaleLowerCase();
    }
    return made[i];
  };
})();
