import { blankLinesAfter, lineStartAt } from '../lines.js';
import { fillBlock, memberIndent, openBlock } from './addToBlock.js';
import { tailEnd } from './blockEntries.js';
import { endOf, startOf, type ScriptItem } from './ScriptItem.js';
import type { ScriptMerge, ScriptPlace } from './ScriptMerge.js';

/** Adds members to a class of the file: fields to the fields, the constructor below them, the rest at the end. */
export class ClassAddition {
  private readonly indent: string;
  private readonly isTight: boolean;

  constructor(
    private readonly merge: ScriptMerge,
    private readonly target: ScriptItem,
    private readonly members: readonly ScriptItem[],
  ) {
    this.indent = memberIndent(merge, target.body!);
    this.isTight = this.isWrittenTight();
  }

  add(missing: readonly ScriptItem[]): void {
    const { merge, target, members } = this;
    if (members.length === 0 && fillBlock(merge, target.body!, this.pieces(missing))) return;
    openBlock(merge, target.body!);
    const fields = missing.filter(isField);
    const constructors = missing.filter(({ key }) => key === 'constructor');
    const others = missing.filter((item) => !fields.includes(item) && !constructors.includes(item));
    this.addFields(fields);
    this.addConstructor(constructors);
    this.addOthers(others);
  }

  private addFields(fields: readonly ScriptItem[]): void {
    if (fields.length === 0) return;
    const all = this.leadingFields().length > 0 ? this.leadingFields() : this.members.filter(isField);
    const last = all[all.length - 1];
    const place = last ? this.merge.below(endOf(last)) : this.top();
    const isLast = last !== undefined && last === this.members[this.members.length - 1];
    for (const item of fields) {
      const after = isLast ? 0 : 1;
      this.merge.insert(place, {
        text: this.lines(item),
        before: 0,
        after: item === fields[fields.length - 1] ? after : 0,
      });
    }
  }

  private addConstructor(constructors: readonly ScriptItem[]): void {
    const fields = this.leadingFields();
    const last = fields[fields.length - 1];
    for (const item of constructors) {
      const place = last ? this.merge.below(endOf(last)) : this.top();
      const isLast = last !== undefined && last === this.members[this.members.length - 1];
      this.merge.insert(place, { text: this.lines(item), before: last ? 1 : 0, after: isLast ? 0 : 1 });
    }
  }

  private addOthers(others: readonly ScriptItem[]): void {
    const { merge, members } = this;
    const end = members[members.length - 1];
    for (const item of others) {
      // The two accessors of one name stand together.
      const partner = members.find(({ key }) => key === partnerKey(item));
      const above = partner ?? end;
      const place = above ? this.belowComments(above, above === end) : this.top();
      merge.insert(place, {
        text: this.lines(item),
        before: this.gap(item, end),
        after: above === end ? 0 : 1,
      });
    }
  }

  /** At the end of the class comments that follow the last member stay above what is added. */
  private belowComments(member: ScriptItem, isLast: boolean): ScriptPlace {
    const after = this.target.body!.namedChildren.filter(
      ({ type, startIndex }) => isLast && type.endsWith('comment') && startIndex >= endOf(member),
    );
    return this.merge.below(after[after.length - 1]?.endIndex ?? endOf(member));
  }

  /** Blank lines above: none between members that only declare, nor in a class of one-liners written without. */
  private gap(item: ScriptItem, above: ScriptItem | undefined): number {
    if (!above || isField(above)) return 1;
    if (!item.body && !above.body) return 0;
    const isLine = item.body?.startPosition.row === item.body?.endPosition.row;
    return this.isTight && isLine ? 0 : 1;
  }

  private top(): ScriptPlace {
    const { text } = this.merge.target;
    const first = this.members[0]!;
    const open = this.target.body!.startIndex + 1;
    return tailEnd(text, open) === undefined
      ? { below: open }
      : { above: lineStartAt(text, first.entries[0]!.lead) };
  }

  private leadingFields(): readonly ScriptItem[] {
    const end = this.members.findIndex((member) => !isField(member));
    return end < 0 ? this.members : this.members.slice(0, end);
  }

  /** Whether the methods that the class has stand without blank lines between them. */
  private isWrittenTight(): boolean {
    const { text } = this.merge.target;
    const pairs = this.members.slice(1).flatMap((member, i) => {
      const above = this.members[i]!;
      if (isField(above) || isField(member)) return [];
      const tail = tailEnd(text, endOf(above));
      return [tail === undefined || blankLinesAfter(text, tail) === 0 || startOf(member) < tail];
    });
    return pairs.length > 0 && pairs.every(Boolean);
  }

  /** For a class without members: in the template's order. */
  private pieces(items: readonly ScriptItem[]): { text: string; before: number; after: number }[] {
    return items.map((item, i) => {
      const above = items[i - 1];
      const together = !above || (isField(above) && isField(item));
      return { text: this.lines(item), before: together ? 0 : 1, after: 0 };
    });
  }

  private lines(item: ScriptItem): string {
    return this.merge.lines(item, this.indent);
  }
}

/** A field with a function in it is a method in all but name. */
function isField({ kind, callable }: ScriptItem): boolean {
  return (kind === 'field' && !callable) || kind === 'index';
}

function partnerKey({ key }: ScriptItem): string | undefined {
  if (/(?:^| )get /u.test(key)) return key.replace(/(^| )get /u, '$1set ');
  return /(?:^| )set /u.test(key) ? key.replace(/(^| )set /u, '$1get ') : undefined;
}
