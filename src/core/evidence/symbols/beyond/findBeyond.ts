import type { CodeFile } from '../../CodeView.js';
import { findInFile, isPython, mayName } from '../findInFile.js';
import type { SymbolAnswer } from '../SymbolAnswer.js';
import type { FileLinks, LinkedCode, Linker } from './FileLinks.js';
import { pythonLinks } from './pythonLinks.js';
import { syntaxLinks } from './syntaxLinks.js';

/** A symbol that a file does not define itself. */
export interface BeyondAnswer extends SymbolAnswer {
  /** Where it is. */
  readonly file: CodeFile;
  /**
   * How the first file comes by it: inherited from the type `from`; handed on to those that import it; only used there; defined in a
   * file that is one with it.
   */
  readonly by: 'inherited' | 'exported' | 'used' | 'together';
  readonly from?: string;
}

export interface Beyond {
  readonly found?: BeyondAnswer;
  /** What comes from code that is not in the workspace: the symbol, which is there then, or what would have it. */
  readonly outside?: 'symbol' | 'owner';
  /** Types that may have the symbol and were not looked into, as the file writes them: those of libraries. */
  readonly unseen: readonly string[];
}

/** Longer ways are not gone: there are none in code that people read. */
const maxFiles = 60;

/**
 * Looks for a symbol that a file lacks where the file would have it from: in the types that its owner is made of, in the
 * files that it hands names on from, in those that its language takes as one with it. What is written comes before a stub. Of a stub
 * of Python: what is imported in its place where that works.
 */
export async function findBeyond(
  file: CodeFile,
  name: string,
  answer: SymbolAnswer,
  code: LinkedCode,
): Promise<Beyond> {
  return new Seeker(code).beyond(file, name, answer);
}

class Seeker {
  private readonly seen = new Set<string>();
  private left = maxFiles;

  constructor(private readonly code: LinkedCode) {}

  async beyond(file: CodeFile, name: string, answer: SymbolAnswer): Promise<Beyond> {
    this.seen.add(`${file.path}\n${name}`);
    const linker: Linker = isPython(file.path) ? pythonLinks : syntaxLinks;
    const links = await linker(file, name, answer, this.code);
    if (!links || links.parts.length === 0) return { unseen: [] };
    if (answer.state === 'stub') {
      const { found } = await this.atOrigin(links);
      return { ...(found?.state === 'present' ? { found } : {}), unseen: [] };
    }
    const own = answer.container ? await this.inBases(links) : await this.atOrigin(links);
    if (own.found?.state === 'present' || own.outside) return own;
    const beside = await this.beside(links);
    return beside ? { ...own, found: better(own.found, beside) } : own;
  }

  private async inBases(links: FileLinks): Promise<Beyond> {
    const { parts, bases } = links;
    const member = parts.at(-1)!;
    const unseen: string[] = [];
    // The first that has it wins, as far as the languages agree.
    for (const base of bases) {
      let best: BeyondAnswer | undefined;
      const { origins: places, outside } = await links.origins(base);
      if (outside === 'library') unseen.push(base);
      for (const place of places) {
        const { found, unseen: further } = await this.at(place.path, [...place.parts, member]);
        unseen.push(...further);
        if (found && !found.declares) best = better(best, { ...found, by: 'inherited', from: base });
      }
      if (best) return { found: best, unseen };
    }
    return { unseen };
  }

  private async atOrigin(links: FileLinks): Promise<Beyond> {
    const [first = '', ...rest] = links.parts;
    const { origins: places, outside } = await links.origins(links.parts.join('.'));
    const by = links.handsOn(first) ? 'exported' : 'used';
    const unseen: string[] = [];
    let best: BeyondAnswer | undefined;
    let beyond: Beyond['outside'];
    if (outside) beyond = rest.length > 0 ? 'owner' : by === 'exported' ? 'symbol' : undefined;
    for (const place of places) {
      const there = await this.at(place.path, place.parts);
      unseen.push(...there.unseen);
      beyond ??= there.outside;
      if (there.found) best = better(best, { ...there.found, by });
    }
    return { ...(best ? { found: best } : {}), ...(beyond ? { outside: beyond } : {}), unseen };
  }

  private async beside(links: FileLinks): Promise<BeyondAnswer | undefined> {
    let best: BeyondAnswer | undefined;
    const { parts } = links;
    for (const path of await links.together()) {
      if (this.left-- <= 0) break;
      const file = await this.code.file(path);
      if (!file || !mayName(file.text, parts.join('.'))) continue;
      const name = parts.join('.');
      const answer = await findInFile(file, name, this.code);
      // What is written of its owner over there may be made of more.
      if (answer.state === 'absent' && answer.container && !this.seen.has(`${path}\n${name}`)) {
        const { found } = await this.beyond(file, name, answer);
        if (found) best = better(best, found);
        continue;
      }
      const { at, state } = answer;
      // A word in broken code is no proof over there, and a bare name does not mean a member of anything.
      const top = (await this.code.syntax(path))?.definitions.find(
        ({ nameStart }) => nameStart === at?.start,
      );
      const isMeant = parts.length > 1 || top?.parts.length === 1;
      if (isMeant && at && (state === 'present' || state === 'stub'))
        best = better(best, { ...answer, file, by: 'together' });
    }
    return best;
  }

  private async at(path: string, parts: readonly string[]): Promise<Beyond> {
    const nothing: Beyond = { unseen: [] };
    const name = parts.join('.');
    if (this.seen.has(`${path}\n${name}`) || this.left-- <= 0) return nothing;
    const file = await this.code.file(path);
    if (!file) return nothing;
    if (parts.length === 0)
      return { ...nothing, found: { state: 'present', at: { start: 0, end: 0 }, file, by: 'exported' } };
    const answer = await findInFile(file, name, this.code);
    // A bare name from another file is no member of a class over there.
    if (parts.length === 1 && answer.container) return nothing;
    if (answer.state === 'absent') return this.beyond(file, name, answer);
    return { ...nothing, found: { ...answer, file, by: 'exported' } };
  }
}

const ranks = { present: 0, unsure: 1, stub: 2, absent: 3 };

function better(a: BeyondAnswer | undefined, b: BeyondAnswer): BeyondAnswer {
  return a && ranks[a.state] <= ranks[b.state] ? a : b;
}
