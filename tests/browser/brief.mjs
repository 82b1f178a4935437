// The briefing as a page: reads without a request, passes axe, and prints with its marking on each page.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { axe, equal, folder, holds, open, run } from './harness.mjs';

const [, , demarche, samples] = process.argv;
const PROFILES = ['memo', 'chronology', 'full'];
const paths = new Map();
for (const profile of PROFILES) {
  const path = join(folder, `brief-${profile}.html`);
  execFileSync(demarche, ['brief', join(samples, 'us-china/statements'), '--about', "Blinken's April visit", '--profile', profile, '--marking', 'OFFICIAL "SAMPLE" <b>', '--to', 'The Minister', '-o', path]);
  paths.set(profile, path);
}

const tests = [];
const test = (name, body) => tests.push([name, body]);

for (const profile of PROFILES) {
  test(`axe finds nothing: ${profile}`, async () => {
    for (const options of [{}, { width: 390, height: 844 }, { forcedColors: 'active' }]) {
      const page = await open(paths.get(profile), options);
      equal(await axe(page), [], `violations with ${JSON.stringify(options)}`);
      equal(page.watch, [], 'requests, messages and errors');
    }
  });

  test(`nothing is wider than the window: ${profile}`, async () => {
    for (const width of [390, 1280]) {
      const page = await open(paths.get(profile), { width });
      const wide = await page.evaluate(() => [...document.querySelectorAll('html, body, main, section, td, th, li')].filter((n) => n.scrollWidth > n.clientWidth + 1 && n.clientWidth).map((n) => n.tagName + n.textContent.slice(0, 40)));
      equal(wide, [], `at ${width}`);
    }
  });
}

test('every number leads to its source', async () => {
  const page = await open(paths.get('full'));
  const [notes, dead] = await page.evaluate(() => {
    const links = [...document.querySelectorAll('a.note')];
    return [links.length, links.filter((a) => !document.querySelector(a.getAttribute('href'))?.querySelector('q')).map((a) => a.textContent)];
  });
  holds(notes > 20, `${notes} numbers`);
  equal(dead, [], 'numbers without a quoted source');
});

test('a marking is text, and stands on paper in the margins', async () => {
  const page = await open(paths.get('memo'));
  equal(await page.evaluate(() => [document.querySelectorAll('b').length, document.querySelector('header').textContent]), [0, 'OFFICIAL "SAMPLE" <b>'], 'on the screen');
  const boxes = await page.evaluate(() => [...document.styleSheets[0].cssRules].filter((r) => r instanceof CSSPageRule).map((r) => r.cssText).join());
  for (const place of ['@top-center', '@bottom-center']) holds(boxes.includes(place), place);
  await page.emulateMedia({ media: 'print' });
  equal(await page.evaluate(() => getComputedStyle(document.querySelector('header')).display), 'none', 'on paper it is not told twice');
});

test('a style of somebody else is not let in', async () => {
  const page = await open(paths.get('full'));
  equal(await page.evaluate(() => { document.body.innerHTML += '<style>body { display: none }</style>'; return getComputedStyle(document.body).display; }), 'block', 'policy');
});

await run(tests);
