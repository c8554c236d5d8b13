import assert from 'node:assert/strict';
import { tell, type Case } from './tell.js';

const cases: Case[] = [
  [
    'horizons with subtitles and tables of items',
    `# Roadmap

## Near-term (Q2 2027)

| Area | Item |
|------|------|
| Feed | trace ids |
| Feed | retries |

## Longer-term (Q4 2027 – Q1 2028)

| Area | Item |
|------|------|
| Core | streaming |

## Beyond (Q2 2028+)

| Area | Item |
|------|------|
| Core | alerts |
| Core | rules |
| Core | quotas |

## Principles

Whatever is asked for twice.
`,
    ['Near-term 0/2', 'Longer-term 0/1', 'Beyond 0/3'],
  ],
  [
    'short, medium and long term with prose quotes',
    `This lists goals.

## Short-term

> Usability first.

* command line
  * search
* builds

## Medium-term

### Interface
* typed model

### General
* other build tool
* reuse

## Long-term

* user interface
`,
    ['Short-term 0/2', 'Medium-term 0/3', 'Long-term 0/1'],
    'docs/roadmap.md',
  ],
  [
    'half years',
    `# Roadmap

## 2027 H1
- lazy mode
- estimates

## 2027 H2
- dashboard
`,
    ['2027 H1 0/2', '2027 H2 0/1'],
  ],
  [
    'phases as list items with boxes beneath',
    `## Roadmap

- **v1.0** (done)
  - [x] reader
  - [x] writer
- **v1.1**
  - [ ] printer

## Elsewhere

1. **Phase 1: Walls**
   - bricks
   - mortar
2. **Phase 2: Roof**
   - **Tasks:**
     - slate
     - gutters
   - **Exit criteria:**
     - dry inside
`,
    ['v1.0 2/2', 'v1.1 0/1', 'Walls 0/2', 'Roof 0/2 exit 0/1'],
  ],
  [
    'a chart where nothing else tells the phases',
    `## Schedule

\`\`\`mermaid
gantt
    title Our year
    dateFormat YYYY-MM-DD
    section Reading
    Parser        :done, a1, 2027-01-01, 30d
    Printer       :active, a2, after a1, 20d
    section Writing
    Form          :a3, 2027-03-01, 10d
    Released      :milestone, 2027-04-01, 0d
\`\`\`
`,
    ['Reading 1/2', 'Writing 0/1'],
  ],
  [
    'headings in Russian around English words',
    `# План развития

## Этап 1: Основа
- [x] чтение
- [ ] запись

## Этап 2: Рост
- [ ] поиск

### Критерии успеха
- [ ] быстро
`,
    ['Основа 1/2', 'Рост 0/1 exit 0/1'],
  ],
  [
    'no phases where they are only spoken of',
    `# How parsing works

## Phase 1 is over

It was long.

## Phase 2 results

- fine

## Step 1: Install

- [ ] not yours

## Next steps

### Week 1
- rest

Version 2 came later.
`,
    [],
  ],
  [
    'the same phases told again in a list of weeks and in a summary',
    `# Status report

## Current status: Phase 2 complete ✅

### Completed phases

#### ✅ Phase 1: Ground (Weeks 1-2)
- **Login**: with a token
- **Validation**: of all input

#### ✅ Phase 2: Files (Weeks 3-4)
- **Upload**: in parts

## 📋 Next Phase: Phase 3 - Admin Interface

### Planned features
- **Users**: all of them
- **Reports**: weekly

## Project milestones

- ✅ **Weeks 1-2**: Ground and login
- ✅ **Weeks 3-4**: Files
- 🚧 **Weeks 5-6**: Admin interface and reports

## Summary

- ✅ **Phase 1:** Ground (2 hours)
- ✅ **Phase 2:** Files (1 hour)
`,
    ['Ground 2/2', 'Files 1/1', 'Admin Interface 0/2'],
  ],
  [
    'numbers in words, of a total, and none',
    `# Roadmap

## Phase One: Walls
- [x] bricks

## Stage 2 of 3: Roof
- [ ] slate

## Phase 3/3 - Garden
☐ trees
☑ hedge

## Milestone: Moving in
- [ ] boxes

### Phase 4 details

- [ ] none of its own
`,
    ['Walls 1/1', 'Roof 0/1', 'Garden 1/2', 'Moving in 0/2'],
  ],
  [
    'a year over its quarters, a release over its phases, a quarter over its months',
    `# Roadmap

## 2027

### Q1
- [ ] a

### Q2
- [ ] b

## v2.0 (big)

### Phase 1: Core
- [x] c

### Phase 2: Edge
- [ ] d

## Q3 2027

### July
- e

### August
- f
`,
    ['Q1 0/1', 'Q2 0/1', 'Core 1/1', 'Edge 0/1', 'Q3 2027 0/2'],
  ],
];

suite('plans of phases', () => {
  for (const [name, text, told, path] of cases) test(name, () => assert.deepEqual(tell(text, path), told));
});
