/** What stands beside the entries of a list of issues: how to live with them, where they came from, how to report one. */
const aside =
  /^(?:work-?arounds?|platform (?:support|notes)|compatibility|contributing|reporting|report (?:a|an|new)\b|how to|see also|related|references?|legend|notes?|summary|overview|introduction|table of contents|version|commit|change ?log|history|tracking|ideas?|metadata|last updated|updated|environment|tests?\b|testing|to-?do\b|tasks|what (?:works|is working))\b/u;

/** What a finding is told in, below its heading. */
const part =
  /^(?:proof of concept|attack (?:vector|scenario|path)s?|exploit(?:ation)? (?:scenario|details?|path)|steps to reproduce|how to reproduce|reproduction(?: steps)?|code (?:examples?|snippets?|changes?)|examples?|affected (?:routes|files|components|areas|users|versions|code|endpoints|pages|systems)|error (?:patterns?|messages?|logs?|details|output)|steps to|(?:current |temporary |known )?work-?arounds?\b|(?:proposed|possible|suggested|recommended|potential|temporary|proper|planned|actual|expected) |resources|background|analysis|investigation|verification|symptoms|logs|stack trace|what (?:happens|we|is|was)\b|when\b|where\b|how\b|found by|tools? used|(?:team|client|sponsor|project) (?:response|comment)|judge|discussion|evidence|before and after|why (?:it|this)\b)/u;

export function isPart(words: string): boolean {
  return part.test(words);
}

export function isAside(words: string): boolean {
  return aside.test(words);
}

const none =
  /^[^\p{L}\p{N}]*(?:none\b.{0,40}|n\/a|not found|nothing\b.{0,40}|no (?:(?:known|open|other|such|new|critical|high|medium|low|severe|major|minor|outstanding|current|remaining|active|resolved)[ -]){0,3}(?:(?:severity|priority) )?(?:issues?|bugs?|findings?|defects?|problems?|risks?|gaps?|vulnerabilit(?:y|ies)|limitations?|blockers?|entries|items)\b.{0,60})[^\p{L}\p{N}]*$/iu;

/** `None.`, `(None currently)`, `No critical issues found` */
export function saysNone(text: string): boolean {
  return text.length <= 120 && none.test(text.trim());
}
