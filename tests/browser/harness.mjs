// Opens pages in the browser and watches what must never happen: a request, a message on the console, an error.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const folder = mkdtempSync(join(tmpdir(), 'demarche-page-'));
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: flags });

const made = new Map();
/// The page of a chronicle made by hand, as a file.
export function pageOf(program, which) {
  if (!made.has(which)) {
    const path = join(folder, `${which}.html`);
    writeFileSync(path, execFileSync(program, [which, 'html'], { maxBuffer: 1 << 28 }));
    made.set(which, path);
  }
  return made.get(which);
}

/// Opens a file; `watch` holds what went wrong.
export async function open(path, { width = 1280, height = 800, fragment = '', prepare = () => {}, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.watch = [];
  page.on('console', (m) => page.watch.push(`console ${m.type()}: ${m.text()}`));
  page.on('pageerror', (e) => page.watch.push(`error: ${e.message}`));
  page.on('dialog', (d) => page.watch.push(`dialog: ${d.message()}`) && d.dismiss());
  page.on('request', (r) => r.url().split('#')[0] !== `file://${path}` && !r.url().startsWith('blob:') && page.watch.push(`request: ${r.url()}`));
  await prepare(page);
  await page.goto(`file://${path}${fragment}`);
  if (options.javaScriptEnabled !== false) await settle(page);
  return page;
}

/// Opens a page that is not ours: its requests and messages are its own.
export async function openAny(path) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(`file://${path}`);
  return page;
}

/// Until what was asked for is drawn.
export const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))));

export async function axe(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html.slice(0, 120)} ${n.any.map((a) => a.message).join('; ')}`).slice(0, 3).join(' | ')}`);
}

export function equal(got, wanted, what) {
  const a = JSON.stringify(got), b = JSON.stringify(wanted);
  if (a !== b) throw new Error(`${what}: got ${a}, wanted ${b}`);
}
export function holds(truth, what) {
  if (!truth) throw new Error(what);
}

/// Runs the tests one by one and ends the process: 0 when all passed.
export async function run(tests) {
  let failed = 0;
  for (const [name, test] of tests) {
    try {
      await test();
      console.log(`ok      ${name}`);
    } catch (e) {
      failed++;
      console.log(`FAILED  ${name}\n        ${e.message}`);
    }
  }
  await browser.close();
  rmSync(folder, { recursive: true });
  console.log(`${tests.length - failed} of ${tests.length} passed`);
  process.exit(failed ? 1 : 0);
}
