import type { Dependency } from '../Dependency.js';
import type { PlacedText } from '../placedText.js';
import { pomElements, type PomElement } from './pomElements.js';

const maxSteps = 10;

/**
 * pom.xml: dependencies, what `dependencyManagement` and `pluginManagement` set for them, plugins, parent and extensions, named
 * `groupId:artifactId`. `${property}` is looked up in the same file; where it is the whole version, the place is the property's, since that
 * is where the version is written.
 */
export function readPom(text: string): Dependency[] {
  const { elements, properties } = pomElements(text);
  const resolver = new Resolver(properties);
  return elements.flatMap((element) => dependencyOf(text, element, resolver) ?? []);
}

/** A version with the properties put in that a `pom.xml` sets; those that it does not know stay as they are written. */
export function withProperties(text: string, version: string): string {
  return new Resolver(pomElements(text).properties).text(version);
}

function dependencyOf(text: string, element: PomElement, resolver: Resolver): Dependency | undefined {
  const { artifactId, version } = element;
  if (!artifactId) return undefined;
  const group = element.groupId?.value ?? (element.tag === 'plugin' ? 'org.apache.maven.plugins' : undefined);
  const artifact = resolver.text(artifactId.value);
  const rest = {
    name: group === undefined ? artifact : `${resolver.text(group)}:${artifact}`,
    kind: 'pom' as const,
    group: element.group,
    ...(element.managed ? { governs: 'defaults' as const } : {}),
  };
  if (!version) return { ...rest, specifier: '', start: artifactId.start, end: artifactId.end };
  const { start, end } = resolver.place(version);
  const specifier = text.slice(start, end);
  const resolved = resolver.text(specifier);
  return { ...rest, specifier, start, end, ...(resolved === specifier ? {} : { resolved }) };
}

class Resolver {
  constructor(private readonly properties: ReadonlyMap<string, PlacedText>) {}

  /** Where the version is written: of `${a}` the value of that property, as long as it is there. */
  place(version: PlacedText): PlacedText {
    let at = version;
    for (let step = 0; step < maxSteps; step++) {
      const name = /^\$\{([^{}]+)\}$/u.exec(at.value)?.[1];
      const next = name === undefined ? undefined : this.properties.get(name.trim());
      if (!next) return at;
      at = next;
    }
    return at;
  }

  /** With every known property put in; those that are not known stay as they are written. */
  text(written: string): string {
    let text = written;
    for (let step = 0; step < maxSteps && text.length < 1000 && text.includes('${'); step++) {
      const before = text;
      text = text.replaceAll(/\$\{([^{}]{1,200})\}/gu, (whole, name: string) => {
        return this.properties.get(name.trim())?.value ?? whole;
      });
      if (text === before) break;
    }
    return text;
  }
}
