// What is asked of the page: filters, grouping, the days in view, the selected event. It lives in the
// address's fragment, so that a view can be sent.

const FACETS = ['actor', 'category', 'factuality', 'source', 'links', 'since', 'until'];
const view = { q: '', lanes: 'actor', view: 'time', sel: -1, from: extent.most[0], to: extent.most[1] };
for (const f of FACETS) view[f] = '';

function readFragment() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const one = (key, fallback = '') => asked.get(key) ?? fallback;
  view.q = one('q');
  view.lanes = ['actor', 'category', 'place', 'source'].includes(one('lanes')) ? one('lanes') : 'actor';
  view.view = one('view') === 'list' ? 'list' : 'time';
  view.sel = placeOfId.get(one('sel')) ?? -1;
  for (const f of FACETS) view[f] = one(f);
  const from = parseDay(one('from')), to = parseDay(one('to'), true);
  const given = from !== null && to !== null && to > from;
  [view.from, view.to] = given ? [from, to] : extent.most;
}

let writing = 0;
/// Written a moment later: a zoom is many steps.
function writeFragment() {
  clearTimeout(writing);
  writing = setTimeout(() => {
    const out = new URLSearchParams();
    if (view.sel >= 0) out.set('sel', data.id[view.sel]);
    for (const key of ['q', ...FACETS]) if (view[key]) out.set(key, view[key]);
    if (view.lanes !== 'actor') out.set('lanes', view.lanes);
    if (view.view !== 'time') out.set('view', view.view);
    if (Math.abs(view.from - extent.most[0]) + Math.abs(view.to - extent.most[1]) > 1) {
      out.set('from', isoDay(view.from));
      out.set('to', isoDay(Math.ceil(view.to) - 1));
    }
    const text = '#' + out;
    if (text !== location.hash && !(text === '#' && !location.hash)) history.replaceState(null, '', text);
  }, 150);
}

/// 1 for each event that the filters let through.
function passing() {
  const pass = new Uint8Array(EVENTS).fill(1);
  const keep = (test) => {
    for (let i = 0; i < EVENTS; i++) if (pass[i] && !test(i)) pass[i] = 0;
  };
  const since = view.since ? parseDay(view.since) : null, until = view.until ? parseDay(view.until, true) : null;
  if (view.factuality) keep((i) => factualityOf(i) === view.factuality);
  if (view.category) keep((i) => (categoryOf(i) || 'none') === view.category);
  if (view.actor) keep((i) => involved(i).includes(view.actor));
  if (view.source) keep((i) => data.sources[i].some((d) => sourceName(d) === view.source));
  if (since !== null) keep((i) => whenOf(i).open === 'right' || TO[i] > since);
  if (until !== null) keep((i) => whenOf(i).open === 'left' || FROM[i] < until);
  if (view.links) keep((i) => [...links.into(i), ...links.out(i)].some((l) => l.causal && l.stated === (view.links === 'stated')));
  const words = view.q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length) keep((i) => words.every((w) => searchText(i).includes(w)));
  return pass;
}

/// A lane by source is a lane by outlet.
function sourceName(d) {
  const [id, title, source] = data.documents[d];
  return source || title || id;
}
