import assert from 'node:assert/strict';
import { tell, type Case } from './tell.js';

const cases: Case[] = [
  [
    'milestones with a number of their own and exit criteria',
    `# Milestones

| Milestone | Capability | Exit criteria |
| --- | --- | --- |
| 1. Camera | movement | Input moves it. |
| 2. Chunks | storage | Queries are defined. |
| 3. Meshes | faces | Known chunks give known meshes. |
`,
    ['Camera 0/0 exit 0/1', 'Chunks 0/0 exit 0/1', 'Meshes 0/0 exit 0/1'],
  ],
  [
    'ids in the first column',
    `## Milestone matrix

| ID | Scope | Exit criteria | Status |
|---|---|---|---|
| M0 | Contract | Gates are written | Complete |
| M1 | Corpus | Cases are versioned | Complete for now |
| M2 | Release | All pass | Open |
`,
    ['Contract 0/0 exit 1/1', 'Corpus 0/0 exit 1/1', 'Release 0/0 exit 0/1'],
  ],
  [
    'a summary table and the section of one milestone',
    `# Hardening milestones

| # | Milestone | Status |
|---|-----------|--------|
| 1 | Speed | ⏳ In Progress |
| 2 | Tests | ⏳ Pending |
| 3 | Errors | ⏳ Pending |

## Milestone 1 — Speed

- [x] lazy routes
- [ ] split bundles
`,
    ['Speed 1/2', 'Tests 0/0', 'Errors 0/0'],
  ],
  [
    'a table of tasks within a sprint',
    `# Sprint plan

## Sprint 1 — Backend (Weeks 7–8)

**Goal:** it answers.

### Tasks

| # | Task | Notes |
|---|---|---|
| 1.1 | Scaffold | folders |
| 1.2 | Upload | presigned |
| 1.3 | Tests | all branches |

### Deliverable
One endpoint.

### Gate
Answers within 3 s.

## Sprint 2 — Frontend (Weeks 9–10)

### Tasks

| # | Task | Status |
|---|---|---|
| 2.1 | Screen | ✅ Done |
| 2.2 | Errors | 🔄 In progress |
| 2.3 | Polish | ⬜ |
`,
    ['Backend 0/3', 'Frontend 1/3'],
  ],
  [
    'status tables below phase headings',
    `## Phase 1: Core

| Component | Status | Owner |
|---|---|---|
| Parser | ✅ | Ada |
| Printer | ❌ | Bo |

## Phase 2: Edge

| Feature | Status |
|---|---|
| Proxy | Complete |
| Cache | Not started |
| Quota | Planned |
`,
    ['Core 1/2', 'Edge 1/3'],
  ],
  [
    'a row a task, its phase in the first column',
    `## Implementation plan

| Phase | Task | Effort | Status |
|---|---|---|---|
| Phase 1 | Schema | 2d | Done |
| Phase 1 | Import | 3d | Open |
| Phase 2 | Search | 5d | Open |
`,
    ['Phase 1 1/2', 'Phase 2 0/1'],
  ],
  [
    'the phase is named in the first of its rows only',
    `## Roadmap

| Quarter | Item | Status |
|---|---|---|
| Q1 2027 | Login | ✅ |
| | Logout | ✅ |
| Q2 2027 | Export | ⏳ |
| | Import | ⏳ |
| | Merge | ⏳ |
`,
    ['Q1 2027 2/2', 'Q2 2027 0/3'],
  ],
  [
    'a timeline by months',
    `## Timeline

| Month | Milestone | Deliverables |
|---|---|---|
| January 2027 | Alpha | reader, writer |
| February 2027 | Beta | printer |
`,
    ['Alpha 0/2', 'Beta 0/1'],
  ],
  [
    'weeks with one deed each',
    `## Roadmap

| Week | Focus |
|---|---|
| 1-2 | Ground |
| 3 | Walls |
| 4-6 | Roof |
`,
    ['Ground 0/0', 'Walls 0/0', 'Roof 0/0'],
  ],
  [
    'other tables give nothing',
    `## Support

| Version | Supported |
|---|---|
| 2.x | ✅ |
| 1.x | ❌ |

## Compared

| Feature | Ours | Theirs |
|---|---|---|
| Speed | ✅ | ❌ |
| Size | ✅ | ✅ |

## Release schedule

| Version | Codename | End of life |
|---|---|---|
| 10.x | Ash | 2027 |
| 12.x | Birch | 2028 |
`,
    [],
    'README.md',
  ],
  [
    'releases with tables of titles',
    `# Roadmap

## v3.6.0

For the full list see the tracker.

| Title | Priority | Status | Note |
|---|---|---|---|
| [Downgrade](https://example.org/1) | soon | In progress | offline too |
| [Raft](https://example.org/2) | soon | Completed | needed |
| [Flags](https://example.org/3) | later | Not started | also in 3.7 |

## v3.7.0

| Title | Priority | Note |
|---|---|---|
| [Stream](https://example.org/4) | P0 | to be discussed |
`,
    ['v3.6.0 1/3', 'v3.7.0 0/1'],
  ],
];

suite('roadmaps in tables', () => {
  for (const [name, text, told, path] of cases) test(name, () => assert.deepEqual(tell(text, path), told));
});
