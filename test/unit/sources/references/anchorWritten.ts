import type { AnchorEntry } from '../../../../src/core/sources/fragment.js';

/** An anchor in one line. */
export function anchorWritten(anchor: AnchorEntry): string {
  switch (anchor.kind) {
    case 'import':
      return `import ${anchor.module}: ${anchor.names.join(', ')}`;
    case 'symbol':
      return `${anchor.required ? 'required' : 'symbol'} ${anchor.path} ${anchor.name}`;
    case 'dependency':
      return `${anchor.ecosystem} ${anchor.name} ${anchor.version}`;
    case 'missing-file':
      return `missing ${anchor.path}`;
    case 'range': {
      const { start, end } = anchor.range;
      return `${anchor.path}:${start.line + 1}${end.line > start.line + 1 ? `-${end.line}` : ''}`;
    }
    case 'test':
      return `test ${anchor.path}${anchor.name === undefined ? '' : `::${anchor.name}`}`;
    case 'file':
      return anchor.path;
    default:
      return anchor.kind;
  }
}
