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
async function comparedProject(
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

/** A module, and the names of it that are asked for: each is imported from it. */
export interface AskedModule {
  readonly text: string;
  readonly names: readonly string[];
}

/** The modules beside `base.py`, which has only `ok`, compared: how many errors pyright has, and some that differ, each with the module that it is about. */
export async function comparedModules(
  modules: readonly AskedModule[],
): Promise<{ count: number; missed: string[]; extra: string[] }> {
  const files = new Map([['base.py', 'ok = 1\n']]);
  for (const [i, { text, names }] of modules.entries()) {
    files.set(`m${i}.py`, text);
    files.set(`asks${i}.py`, names.map((name) => `from m${i} import ${name}\n`).join(''));
  }
  const { theirs, missed, extra } = await comparedProject(files);
  const told = (each: string): string => `${each}\n${files.get(`m${/\d+/u.exec(each)![0]}.py`)!}`;
  return { count: theirs.length, missed: missed.slice(0, 5).map(told), extra: extra.slice(0, 5).map(told) };
}
