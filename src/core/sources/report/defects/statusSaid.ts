import type { DefectKind, Status } from '../../../model/vocabulary.js';
import { statusOf, statusWord } from '../../words.js';
import type { Field } from '../fields/Field.js';
import { glyphIn, withoutPictographs } from '../text/glyphs.js';
import type { Span } from '../markdown/ReportDocument.js';
import { plainText } from '../text/plainText.js';

const answer =
  /^(?:resolution|remediation(?: plan)?|mitigation|update|fix(?: note| status)?|(?:team|client|project|customer|developer|management) response|response|discussion)$/iu;
const said =
  /^(?:(?:not|fully|partially|mostly)\s+)?(?:fixed|resolved|solved|remediated|mitigated|addressed|acknowledged|(?:risk )?accepted|confirmed|(?:won['’]?t|will not) (?:be )?fix(?:ed)?|invalid|disputed)\b[^.;:(]{0,60}/iu;
const passive =
  /^(?:this|it|the (?:issue|finding|bug|problem))(?: (?:issue|finding|bug))? (?:was|is|has been|have been) /iu;

/** Words of a text that tell how things stand. Default of `status`: what the words say. */
export interface Said {
  readonly span: Span;
  readonly text: string;
  readonly status?: Status;
}

/** How things stand, where no field says so but the answer to a finding begins with it: `Update: Resolved in ...`. */
export function statusSaid(fields: readonly Field[]): Said | undefined {
  for (const field of fields) {
    if (!answer.test(field.label)) continue;
    const first = [field.value, ...field.more].find((span) => span.text.trim() !== '');
    const text =
      first &&
      withoutPictographs(plainText(first.text.slice(0, 400)))
        .trim()
        .replace(passive, '');
    const match = text === undefined ? null : said.exec(text);
    if (
      first &&
      match &&
      (statusOf(match[0]) !== 'open' || /^(?:not|acknowledged|confirmed|disputed)/iu.test(match[0]))
    )
      return { span: first, text: match[0].trim() };
  }
  return undefined;
}

/**
 * How a risk stands, where its mitigation tells that and not what it consists in: `Not mitigated`, `✅ Resolved`; what is called a status may be a
 * glyph alone or go on behind the word: `Closed (in May)`.
 */
export function mitigationSaid(fields: readonly Field[], kind: DefectKind): Said | undefined {
  const field = fields.find(({ name }) => name === 'mitigation');
  const isStatus = field !== undefined && /\bstatus$/iu.test(field.label);
  if (!field || !(isStatus || kind === 'risk') || field.value.text.length > 400) return undefined;
  const span = field.value;
  const text = plainText(span.text);
  const words = withoutPictographs(text).trim();
  if (words === '') return isStatus && glyphIn(text) !== undefined ? { span, text } : undefined;
  const mitigated = /^(?:(?:not|un|partially|fully)[\s-]?)?mitigated\b/iu.exec(words);
  if (mitigated) return { span, text: words, status: statusOf(mitigated[0]) };
  const head = isStatus ? words.replace(/(?:\s+[–—-]|[:(]).*$/su, '').trim() : words;
  return statusWord(head) ? { span, text: head } : undefined;
}
