import assert from 'node:assert/strict';
import { fragmentOf, told } from './defectsTold.js';

type Case = [name: string, text: string, told: string[], path?: string];

/** Each with what a careful reader lists of it. */
const shapes: Case[] = [
  [
    'top-level findings with an id in brackets, fields or none',
    '# Findings\n\n# [M-01] A claim is lost\n\n## Severity\n\n**Impact:** High\n\n**Likelihood:** Low\n\n## Description\n\nWhy.\n\n# [L-01] Goods go astray\n\nProse.\n',
    ['M-01 A claim is lost | medium', 'L-01 Goods go astray | low'],
  ],
  [
    'the value of a field in its heading',
    '# Review\n\n## Security\n\n#### Owner can take all\n\n##### Severity: Medium\n\n##### Context:\n\n- src/A.sol:3\n',
    ['Owner can take all | medium'],
  ],
  [
    'a level over headings with prose',
    '# Audit\n\n## Critical severity\n\nNone.\n\n## High severity\n\n### Rewards can be drained\n\nProse.\n\n**Update:** *Resolved in a request.*\n\n### Naming issues\n\nProse.\n',
    ['Rewards can be drained | high resolved', 'Naming issues | high'],
  ],
  [
    'numbered headings under a group of issues',
    '# Review\n\n## Important Issues (Should Fix Soon)\n\n### 1. **Excessive polling**\n\n- Every second\n\n### 2. **No paging**\n\n- All rows\n',
    ['Excessive polling', 'No paging'],
  ],
  [
    'a level in front of a heading that has nothing beneath',
    '# Review\n\n### Issues\n\n#### LOW: Never used\n\n#### HIGH: Leaks\n**File**: `src/a.rs:3`\n',
    ['Never used | low', 'Leaks | high'],
  ],
  [
    'a label after a sentence',
    '# Audit\n\n## Medium findings\n\n### MED-01 — Open log\n\nAnyone can write. **Remediation:** check the writer.\n',
    ['MED-01 Open log | medium'],
  ],
  [
    'bold labels over paragraphs, a table of labelled cells',
    '# Assessment\n\n### 1. No guard\n\n| | |\n|---|---|\n| Severity: **High** | Difficulty: Low |\n| Type: Access | Finding ID: AB-CORE-001 |\n\n**Description**\n\nOpen to all.\n',
    ['AB-CORE-001 No guard | high'],
  ],
  [
    'bold with label and value',
    '# Assessment\n\n## Findings\n\n### 2. No events\n\n**Severity: Informational**  **Difficulty: Low**\n\nNone is sent.\n',
    ['No events | low'],
  ],
  [
    'a row of fields as a table',
    '# Audit\n\n## Findings\n\n### F-1: Weak seed\n\n| Severity | Status | File |\n|---|---|---|\n| High | Open | `src/a.ts` |\n',
    ['F-1 Weak seed | high'],
  ],
  [
    'what was found well is no defect',
    '# Audit\n\n### 1.1 Skew\n\n**Severity**: OK — sound with one minor remark\n**Location**: `a.py:1`\n**Issue**: none\n\n### 1.2 Trend\n\n**Severity**: LOW — irregular\n**Location**: `a.py:2`\n\n## Positive Findings\n\n- **Loading** is right in `src/a.py:10`\n',
    ['Trend | low'],
  ],
  [
    'a finding answered in words',
    '# Audit\n\n## Findings\n\n### F-1: One\n\n- Severity: High\n- Resolution: Fixed in `abc`\n\n### F-2: Two\n\n- Severity: High\n- Update: Acknowledged, will not fix. We like it.\n\n### F-3: Three\n\n- Severity: Low\n- Fix note: This was fixed and verified.\n',
    ['F-1 One | high resolved', 'F-2 Two | high wont-fix', 'F-3 Three | low verified'],
  ],
  [
    'a score where nothing else says how bad it is',
    '# Pentest\n\n## Findings\n\n### P-1: Open port\n\n- CVSS: CVSS:3.1/AV:N/AC:L (9.8)\n- Impact: all\n\n### P-2: Banner\n\n- CVSS Score: 3.1 (Low)\n- Impact: none\n',
    ['P-1 Open port | critical', 'P-2 Banner | low'],
  ],
  [
    'the heading says where, a field what',
    '# Code review\n\n### Area / File: `models/index.js`, `server.js`\n\n* **Issue Identified:** A model is loaded twice. Also late.\n* **Proposed Improvement:** Once.\n* **Priority:** Low\n',
    ['A model is loaded twice | P3'],
  ],
  [
    'the heading only counts, a field names it',
    '# Bugs\n\n## Bug #1\n\n- **Title**: Window closes\n- **Severity**: High\n- **Status**: Open\n',
    ['Window closes | high'],
  ],
  [
    'a risk with words behind its levels',
    '# Risk Register\n\n## Security Risks\n\n### RISK-S01 — Hidden orders\n\n- **Probability**: High — common\n- **Impact**: Medium — leaks\n- **Residual Status**: Partially Mitigated — guard\n',
    ['risk: RISK-S01 Hidden orders | medium in-progress'],
  ],
  [
    'beside a priority, the risk is that of the fix',
    '# Technical debt\n\n## TD-001 — No tests\n\n**Priority:** High\n\n**Problem:** None.\n\n**Effort:** 2 days | **Risk:** Low\n',
    ['TD-001 No tests | P1'],
  ],
  [
    'known issues with boxes, and what stands beside them',
    '# Known Issues\n\n- [ ] Window closes by itself\n- [x] Sound stutters after sleep\n- None known on Linux\n\n## Workarounds\n\n- Close it twice\n\n## Change Log\n\n| Date | Issue | Action |\n|---|---|---|\n| 2026-01-01 | Sound | noted |\n',
    ['Window closes by itself', 'Sound stutters after sleep | resolved'],
  ],
  [
    'sections that say none',
    '# Known Issues\n\n## Flaky tests\n\n### Pulse test\n\n- **Symptom**: 4 of 5\n- **Root Cause**: race\n\n## Deprecated features\n\n(None currently)\n',
    ['Pulse test'],
  ],
  [
    'places in brackets in front of items',
    '# Review\n\n### Critical (must fix before merge)\n\n- [src/a.ts:42] Never checked\n- `src/b.ts:7` - leaks\n\n### Positive\n\n- [src/c.ts:1] Well named\n',
    ['Never checked | critical', 'leaks | critical'],
  ],
  [
    'what a level means, and how often it occurs',
    '# Audit\n\n## Findings\n\nEach has a level:\n\n- **Minor** issues are subjective.\n- **Critical** issues are exploitable.\n- **High**: 3\n\n### F-1: One\n\n- Severity: Critical\n- Status: Open\n',
    ['F-1 One | critical'],
  ],
  [
    'several labels in one item',
    '# Known issues\n\n- **Crash on save**: the disk is full. **Severity**: High. **Fix**: check first.\n- **Slow start**: fonts.\n',
    ['Crash on save | high', 'Slow start'],
  ],
  [
    'a table of counts beside one of findings',
    '# Audit\n\n## Findings\n\n| Severity | Count | Categories |\n|---|---|---|\n| High | 2 | Races |\n\n| # | Severity | Finding | Status |\n|---|---|---|---|\n| 1 | **High** | Open log | Open |\n',
    ['Open log | high'],
  ],
  [
    'rows named by their ids, statuses under another name',
    '# Assessment\n\n| Security analysis | Risk level | Remediation date |\n|---|---|---|\n| HAL01 - Anyone can mint | Critical | SOLVED - 02/21/2022 |\n| HAL02 - No zero check | Low | RISK ACCEPTED |\n',
    ['HAL01 Anyone can mint | critical resolved', 'HAL02 No zero check | low wont-fix'],
  ],
  [
    'a column of references is no title',
    '# Known gaps\n\n| Gap | Risk | Action Needed |\n|---|---|---|\n| Rule not enforced | RISK-P01 | Add it |\n',
    ['gap: Rule not enforced'],
  ],
  [
    'a bug list with ids and no levels; rows that say none',
    '# Bug Tracker\n\n## Active Bugs\n\n| Bug ID | Title | Description | Status |\n|---|---|---|---|\n| BUG-3 | Hands stop | Wheel slips | 🏗️ IN PROGRESS |\n\n### Low\n\n| Bug ID | Title | Description | Status |\n|---|---|---|---|\n| — | No low-priority bugs | — | — |\n',
    ['BUG-3 Hands stop | in-progress'],
  ],
  [
    'what was checked, with a glyph for the outcome',
    '# Edge-case audit\n\n| Edge case | Handled? | Severity if not | Notes |\n|---|---|---|---|\n| Two displays | ✅ | LOW | fine |\n| Display pulled out | ❌ | HIGH | nothing |\n| Relaunch | ⚠️ | MEDIUM | half |\n',
    ['Display pulled out | high', 'Relaunch | medium in-progress'],
  ],
  [
    'what a gap analysis finds missing',
    '# Gap Analysis\n\n## Commands\n\n| Command | Status | Notes |\n|---|---|---|\n| `run` | ✅ Implemented | ok |\n| `help` | ⚠️ Partial | text only |\n| `update` | ❌ Missing | none |\n\n## Missing Features\n\n### High Priority\n\n1. **Pictures:**\n   - None at all\n',
    ['gap: help | in-progress', 'gap: update', 'gap: Pictures | P1'],
  ],
];

/** Nothing of these is a defect of the project. */
const nothing: [name: string, text: string, path?: string][] = [
  [
    'a guide to trouble',
    '# Troubleshooting\n\n## Common Issues\n\n### Port in use\n\n**Cause:** Another.\n\n**Solution:** Stop it.\n',
  ],
  [
    'trouble within a manual',
    '# Kiln\n\n## Troubleshooting\n\n### Port in use\n\n- **Problem**: x\n- **Solution**: y\n- **Severity**: High\n',
    'README.md',
  ],
  [
    'a runbook',
    '# Runbook: queue\n\n### DepthHigh\n\n- **Severity**: high\n- **Impact**: late\n- **Resolution**: scale\n',
  ],
  [
    'a form of an audit',
    '# Audit\n\n## Findings\n\n| ID | Title | Severity |\n|---|---|---|\n| F-01 | [Finding title] | [Critical/High/Low] |\n\n### F-01: [Finding title]\n\n- **Severity:** Critical | High | Medium\n- **Status:** [Open/Fixed]\n\n### Title\n\n**Severity**: {{severity}}\n**Impact**: <IMPACT_OF_IT>\n',
  ],
  [
    'the format of findings',
    '# Reviewer\n\n## Output format\n\n### [SEVERITY] Title\n\n**File**: path/to/file.ts:12\n**Issue**: what\n**Fix**: how\n',
  ],
  [
    'requirements, cases, stories',
    '# Specification\n\n### REQ-001: It shall glow\n\n**Priority**: High\n**Status**: Approved\n\n### TC-03: Reset\n\n- **Priority**: High\n- **Status**: Pass\n\n### US-1: As a user\n\n**Priority**: P1\n**Owner**: Anna\n',
  ],
  [
    'alternatives of a design',
    '# Design\n\n### Option 1: memory\n\n- **Pros**: fast\n- **Cons**: lost\n- **Effort**: 2 weeks\n- **Risk**: Low\n',
  ],
  [
    'rules of a linter',
    '# Rules\n\n## no-eval\n\n**Severity**: error\n**Category**: security\n\n| Rule | Severity | Description |\n|---|---|---|\n| no-eval | error | none |\n',
  ],
  [
    'options of a function',
    '# API\n\n## Options\n\nThese.\n\n### priority\n\nOne of `low`, `high`.\n\n### path\n\nWhere, e.g. `src/a.ts`.\n',
    'README.md',
  ],
  [
    'what a product does',
    '# Lantern\n\n## Why\n\n- **Problem**: reports rot.\n- **Solution**: check them.\n\n## Limitations\n\n- Only English\n',
    'README.md',
  ],
  [
    'legends',
    '# Bugs\n\n## Status Legend\n\n| Status | Severity | Description |\n|---|---|---|\n| OPEN | High | waits |\n\n## Issue labels\n\n| Label | Priority | Description |\n|---|---|---|\n| bug | High | broken |\n',
  ],
  [
    'a review that finds all well',
    '# Code Review\n\n### ✅ Security Findings\n\n1. **Path handling:**\n   - Folder is checked\n\n### Strengths\n\n- **Tests** in `src/a.ts:3` are good\n',
  ],
  [
    'a log in a code block',
    '# Known issues\n\n## Notes\n\n```\n--- FAIL: TestA\nError: got 4\nStatus: 500\nan other line\nand one more\nand the last\n```\n',
  ],
  [
    'an analysis of what is there',
    '# Features\n\n| Feature | Status | Notes |\n|---|---|---|\n| run | ✅ Implemented | ok |\n| help | ⚠️ Partial | later |\n',
  ],
];

suite('shapes of defects', () => {
  for (const [name, text, wanted, path] of shapes)
    test(name, () => assert.deepEqual(fragmentOf(text, path).defects.map(told), wanted));
});

suite('no defects', () => {
  for (const [name, text, path] of nothing)
    test(name, () => assert.deepEqual(fragmentOf(text, path).defects.map(told), []));
});
