/** The blocks of an HTML page's content, with places in the HTML source. */
import type { DefaultTreeAdapterTypes } from 'parse5';
import { defaultTreeAdapter, parse, parseFragment } from 'parse5';
import { lineLabelOf } from './labels.js';
import { checkLimit } from './page-limits.js';
import { LineBuilder, type PageLine } from './page-lines.js';

type HtmlNode = DefaultTreeAdapterTypes.Node;
type HtmlElement = DefaultTreeAdapterTypes.Element;
type TextNode = DefaultTreeAdapterTypes.TextNode;

const SKIPPED_ELEMENTS = new Set(
  (
    'script style noscript template head nav header footer aside form button select ' +
    'iframe svg figure figcaption object video audio dialog'
  ).split(' '),
);
const SKIPPED_ROLES = new Set(
  'navigation banner contentinfo search complementary dialog menu'.split(' '),
);
const SKIPPED_CLASSES = new RegExp(
  '(?:^|[\\s_-])(?:breadcrumbs?|share|sharing|social|cookie|menu|navbar|' +
    'pager|related|sidebar|skip|element-invisible|visually-hidden)(?:$|[\\s_-])',
  'i',
);
const INLINE_ELEMENTS = new Set(
  (
    'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s small span ' +
    'strong sub sup time u var wbr'
  ).split(' '),
);

/** Of the main part, in order. @throws ServiceError `not-a-news-page` when nested too deeply */
export function readHtmlLines(source: string): PageLine[] {
  const document = parse(source, { sourceCodeLocationInfo: true, treeAdapter: limitingAdapter() });
  const lines = itemLines(firstElement(document, isMain) ?? document, source);
  return lines.some((line) => line.isHeading)
    ? lines
    : [...titleLine(document, source, lines), ...lines];
}

/** A piece of HTML as readers see it: without tags, and with characters for their references. */
export function visibleText(markup: string): string {
  if (!/[<&]/.test(markup)) return markup;
  const lines = linesOf(parseFragment(markup, { sourceCodeLocationInfo: true }), markup);
  return lines.map(({ text }) => text.text.replace(/\s+/g, ' ')).join(' ') || markup;
}

/** The site's name after the title in a page's `<title>`. */
const SITE_NAME = /\s+(?:[|»·]|[-–—] (?=OSCE)).*$/;
const MIN_TITLE_LENGTH = 10;

/** The page's `<title>` in place of a missing heading, unless a block repeats it. */
function titleLine(document: HtmlNode, source: string, lines: readonly PageLine[]): PageLine[] {
  const element = firstElement(document, ({ tagName }) => tagName === 'title');
  return (element ? linesOf(element, source) : [])
    .slice(0, 1)
    .map(({ text }) => text.slice(0, text.text.replace(SITE_NAME, '').length))
    .filter(
      ({ text }) =>
        text.length >= MIN_TITLE_LENGTH && !lines.some((line) => line.text.text === text),
    )
    .map((text) => ({ text, isListed: false, isHeading: true }));
}

/** Refuses nesting that makes parse5 quadratic, and documents without end. */
function limitingAdapter(): typeof defaultTreeAdapter {
  let depth = 0;
  let count = 0;
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      count += 1;
      checkLimit('elements', count);
      checkLimit('depth', depth);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
}

const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;
const isText = (node: HtmlNode): node is TextNode => node.nodeName === '#text';
const attribute = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

/** `<main>` (or `role="main"`) holds the item without the site around it. */
const isMain = (element: HtmlElement): boolean =>
  element.tagName === 'main' || attribute(element, 'role') === 'main';

/** The parts of a page that may hold the whole item; cells are those of layouts by tables. */
const ITEM_ELEMENTS = new Set(['article', 'td']);
const MAX_ITEM_ELEMENTS = 4;
/** Shorter lines may be labels and headings alone. */
const MIN_PARAGRAPH_LENGTH = 100;

/**
 * The lines of the smallest part with heading, labels and a paragraph, if there is one: what is
 * beside it is not the item’s, like latest news.
 */
function itemLines(main: HtmlNode, source: string): PageLine[] {
  const partsAround = (heading: HtmlElement): HtmlElement[] => {
    const around = ancestorsOf(heading);
    return around
      .slice(
        0,
        around.findIndex((each) => each === main),
      )
      .filter(({ tagName }) => ITEM_ELEMENTS.has(tagName));
  };
  const isHeading = (each: HtmlElement): boolean =>
    each.tagName === 'h1' && partsAround(each).length > 0;
  const heading = firstElement(main, isHeading);
  const parts = heading ? partsAround(heading).slice(0, MAX_ITEM_ELEMENTS) : [];
  const isWhole = (lines: readonly PageLine[]): boolean =>
    lines.some(({ text }) => lineLabelOf(text.text)) &&
    lines.some(({ text }) => text.length > MIN_PARAGRAPH_LENGTH);
  return parts.map((part) => linesOf(part, source)).find(isWhole) ?? linesOf(main, source);
}

/** The elements around another, the innermost first. */
function ancestorsOf({ parentNode }: HtmlElement): HtmlElement[] {
  return parentNode && isElement(parentNode) ? [parentNode, ...ancestorsOf(parentNode)] : [];
}

function firstElement(
  root: HtmlNode,
  isSought: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  const open: HtmlNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isElement(node) && isSought(node)) return node;
    // Not spread, as there may be a million.
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) open.push(child);
  }
  return undefined;
}

/** A header of the item, not of the site, has its title. */
const isOfItem = (element: HtmlElement): boolean =>
  element.tagName === 'header' &&
  ancestorsOf(element).some((each) => each.tagName === 'article' || isMain(each));

function isSkipped(element: HtmlElement): boolean {
  return (
    (SKIPPED_ELEMENTS.has(element.tagName) && !isOfItem(element)) ||
    SKIPPED_ROLES.has(attribute(element, 'role') ?? '') ||
    SKIPPED_CLASSES.test(attribute(element, 'class') ?? '') ||
    attribute(element, 'aria-hidden') === 'true' ||
    attribute(element, 'hidden') !== undefined
  );
}

/** The text of a part of a page in blocks, without recursion. */
function linesOf(root: HtmlNode, source: string): PageLine[] {
  const builder = new LineBuilder();
  const depths = new Map<string, number>();
  const isIn = (tag: string): boolean => (depths.get(tag) ?? 0) > 0;
  const endLine = (): void => {
    builder.end(isIn('li'), isIn('h1'));
  };
  const turn = (tag: string, by: 1 | -1): void => {
    endLine();
    depths.set(tag, (depths.get(tag) ?? 0) + by);
  };
  const open: (HtmlNode | (() => void))[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next === 'function') next();
    else if (isText(next)) addText(next, source, builder, isIn('pre') ? endLine : undefined);
    else if ('childNodes' in next && !(isElement(next) && isSkipped(next))) {
      const tag = isElement(next) ? next.tagName : '';
      if (!INLINE_ELEMENTS.has(tag)) {
        turn(tag, 1);
        open.push(() => {
          turn(tag, -1);
        });
      }
      for (const child of next.childNodes.toReversed()) open.push(child);
    }
  }
  endLine();
  return builder.lines;
}

/** Invisible marks in words: soft hyphens, spaces without width. */
const UNSEEN = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
const IS_UNSEEN = new RegExp(`^[${UNSEEN}]+$`);
const PIECE = new RegExp(
  `&(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});?|\\s+|[${UNSEEN}]+|[^&\\s${UNSEEN}]+|&`,
  'gi',
);

/**
 * Words unchanged, white space and character references as a whole; from where value and source
 * differ, all as a whole. In preformatted text a line is a block of its own.
 */
function addText(
  { value, sourceCodeLocation: place }: TextNode,
  source: string,
  builder: LineBuilder,
  endLine: (() => void) | undefined,
): void {
  const raw = place ? source.slice(place.startOffset, place.endOffset) : '';
  let at = 0;
  for (const { 0: part, index } of raw.matchAll(PIECE)) {
    const start = (place?.startOffset ?? 0) + index;
    const text = /^&./.test(part) ? decodeReference(part) : part.replace(/\r\n?/g, '\n');
    if (!value.startsWith(text, at)) {
      builder.add(value.slice(at).replace(/\s+/g, ' '), start, raw.length - index);
      return;
    }
    if (endLine && text.includes('\n')) endLine();
    else if (!IS_UNSEEN.test(text)) builder.add(text.replace(/\u00a0/g, ' '), start, part.length);
    at += text.length;
  }
}

const decodedReferences = new Map<string, string>();

/** The text of a character reference (`&amp;`, `&#8217;`), as in parse5. */
export function decodeReference(reference: string): string {
  const known = decodedReferences.get(reference);
  if (known !== undefined) return known;
  const node = parseFragment(reference).childNodes[0];
  const text = node && isText(node) ? node.value : reference;
  if (decodedReferences.size < 5_000) decodedReferences.set(reference, text);
  return text;
}
