import assert from 'node:assert/strict';
import type { FixPlan } from '../../../src/core/fixes/FixPlan.js';
import { planTemplate } from '../../../src/core/fixes/planTemplate.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { installedParsers } from '../support/syntaxParsers.js';
import { judgeResult } from './corpus/judgeResult.js';
import { parsePythons, parseResult, type Parsed } from './corpus/parseResults.js';
import { readCorpus, type CorpusCase } from './corpus/readCorpus.js';
import { reportOf } from './corpus/reportOf.js';

/** One case after the run. */
interface Result {
  each: CorpusCase;
  plan: FixPlan;
  /** The text afterwards, where the plan changes it. */
  after: string | undefined;
  again: FixPlan | undefined;
  broken: string[];
  /** What a reviewer has against it. */
  wrong: string[];
}

const syntax = installedParsers();

suite('templates as reports give them', () => {
  let results: Result[] = [];

  suiteSetup(async () => {
    results = [];
    for (const each of readCorpus()) results.push(await run(each));
    const changed = (language: string): Result[] =>
      results.filter(
        ({ each, after }) => after !== undefined && (each.language === 'python') === (language === 'python'),
      );
    const pythons = changed('python');
    const parsed = parsePythons(pythons.map(({ after }) => after!));
    if (parsed) pythons.forEach((result, i) => judge(result, parsed[i]!));
    else {
      console.log('      python3 is not there: Python results are not compiled, their members not compared');
      for (const result of pythons) judge(result, { errors: [] });
    }
    for (const result of changed('other')) judge(result, parseResult(result.each.path, result.after!));
    for (const line of figures(results)) console.log(`      ${line}`);
  });

  const failing = (reasons: (result: Result) => string[]): string =>
    results.flatMap((result) => reasons(result).map((each) => `${result.each.name}: ${each}`)).join('\n');

  test('never give a broken file', () => {
    assert.equal(
      failing(({ broken }) => broken),
      '',
    );
  });

  test('leave nothing to do the second time', () => {
    const unfinished = failing(({ again }) =>
      again && again.kind !== 'nothing' ? [again.kind === 'refused' ? again.reason : 'changes again'] : [],
    );
    assert.equal(unfinished, '');
  });

  test('at least 95 of 100 are as a reviewer wants them, and none is merged in a way that is not', () => {
    const unwanted = failing(({ wrong }) => wrong);
    const accepted = results.filter(({ wrong, broken }) => wrong.length + broken.length === 0).length;
    assert.ok(results.length >= 80);
    assert.ok(accepted / results.length >= 0.95, unwanted);
    assert.equal(
      failing(({ wrong, plan }) => (plan.kind === 'refused' ? [] : wrong)),
      '',
    );
  });
});

/** The template goes through the reader of reports, so that it is what a user would have. */
async function run(each: CorpusCase): Promise<Result> {
  const [template] = readSource('docs/report.md', {
    text: reportOf(each),
    encoding: 'utf-8',
    lossy: false,
  }).templates;
  assert.ok(template, `${each.name}: the report gives no template`);
  assert.equal(template.targetPath, each.path, each.name);
  const files = new MemoryFiles(each.before === undefined ? {} : { [each.path]: each.before });
  const plan = await planTemplate(template, files, { syntax });
  const result: Result = { each, plan, after: undefined, again: undefined, broken: [], wrong: [] };
  const wanted = [each.expect.outcome].flat();
  const said = plan.kind === 'change' ? plan.notes.join('\n') : plan.reason;
  if (!wanted.includes(plan.kind)) result.wrong.push(`${plan.kind}, not ${wanted.join(' or ')}: ${said}`);
  else if (plan.kind !== 'change' || wanted[0] === 'change')
    for (const name of each.expect.named ?? [])
      if (!said.includes(name)) result.wrong.push(`${name} is not named: ${said}`);
  if (plan.kind !== 'change') return result;
  const file = plan.files.find(({ path }) => path === each.path);
  assert.ok(file, each.name);
  assert.equal(applyEdits(file.before, file.edits), file.after, each.name);
  for (const { path, after } of plan.files) files.set(path, after);
  result.after = file.after;
  result.again = await planTemplate(template, files, { syntax });
  return result;
}

function judge(result: Result, parsed: Parsed): void {
  const { each, after } = result;
  result.broken.push(...parsed.errors);
  result.wrong.push(...judgeResult(each, after!));
  if (parsed.errors.length > 0 || !parsed.members) return;
  for (const [name, wanted] of Object.entries(each.expect.members ?? {})) {
    const order = (names: readonly string[]): string =>
      (each.expect.membersAnyOrder === true ? [...names].sort() : names).join(', ');
    const found = order(parsed.members[name] ?? []);
    if (found !== order(wanted)) result.wrong.push(`${name} has the members ${found}`);
  }
}

function figures(results: readonly Result[]): string[] {
  const languages = [...new Set(results.map(({ each }) => each.language))];
  return [...languages, 'all'].map((language) => {
    const of = results.filter(({ each }) => language === 'all' || each.language === language);
    const number = (test: (result: Result) => boolean): number => of.filter(test).length;
    const isGood = ({ wrong, broken }: Result): boolean => wrong.length + broken.length === 0;
    return [
      `${language}: ${of.length} cases`,
      `accepted ${number((each) => isGood(each) && each.plan.kind !== 'refused')}`,
      `refused as wanted ${number((each) => isGood(each) && each.plan.kind === 'refused')}`,
      `refused against it ${number((each) => !isGood(each) && each.plan.kind === 'refused')}`,
      `not accepted ${number((each) => each.wrong.length > 0 && each.broken.length === 0 && each.plan.kind !== 'refused')}`,
      `broken ${number(({ broken }) => broken.length > 0)}`,
      `expectation changed ${number(({ each }) => each.expect.changed !== undefined)}`,
    ].join(', ');
  });
}
