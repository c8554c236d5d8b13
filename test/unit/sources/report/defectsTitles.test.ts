import assert from 'node:assert/strict';
import { bareTitle } from '../../../../src/core/sources/report/defects/bareTitle.js';
import { cleanTitle, type CleanTitle } from '../../../../src/core/sources/report/text/cleanTitle.js';

suite('titles of defects', () => {
  const titles: [markdown: string, clean: CleanTitle][] = [
    ['[H-01] Votes count twice', { title: 'Votes count twice', id: 'H-01' }],
    ['[[H-01] Votes count twice](https://example.org/1)', { title: 'Votes count twice', id: 'H-01' }],
    [
      '3.1 (HAL-01) ANYONE CAN MINT - CRITICAL',
      { title: 'ANYONE CAN MINT', id: 'HAL-01', severity: 'critical' },
    ],
    ['HAL02 - Missing zero check', { title: 'Missing zero check', id: 'HAL02' }],
    ['Issue H-1: All allowances can be taken', { title: 'All allowances can be taken', id: 'H-1' }],
    ['RISK-S01 — Orders hidden in pages', { title: 'Orders hidden in pages', id: 'RISK-S01' }],
    ['TEA-01-002 WP1: Stored script (High)', { title: 'Stored script', id: 'TEA-01-002', severity: 'high' }],
    ['BUG-007 Login `token` is kept', { title: 'Login token is kept', id: 'BUG-007' }],
    [
      'HIGH-001: Filter injection ✅ RESOLVED',
      { title: 'Filter injection', id: 'HIGH-001', status: 'RESOLVED' },
    ],
    ['Old digest ✅ RESOLVED (Documented)', { title: 'Old digest', status: 'RESOLVED' }],
    ['RESOLVED — Metadata survives', { title: 'Metadata survives', status: 'RESOLVED' }],
    ['[FIXED] Clock drifts', { title: 'Clock drifts', status: 'FIXED' }],
    ['By design — own entry kind', { title: 'own entry kind', status: 'By design' }],
    ['HIGH — Journals cannot be opened', { title: 'Journals cannot be opened', severity: 'high' }],
    ['CRITICAL: `verify` is slow', { title: 'verify is slow', severity: 'critical' }],
    [
      '5.1 Owner can take all Critical ✓ Fixed',
      { title: 'Owner can take all', severity: 'critical', status: 'Fixed' },
    ],
    [
      '5.2 Rounding loses dust Minor  Acknowledged',
      { title: 'Rounding loses dust', severity: 'low', status: 'Acknowledged' },
    ],
    ['5.3 No events `Medium`', { title: 'No events', severity: 'medium' }],
    ['**Issue #7: Dead flags** ⚠️ **LOW**', { title: 'Dead flags', severity: 'low' }],
    ['2.4 Race in the sweep — CRITICAL BUG', { title: 'Race in the sweep', severity: 'critical' }],
    ['1. ❌ **NO RULES ENABLED**', { title: 'NO RULES ENABLED' }],
    ['Weak lock (High, Open)', { title: 'Weak lock', severity: 'high', status: 'Open' }],
    ['Header leaks (CVSS 7.5)', { title: 'Header leaks', severity: 'high' }],
    ['~~Sound stutters~~', { title: 'Sound stutters', struck: true }],
    // What is no mark stays.
    ['One huge module (8,761 lines, 386 methods)', { title: 'One huge module (8,761 lines, 386 methods)' }],
    ['UTF-8 names are cut', { title: 'UTF-8 names are cut' }],
    ['Missing: input checks', { title: 'Missing: input checks' }],
    ['Contrast is low', { title: 'Contrast is low' }],
    ['P0 in the wrong place', { title: 'P0 in the wrong place', priority: 'P0' }],
  ];
  for (const [markdown, clean] of titles) test(markdown, () => assert.deepEqual(cleanTitle(markdown), clean));

  const places: [title: string, bare: string][] = [
    ['[src/auth/token.ts:42] Token is never checked', 'Token is never checked'],
    ['state.py:111-112 — Indentation slip', 'Indentation slip'],
    ['src/api/list.ts:7 - no paging', 'no paging'],
    ['Overflow (src/a.c:12)', 'Overflow'],
    ['Unchecked length in src/a.c:12', 'Unchecked length in src/a.c:12'],
    ['Area / File: Backend errors', 'Backend errors'],
    ['The page redraws forever.', 'The page redraws forever'],
    ['src/a.c:12', 'src/a.c:12'],
  ];
  for (const [title, bare] of places) test(`place in '${title}'`, () => assert.equal(bareTitle(title), bare));
});
