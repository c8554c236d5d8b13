import type { Defect } from '../../../src/core/model/ledger.js';
import type { Lines } from '../../../src/providers/model/entryAt.js';

export function aDefect(fields: Partial<Defect>): Defect {
  return {
    id: 'A-1',
    title: 'Title',
    kind: 'defect',
    status: 'open',
    fixOptions: [],
    checklist: [],
    dependsOn: [],
    details: {},
    evidence: 'unlocated',
    anchors: [],
    occurrences: [],
    templates: [],
    phases: [],
    mentions: [],
    ...fields,
  };
}

export function linesOf(text: string): Lines {
  const lines = text.split('\n');
  return {
    lineCount: lines.length,
    lineAt: (line) => {
      if (line < 0 || line >= lines.length) throw new Error(`there is no line ${line}`);
      return { text: lines[line]! };
    },
  };
}
