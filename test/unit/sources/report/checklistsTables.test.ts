import assert from 'node:assert/strict';
import { tell, type Case } from './tell.js';

const cases: Case[] = [
  [
    'tables of a checklist',
    `# Release checklist

## Mirrors

| Task | Owner | Status |
|------|-------|--------|
| Upload | Ada | ✅ Done |
| Announce | Bo | ⏳ Waiting |
| Sign | Ada | ❌ |

## Contents

| Item | Status |
|------|--------|
| Notes | Complete |
| Manual | Not started |
`,
    ['criteria 2/5'],
  ],
  [
    'tables of other documents are no checklist',
    `# Status

## Components

| Component | Status | Version |
|---|---|---|
| Parser | ✅ Stable | 2 |
| Printer | 🚧 Beta | 1 |

## Browsers

| Feature | Firefox | Safari |
|---|---|---|
| Grid | ✅ | ❌ |
`,
    [],
  ],
  [
    'a table of criteria, with what was measured',
    `## Success criteria

| Metric | Target | Current | Status |
|---|---|---|---|
| Latency | 200 ms | 150 ms | ✅ Met |
| Coverage | 80% | 61% | ❌ |

## Quality gates

| Gate | Requirement | Result |
|---|---|---|
| Lint | no warning | ✅ PASS |
| Types | strict | ✅ PASS |
| Load | 500 users | ⏳ |
`,
    ['criteria 3/5'],
  ],
  [
    'boxes in a table',
    `# Mondays

| Done | What | Who |
|------|------|-----|
| [x] | water | Ada |
| [ ] | feed | Bo |

| Piece | Ready |
|-------|-------|
| Cup | [x] |
`,
    ['criteria 2/3'],
  ],
];

suite('checklists in tables', () => {
  for (const [name, text, told, path] of cases) test(name, () => assert.deepEqual(tell(text, path), told));
});
