import assert from 'node:assert/strict';
import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { root } from '../support/sharedReports.js';

const layers: Record<string, readonly string[]> = {
  core: ['core'],
  node: ['node', 'core'],
  lazy: ['lazy', 'core', 'node', 'views/model'],
  cli: ['cli', 'node', 'core'],
  workspace: ['workspace', 'core', 'lazy'],
  'views/model': ['views/model', 'core'],
  views: ['views', 'views/model', 'workspace', 'core'],
  'views/details/webview': ['views/details/webview', 'views/model'],
  'providers/model': ['providers/model', 'views/model', 'core'],
  providers: ['providers', 'providers/model', 'views/model', 'workspace', 'core'],
  parts: ['parts', 'commands', 'views', 'providers', 'workspace'],
  commands: ['commands', 'views', 'views/model', 'providers', 'workspace', 'core'],
};

const files = fs
  .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

const importsOf = (file: string): string[] => {
  const text = fs.readFileSync(path.join(root, 'src', file), 'utf8');
  return [...text.matchAll(/(?:from|import\(|require\()\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!);
};

const layerOf = (file: string): string | undefined =>
  Object.keys(layers)
    .sort((a, b) => b.length - a.length)
    .find((layer) => file.startsWith(`${layer}/`));

suite('dependency rule', () => {
  test('there is something to check', () => assert.ok(files.length > 40));

  test('core imports neither VS Code nor a Node built-in', () => {
    const wrong = files
      .filter((file) => /^(?:core|views\/model|providers\/model)\//.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name === 'vscode' || name.startsWith('node:') || builtinModules.includes(name))
          .map((name) => `${file} imports ${name}`),
      );
    assert.deepEqual(wrong, []);
  });

  test('the command line and what it shares with the extension import no VS Code', () => {
    const wrong = files.filter((file) => /^(?:cli|node)\//.test(file) && importsOf(file).includes('vscode'));
    assert.deepEqual(wrong, []);
  });

  test('imports go one way: extension, then parts, commands, views, providers, then core', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const layer = layerOf(file);
      if (!layer) continue;
      for (const name of importsOf(file).filter((candidate) => candidate.startsWith('.'))) {
        const target = path.posix.join(path.posix.dirname(file), name);
        const targetLayer = layerOf(target);
        if (targetLayer && !layers[layer]!.includes(targetLayer)) wrong.push(`${file} imports ${target}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('no file imports itself around a corner, types included', () => {
    const targets = (file: string): string[] =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => path.posix.join(path.posix.dirname(file), name).replace(/\.js$/, '.ts'));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      const at = way.indexOf(file);
      if (at >= 0) circles.push([...way.slice(at), file].join(' -> '));
      if (at >= 0 || done.has(file)) return;
      for (const target of targets(file)) if (files.includes(target)) visit(target, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    assert.deepEqual(circles, []);
  });
});
