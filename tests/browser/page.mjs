// What the page promises, in a real browser, from a file.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { axe, equal, folder, holds, open, pageOf, run, settle } from './harness.mjs';

const [, , program, demarche, samples] = process.argv;
const of = (which) => pageOf(program, which);
const quiet = (page) => equal(page.watch, [], 'requests, messages and errors');
const title = (page) => page.textContent('#panel-title');
const ENTRIES = JSON.parse(execFileSync(program, ['affair', 'json'])).entries;
const LABELS = ENTRIES.map((e) => e.label);
const WIDTHS = [390, 1280, 2560];

async function select(page, label) {
  await page.evaluate((id) => (location.hash = `#sel=${id}`), ENTRIES[LABELS.indexOf(label)].id);
  await settle(page);
}

async function noOverflow(page, what) {
  const wide = await page.evaluate(() => [...document.querySelectorAll('html, body, main, .bar, #panel, #list, .chronology')].filter((n) => n.scrollWidth > n.clientWidth + 1 && n.clientWidth).map((n) => `${n.tagName}#${n.id} ${n.scrollWidth}>${n.clientWidth}`));
  equal(wide, [], `wider than the window, ${what}`);
}

/// Labels and marks that cover one another, as pairs of words.
const overlaps = (page) => page.evaluate(() => {
  const boxes = [];
  for (const g of document.querySelectorAll('#drawing .mark')) {
    const text = g.querySelector('text'), box = (n) => n.getBoundingClientRect();
    if (text.textContent) boxes.push({ g, label: text.textContent, ...box(text).toJSON() });
    boxes.push({ g, label: '', ...box(g.querySelector('.shape')).toJSON() });
  }
  boxes.sort((a, b) => a.left - b.left);
  const out = [];
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].left < a.right - 0.5; j++) {
      const b = boxes[j];
      if (a.g !== b.g && (a.label || b.label) && a.top < b.bottom - 2 && b.top < a.bottom - 2) out.push(`${a.label} / ${b.label}`);
    }
  });
  return out;
});

const tests = [];
const test = (name, body) => tests.push([name, body]);

for (const which of ['affair', 'bait', 'empty', '300'])
  test(`opens from a file without a request or a message: ${which}`, async () => {
    for (const fragment of ['', '#view=list', '#sel=e12&lanes=category', '#sel=nobody&from=x&lanes=y&category=z']) quiet(await open(of(which), { fragment }));
  });

test('axe finds nothing: timeline, list, a selection, dark, phone', async () => {
  for (const [options, act] of [[{}], [{ fragment: '#view=list' }], [{ fragment: '#sel=e7' }], [{ fragment: '#sel=e7', colorScheme: 'dark' }], [{ fragment: '#sel=e7', width: 390, height: 844 }], [{ colorScheme: 'dark', fragment: '#view=list' }],
    [{}, (p) => p.click('#filters summary')], [{ forcedColors: 'active', fragment: '#sel=e7' }]]) {
    const page = await open(of('affair'), options);
    if (act) await act(page);
    equal(await axe(page), [], `violations with ${JSON.stringify(options)}`);
    quiet(page);
  }
});

test('every event is reached by the keyboard, and read out', async () => {
  const page = await open(of('affair'));
  for (let i = 0; i < 30 && !(await page.evaluate(() => document.activeElement.id === 'stage')); i++) await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement.id), 'stage', 'the stage is in the order of tabs');
  const seen = [];
  for (let i = 0; i < LABELS.length; i++) {
    await page.keyboard.press('ArrowRight');
    seen.push(await title(page));
    holds((await page.textContent('#live')).startsWith(seen[i]), `${seen[i]} is announced`);
  }
  equal(seen, LABELS, 'in order of time');
  await page.keyboard.press('Enter');
  equal(await page.evaluate(() => document.activeElement.id), 'panel-title', 'Enter goes to the details');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(250);
  equal(await page.evaluate(() => [document.activeElement.id, location.hash.includes('sel')]), ['stage', false], 'Escape closes and goes back');
  quiet(page);
});

test('the list holds every event, each a button', async () => {
  const page = await open(of('affair'), { fragment: '#view=list' });
  equal(await page.locator('#list button.label').allTextContents(), LABELS, 'labels');
  await page.locator('#list button.label').nth(3).click();
  equal(await title(page), LABELS[3], 'selected');
  const many = await open(of('300'), { fragment: '#view=list' });
  equal(await many.locator('#list li').count(), 100, 'a page of rows');
  await many.click('#list nav button:last-child');
  equal(await many.locator('#list li').first().getAttribute('value'), '101', 'the next page');
});

test('labels, dates and sentences come back as they were', async () => {
  for (const which of ['affair', 'bait', '300']) {
    const entries = JSON.parse(execFileSync(program, [which, 'json'], { maxBuffer: 1 << 28 })).entries.slice(0, 100);
    const page = await open(of(which), { fragment: '#view=list' });
    equal(await page.locator('#list .label').allTextContents(), entries.map((e) => e.label), `labels of ${which}`);
    equal(await page.locator('#list li blockquote').allTextContents(), entries.map((e) => e.sentences[0]), `sentences of ${which}`);
    const dates = await page.$$eval('#list .date', (all) => all.map((p) => p.querySelector('time')?.dateTime ?? ''));
    entries.forEach((e, i) => dates[i] && equal(dates[i], e.when.edtf, 'a date'));
  }
});

test('a search reads the sentences too', async () => {
  const page = await open(of('300'), { fragment: '#q=numbered+217' });
  equal(await page.textContent('#count'), '1 of 300 events', 'by the words of its sentence');
  quiet(page);
});

test('the view is saved as SVG and PNG', async () => {
  const page = await open(of('affair'), { fragment: '#sel=e9', acceptDownloads: true });
  const saved = async (kind) => {
    await page.click('#save summary');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-save=${kind}]`)]);
    return readFileSync(await file.path());
  };
  const svg = (await saved('svg')).toString();
  for (const words of ['Quill travels to Southland', 'viewBox="0 0 ', 'xmlns="http://www.w3.org/2000/svg"']) holds(svg.includes(words), `SVG holds ${words}`);
  holds(!svg.includes('var('), 'every colour is written out');
  const png = await saved('png');
  equal([png.subarray(1, 4).toString(), png.readUInt32BE(16)], ['PNG', 2 * (await page.evaluate(() => document.getElementById('stage').clientWidth))], 'PNG, twice as wide as the view');
  quiet(page);
});

test('without DecompressionStream it is the plain chronology', async () => {
  const page = await open(of('affair'), { prepare: (p) => p.addInitScript(() => delete window.DecompressionStream) });
  equal(await page.locator('.chronology .label').allTextContents(), LABELS, 'in order of time');
  quiet(page);
});

test('arrows for the causes of the selected event: stated solid, inferred dashed', async () => {
  const page = await open(of('affair'));
  const arrows = () => page.$$eval('#drawing .arrow:not(.effect)', (all) => all.map((g) => [+g.dataset.from, +g.dataset.to, g.classList.contains('stated'), getComputedStyle(g.querySelector('.line')).strokeDasharray]));
  const at = (label) => LABELS.indexOf(label);
  await select(page, 'Southland suspends fisheries talks');
  const inferred = await arrows();
  equal(inferred.map((a) => a.slice(0, 3)), [[at('Quill visits Ness'), at('Southland suspends fisheries talks'), false]], 'one inferred cause');
  holds(inferred[0][3] !== 'none', 'an inferred cause is dashed');
  await select(page, 'Quotas are raised');
  const chain = await arrows();
  const stated = chain.find((a) => a[2]);
  equal(stated.slice(0, 2), [at('Working group on fisheries meets'), at('Quotas are raised')], 'the stated cause');
  equal(stated[3], 'none', 'a stated cause is solid');
  holds(chain.some((a) => a[0] === at('Quill travels to Southland')), 'the cause of the cause too');
  await page.keyboard.press('Escape');
  await settle(page);
  equal(await arrows(), [], 'none without a selection');
});

test('the panel quotes the source, says what preceded and followed, and how that is known', async () => {
  const page = await open(of('affair'));
  await select(page, 'Quotas are raised');
  const panel = await page.textContent('#panel');
  for (const words of ['Because the group met, the quotas were raised on 12 March 2023.', 'Letters', 'characters 198–261', 'by-hand', 'What preceded', 'Working group on fisheries meets', 'caused by, stated', 'What followed', 'makes possible, inferred', 'Edited', 'edit 3 by anna, 2024-05-02 (note): Checked against the gazette.'])
    holds(panel.includes(words), `the panel says "${words}"`);
  await select(page, 'Working group on fisheries meets');
  const both = await page.textContent('#panel .conflicts');
  for (const words of ['January 2023', '1 February 2023', 'A joint working group', 'for the first time']) holds(both.includes(words), `the conflict shows "${words}"`);
  equal(await page.locator('#drawing .mark.contested .flag').count() > 0, true, 'it is marked in the drawing');
});

test('a date is drawn as wide as it is unknown', async () => {
  const page = await open(of('affair'));
  const box = (label) => page.evaluate((i) => document.querySelector(`#drawing .mark[data-i="${i}"] .shape`).getBoundingClientRect().toJSON(), LABELS.indexOf(label));
  const scale = await page.evaluate(() => { // pixels a year, by the axis
    const x = (label) => [...document.querySelectorAll('#drawing .axis .major')].find((t) => t.textContent === label).getAttribute('x');
    return x('2023') - x('2022');
  });
  const year = await box('Quill visits Ness'), month = await box('Quill travels to Southland');
  holds(Math.abs(year.width - scale) < 3, `"2021" is a year wide: ${year.width} of ${scale}`);
  holds(Math.abs(month.width - scale / 12) < 3, `"June 2022" is a month wide: ${month.width} of ${scale / 12}`);
  const kind = (label) => page.evaluate((i) => document.querySelector(`#drawing .mark[data-i="${i}"]`).getAttribute('class'), LABELS.indexOf(label));
  for (const [label, kinds] of [['Quill visits Ness', 'band'], ['Balloon is brought down over the lakes', 'left'], ['Northland may act against firms', 'right possible'], ['Quill to visit the Southland ports', 'bar planned'], ['Southland moves two ships to the border', 'dot alleged']])
    for (const k of kinds.split(' ')) holds((await kind(label)).split(' ').includes(k), `${label} is ${k}`);
});

test('labels never overlap, at any zoom', async () => {
  for (const which of ['affair', '300', '1000'])
    for (const width of [390, 1280]) {
      const page = await open(of(which), { width });
      await page.focus('#stage');
      for (let step = 0; step < 7; step++) {
        equal((await overlaps(page)).slice(0, 3), [], `${which} at ${width}, zoom ${step}`);
        await page.keyboard.press('+');
        await settle(page);
      }
      await page.context().close();
    }
});

test('wheel, drag, pinch, keys and presets move the view', async () => {
  const page = await open(of('300'), { hasTouch: true });
  const range = () => page.evaluate(() => new URLSearchParams(location.hash.slice(1))).then(() => page.waitForTimeout(220)).then(() => page.evaluate(() => ['from', 'to'].map((k) => Date.parse(new URLSearchParams(location.hash.slice(1)).get(k)) / 864e5)));
  const span = ([a, b]) => b - a;
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -300);
  const wheeled = await range();
  holds(span(wheeled) < 5000, `the wheel zooms in: ${span(wheeled)} days`);
  await page.mouse.down();
  await page.mouse.move(400, 400, { steps: 4 });
  await page.mouse.up();
  const dragged = await range();
  holds(dragged[0] > wheeled[0] + 10 && Math.abs(span(dragged) - span(wheeled)) <= 2, 'a drag pans');
  const touch = await page.context().newCDPSession(page);
  const fingers = (type, ...points) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await fingers('touchStart', [500, 400], [600, 400]);
  await fingers('touchMove', [440, 400], [680, 400]);
  await fingers('touchEnd');
  const pinched = await range();
  holds(span(pinched) < 0.7 * span(dragged), `a pinch zooms: ${span(pinched)} of ${span(dragged)}`);
  await page.focus('#stage');
  await page.keyboard.press('Shift+ArrowRight');
  holds((await range())[0] > pinched[0], 'Shift and an arrow pan');
  await page.click('[data-preset=month]');
  const month = await range();
  holds(Math.abs(span(month) - 31) <= 2, `a month: ${span(month)}`);
  await page.click('[data-preset=all]');
  await range();
  equal(await page.evaluate(() => location.hash), '', 'all')
  quiet(page);
});

test('the view is in the fragment, and comes back', async () => {
  const page = await open(of('affair'), { fragment: '#lanes=category' });
  await page.fill('#search', 'border');
  await page.waitForTimeout(400);
  await page.selectOption('#f-factuality', 'alleged', { force: true });
  await page.waitForTimeout(300);
  const sent = await page.evaluate(() => location.hash);
  equal(sent, '#q=border&factuality=alleged&lanes=category', 'fragment');
  equal(await page.textContent('#count'), '1 of 14 events', 'what passes');
  const again = await open(of('affair'), { fragment: sent });
  equal(await again.textContent('#count'), '1 of 14 events', 'the same again');
  equal(await again.inputValue('#search'), 'border', 'the words');
  equal(await again.getAttribute('[data-set="lanes=category"]', 'aria-pressed'), 'true', 'the lanes');
  await again.click('#filters summary');
  await again.click('[data-clear]');
  equal(await again.textContent('#count'), '14 events', 'all again');
  const since = await open(of('affair'), { fragment: '#since=2023-03&until=2023-03&view=list' });
  equal(await since.locator('#list button.label').allTextContents(), LABELS.filter((l) => /ships|Quotas|suspends|urges/.test(l)), 'dates are inclusive, what may lie within stays');
});

test('what a document says is text, in every field', async () => {
  const bait = '<img src=x onerror=';
  for (const fragment of ['', '#sel=e7', '#view=list', '#lanes=source', '#lanes=place']) {
    const page = await open(of('bait'), { fragment });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    equal(await page.evaluate(() => [document.title.includes('owned') && !document.title.includes('onerror'), document.images.length, document.querySelectorAll('[onerror]').length, document.querySelectorAll('a:not([href^="http"])').length]), [false, 0, 0, 0], 'title, images, handlers, other links');
    holds((await page.textContent('body')).includes(bait), 'it is shown as text');
    quiet(page);
  }
  const still = await open(of('bait'), { javaScriptEnabled: false });
  equal(await still.locator('img').count(), 0, 'images without scripts');
  equal(await still.locator('a[href^="javascript"]').count(), 0, 'links without scripts');
  holds((await still.textContent('.chronology')).includes(bait), 'text without scripts');
  quiet(still);
});

test('without scripts it is a chronology', async () => {
  for (const width of WIDTHS) {
    const page = await open(of('affair'), { javaScriptEnabled: false, width });
    equal(await page.locator('ol.chronology > li').count(), LABELS.length, 'rows');
    equal(await page.locator('.chronology .label').allTextContents(), LABELS, 'in order of time');
    equal(await page.locator('time').evaluateAll((all) => all.map((t) => t.dateTime)), ['2021', '2022-05', '2022-06', '2023-01', '2023-03-09', '2023-03-12'], 'only as precise as known');
    equal(await page.locator('#app').isVisible(), false, 'no dead controls');
    const text = await page.textContent('body');
    for (const words of ['between 1 January 2021 and 18 April 2023', 'Following the visit, Southland suspended the fisheries talks.', 'characters 67–128', 'Cause (inferred): Quill visits Ness', 'Where the sources disagree', 'Ministry of Northland'])
      holds(text.includes(words), `it says "${words}"`);
    equal(await page.locator('html').evaluate((n) => n.scrollWidth <= n.clientWidth), true, `no overflow at ${width}`);
    quiet(page);
  }
});

test('in print it is a chronology', async () => {
  const page = await open(of('affair'));
  const pdf = await page.pdf();
  holds(pdf.length > 10000, 'a PDF');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  equal(await page.locator('#print li').count(), LABELS.length, 'rows');
  equal([await page.isVisible('#stage'), await page.isVisible('#print')], [false, true], 'the drawing gives way');
});

test('nothing is wider than the window', async () => {
  for (const width of WIDTHS)
    for (const which of ['affair', 'bait'])
      for (const fragment of ['', '#sel=e10', '#view=list']) {
        const page = await open(of(which), { width, fragment });
        await noOverflow(page, `${which} ${fragment} at ${width}`);
        await page.context().close();
      }
});

test('text from right to left stays in its box', async () => {
  const page = await open(of('affair'));
  await select(page, 'بدء المحادثات');
  equal(await page.$eval('#panel blockquote', (n) => getComputedStyle(n).direction), 'rtl', 'the quote');
  equal(await page.$eval('#panel figcaption', (n) => getComputedStyle(n).direction), 'ltr', 'its source');
});

test('the page code is small, and has no style attribute', async () => {
  const html = readFileSync(of('affair'), 'utf8'), code = /<style>([^]*?)<\/style>/.exec(html)[1] + /<script>([^]*?)<\/script>/.exec(html)[1];
  const size = Buffer.byteLength(code), packed = gzipSync(code, { level: 9 }).length;
  holds(size < 60 * 1024 && packed < 20 * 1024, `${size} bytes, ${packed} gzipped`);
  holds(!/\sstyle=/.test(html), 'a style attribute');
});

test('the page of the samples opens, quietly', async () => {
  const path = join(folder, 'samples.html');
  execFileSync(demarche, ['timeline', samples, '-o', path]);
  const page = await open(path);
  equal(await axe(page), [], 'violations');
  quiet(page);
});

await run(tests);
