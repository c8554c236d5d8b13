import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { NodePython } from '../../../src/node/python/NodePython.js';
import { comparePyright } from '../../bench/comparePyright.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { runPyright, writeFiles } from './runPyright.js';

const config = { pythonVersion: '3.13', pythonPlatform: 'Linux' };

/** pyright's import errors in a project of these files, and those that we lack and that we have beside them, as `path:line:column name`. */
export async function comparedProject(
  files: ReadonlyMap<string, string>,
): Promise<{ theirs: string[]; missed: string[]; extra: string[] }> {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'compared-')));
  try {
    writeFiles(root, [...files, ['pyrightconfig.json', JSON.stringify(config)]]);
    const access = new MemoryFiles(Object.fromEntries(files));
    const errors = await new ImportIntegrity(access, { python: new NodePython(root) }).errors();
    assert.ok(errors);
    const { theirs, ours } = comparePyright(root, runPyright(root), errors, files);
    const known = { theirs: new Set(theirs), ours: new Set(ours) };
    const missed = theirs.filter((each) => !known.ours.has(each));
    return { theirs, missed, extra: ours.filter((each) => !known.theirs.has(each)) };
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}
