import type { IconName } from '../../model/details/DetailsView.js';

const namespace = 'http://www.w3.org/2000/svg';

/** Lines on a square of 16, drawn in the colour of the text around them. */
const paths: Record<IconName, string> = {
  flame: 'M8 1.5c.5 2.5 4 4 4 8a4 4 0 0 1-8 0c0-1.6.8-2.6 1.6-3.4.1 1.2.6 1.9 1.2 2.2C6.6 5.5 6.8 3.2 8 1.5z',
  error: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  warning: 'M8 2 14.5 13.5H1.5zM8 6.3v3.5M8 11.2v.9',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.2v4M8 4.7v.9',
  circle: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  check: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.2 8.2l2 2 3.6-4.2',
  pin: 'M8 14.5s4.5-4.6 4.5-8a4.5 4.5 0 0 0-9 0c0 3.4 4.5 8 4.5 8zM8 5.2v2.6',
  question: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.2 6.4a1.8 1.8 0 1 1 2.7 1.6c-.6.3-.9.7-.9 1.4M8 11.2v.7',
  again: 'M3 8a5 5 0 1 0 1.7-3.8M4.5 1.8v2.7h2.7',
};

/** Beside a word that says the same; screen readers pass over it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
