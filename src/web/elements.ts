/** Elements made of text: no markup from strings. */
import { addressHere } from './requests.js';

/** Content of an element; text becomes a text node, and nothing is left out. */
export type Child = Node | string | number | null | undefined | false;

/** True has no value; false and undefined are left out. No handlers, styles, addresses. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const SVG = 'http://www.w3.org/2000/svg';
/** Attributes that could run or load something. */
const ACTIVE = /^(?:on|style$|src$|href$|xlink:|action$|formaction$)/i;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  return filled(document.createElement(name), attributes, children);
}

export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled<Made extends Element>(
  made: Made,
  attributes: Attributes,
  children: readonly Child[],
): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (ACTIVE.test(name)) throw new TypeError(`The attribute ${name} is not set from here.`);
    if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...nodesOf(children));
  return made;
}

function nodesOf(children: readonly Child[]): (Node | string)[] {
  return children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === 'number' ? String(child) : child));
}

let labelled = 0;

/** A line of a form: a control under its label. */
export function field(label: string, control: HTMLElement): HTMLElement {
  if (control.id === '') control.id = `field-${++labelled}`;
  return element('p', { class: 'field' }, element('label', { for: control.id }, label), control);
}

/** Replaces an element's content. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...nodesOf(children));
}

/** @throws TypeError if it is missing, which is a fault of the page. */
export function found<Kind extends Element>(
  selector: string,
  kind: new () => Kind,
  within: ParentNode = document,
): Kind {
  const match = within.querySelector(selector);
  if (!(match instanceof kind))
    throw new TypeError(`The page has no ${selector} that is a ${kind.name}.`);
  return match;
}

/** A link where the address is http or https; otherwise the text alone. */
export function anchorTo(address: string, text: string, attributes: Attributes = {}): HTMLElement {
  const place = placeOf(address);
  if (place === undefined) return element('span', { ...attributes, title: address }, text);
  const link = element(
    'a',
    place === 'outside'
      ? { ...attributes, class: 'external', rel: 'noopener noreferrer' }
      : attributes,
    text,
  );
  link.href = addressHere(address);
  return link;
}

/** Where browsers go for an address; undefined unless it is a web page. */
function placeOf(address: string): 'here' | 'outside' | undefined {
  // Most are paths, or plainly outside, and need no check of how browsers read them.
  if (/^\/[\w.-]/.test(address)) return 'here';
  if (/^https?:\/\/[\w.-]+\//.test(address) && !address.startsWith(location.origin))
    return 'outside';
  if (!URL.canParse(address, location.href)) return undefined;
  const { protocol, origin } = new URL(address, location.href);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return origin === location.origin ? 'here' : 'outside';
}
