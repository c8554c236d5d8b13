import fs from 'node:fs';
import path from 'node:path';
import { root, sharedFolder } from '../../support/sharedReports.js';

/** Every Markdown document at hand: the fixtures, the sample workspace, and the real reports where they are present. */
export function reportTexts(): { name: string; text: string }[] {
  const folders = [
    path.join(root, 'test/fixtures/reports/seen'),
    path.join(root, 'examples/mesh-node/docs'),
    sharedFolder('reports'),
    sharedFolder('seeds'),
  ];
  return folders.flatMap((folder) =>
    folder === undefined
      ? []
      : fs
          .readdirSync(folder)
          .filter((file) => /\.(?:md|txt)$/u.test(file))
          .map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') })),
  );
}
