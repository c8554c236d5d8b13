import type { AnchorEntry } from '../../sources/fragment.js';

/** What an anchor points at, so that two entries with the same key are of the same thing; none for a mere file. */
export function anchorKeys(anchor: AnchorEntry): string[] {
  switch (anchor.kind) {
    case 'import':
      if (anchor.names.length === 0) return [`import ${anchor.module}`];
      return anchor.names.map((name) => `import ${anchor.module} ${bare(name)}`);
    case 'symbol':
      return anchor.required ? [`symbol ${anchor.path} ${bare(anchor.name)}`] : [];
    case 'test':
      return anchor.name === undefined ? [] : [`test ${anchor.path} ${bare(anchor.name)}`];
    case 'range': {
      const { start, end } = anchor.range;
      return [`range ${anchor.path} ${start.line}:${start.character}-${end.line}:${end.character}`];
    }
    case 'dependency':
      return [`dependency ${anchor.ecosystem} ${anchor.name.toLowerCase()} ${anchor.version}`];
    case 'missing-file':
      return [`missing ${anchor.path}`];
    case 'pattern':
      return [`pattern ${anchor.pattern} ${anchor.include ?? ''} ${anchor.exclude ?? ''}`];
    case 'file':
      return [];
  }
}

/** The files that an anchor names, as it writes them; of a module the path it would have. */
export function anchorFile(anchor: AnchorEntry): string | undefined {
  if (anchor.kind === 'import') return `${anchor.module.replaceAll('.', '/')}.py`;
  return 'path' in anchor ? anchor.path : undefined;
}

function bare(name: string): string {
  return name.replace(/\(.*$/su, '').trim();
}
