// Measures the page beside vis-timeline, TimelineJS and ECharts: the same events, the same browser, one after the other.
// usage: page.mjs NEWSROOM [--sizes 100,1000,10000,100000] [--runs 5] [--patience SECONDS] [--only NAME,...]
//
//   first render  from the start of the navigation to the frame after the one in which events stand in the document
//   step          a wheel event over the middle, then two frames: 33 ms is the floor at 60 Hz
//   heap          of JavaScript after a garbage collection, array buffers included
//
// Each figure is the median of the runs. The machine's two cores are shared by the browser's processes.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { sizes: { type: 'string', default: '100,1000,10000,100000' }, runs: { type: 'string', default: '5' }, patience: { type: 'string', default: '60' }, only: { type: 'string', default: '' } } });
const require = createRequire(import.meta.url), folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'));
const print = (size, format) => execFileSync(positionals[0], [String(size), format], { maxBuffer: 2 ** 30 }).toString();
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-precise-memory-info'] });

// The peers get what they show, and no more: label, start, end, actor.
const events = (size) => JSON.parse(print(size, 'json')).entries.map((e) => ({ label: e.label, start: e.when?.start ?? '2004-01-01', end: e.when?.end ?? null, actor: e.actors[0]?.name ?? 'nobody' }));
const inScript = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');
const peer = (head, body, script) => `<!doctype html><meta charset="utf-8"><title>bench</title>${head}<style>html, body, #view { height: 100%; margin: 0 }</style><div id="view">${body}</div><script>${script}</script>`;
const library = (path) => {
  const name = path.split('/').at(-1);
  copyFileSync(require.resolve(path), join(folder, name));
  return name;
};

const TOOLS = {
  'blank page': { page: () => '<!doctype html><meta charset="utf-8"><title>bench</title><div id="view">', drawn: '#view', over: '#view' }, // what the browser alone takes
  demarche: { page: (size) => print(size, 'html'), drawn: '#drawing .density, #drawing .mark', over: '#stage' },
  'vis-timeline': {
    page: (size) => peer(`<script src="${library('vis-timeline/standalone/umd/vis-timeline-graph2d.min.js')}"></script><link rel="stylesheet" href="${library('vis-timeline/styles/vis-timeline-graph2d.min.css')}">`, '',
      `const events = ${inScript(events(size))}, actors = [...new Set(events.map((e) => e.actor))];
      new vis.Timeline(document.getElementById('view'), events.map((e, id) => ({ id, content: e.label, start: e.start, group: actors.indexOf(e.actor) })), actors.map((content, id) => ({ id, content })), { height: '100%' });`),
    drawn: '.vis-item', over: '#view',
  },
  TimelineJS: {
    page: (size) => peer(`<script src="${library('@knight-lab/timelinejs/dist/js/timeline.js')}"></script><link rel="stylesheet" href="${library('@knight-lab/timelinejs/dist/css/timeline.css')}">`, '',
      `const date = (s) => { const [year, month, day] = s.split('-').map(Number); return { year, month, day }; };
      const events = ${inScript(events(size))};
      new TL.Timeline('view', { events: events.map((e) => ({ start_date: date(e.start), group: e.actor, text: { headline: e.label } })) }, { font: null, script_path: '.' });`),
    drawn: '.tl-timemarker', over: '.tl-timenav',
  },
  ECharts: {
    page: (size) => peer(`<script src="${library('echarts/dist/echarts.min.js')}"></script>`, '',
      `const events = ${inScript(events(size))}, actors = [...new Set(events.map((e) => e.actor))];
      const chart = echarts.init(document.getElementById('view'));
      chart.on('finished', () => document.getElementById('view').dataset.drawn = 'yes');
      chart.setOption({ animation: false, xAxis: { type: 'time' }, yAxis: { type: 'category', data: actors }, dataZoom: [{ type: 'inside' }],
        series: [{ type: 'scatter', symbolSize: 8, label: { show: true, position: 'right', formatter: (p) => p.data[2] }, labelLayout: { hideOverlap: true }, data: events.map((e) => [e.start, e.actor, e.label]) }] });`),
    drawn: '#view[data-drawn]', over: '#view',
  },
};

/// Runs in the page before anything else.
const watch = (drawn) => {
  const look = () => {
    if (document.querySelector(drawn)) requestAnimationFrame(() => (window.firstRender = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const within = (ms, promise) => Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error('patience')), ms))]);

async function measure(tool, path, patience) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } }), page = await context.newPage();
  try {
    await page.addInitScript(watch, tool.drawn);
    await within(patience, page.goto(`file://${path}`, { timeout: patience, waitUntil: 'load' }));
    await within(patience, page.waitForFunction(() => window.firstRender, null, { timeout: patience }));
    const first = await page.evaluate('firstRender');
    await page.waitForTimeout(1000);
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const heap = await session.send('Runtime.getHeapUsage');
    const steps = await within(patience, page.evaluate(async (over) => {
      const node = document.querySelector(over), box = node.getBoundingClientRect(), frame = () => new Promise(requestAnimationFrame), out = [];
      const x = box.left + box.width * 0.55, y = box.top + box.height * 0.4, at = document.elementFromPoint(x, y) ?? node; // TimelineJS may be taller than the window
      const wheel = (init) => at.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: x, clientY: y, ...init }));
      const step = async (init) => {
        const start = await frame();
        wheel(init);
        await frame();
        out.push((await frame()) - start);
      };
      for (let i = 0; i < 18; i++) await step({ deltaY: -120 });
      for (let i = 0; i < 12; i++) await step({ deltaX: i < 6 ? 60 : -60 });
      for (let i = 0; i < 18; i++) await step({ deltaY: 120 });
      return out;
    }, tool.over));
    return { first, step: median(steps), worst: Math.max(...steps), heap: (heap.usedSize + (heap.backingStorageSize ?? 0)) / 1e6 };
  } catch (e) {
    return { failed: e.message.includes('patience') || e.name === 'TimeoutError' ? `none in ${options.patience} s` : e.message.split('\n')[0] };
  } finally {
    await within(5000, context.close()).catch(() => {});
  }
}

console.log(`| events | tool | file, MB | first render, ms | step, median ms | step, worst ms | heap, MB |\n|---|---|---|---|---|---|---|`);
for (const size of options.sizes.split(',').map(Number)) {
  for (const [name, tool] of Object.entries(TOOLS)) {
    if (options.only && !options.only.split(',').includes(name)) continue;
    const path = join(folder, `${name}-${size}.html`);
    writeFileSync(path, tool.page(size));
    const runs = [];
    for (let i = 0; i < Number(options.runs) && !runs.at(-1)?.failed; i++) runs.push(await measure(tool, path, options.patience * 1000));
    const file = (statSync(path).size / 1e6).toFixed(2), failed = runs.find((r) => r.failed)?.failed;
    const of = (key, digits = 0) => median(runs.map((r) => r[key])).toFixed(digits);
    console.log(failed ? `| ${size} | ${name} | ${file} | ${failed} | - | - | - |` : `| ${size} | ${name} | ${file} | ${of('first')} | ${of('step')} | ${of('worst')} | ${of('heap', 1)} |`);
  }
}
await browser.close();
rmSync(folder, { recursive: true });
