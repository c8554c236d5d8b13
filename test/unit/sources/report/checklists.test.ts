import assert from 'node:assert/strict';
import { tell, type Case } from './tell.js';

const cases: Case[] = [
  [
    'every box of a checklist, whatever its heading is called',
    `# Launch checklist

## Contact page
- [x] form
- [ ] map

## About us
- [ ] portrait

## Help center
- [x] search

## Usage limits
- [ ] per key

## Priorities
- [ ] first
`,
    ['criteria 2/6'],
    'LAUNCH_CHECKLIST.md',
  ],
  [
    'what a contributor shall tick is not the state of the project',
    `# Contributing

## How to submit

- [ ] I have run the tests
- [ ] I have read this

## Getting started

1. Fork
2. ✅ Done
`,
    [],
    'CONTRIBUTING.md',
  ],
  [
    'glyphs behind the words',
    `## Modules

- Login ✅
- Export 🚧 in progress
- Billing ❌

## Reading

- Fine
- Slow
`,
    ['criteria 1/3'],
  ],
  [
    'planned items beside done ones',
    `## Delivery

- ✅ Reader
- 🚧 Writer
- 📋 Printer
- 🔜 Scanner
`,
    ['criteria 1/4'],
  ],
  [
    'boxes as people write them',
    `# Release

- [] empty
- [ ] open
- [x] done
- [X] done
- [✓] done
- [~] half
- [-] dropped
- [x] ✅ twice
`,
    ['criteria 4/8'],
  ],
  [
    'boxes without bullets',
    `# Release

[x] notes
[ ] mirrors
[ ] mail

Then ☐ is no box, and [x] neither.
`,
    ['criteria 1/3'],
  ],
  [
    'groups above glyphs, and glyphs within glyphs',
    `## Verification

- **Server**
  - ✅ ports
  - ❌ limits
- **Client**
  - ✅ cache
- ✅ Both
  - speak the same version
`,
    ['criteria 3/4'],
  ],
  [
    'struck items are done',
    `# To do

- [ ] ~~old reader~~
- [ ] new reader
- [x] ~~older reader~~
`,
    ['criteria 2/3'],
  ],
  [
    'done in Completed, open in Remaining',
    `# Status

## Completed work
- ✅ reader
- ✅ writer

## Remaining work
- ⏳ printer
- ❌ scanner

### Lessons learned
- ✅ small steps
- ⚠️ late tests

### What went well
- ✅ everything

## Pros
- ✅ cheap

## Cons
- ❌ slow
`,
    ['criteria 2/4'],
  ],
  [
    'a tick on every target is a bullet',
    `## Requirements for launch

- ✅ all endpoints answer
- ✅ backups run

## Definition of done

A feature is done when:
1. reviewed
2. tested

## Acceptance criteria

- ✅ answers within a second
- ⏳ reconnects
- ☐ is documented
`,
    ['criteria 1/7'],
  ],
  [
    'metrics by groups',
    `## Success metrics

### Technical

**Speed:**
- **Latency**: below 200 ms
- **Uptime**: 99.9%

**Quality:**
- Coverage above 80%

### Business
- **Churn**: below 2% (currently: 4%)
`,
    ['criteria 0/4'],
  ],
  [
    'gates that passed',
    `# Report

**Quality gates** (as of Monday):
- ✅ **lint**: PASS (0 errors)
- ✅ **types**: PASS
- ❌ **load**: FAIL
`,
    ['criteria 2/3'],
  ],
  [
    'a plain to-do list of nested boxes',
    `# TODO

- [ ] ui
  - [ ] title
  - [x] end

- [x] hazards
  - [x] spikes

# Later

- [ ] other levels
`,
    ['criteria 3/6'],
  ],
  [
    'boxes below bold groups and below labels',
    `# Current state

- **Voice**
  - [x] hot key
  - [ ] orb

**Calendar:**
- [x] nudge

1. Shift
   - [ ] by an hour
`,
    ['criteria 2/4'],
  ],
];

suite('checklists', () => {
  for (const [name, text, told, path] of cases) test(name, () => assert.deepEqual(tell(text, path), told));
});
