// What is read after the first drawing: documents, links, conflicts; and sentences, a block of some thousand
// events at a time, when they are asked for.

const CHUNK = block.head.chunk, KEPT = 6;
const library = { documents: [], outlets: [] };

const painted = () => new Promise((done) => requestAnimationFrame(() => (window.requestIdleCallback ?? setTimeout)(done, { timeout: 500 })));

let reading;
/// Fills the library; everything that cites a source waits for it.
const readLibrary = () => (reading ??= (async () => {
  await painted();
  const documents = await readBlock('documents'), block = await readBlock('links'), links = { to: block.running('to') };
  for (const name of ['from', 'relation', 'flags', 'confidence']) links[name] = block.column(name);
  links.from = Uint32Array.from(links.from, (n, k) => links.to[k] + unfold(n));
  Object.assign(library, documents.head, block.head, { links, sources: documents.list('source', documents.running), ids: documents.list('id', documents.bytes) });
  await blockElement('end');
})());

const idOf = (i) => utf8.decode(itemsOf(library.ids, i));
/// The event of an address: its id, or more or less of it than stands here.
function eventOfId(id) {
  for (let i = 0; i < EVENTS; i++) {
    const own = idOf(i);
    if (id === own || (own.length > 4 && id.startsWith(own))) return i;
  }
  return -1;
}

const sourcesOf = (i) => [...itemsOf(library.sources, i)];
const outletsOf = (i) => [...new Set(sourcesOf(i).map((d) => library.outletOf[d]))];

/// Links by event; they stand in order of the event they lead to.
function linkOf(k, rank) {
  const { to, from, relation, flags, confidence } = library.links, f = flags[k], [name, ...words] = library.relations[relation[k]];
  return { from: from[k], to: to[k], relation: name, words, causal: !!(f & 16), stated: !!(f & 1), alleged: !!(f & 2), negated: !!(f & 4), aside: !!(f & 8), confidence: confidence[k], rank };
}
function linksInto(i) {
  const { to } = library.links, first = to.indexOf(i), out = [];
  for (let k = first; k >= 0 && to[k] === i; k++) out.push(linkOf(k, k - first));
  return out;
}
function linksOut(i) {
  const { to, from } = library.links, out = [];
  for (let k = from.indexOf(i); k >= 0; k = from.indexOf(i, k + 1)) out.push(linkOf(k, k - to.indexOf(to[k])));
  return out;
}
const isCause = (l) => l.causal && !l.negated && !l.aside;

/// Links of cause that lead to an event, and to those, and so on; nearest first.
function causesOf(i, most = 80) {
  if (!library.links) return [];
  const seen = new Set([i]), out = [];
  for (let queue = [i]; queue.length && out.length < most; ) {
    const next = [];
    for (const to of queue)
      for (const l of linksInto(to).filter(isCause)) {
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
const effectsOf = (i) => (library.links ? linksOut(i).filter(isCause) : []);

const chunks = new Map();
const chunkOf = (i) => chunks.get(Math.floor(i / CHUNK));
async function readChunk(n) {
  const { list, column, running, bytes } = await readBlock(`texts-${n}`), of = { quotes: list('quote', running), into: list('into', running), document: running('document'), text: list('text', bytes), ends: [] };
  for (const name of ['start', 'length', 'marked', 'marked#', 'rule']) of[name] = column(name);
  chunks.set(n, of);
  return of;
}
/// Makes the sentences of these events ready to be read; of all others only a few stay.
async function readTexts(events) {
  const wanted = new Set(events.map((i) => Math.floor(i / CHUNK)));
  for (const n of chunks.keys()) if (chunks.size > KEPT && !wanted.has(n)) chunks.delete(n);
  for (const n of wanted) if (!chunks.has(n)) await readChunk(n);
}

/// A quote in three parts: before what is marked, that, after it. Where it starts is told from the end of the
/// quote before, when that is of the same document.
function readQuote(chunk, q) {
  const text = [...readText(itemsOf(chunk.text, q))], document = chunk.document[q], at = chunk.marked[q], length = chunk['marked#'][q];
  const start = unfold(chunk.start[q]) + (q && chunk.document[q - 1] === document ? (chunk.ends[q - 1] ??= readQuote(chunk, q - 1).end) : 0);
  const parts = length ? [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)] : [text, [], []];
  return { document, start, end: start + text.length + unfold(chunk.length[q]), rule: library.rules[chunk.rule[q]], parts: parts.map((p) => p.join('')) };
}
const quotesOf = (i) => [...itemsOf(chunkOf(i).quotes, i % CHUNK)].map((q) => readQuote(chunkOf(i), q));
const linkQuote = (l) => readQuote(chunkOf(l.to), itemsOf(chunkOf(l.to).into, l.to % CHUNK)[l.rank]);

/// Leaves in `pass` the events that hold all words: in label, date, names or quotes. Between blocks the page may
/// draw; `stale` says that something else is asked by now.
async function search(pass, words, stale) {
  for (let from = 0; from < EVENTS && !stale(); from += CHUNK) {
    const to = Math.min(EVENTS, from + CHUNK);
    if (!pass.subarray(from, to).includes(1)) continue;
    await readTexts([from]);
    const chunk = chunkOf(from);
    for (let i = from; i < to; i++) {
      if (!pass[i]) continue;
      const quotes = Array.from(itemsOf(chunk.quotes, i - from), (q) => readText(itemsOf(chunk.text, q)));
      const all = [labelOf(i), whenOf(i).text, whenOf(i).edtf, ...names(involved(i)), ...quotes].join('\n').toLocaleLowerCase();
      if (!words.every((w) => all.includes(w))) pass[i] = 0;
    }
  }
}
