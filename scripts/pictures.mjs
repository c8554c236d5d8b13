// Takes the pictures of the README and of the walkthrough out of the user journeys, so that they are always real.
// `npm run pictures`, or with `-- --taken` out of the journeys as they were run last, with `-- --crop` only the walkthrough's out of those of the README
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../test/vscode-host/chromium.mjs';
import { root, runMain, runNode, UserError } from './lib/run.mjs';

const pictures = {
  'overview.png': '6-themes/01-dark-modern.png',
  'fix.png': '2-engineer/03-light-bulb.png',
  'contradictions.png': '7-contradictions/03-light-bulb.png',
  'unreported.png': '9-unreported/03-light-bulb.png',
  'preview.png': '11-fixes/02-preview.png',
  'details.png': '18-details/01-beside-the-code.png',
  'roadmap.png': '14-roadmap/06-dark-modern.png',
};

/** By their whole names. */
const journeys = [...new Set(Object.values(pictures).map((file) => file.slice(0, file.indexOf('/'))))];

/** Parts of the README's pictures: `[picture, left, top, width, height]` */
const parts = /** @type {Record<string, [string, number, number, number, number]>} */ ({
  'reports.png': ['contradictions.png', 0, 30, 1170, 420],
  'browse.png': ['overview.png', 0, 30, 620, 460],
  'code.png': ['overview.png', 620, 30, 660, 400],
  'fix.png': ['fix.png', 352, 320, 640, 300],
  'inventory.png': ['unreported.png', 352, 30, 800, 400],
  'keep.png': ['preview.png', 0, 30, 1280, 740],
});

/** Cuts the walkthrough's pictures, which VS Code shows small. */
async function cropWalkthrough() {
  const folder = path.join(root, 'media/walkthrough');
  fs.mkdirSync(folder, { recursive: true });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    for (const [name, [from, x, y, width, height]] of Object.entries(parts)) {
      const picture = fs.readFileSync(path.join(root, 'media/readme', from)).toString('base64');
      await page.setContent(`<body style="margin:0"><img src="data:image/png;base64,${picture}">`);
      await page.screenshot({ path: path.join(folder, name), clip: { x, y, width, height } });
    }
  } finally {
    await browser.close();
  }
}

await runMain(async () => {
  if (!process.argv.includes('--crop')) takeReadme();
  await cropWalkthrough();
});

function takeReadme() {
  if (!process.argv.includes('--taken')) runNode('scripts/test-ui.mjs', journeys);
  fs.mkdirSync(path.join(root, 'media/readme'), { recursive: true });
  for (const [name, from] of Object.entries(pictures)) {
    const file = path.join(root, 'out/ui', from);
    if (!fs.existsSync(file)) throw new UserError(`${from} was not taken.`);
    fs.copyFileSync(file, path.join(root, 'media/readme', name));
  }
}
