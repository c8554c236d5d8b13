import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, diagnosticsOf, uriOf } from '../support';
import { waitFor } from '../waitFor';

const extension = () => vscode.extensions.getExtension('defect-ledger.defect-ledger')!;
/** Words in plain letters; code in backticks is nobody's language. */
const plainWords = (text: string): string[] => text.replace(/`[^`]*`/g, '').match(/[A-Za-z]{3,}/g) ?? [];

/** VS Code keeps the English title of a command beside the one that is shown. */
type Title = string | { value: string };
const shown = (title: Title): string => (typeof title === 'string' ? title : title.value);

interface Manifest {
  description: string;
  contributes: {
    commands: { command: string; title: Title }[];
    views: Record<string, { name: string }[]>;
    configuration: { properties: Record<string, { markdownDescription: string }> };
    walkthroughs: { title: string; steps: { title: string }[] }[];
  };
}

suite('in another language', () => {
  suiteSetup(async () => {
    await activated();
  });

  test('the display language is the made-up one, and its bundle is loaded', () => {
    assert.equal(vscode.env.language, 'qps-ploc');
    assert.equal(vscode.extensions.getExtension('defect-ledger.defect-ledger')?.isActive, true);
  });

  test('commands, views, settings and the walkthrough have no plain words', () => {
    const { description, contributes } = extension().packageJSON as Manifest;
    const texts = [
      description,
      ...contributes.commands.map(({ title }) => shown(title)),
      ...Object.values(contributes.views).flatMap((views) => views.map(({ name }) => name)),
      ...Object.values(contributes.configuration.properties).map((each) => each.markdownDescription),
      ...contributes.walkthroughs.flatMap(({ title, steps }) => [title, ...steps.map((step) => step.title)]),
    ];
    assert.ok(texts.length > 40);
    for (const text of texts) {
      assert.ok(text.startsWith('[!! '), text);
      assert.deepEqual(plainWords(text), [], text);
    }
  });

  test('evidence in Problems speaks it', async () => {
    const file = 'src/routing/failover.py';
    const found = await waitFor(() => {
      const all = diagnosticsOf(file);
      return all.length > 0 && all;
    }, 'the diagnostics of the sample');
    assert.match(found.map(({ message }) => message).join('\n'), /\[!! 'record_path_failover' çåñ/u);
  });

  test('quick fixes speak it; only ids and titles of the sources stay as they are', async () => {
    const file = 'src/routing/failover.py';
    await vscode.workspace.openTextDocument(uriOf(file));
    const [diagnostic] = diagnosticsOf(file);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uriOf(file),
      diagnostic!.range,
    );
    const own = actions.map(({ title }) => title).filter((title) => title.includes('[!! '));
    for (const word of ['Šĥöŵ', 'Çöþý'])
      assert.ok(
        own.some((title) => title.includes(word)),
        own.join('\n'),
      );
    const ours = actions.filter(({ command }) => command?.command.startsWith('defectLedger.'));
    assert.ok(ours.length > 1);
    for (const { title } of ours) assert.ok(title.startsWith('[!! '), title);
  });
});
