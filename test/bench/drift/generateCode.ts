import type { Random } from './Random.js';

const nouns =
  'packet session lease vote snapshot metric beacon tunnel replica journal quota digest invoice parcel sensor ticket tariff meter valve rotor pallet voucher ballot mirror anchor harbour crane tenant folder cluster'.split(
    ' ',
  );
const verbs =
  'load store merge check send drop rotate scan apply resolve measure publish revoke renew split collect archive replay'.split(
    ' ',
  );

/** A made-up package in Python and TypeScript, in which many lines repeat as they do in real code. */
export function generateCode(random: Random, files = 8): Record<string, string> {
  const texts: Record<string, string> = {};
  for (let i = 0; i < files; i++) {
    const name = `${random.pick(nouns)}_${random.pick(verbs)}_${i}`;
    texts[i % 3 === 2 ? `web/${name}.ts` : `gen/${name}.py`] =
      i % 3 === 2 ? typescript(random) : python(random);
  }
  return texts;
}

function python(random: Random): string {
  const lines = [
    'import logging',
    'from dataclasses import dataclass',
    '',
    'log = logging.getLogger(__name__)',
    '',
    '',
  ];
  for (let i = 0; i < random.between(2, 5); i++) {
    const noun = random.pick(nouns);
    lines.push(`class ${noun[0]!.toUpperCase()}${noun.slice(1)}${i}:`, `    """Keeps a ${noun}."""`, '');
    for (let m = 0; m < random.between(2, 6); m++) {
      const [verb, object] = [random.pick(verbs), random.pick(nouns)];
      lines.push(
        `    def ${verb}_${object}(self, name, ${object}=None):`,
        `        if ${object} is None:`,
        '            return None',
        `        result = self.${random.pick(verbs)}(${object}, limit=${random.int(50)})`,
        ...(random.int(2) === 0 ? ['        if not result:', '            raise ValueError(name)'] : []),
        ...(random.int(2) === 0
          ? [
              '        try:',
              `            self.${random.pick(nouns)}s.append(result)`,
              '        except KeyError:',
              '            pass',
            ]
          : []),
        ...Array.from({ length: random.int(4) }, () => `        ${pythonStatement(random, object)}`),
        `        log.debug("${verb} %s", ${object})`,
        '        return result',
        '',
      );
    }
    lines.push('');
  }
  return lines.join('\n');
}

function pythonStatement(random: Random, object: string): string {
  const [noun, other, verb] = [random.pick(nouns), random.pick(nouns), random.pick(verbs)];
  return random.pick([
    `self.${noun}_${other} = ${object}.${verb}(${random.int(60)})`,
    `${noun} = [each.${other} for each in ${object}.${noun}s]`,
    `assert ${object}.${noun} >= ${random.int(9)}, "${noun} before ${other}"`,
    `self._${verb}(${noun}=${object}.${noun}, ${other}=result)`,
    `# The ${noun} of a ${other} is never ${verb}d twice.`,
  ]);
}

function typescript(random: Random): string {
  const lines = ["import { log } from './log.js';", ''];
  for (let i = 0; i < random.between(5, 12); i++) {
    const [verb, object] = [random.pick(verbs), random.pick(nouns)];
    lines.push(
      `export function ${verb}${object[0]!.toUpperCase()}${object.slice(1)}${i}(name: string, ${object}: number): number {`,
      `  const limit = ${random.int(90)};`,
      `  if (${object} > limit) {`,
      ...(random.int(2) === 0 ? [`    log(\`${verb} \${name}\`);`] : []),
      '    return 0;',
      '  }',
      ...Array.from(
        { length: random.int(4) },
        () =>
          `  const ${random.pick(nouns)}${random.int(9)} = ${random.pick(verbs)}(${object}, '${random.pick(nouns)}');`,
      ),
      `  let result = ${object};`,
      '  for (const each of name) {',
      `    result += each.length * ${random.int(9)};`,
      '  }',
      '  return result;',
      '}',
      '',
    );
  }
  return lines.join('\n');
}
