// TimelineJS itself loads the export made for it, and shows a slide for each event that has a place in time.
import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { equal, folder, holds, openAny, run } from './harness.mjs';

const [, , program] = process.argv;
const dist = join(dirname(createRequire(import.meta.url).resolve('@knight-lab/timelinejs/package.json')), 'dist');
for (const file of ['js/timeline.js', 'css/timeline.css']) copyFileSync(join(dist, file), join(folder, file.split('/')[1]));

async function loaded(which) {
  const exported = execFileSync(program, [which, 'timelinejs'], { maxBuffer: 1 << 28 }).toString();
  const path = join(folder, `timelinejs-${which}.html`);
  const json = exported.replaceAll('<', '\\u003c');
  writeFileSync(path, `<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="timeline.css"><script src="timeline.js"></script>
<div id="embed" style="height: 600px"></div><script>window.timeline = new TL.Timeline('embed', ${json}, { font: null, script_path: '.' })</script>`);
  const page = await openAny(path);
  await page.waitForFunction(() => window.timeline._loaded?.timeline ?? window.timeline.ready, null, { timeout: 20000 }).catch(() => {});
  return { page, exported: JSON.parse(exported) };
}

const tests = ['affair', 'bait', '300'].map((which) => [`TimelineJS shows every slide: ${which}`, async () => {
  const { page, exported } = await loaded(which);
  const shown = await page.evaluate(() => ({
    slides: window.timeline.config.events.map((e) => e.unique_id),
    drawn: document.querySelectorAll('.tl-timemarker').length,
    complaints: Object.values(window.timeline.config.messages?.errors ?? []),
    dates: window.timeline.config.events.map((e) => e.display_date),
    images: document.querySelectorAll('.tl-storyslider img[src="x"]').length,
  }));
  equal(shown.complaints, [], 'what TimelineJS complains of');
  equal([...shown.slides].sort(), exported.events.map((e) => e.unique_id).sort(), 'slides');
  equal(shown.drawn, exported.events.length, 'marks drawn');
  equal(shown.images, 0, 'what a text has brought in');
  holds(await page.title() !== 'owned', 'a text ran as a script');
  await page.context().close();
}]);
await run(tests);
