// Makes the picture of the page for the README: node tests/browser/screenshot.mjs PAGE.html OUT.png [#FRAGMENT]
// docs/images/timeline.png is the page of samples/us-china with an event selected:
//   build/release/demarche timeline samples/us-china/statements -o build/timeline.html
//   tests/browser/run screenshot.mjs build/timeline.html docs/images/timeline.png '#sel=ID&since=...'
import { resolve } from 'node:path';
import { open } from './harness.mjs';

const [, , path, out, fragment = ''] = process.argv;
const page = await open(resolve(path), { width: 1440, height: 860, fragment });
await page.waitForTimeout(500);
await page.screenshot({ path: out });
process.exit(0);
