import assert from 'node:assert/strict';
import { tell, type Case } from './tell.js';

const cases: Case[] = [
  [
    'a milestone with a dash, its state in words behind',
    `# Heron milestones

## Milestone 1: Reading the mail ✅ COMPLETE

**Goal:** mail is read

### Achievements

#### Server
- ✅ mailbox polling
- ✅ attachments

#### Client
- ✅ inbox view

**Completion date:** spring

## Milestone 2 — Writing 🔄 IN PROGRESS

### Current Status: 60% complete

#### Completed
- ✅ drafts
- ✅ templates

#### In Progress
- 🔄 signatures

#### Remaining Tasks
- [ ] scheduled sending
- [ ] undo

**Performance metrics:**
- 50 mails a second
- under 200 ms

## Milestone 3: Search 📋 PLANNED

- [ ] index
- [ ] ranking
  - [ ] by date

**Estimated timeline:** summer
`,
    ['Reading the mail 3/3', 'Writing 2/5', 'Search 0/3'],
  ],
  [
    'M1, M2 as names, with the glyph of the state and a link behind',
    `# Ladder

### M0 — Rig ✅
One cube on a screen.
- **Outcome:** a cube
- **De-risks:** the toolchain

### M1 — One chunk ✅ → [brief](m1.md)
- [x] mesher
- [x] camera
- **Acceptance:** the mesher is tested

### M2: Many chunks (in progress)
- [x] packing
- [ ] culling
`,
    ['Rig 0/0', 'One chunk 2/2 exit 1/1', 'Many chunks 1/2'],
  ],
  [
    'epics beside phases',
    `# Master roadmap

## 🚀 Epic 0: Welcome
Nobody reads manuals.

- [ ] wrapper
- [x] gateway

## 🧬 Epic 1: Language
- [ ] oracle

## 🟢 Phase 2: Foundation (data and identity)
Before anything else.
- [ ] format
- [x] signing
`,
    ['Welcome 1/2', 'Language 0/1', 'Foundation (data and identity) 1/2'],
    'TODO.md',
  ],
  [
    'versions under Completed, In progress and Planned',
    `# Development roadmap

## Current status: v0.1.0 - Foundation

### ✅ Completed

#### Model
- [x] document
- [x] layer

#### Drawing
- [x] canvas

## 🚧 In Progress

### v0.2.0 - Animation

#### Onion skin
- [ ] previous frames
- [x] next frames

#### Tweening
- [ ] pairs

## 📋 Planned

### v0.3.0 - Symbols
- [ ] nested editing

### Future
- [ ] import
- [ ] export
`,
    ['v0.2.0: Animation 1/3', 'v0.3.0: Symbols 0/1', 'Future 0/2', 'criteria 3/3'],
  ],
  [
    'sections by state are criteria, done in Completed',
    `# Roadmap

## Completed
- [x] one
- [x] two

## In Progress
- [ ] three

## Planned
- [ ] four
- [ ] five
`,
    ['criteria 2/5'],
  ],
  [
    'the state of the heading is that of its plain bullets',
    `# Plan of record

## Completed phases

### Phase 5: Polish (Complete)
- commands
- directory tools

### Phase 6: Speed (In Progress)
- batching
- caching

## Phase 7: Reach (Planned)
- mobile
`,
    ['Polish 2/2', 'Speed 0/2', 'Reach 0/1'],
  ],
  [
    'a glyph before the name',
    `## ✅ Phase 1: Foundation
- storage
- login

## ⏳ Phase 2: Growth
- [x] invites
- [ ] sharing

## Phase 3: Rest 🔜
- cleaning
`,
    ['Foundation 2/2', 'Growth 1/2', 'Rest 0/1'],
  ],
  [
    'letters as names, a status line, a gate in prose',
    `# Roadmap

## Phase A — invariants

Status: **in progress**.

- No secret in a file.
- Typed failures.

Gate: nothing leaks.

## Phase B — one gate

Status: **next**.

- A central service.

## Later capabilities

These may come:

- sandbox;
- explanations;
`,
    ['invariants 0/2 exit 0/1', 'one gate 0/1'],
  ],
];

suite('phases in headings', () => {
  for (const [name, text, told, path] of cases) test(name, () => assert.deepEqual(tell(text, path), told));
});
