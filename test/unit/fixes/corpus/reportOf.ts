import type { CorpusCase } from './readCorpus.js';

const languages: Record<string, string> = {
  py: 'python',
  ts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  jsx: 'jsx',
  mjs: 'javascript',
  yml: 'yaml',
  rs: 'rust',
};

/** A small report with the template: a heading, a sentence with the path, and the block. */
export function reportOf({ path, template }: Pick<CorpusCase, 'path' | 'template'>): string {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const language = path.includes('.') ? (languages[ending] ?? ending) : path.toLowerCase();
  return `# Readiness of the shop\n\n## Required changes\n\nUpdate \`${path}\` as follows:\n\n\`\`\`\`${language}\n${template}\`\`\`\`\n`;
}
