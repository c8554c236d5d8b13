import { Parser } from 'htmlparser2';
import type { PlacedText } from '../placedText.js';

const tags = ['dependency', 'plugin', 'parent', 'extension'] as const;
type Tag = (typeof tags)[number];

/** An element that names an artifact. */
export interface PomElement {
  tag: Tag;
  /** The elements around it below `project`: `dependencyManagement.dependencies`. */
  group: string;
  managed: boolean;
  groupId?: PlacedText;
  artifactId?: PlacedText;
  version?: PlacedText;
}

interface Open {
  name: string;
  /** Offset after the opening tag. */
  inside: number;
  element?: PomElement;
}

const maxDepth = 200;
/** Longer than any version, so that properties within properties stay small. */
const maxLength = 300;

/** The artifacts and properties of a pom.xml. Tolerant: what is not closed ends with the text. */
export function pomElements(text: string): { elements: PomElement[]; properties: Map<string, PlacedText> } {
  const elements: PomElement[] = [];
  const properties = new Map<string, PlacedText>();
  const stack: Open[] = [];
  const parser = new Parser(
    {
      onopentag(name) {
        const open: Open = { name, inside: parser.endIndex + 1 };
        const tag = tags.find((each) => each === name);
        if (tag && stack.length < maxDepth) {
          const around = stack.map((each) => each.name).filter((each) => each !== 'project');
          const managed = around.some((each) => /^(?:dependency|plugin)Management$/u.test(each));
          open.element = { tag, group: around.join('.') || tag, managed };
          elements.push(open.element);
        }
        stack.push(open);
      },
      onclosetag(name) {
        const open = stack.pop();
        if (open?.name !== name) return;
        const parent = stack.at(-1);
        if (
          name !== 'groupId' &&
          name !== 'artifactId' &&
          name !== 'version' &&
          parent?.name !== 'properties'
        )
          return;
        const placed = trimmedText(text, open.inside, parser.startIndex);
        if (!placed || !parent) return;
        if (parent.element) setField(parent.element, name, placed);
        else if (parent.name === 'properties' && !properties.has(name)) properties.set(name, placed);
        else if (parent.name === 'project') properties.set(`project.${name}`, placed);
        if (parent.element?.tag === 'parent' && stack.length === 2) inherit(properties, name, placed);
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(text);
  parser.end();
  return { elements, properties };
}

function setField(element: PomElement, name: string, placed: PlacedText): void {
  if (name === 'groupId' || name === 'artifactId' || name === 'version') element[name] ??= placed;
}

/** A project has its parent's group and version, unless it says otherwise. */
function inherit(properties: Map<string, PlacedText>, name: string, placed: PlacedText): void {
  properties.set(`project.parent.${name}`, placed);
  if (name !== 'artifactId' && !properties.has(`project.${name}`)) properties.set(`project.${name}`, placed);
}

function trimmedText(text: string, from: number, to: number): PlacedText | undefined {
  if (to <= from) return undefined;
  const raw = text.slice(from, to);
  const value = raw.trim();
  if (value === '' || value.length > maxLength || value.includes('<')) return undefined;
  const start = from + raw.indexOf(value);
  return { value, start, end: start + value.length };
}
