import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { NodePython } from '../../../src/node/python/NodePython.js';
import { comparePyright } from '../../bench/comparePyright.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { RandomLayouts } from './randomLayouts.js';
import { runPyright, writeFiles } from './runPyright.js';

const count = 60;
const seed = 20_261_122;

suite('imports in random layouts against pyright', () => {
  test(`finds the same in ${count} projects whose modules, packages and folders are called alike`, async function () {
    this.timeout(300_000);
    const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'layouts-')));
    try {
      const layouts = new RandomLayouts(seed);
      const projects = Array.from({ length: count }, (_, i) => ({ name: `p${i}`, files: layouts.next() }));
      for (const { name, files } of projects) writeFiles(path.join(root, name), files);
      const environments = projects.map(({ name }) => ({ root: name, extraPaths: [`${name}/src`] }));
      const config = { pythonVersion: '3.13', pythonPlatform: 'Linux', executionEnvironments: environments };
      writeFiles(root, [['pyrightconfig.json', JSON.stringify(config)]]);
      const found = runPyright(root);
      let compared = 0;
      for (const { name, files } of projects) {
        const own = path.join(root, name);
        const python = new NodePython(own);
        const errors = await new ImportIntegrity(new MemoryFiles(Object.fromEntries(files)), {
          python,
        }).errors();
        assert.ok(errors);
        const told = found.filter(({ file }) => file.startsWith(own + path.sep));
        const code = new Map([...files].filter(([each]) => !each.endsWith('.txt')));
        const { theirs, ours } = comparePyright(own, told, errors, code);
        const line = (each: string): string => {
          const [file, number] = each.split(':');
          return `${each}: ${files.get(file!)!.split('\n')[Number(number) - 1]}`;
        };
        const missed = theirs.filter((each) => !ours.includes(each)).map(line);
        const extra = ours.filter((each) => !theirs.includes(each)).map(line);
        assert.deepEqual({ name, missed, extra }, { name, missed: [], extra: [] });
        compared += theirs.length;
      }
      console.log(`      ${compared} import errors in ${count} projects, the same as pyright's`);
      assert.ok(compared > 1000);
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  });
});
