import { NO_BREAK_SPACE } from './codePages.js';

/**
 * Characters that reports use, the commonest first: which of several characters a sequence with a lost byte
 * stood for. Only the order within a group of lookalikes matters.
 */
const COMMON = [
  // States.
  '✅❌⚠⏳✓✔✗✘☐☑☒⏱⏰⌛⏸⏹⏺⏩⏪⛔🚫🔴🟢🟡🟠🔵⚪⚫🟣🟤⬜⬛🟥🟩🟨🟧🟦❗❓❕❔‼⁉ℹ✖➕➖➡⬅⬆⬇➜➔➤↗↘↙↖↔↕↩↪🔄',
  // Punctuation, mathematics, arrows.
  '”’“‘—–…•·„‚‐‑†‡‰′″‹›€™←→↑↓⇒⇐⇔⇨≥≤≈≠∞×÷±√∑∏∆∂∫∈∉∀∃∝∧∨∩∪⊂⊆⌘⌥⏎',
  // Lines and blocks.
  '━═─│┐┌└┘├┤┬┴┼║╔╗╚╝╠╣╦╩╬┃┏┓┗┛┝┍╭╮╯╰█▓▒░▀▄▌▐■□▪▫▲△▶▷►▼▽◀◁◆◇○●◉★☆⭐❖',
  // Pictures.
  '🎯🚀📊📈📉📝📋📁📂📄📚📖📌📍📎📞📧📅📆🔍🔎🔁🔃🔐🔒🔓🔑🔧🔨🛠⚙🔗🔔💡💻🖥💾💰💬🎉🎊🏆🏁🏗🏠🏢🌐🌍🌎🌏🌟✨⚡🔥💥🐍🐛🐳🧪🧹🧠',
  '👍👎👏👀👉👈👥👤🙏🤖🤝🛡🛑🚨🚧🚦📦📡📱📢📣📐📏📜🗂🗄🗑🗓✏✍✉☁☀☝☎❤💯🥇🥈🥉🎓🎨🎁🎬🎮♻⚖⚗⚛🔬🔭🔮🌱🌳🧩🐝🐧🐢🐙',
].join('');

let places: ReadonlyMap<number, number> | undefined;

const UNLISTED = 1000;
const LETTERS = 4000;

/** Of a character restored from a part of its bytes: lower is likelier; undefined when it is too unlikely to be guessed at all. */
export function commonness(codePoint: number): number | undefined {
  places ??= new Map([...COMMON].map((character, place) => [character.codePointAt(0)!, place]));
  const place = places.get(codePoint);
  if (place !== undefined) return place;
  if (codePoint === 0xfe0f || codePoint === NO_BREAK_SPACE) return 0;
  const character = String.fromCodePoint(codePoint);
  if (/\p{Emoji_Presentation}/u.test(character)) return UNLISTED;
  if (codePoint === ZERO_WIDTH_JOINER) return UNLISTED + 1;
  if (isPictographic(codePoint)) return 2 * UNLISTED;
  if (codePoint >= 0x2010 && codePoint < 0x2c00 && /[\p{S}\p{P}]/u.test(character)) return 3 * UNLISTED;
  if (codePoint < 0x530 && codePoint > 0xa0 && /\p{L}/u.test(character))
    return LETTERS + letterPlace(character);
  return undefined;
}

/** Of a rank: neither listed nor a letter. */
export function isRare(rank: number): boolean {
  return rank >= UNLISTED && rank < LETTERS;
}

export const ZERO_WIDTH_JOINER = 0x200d;
/** Stands for a picture that cannot be known any more. It says no state. */
export const SOME_PICTURE = 0x1f539;

export function isPictographic(codePoint: number): boolean {
  return /\p{Extended_Pictographic}/u.test(String.fromCodePoint(codePoint));
}

/** An emoji that is a plain sign unless U+FE0F follows. */
export function takesVariationSelector(codePoint: number): boolean {
  const character = String.fromCodePoint(codePoint);
  return /\p{Emoji}/u.test(character) && !/\p{Emoji_Presentation}/u.test(character);
}

// Of the letters whose second byte a page loses, by language use.
const LETTER_ORDER = 'àÁÍíÝÏÐсяАНэНЁρΝύΏčŁāďĐŽžőŐ';

function letterPlace(letter: string): number {
  const place = LETTER_ORDER.indexOf(letter);
  return place < 0 ? LETTER_ORDER.length : place;
}
