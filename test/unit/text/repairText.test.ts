import assert from 'node:assert/strict';
import { codePages, type CodePageName } from '../../../src/core/text/repair/codePages.js';
import { repairText } from '../../../src/core/text/repair/repairText.js';
import { damage, upperHalf, type Loss } from './repairDamage.js';

const repaired = (text: string): string | undefined => repairText(text)?.text;

suite('code pages', () => {
  test('each byte has one character, and the undefined ones are those that are lost', () => {
    for (const { name, byteOf, codes, lost } of codePages()) {
      upperHalf(name).forEach((character, at) => {
        if (character !== '')
          assert.equal(byteOf[character.charCodeAt(0)], 0x80 + at, `${name} ${character}`);
        else assert.ok(lost.includes(0x80 + at) && byteOf[0x80 + at] === 0x80 + at, `${name} ${at}`);
      });
      assert.ok(byteOf.subarray(0, 0x80).every((byte) => byte === 0));
      const having = [...byteOf.keys()].filter((code) => byteOf[code] !== 0);
      assert.deepEqual(codes, having);
    }
  });
});

suite('repairText', () => {
  const whole = [
    'A ✅ done, ❌ failed, ⚠️ careful, ⏳ waiting, 🔄 again, ☐ open, ⏱️ 3 h',
    '## 🎯 Goals → 📊 ≥ 90%, ≈ 3×, 1️⃣ first, “quoted” — it’s fine…',
    'naïve café, 5 °C ± 1, ½, £3, São Paulo, Zürich',
    'Müller, Łódź, başarılı, Ελληνικά, Отчёт о готовности: всё готово',
    '┌──┬──┐\n├──┼──┤\n└──┴──┘\n╔══╗\n╚══╝\n━━━━',
    '日本語の報告書、準備完了',
  ];
  const pages: readonly CodePageName[] = ['cp1252', 'cp1254', 'mac-roman'];
  for (const page of pages)
    for (const text of whole)
      test(`whole bytes, ${page}: ${text.slice(0, 12)}`, () => {
        const repair = repairText(damage(text, page));
        assert.equal(repair?.text, text);
        assert.equal(repairText(text), undefined);
      });

  test('names the code page', () => {
    for (const page of pages) assert.equal(repairText(damage('🎯 goal', page))?.codePage, page);
  });

  for (const [first, second] of [
    ['cp1252', 'cp1252'],
    ['cp1254', 'cp1254'],
    ['mac-roman', 'mac-roman'],
    ['cp1252', 'mac-roman'],
  ] as const)
    test(`damaged twice, ${first} then ${second}`, () => {
      const text = 'Done ✅ → 🎯 “quoted” ❌';
      const twice = damage(damage(text, first), second);
      const repair = repairText(twice)!;
      assert.equal(repair.text, text);
      const word = text.indexOf('quoted');
      assert.ok(twice.startsWith('quoted', repair.toOriginal(word)));
      assert.equal(repairText(text), undefined);
    });

  const lossy: readonly (readonly [Loss, CodePageName, string])[] = [
    ['dropped', 'cp1252', '❌ failed'],
    ['dropped', 'cp1252', '⏱️ 3 h'],
    ['dropped', 'cp1252', 'Waiting ⏳ until ✅'],
    ['dropped', 'cp1252', '- ☐ open\n- ✅ done'],
    ['dropped', 'cp1252', 'He said “yes” to it'],
    ['dropped', 'cp1252', '🔍 search, 👍 good, 📝 note, ⭐ star'],
    ['dropped', 'cp1252', '┌────┐\n│ a  │\n└────┘'],
    ['dropped', 'cp1252', '┏━━┓\n┗━━┛'],
    ['dropped', 'cp1252', '╔══╗\n╚══╝\n════'],
    ['dropped', 'cp1252', '━━━━━━━━'],
    ['dropped', 'cp1252', '👨‍💻 by hand'],
    ['dropped', 'cp1252', '← back, → on'],
    ['dropped', 'cp1252', '✏️ edit, ☁️ cloud'],
    ['dropped', 'cp1252', 'Área, más: así fue, aquí está'],
    ['dropped', 'cp1252', 'Статус: проверка системы'],
    ['replaced', 'cp1252', '❌ failed, “yes” ⏱️'],
    ['replaced', 'cp1252', '┌────┐ ━━━━'],
    ['dropped and plain blanks', 'cp1252', '⚠️ careful'],
    ['dropped and plain blanks', 'cp1252', '⚠ careful, voilà du thé'],
    ['dropped and plain blanks', 'cp1252', 'à la carte: 10\u00a0km, déjà vu'],
    ['dropped and plain blanks', 'cp1252', '╠══╣\n╚══╝'],
    ['dropped', 'cp1254', '🎯 goal, 🔍 search, ❌ failed'],
    ['dropped', 'cp1254', '➡️ next, ┌──┐'],
    ['dropped', 'cp1254', 'Başarılı: İşlem ✅, ❌'],
    ['replaced', 'cp1254', '🎯 goal ❌'],
  ];
  for (const [loss, page, text] of lossy)
    test(`${loss}, ${page}: ${text.slice(0, 20)}`, () => {
      const damaged = damage(text, page, loss);
      assert.notEqual(damaged, damage(text, page), 'loses something');
      assert.equal(repaired(damaged), text);
      assert.equal(repairText(text), undefined);
    });

  test('Mac Roman whose private character was dropped or replaced', () => {
    const damaged = damage('✅ done 🔴 red', 'mac-roman');
    assert.equal(repaired(damaged.replace('\uf8ff', '')), '✅ done 🔴 red');
    assert.equal(repaired(damaged.replace('\uf8ff', '\ufffd')), '✅ done 🔴 red');
  });

  test('a picture that cannot be known becomes a picture that says no state', () => {
    const [text, ...rest] = [...repaired('\u00f0\u0178\u00b7 thing')!];
    assert.match(text!, /\p{Extended_Pictographic}/u);
    assert.doesNotMatch(text!, /[✅❌⚠⏳🔄☐🔴🟢🟡]/u);
    assert.equal(rest.join(''), ' thing');
  });

  test('sound and damaged runs in one text: each for itself', () => {
    const damaged = `✅ sound, ${damage('❌', 'cp1252', 'dropped')} not; schön, über, ${damage('→', 'cp1252')}, 🎯`;
    assert.equal(repaired(damaged), '✅ sound, ❌ not; schön, über, →, 🎯');
    assert.equal(repaired(`Größe: ${damage('Größe', 'cp1252')}`), 'Größe: Größe');
  });

  test('a byte order mark read as three characters is dropped', () => {
    const repair = repairText('ï»¿# Title')!;
    assert.equal(repair.text, '# Title');
    assert.equal(repair.toOriginal(0), 3);
    assert.equal(repair.toOriginal(7), 10);
  });

  test('makes no line break', () => {
    for (const character of ['\u2028', '\u2029', '\u0085'])
      assert.ok(!repaired(damage(`✅ a${character}b`, 'cp1252'))!.includes(character));
  });

  test('keeps the space that parts two words', () => {
    assert.equal(repaired('âš Careful'), '⚠ Careful');
    assert.equal(repaired('âš\u00a0 Careful'), '⚠ Careful');
  });

  test('offsets: start to start, after to end, monotone and clamped', () => {
    const damaged = `a ${damage('🎯', 'cp1252')} b ${damage('✅', 'cp1252')}${damage('→', 'cp1252')}`;
    const repair = repairText(damaged)!;
    const { text } = repair;
    const toOriginal = (offset: number): number => repair.toOriginal(offset);
    assert.equal(text, 'a 🎯 b ✅→');
    const places = Array.from({ length: text.length + 1 }, (_, offset) => toOriginal(offset));
    assert.deepEqual(places, [0, 1, 2, 2, 6, 7, 8, 9, 12, 15]);
    assert.deepEqual([toOriginal(-5), toOriginal(99), toOriginal(NaN)], [0, 15, 0]);
  });

  const sound = [
    'plain ASCII',
    '',
    'café, naïve Â',
    'À l’été, « déjà vu », voilà… où l’on “cite” — à Noël – ŒUVRE, L’ÉTÉ…',
    'İŞ DAĞI ĞÖŞÜÇ: “Ğ” ’ş’ kâğıt, BAĞ’da, ÇAĞ™',
    '„Ä“, „Ü“ – Äpfel ‚Öl‘, GRÖSSE, Straße §5, „MENÜ“',
    '“MAÇÃ” e NÃO, IRMÃ… «IRMû ÀS',
    'Отчёт «о готовности» — №5, „так“, всё… 100 ₽',
    'Η αναφορά «ολοκληρώθηκε» – 100%',
    'Tiếng Việt: “Â”, Ă, ẦN, câu hỏi ‘â’ – ĐÃ',
    'â yn Gymraeg: “gyda â” a ‘tŷ â’',
    'ROMÂNIA, în coroană „Â”, Î',
    'ÅNGSTRÖM: 5 Å², 3 Å ± 1, “Å”, CAFɲ, CAFÉ®',
    'ESPAÑA ¿QUÉ? ¡SÍ! «Ñ», 5 €',
    '✅ ❌ ⚠️ ⏳ ☐ 🎯 → ≥ ≈ × ━━━ ┌──┐ “quoted”',
    '¬π, √2, ≈π, √π ≤ Ω, ∂x, ¬Ω',
    '日本語 – “引用” 한국어 中文…',
    'broken caf\ufffd and \ufffd\ufffd',
    '\ud83d half a pair \udc00',
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ',
  ];
  for (const text of sound)
    test(`sound: ${text.slice(0, 20)}`, () => assert.equal(repairText(text)?.text, undefined));
});
