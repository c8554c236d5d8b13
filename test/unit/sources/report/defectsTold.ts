import type { AnchorEntry, DefectEntry, Fragment } from '../../../../src/core/sources/fragment.js';
import { readSource } from '../../../../src/core/sources/readSource.js';

export function fragmentOf(text: string, path = 'docs/AUDIT.md'): Fragment {
  return readSource(path, { text, encoding: 'utf-8' });
}

/** `id title | severity priority status`, as far as the source says them. */
export function told(defect: DefectEntry): string {
  const name = defect.hasOwnId ? `${defect.id} ${defect.title}` : defect.title;
  const kind = defect.kind === 'defect' ? '' : `${defect.kind}: `;
  const marks = [defect.severity, defect.priority, defect.status === 'open' ? undefined : defect.status];
  const said = marks.filter((mark) => mark !== undefined).join(' ');
  return `${kind}${name}${said === '' ? '' : ` | ${said}`}`;
}

/** `path:10-20` with lines from 1, `path::test`, `path`. */
export function anchorTold(anchor: AnchorEntry): string {
  if (anchor.kind === 'range') {
    const { start, end } = anchor.range;
    return `${anchor.path}:${start.line + 1}${end.line > start.line + 1 ? `-${end.line}` : ''}`;
  }
  if (anchor.kind === 'test') return `${anchor.path}::${anchor.name ?? ''}`;
  return 'path' in anchor ? anchor.path : anchor.kind;
}
