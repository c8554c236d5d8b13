import assert from 'node:assert/strict';
import { matchesGlob } from '../../../src/core/files/glob.js';
import { defaultSources } from '../../../src/core/sources/defaultSources.js';

const sources = [
  'defects.yaml',
  'sub/folder/defects.json',
  'old_defect_inventory_2024.json',
  'known-issues.yml',
  'KNOWN_ISSUES.md',
  'docs/known-issues.md',
  'docs/Known Issues.md',
  'release-readiness.md',
  'LAUNCH_READINESS_v2.md',
  'P1-DEFECTS.md',
  'Defect list.md',
  'gap-analysis.md',
  'q3_GAP_ANALYSIS.md',
  'ANALYSIS_DONE.md',
  'README_ANALYSIS.md',
  'security-audit-2024.md',
  'SECURITY_AUDIT.md',
  'docs/audit-report.md',
  'pentest-findings.md',
  'ROADMAP.md',
  'docs/product-roadmap.md',
  'technical_debt.md',
  'TECH-DEBT.md',
  'risk-register.md',
  'RISKS.md',
  'ACTION_PLAN.md',
  'TODO.md',
];
const others = [
  'README.md',
  'readme.md',
  'docs/README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'LICENSE.md',
  'docs/guide.md',
  'docs/static-analysis.md',
  'docs/adr/0001-use-yaml.md',
  'vendor/lib/TODO.md',
  'package.json',
  'tsconfig.json',
  'docs/index.yaml',
  'src/defects.py',
  'docs/roadmap-of-the-city.md',
];

suite('default sources', () => {
  const isSource = (path: string): boolean => defaultSources.some((glob) => matchesGlob(glob, path));
  for (const path of sources) test(`${path} is one`, () => assert.ok(isSource(path)));
  for (const path of others) test(`${path} is none`, () => assert.ok(!isSource(path)));
});
