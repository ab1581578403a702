/** Pages as a browser reads them. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a page, in document order. */
export function elementsOf(page: string): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return found;
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** Markup without its line breaks and indentation, so that its layout does not matter to a test. */
export const compactHtml = (markup: string): string =>
  markup
    .replace(/>\s*\n\s*/g, '>')
    .replace(/\s*\n\s*(?=<\/)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?\/?>/g, '>');

/** Addresses that must not become links. */
export const HOSTILE_ADDRESSES = [
  'javascript:alert(1)',
  ' JaVa\tScript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:x',
  'file:///etc/passwd',
  '"onclick="alert(1)',
];
