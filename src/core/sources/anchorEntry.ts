import type { AnchorFields, AnchorOf } from '../model/anchor.js';
import type { Mention } from '../model/range.js';
import type { AnchorEntry } from './fragment.js';

/** The anchor with where it was read. Written out by kind: an inventory has tens of thousands, and a spread costs several times as much. */
export function anchorEntry(anchor: AnchorFields, inferred: boolean, source: Mention): AnchorEntry {
  switch (anchor.kind) {
    case 'file':
      return { kind: 'file', path: anchor.path, inferred, source };
    case 'missing-file':
      return { kind: 'missing-file', path: anchor.path, inferred, source };
    case 'symbol': {
      const { path, name, required } = anchor;
      return { kind: 'symbol', path, name, required, inferred, source };
    }
    case 'test': {
      const { path, name } = anchor;
      return name === undefined
        ? { kind: 'test', path, inferred, source }
        : { kind: 'test', path, name, inferred, source };
    }
    case 'import': {
      const { module, names } = anchor;
      return { kind: 'import', module, names, inferred, source };
    }
    case 'dependency': {
      const { ecosystem, name, version } = anchor;
      return { kind: 'dependency', ecosystem, name, version, inferred, source };
    }
    case 'range': {
      const { path, range } = anchor;
      return isBare(anchor)
        ? { kind: 'range', path, range, inferred, source }
        : { ...anchor, inferred, source };
    }
    case 'pattern':
      return { ...anchor, inferred, source };
  }
}

/** What was never written down where it stood has nothing but path and range. */
export function isBare(anchor: AnchorOf<'range'>): boolean {
  const { hash, twins, symbol, offset, before, after, text, replaces } = anchor;
  if (hash !== undefined || text !== undefined || before !== undefined || after !== undefined) return false;
  if (twins !== undefined || symbol !== undefined) return false;
  return offset === undefined && replaces === undefined;
}
