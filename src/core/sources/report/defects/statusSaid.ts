import { statusOf } from '../../words.js';
import type { Field } from '../fields/Field.js';
import { withoutPictographs } from '../text/glyphs.js';
import type { Span } from '../markdown/ReportDocument.js';
import { plainText } from '../text/plainText.js';

const answer =
  /^(?:resolution|remediation(?: plan)?|mitigation|update|fix(?: note| status)?|(?:team|client|project|customer|developer|management) response|response|discussion)$/iu;
const said =
  /^(?:(?:not|fully|partially|mostly)\s+)?(?:fixed|resolved|solved|remediated|mitigated|addressed|acknowledged|(?:risk )?accepted|confirmed|(?:won['’]?t|will not) (?:be )?fix(?:ed)?|invalid|disputed)\b[^.;:(]{0,60}/iu;
const passive =
  /^(?:this|it|the (?:issue|finding|bug|problem))(?: (?:issue|finding|bug))? (?:was|is|has been|have been) /iu;

/** How things stand, where no field says so but the answer to a finding begins with it: `Update: Resolved in ...`. */
export function statusSaid(fields: readonly Field[]): { span: Span; text: string } | undefined {
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
