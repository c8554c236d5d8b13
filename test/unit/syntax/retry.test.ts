import assert from 'node:assert/strict';
import type { GrammarAccess } from '../../../src/core/syntax/GrammarAccess.js';
import { SyntaxParsers } from '../../../src/core/syntax/SyntaxParsers.js';
import { installedGrammars } from '../support/syntaxParsers.js';

suite('SyntaxParsers: what could not be loaded', () => {
  for (const missing of ['web-tree-sitter.wasm', 'tree-sitter-go.wasm']) {
    test(`${missing} is tried again when it is told to, and not with every text`, async () => {
      const asked: string[] = [];
      let isThere = false;
      const grammars: GrammarAccess = {
        load: (file) => {
          asked.push(file);
          if (file === missing && !isThere) return Promise.reject(new Error('not there'));
          return installedGrammars.load(file);
        },
      };
      const parsers = new SyntaxParsers(grammars);
      const parse = () => parsers.parse('a.go', 'package a\n');
      assert.equal(await parse(), undefined);
      isThere = true;
      const before = asked.length;
      assert.equal(await parse(), undefined);
      assert.equal(asked.length, before);
      parsers.retry();
      const tree = await parse();
      assert.ok(tree);
      tree.dispose();
    });
  }
});
