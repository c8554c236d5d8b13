import type { DefectKind, Priority, Severity } from '../../../model/vocabulary.js';
import { priorityIn, priorityOf, severityOf } from '../../words.js';
import { bareText } from '../text/bareText.js';

/** What a heading or a label says of what stands beneath it, by its words alone. */
export interface HeadingMeaning {
  /** Clean of marks and pictures, lower case. */
  words: string;
  /** It names a group of defects: `Known Issues`, `P1 Priority Gaps`, `Critical Action Items`. */
  group: DefectKind | undefined;
  /** A level and nothing else, `High priority`: a group, whose kind a heading above may tell. */
  levelOnly: boolean;
  /** A plain bullet under it is a defect of its own: `Known issues`, `Known bugs`, `Limitations`. */
  listsDefects: boolean;
  /** `Limitations`: defects in a document about defects, a remark in any other. */
  limits: boolean;
  priority: Priority | undefined;
  severity: Severity | undefined;
  /** What stands beneath is to be reached: exit criteria, next steps, success metrics. */
  target: boolean;
  /** The heading says that it was done: `Completed Milestones`, `Phase 1 (DONE)`. */
  done: boolean;
  /** Statements of what is rather than things to tick: findings, features, achievements. */
  statement: boolean;
  /** Criteria by its words, so that plain bullets beneath are criteria too. */
  criteria: boolean;
  /** A plan by time: roadmap, timeline, milestones. */
  roadmap: boolean;
  /** Never a part of the roadmap, whatever weeks it names: next steps, getting started, achievements. */
  noRoadmap: boolean;
  /** Steps to use or read something: nothing beneath is about the project's state. */
  guide: boolean;
}

const groupNoun =
  /\b(?:issues?|defects?|bugs?|gaps?|findings?|vulnerabilit(?:y|ies)|blockers?|problems?|risks?|weaknesses|limitations|fixes (?:needed|required|plan)|(?:critical|urgent|p[0-4]) (?:fixes|items|tasks|todos?|work|actions)|action items?|actions? required|shortcomings|deficiencies|technical debt|tech debt|debt items?|flaws|missing (?:features|functionality|capabilities|components|pieces))\b/u;
const listNoun =
  /^(?:(?:list of|all|other|minor|major|critical|high|medium|low|current|remaining|existing|unresolved|currently|our|the) )*(?:known (?:issues?|bugs?|problems|limitations|defects)|open (?:issues|bugs|defects|problems)|outstanding (?:issues|bugs)|(?:current |remaining )?(?:limitations|bugs|defects))(?: (?:and|&) [\w ]{1,24})?$/u;
const limitNoun =
  /^(?:(?:known|current|remaining) )?(?:limitations|missing (?:features|functionality|capabilities|components|pieces))(?: (?:and|&) [\w ]{1,24})?$/u;
const targetWords =
  /\b(?:required|requirements?|exit criteria|success (?:criteria|metrics?)|acceptance|by (?:the )?end of|immediate actions?|short[- ]term actions|long[- ]term actions|next steps?|definition of done|targets?|goals?|objectives?|conditions|to do|remaining|needed|kpis?)\b/u;
const doneWords =
  /\b(?:completed?|done|achieved|finished|delivered|accomplished|closed|shipped|met|fixed|resolved|accepted)\b/u;
const notDone = /\b(?:not|never|to be|be|until|when|before|criteria for|definition of|risks? accepted)\b/u;
const statementWords =
  /\b(?:(?:key|main|general|notable) findings|achievements?|accomplishments?|highlights?|strengths?|features?|benefits?|advantages?|disadvantages|pros|cons|takeaways?|comparison|legend|why|^(?:executive )?summary$|^overview$|supported|capabilities|positives?|positive (?:findings|observations|aspects|notes)|good practices|verified (?:as )?(?:sound|ok|good)|passed checks|what(?:'s|’s| is| was)? (?:working|missing|new|good|worked|went|could)|lessons learned|retrospective|in scope|out of scope)\b/u;
const criteriaWords =
  /\b(?:(?:exit|success|acceptance|go[- ]live|release|launch|completion|readiness|quality) (?:criteria|metrics)|criteria|definition of done|kpis?)\b/u;
const roadmapWords =
  /^plan$|дорожная карта|план (?:развития|работ|проекта|улучшений)|hoja de ruta|feuille de route|fahrplan|cronograma|\b(?:roadmap|timeline|milestones?|phases|schedule|releases|implementation plan|project plan|release plan|sprints|iterations|plan(?:ned)? (?:releases|work|phases)|remaining work|delivery plan|action plan|migration plan|rollout plan|work ?plan)\b/u;
const noRoadmapWords =
  /\b(?:next steps?|getting started|quick ?start|how to|learning path|installation|usage|immediate|achievements?|accomplishments?|history|changelog|release notes|faq|questions|finding what|next phase|findings|resource requirements?|budget|team|references)\b/u;
const guideWords =
  /^(?:getting started|quick ?start|how to\b|how we\b|learning path|install(?:ation|ing)?|usage|using\b|faq|contribut(?:e|ing)|license|table of contents|contents|references|glossary|appendix|getting help|troubleshooting|tutorial|contact|help|support|examples?|methodology|method|approach|definitions?(?! of (?:done|ready))|legend|disclaimer|about\b|(?:severity|priority|risk|impact|likelihood|status) (?:levels?|definitions?|ratings?|classification|scale|matrix|legend|criteria|key|guide)|priorities|labels|reporting\b|report (?:a|an|bugs|issues)\b|filing\b|step \d+)|(?:^| )(?:legend|guidelines?|template|definitions|glossary|labels)$|^(?:output|report|finding|issue|response) (?:format|structure)$/u;

export function headingMeaning(markdown: string): HeadingMeaning {
  const plain = bareText(markdown);
  const text = plain.toLowerCase().replace(/:$/u, '').trim();
  // A number or a remark does not change what the heading names.
  const name = text.replace(/^(?:part\s+)?\d+(?:\.\d+)*[.):]?\s*/u, '').replace(/\s*\(.*\)$/u, '');
  const group = groupOf(text) ?? (levelOnly.test(name) ? 'defect' : undefined);
  const priority =
    priorityIn(plain) ?? (/\bpriority\b/u.test(text) ? priorityOf(text.replace('priority', '')) : undefined);
  return {
    words: text,
    group,
    levelOnly: levelOnly.test(name),
    listsDefects: listNoun.test(name) && !limitNoun.test(name),
    limits: limitNoun.test(name),
    priority,
    severity: priority ? undefined : groupSeverity(name, group),
    target: targetWords.test(text),
    done: doneWords.test(text) && !notDone.test(text),
    statement: statementWords.test(name),
    criteria: criteriaWords.test(text),
    roadmap: roadmapWords.test(text),
    noRoadmap: noRoadmapWords.test(text),
    guide: guideWords.test(name) && name.split(' ').length <= 6,
  };
}

/** `CRITICAL (Fix Immediately)`, `P0 - Must fix`, `High priority`: a level and nothing else. */
const levelOnly =
  /^(?:(?:critical|high|medium|moderate|low|minor|major|blocking|informational|nits?)(?:[- ](?:severity|risk|impact|priority))?|p[0-4])(?:\s*(?:[:/|]|[–—-]+)\s*(?:(?:critical|high|medium|low|minor|major|blocking|blockers?|urgent|important|must|should|could|nice|fix|to|have|priority|p[0-4]|the|before|release|launch|asap|now|later|soon|this|next|sprint|week)\b\s*){0,6})?$|^(?:must|should|could|need to)[- ]fix$|^p[0-4]\s*[:–—]\s/u;

function groupOf(text: string): DefectKind | undefined {
  // `High risk findings`, `Low risk issues`: the level is no noun.
  const named = text.replaceAll(
    /\b(?:(?:critical|high|medium|low|no)[- ])?risk (?=findings|issues|vulnerabilit|and\b)/gu,
    '',
  );
  const noun = groupNoun.exec(named)?.[0];
  if (noun === undefined) return undefined;
  // `Risk assessment`, `Gap analysis`: the noun describes another one, which may still be what lists them.
  if (/^risks?$/u.test(noun)) return 'risk';
  if (/^gaps?$|^missing /u.test(noun)) return 'gap';
  return noun.startsWith('action') ? 'action' : 'defect';
}

/** `High severity`, `Critical issues`, `Medium`: a level for what is listed beneath. */
function groupSeverity(name: string, group: DefectKind | undefined): Severity | undefined {
  const alone =
    /^(critical|high|medium|moderate|low|informational|info|minor|major)(?:[- ](?:severity|risk|impact))?(?: (?:findings|issues|bugs|defects|vulnerabilities|gaps|problems))?$/u.exec(
      name,
    );
  if (alone) return severityOf(alone[1]!);
  return group === undefined ? undefined : leadingSeverity(name);
}

function leadingSeverity(name: string): Severity | undefined {
  const match = /^(?:top \d+ )?(critical|high|medium|low|minor|major|important)\b/u.exec(name);
  return match && match[1] !== 'important' ? severityOf(match[1]!) : undefined;
}
