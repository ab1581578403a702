/** Shared by the pictures of an answer. */
import { element, svgElement } from '../elements.js';

/** Numbers as people read them. */
export const COUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A picture of some pixels, with its content in words. */
export function frame(
  width: number,
  height: number,
  label: string,
  ...content: Element[]
): SVGSVGElement {
  return svgElement(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    ...content,
  );
}

export function caption(text: string): HTMLElement {
  return element('figcaption', { class: 'hint' }, text);
}
