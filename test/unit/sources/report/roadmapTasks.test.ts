import assert from 'node:assert/strict';
import { tell, type Case } from './tell.js';

const cases: Case[] = [
  [
    'Acceptance as a bullet, a label and a heading',
    `# Implementation plan

## Phase 0 - Groundwork
- Add the dependencies
- Decide on logging
- Acceptance: the build is green

## Phase 1 - Scanning
- Walk the tree

**Acceptance checklist:**
- [ ] nested folders
- [ ] links

## Phase 2 - Output

**Candidate tasks:**
- writer
- format

### Acceptance criteria
- appends
- never truncates
`,
    ['Groundwork 0/2 exit 0/1', 'Scanning 0/1 exit 0/2', 'Output 0/2 exit 0/2'],
  ],
  [
    'days and bold tasks within a sprint',
    `# Sprint plan

## Sprint 1: Ground (Weeks 1-2)

### Week 1: Types

#### Day 1-2: Categories
**Priority:** P0

**Task 1.1:** Create the types (4 hours)
- [ ] enums
- [ ] interfaces

**Task 1.2:** Patterns (2 hours)
- [x] docker

### Week 2: Scores

#### Day 6-7
**Task 2.1:** Scoring
- [ ] breakdown

**Sprint 1 Deliverables:**
- ✅ types
- ✅ scores

## Sprint 2: Polish (Weeks 3-4)
- [ ] docs

## Success criteria

### Sprint 1 success
- [ ] all merged
- [ ] no regression
`,
    ['Ground 1/4', 'Polish 0/1', 'criteria 0/2'],
  ],
  [
    'exit criteria of phases gathered under one heading',
    `# Milestones

## Phase 3: Quality
- [x] retry
- [ ] timeouts

## Phase 4: Reach
- [ ] iOS

## Success Criteria

### Phase 3 (Current)
- ✅ answers within a second
- 🔄 reconnects

### Phase 4
- all commands covered
- tested in the field
`,
    ['Quality 1/2 exit 1/2', 'Reach 0/1 exit 0/2'],
  ],
  [
    'boxes are the tasks, other bullets of the phase are remarks',
    `# Milestones

## Version 0.4.0 - Strictness (Planned)
**Target date**: autumn

**Goals**:
- [ ] nested structures
- [ ] recovery

### Breaking changes
- renamed fields
- one node less

### Migration guide
- update the queries

## Version 0.5.0 - Tools (Planned)
- [ ] server
`,
    ['Version 0.4.0: Strictness 0/2', 'Version 0.5.0: Tools 0/1'],
  ],
  [
    'struck items are done',
    `# Roadmap

## Q1 2027
- ~~ship the reader~~
- ~~translate it~~ (done)
- write the writer

## Q2 2027
- [ ] ~~drop the old one~~
- [ ] rest
`,
    ['Q1 2027 2/3', 'Q2 2027 1/2'],
  ],
  [
    'numbered tasks with bullets of description',
    `## Phase 1: Shelter

1. **Roof**
   - slate
   - gutters
2. **Walls** ✅
   - brick
3. Floor

## Phase 2: Comfort

1. Heating
2. ✅ Light
`,
    ['Shelter 1/3', 'Comfort 1/2'],
  ],
  [
    'tasks as headings of their own',
    `# Plan

## Phase 1: Intake

### Task 1.1: Parse the form

**Effort:** 2 days

The form is older than the parser.

### Task 1.2: Store it ✅

- **File**: \`store.ts\`
- **Effort:** 1 day

## Phase 2: Outlet

### Task 2.1: Print

- [ ] layout
- [ ] fonts
`,
    ['Intake 1/2', 'Outlet 0/2'],
  ],
  [
    'tasks as bold paragraphs',
    `## Phase 1: Intake

**1. Parse the form** — two days, old fields stay readable.

**2. Store it** — one table for each year.

## Phase 2: Outlet

**1. Print** — on paper.
`,
    ['Intake 0/2', 'Outlet 0/1'],
  ],
  [
    'releases whose work stands in headings',
    `# Roadmap

## [v1.0 - Proof of concept](https://example.org/1.0)

The aim is a stable product.

### Stability

More cases are tested.

### Sharing of devices ([#12](https://example.org/12))

Several scenarios need it.

## v1.2 (Planned on Oct 23)

### Reservation of queues
* Description: reserve what is needed
* Priority: high
* Issue: 14
* Owner: @ada

### Hierarchy
* Description: queues in queues
* Owner:

## v1.3 Deploy work to any cluster, also the ones without a name, and the rest of them

* drivers
  * of cards
* images
`,
    [
      'v1.0: Proof of concept 0/2',
      'v1.2 0/2',
      'v1.3: Deploy work to any cluster, also the ones without a name, and the rest of them 0/2',
    ],
  ],
  [
    'a status line before the parts of a phase',
    `# Roadmap

## Phase 1

**Status:** In Progress

### Wire format

**Documents:**

Top down.

### Build process

Simple.

## Phase 2

Phase 2 is about the rest.

**Status:** Not started

- all of the above
- two systems
`,
    ['Phase 1 0/2', 'Phase 2 0/2'],
  ],
  [
    'epics as paragraphs within a sprint, exit criteria without a colon',
    `# Sprint plan

## Sprint 1 (Week 1): Operability

Epic A: Logs end to end
- A1 Stream them
  - Details: by label
  - DoD: tests
- A2 Several pods

Epic B: Charts
- B1 Helm

Sprint 1 Exit Criteria
- Logs usable
- Chart deploys

---
## Sprint 2 (Week 2): Speed

- Quality gates: add a linter
- Acceptance: faster by half
`,
    ['Operability 0/3 exit 0/2', 'Speed 0/1 exit 0/1'],
  ],
];

suite('tasks of phases', () => {
  for (const [name, text, told, path] of cases) test(name, () => assert.deepEqual(tell(text, path), told));
});
