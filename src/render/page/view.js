// What is asked of the page: filters, grouping, the days in view, the selected event. It lives in the
// address's fragment, so that a view can be sent.

const FACETS = ['actor', 'category', 'factuality', 'source', 'links', 'since', 'until'];
const DEFAULTS = { q: '', ...Object.fromEntries(FACETS.map((f) => [f, ''])), lanes: 'actor', view: 'time' };
const view = { ...DEFAULTS, sel: -1, from: extent.most[0], to: extent.most[1] };

/// The id of the event that is asked for is told apart: it is looked up when the library is read.
function readFragment() {
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const key in DEFAULTS) view[key] = asked.get(key) ?? DEFAULTS[key];
  if (!GROUPS[view.lanes]) view.lanes = 'actor';
  const from = parseDay(asked.get('from')), to = parseDay(asked.get('to'), true);
  [view.from, view.to] = from !== null && to > from ? [from, to] : extent.most;
  return asked.get('sel');
}

let writing = 0;
/// Written a moment later: a zoom is many steps.
function writeFragment() {
  clearTimeout(writing);
  writing = setTimeout(async () => {
    const out = new URLSearchParams();
    if (view.sel >= 0) {
      await readLibrary();
      out.set('sel', idOf(view.sel));
    }
    for (const key in DEFAULTS) if (view[key] !== DEFAULTS[key]) out.set(key, view[key]);
    if (Math.abs(view.from - extent.most[0]) + Math.abs(view.to - extent.most[1]) > 1) {
      out.set('from', isoDay(view.from));
      out.set('to', isoDay(Math.ceil(view.to) - 1));
    }
    if (`${out}` !== location.hash.slice(1)) history.replaceState(null, '', `#${out}`);
  }, 150);
}

/// 1 for each event that the filters let through; null when `stale` says so meanwhile.
async function passing(stale) {
  const pass = new Uint8Array(EVENTS).fill(1), keep = (test) => {
    for (let i = 0; i < EVENTS; i++) if (pass[i] && !test(i)) pass[i] = 0;
  };
  const since = parseDay(view.since), until = parseDay(view.until, true), words = view.q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (view.source || view.links || view.lanes === 'source' || words.length) await readLibrary();
  const actor = actors.indexOf(view.actor), outlet = library.outlets.indexOf(view.source);
  if (view.factuality) keep((i) => factualityOf(i) === view.factuality);
  if (view.category) keep((i) => (categoryOf(i) || 'none') === view.category);
  if (view.actor) keep((i) => involved(i).includes(actor));
  if (since !== null) keep((i) => whenOf(i).kind === 'right' || TO[i] > since);
  if (until !== null) keep((i) => whenOf(i).kind === 'left' || FROM[i] < until);
  if (view.source) keep((i) => outletsOf(i).includes(outlet));
  if (view.links) {
    const linked = new Uint8Array(EVENTS);
    library.links.to.forEach((to, k) => {
      const l = linkOf(k);
      if (l.causal && l.stated === (view.links === 'stated')) linked[to] = linked[l.from] = 1;
    });
    keep((i) => linked[i]);
  }
  if (words.length) await search(pass, words, stale);
  return stale() ? null : pass;
}
