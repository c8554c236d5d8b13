// Takes the README's pictures out of the user journeys, so that they are always real. `npm run pictures`
import fs from 'node:fs';
import path from 'node:path';
import { root, runMain, runNode, UserError } from './lib/run.mjs';

const pictures = {
  'overview.png': '6-themes/01-dark-modern.png',
  'fix.png': '2-engineer/03-light-bulb.png',
  'contradictions.png': '7-contradictions/03-light-bulb.png',
  'unreported.png': '9-unreported/03-light-bulb.png',
  'preview.png': '11-fixes/02-preview.png',
};

await runMain(async () => {
  runNode('scripts/test-ui.mjs', ['themes', 'engineer', 'contradictions', 'unreported', '11-fixes']);
  fs.mkdirSync(path.join(root, 'media/readme'), { recursive: true });
  for (const [name, from] of Object.entries(pictures)) {
    const file = path.join(root, 'out/ui', from);
    if (!fs.existsSync(file)) throw new UserError(`${from} was not taken.`);
    fs.copyFileSync(file, path.join(root, 'media/readme', name));
  }
});
