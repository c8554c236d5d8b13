import * as l10n from '@vscode/l10n';
import { fileHead, type AnchorPlace, type AnchorToResolve } from '../AnchorResult.js';
import type { CodeFile } from '../CodeFile.js';
import type { Beyond } from '../symbols/beyond/findBeyond.js';
import type { SymbolAnswer } from '../symbols/SymbolAnswer.js';

export type SymbolAnchor = AnchorToResolve<'symbol'>;

/** What one file says of a symbol. */
export interface SymbolLookup extends SymbolAnswer {
  readonly file: CodeFile;
  /** Where the file itself lacks it: what it has from other files. */
  readonly beyond?: Beyond;
}

/** Where the file has it, or where it should be. */
export function placeOf(lookup: SymbolLookup, anchor: SymbolAnchor): AnchorPlace {
  const { file, state } = lookup;
  const at = lookup.at ?? lookup.container;
  const message = describe(lookup, anchor);
  return {
    path: file.path,
    range: at ? file.lines.range(at.start, at.end) : fileHead(file),
    proves: anchor.required && (state === 'absent' || state === 'stub'),
    ...(state === 'absent' ? { standsIn: true } : {}),
    ...(message === undefined ? {} : { message }),
    ...(state === 'unsure' ? { confidence: 'similar' as const } : {}),
  };
}

/** Of what is not required: where it is that the file has from another. */
export function placeBeyond({ file, beyond }: SymbolLookup, { name }: SymbolAnchor): AnchorPlace | undefined {
  const found = beyond?.found;
  if (!found) return undefined;
  const note =
    found.from === undefined
      ? l10n.t('`{0}` has it from here', file.path)
      : l10n.t('inherited from `{0}`', found.from);
  const message = found.state === 'unsure' ? doubtOf(found, name) : undefined;
  return {
    ...placeThere(found),
    note,
    ...(message === undefined ? {} : { message, confidence: 'similar' as const }),
  };
}

/** Of what is required: where it may be, or is and may not be what is meant. */
export function doubtBeyond({ file, beyond }: SymbolLookup, { name }: SymbolAnchor): AnchorPlace | undefined {
  const found = beyond?.found;
  const confidence = 'similar' as const;
  if (found?.state === 'unsure') return { ...placeThere(found), confidence, message: doubtOf(found, name) };
  if (found?.state === 'present') {
    const message = l10n.t(
      '`{0}` is defined here; `{1}`, which should have it, only uses it.',
      name,
      file.path,
    );
    return { ...placeThere(found), confidence, message };
  }
  if (beyond?.outside !== 'owner') return undefined;
  const message = l10n.t('What should have `{0}` comes from a library, which was not looked into.', name);
  return { path: file.path, range: fileHead(file), proves: false, confidence, message };
}

/** Of what is required: the stub that stands for it in another file. */
export function stubBeyond(
  { file, container, beyond }: SymbolLookup,
  { name }: SymbolAnchor,
): AnchorPlace | undefined {
  const found = beyond?.found;
  if (found?.state !== 'stub') return undefined;
  if (found.from === undefined || !container)
    return { ...placeThere(found), proves: true, message: stubMessage(name, found.stubReason) };
  // Where it is to be written is the class that should have it: its base may be meant to leave it open.
  const member = memberOf(name) ?? name;
  return {
    path: file.path,
    range: file.lines.range(container.start, container.end),
    proves: true,
    standsIn: true,
    message: l10n.t(
      '`{0}` lacks the required `{1}`: what it inherits from `{2}` is a stub.',
      container.name,
      member,
      found.from,
    ),
  };
}

function placeThere({ file, at, container }: NonNullable<Beyond['found']>): AnchorPlace {
  const there = at ?? container;
  const range = there && there.end > there.start ? file.lines.range(there.start, there.end) : fileHead(file);
  return { path: file.path, range, proves: false };
}

function describe(lookup: SymbolLookup, { name, required }: SymbolAnchor): string | undefined {
  const { state, stubReason, container } = lookup;
  if (state === 'unsure') return doubtOf(lookup, name);
  if (!required || state === 'present') return undefined;
  if (state === 'stub') return stubMessage(name, stubReason);
  const member = memberOf(name);
  if (!container || member === undefined) return l10n.t('The required `{0}` is absent.', name);
  const unseen = lookup.beyond?.unseen[0];
  return unseen === undefined
    ? l10n.t('`{0}` lacks the required `{1}`.', container.name, member)
    : l10n.t(
        '`{0}` lacks the required `{1}` (`{2}`, which it builds on, is of a library and was not looked into).',
        container.name,
        member,
        unseen,
      );
}

function memberOf(name: string): string | undefined {
  return /^(?:.*)(?:\.|::|#)([^.:#]+)$/u.exec(name)?.[1];
}

function stubMessage(name: string, reason: string | undefined): string {
  return reason ? l10n.t('`{0}` is a stub: {1}.', name, reason) : l10n.t('`{0}` is a stub.', name);
}

/** What is not sure of a symbol whose state is `unsure`. */
function doubtOf({ doubt }: SymbolAnswer, name: string): string {
  if (doubt === 'body')
    return l10n.t(
      '`{0}` is there, but its body does not parse, so nobody can say whether it is written.',
      name,
    );
  if (doubt === 'field')
    return l10n.t('`{0}` is a field that is set here; whether that is what is meant nobody can say.', name);
  if (doubt === 'text')
    return l10n.t(
      '`{0}` is named here; whether it is defined nobody can say of a file in this language.',
      name,
    );
  return l10n.t(
    '`{0}` is not found as a definition, but the code does not parse here, so it may be one.',
    name,
  );
}
