/** HTML as values: the `html` tag escapes everything that is not markup yet. */

/** A piece of markup that is safe to send. Only this file makes one from text. */
export class Html {
  constructor(readonly source: string) {}

  toString(): string {
    return this.source;
  }
}

/** Text and numbers are escaped, markup stays, lists are joined, nothing is empty. */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

export const EMPTY = new Html('');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text escaped for an element and for a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Attributes must be quoted in the template; an address goes through `safeHref` first. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(sourceOf)));
}

function sourceOf(part: HtmlPart): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.source;
  if (typeof part === 'object') return part.map(sourceOf).join('');
  return escapeHtml(String(part));
}

export function joinParts(parts: readonly HtmlPart[], separator: HtmlPart): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : [separator, part]))}`;
}

/** JSON in the page's head, with `<` escaped so that no text can end the block. */
export function jsonLdBlock(json: string): Html {
  return new Html(`<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`);
}

/** Text in an address. Half of a surrogate pair becomes a replacement character. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** Replaces this server when addresses are resolved; never written to a page. */
const HERE = 'http://here.invalid/';

/** Most addresses are paths of this server that need no check of how browsers read them. */
const PLAIN_PATH = /^\/[\w.-][\w.~/%?=&#-]*$/;

/**
 * A path of this server, http, https or mailto; undefined otherwise. Resolved like in browsers, so
 * that tabs, case and backslashes hide no other scheme.
 */
export function safeHref(href: string): string | undefined {
  if (PLAIN_PATH.test(href)) return href;
  if (href === '' || !URL.canParse(href, HERE)) return undefined;
  return ['http:', 'https:', 'mailto:'].includes(new URL(href, HERE).protocol) ? href : undefined;
}

/** Whether a safe address leaves this server, whatever it looks like: `//host/` does. */
export function isOutside(href: string): boolean {
  if (PLAIN_PATH.test(href)) return false;
  return new URL(href, HERE).origin !== new URL(HERE).origin;
}
