/** The blocks of an HTML page's content, with places in the HTML source. */
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes } from 'parse5';
import { defaultTreeAdapter, parse, parseFragment } from 'parse5';
import type { PageLine } from './article.js';
import { lineLabelOf } from './labels.js';
import { withoutListMarks } from './list-marks.js';
import { notANewsPage, PAGE_LIMITS } from './page-limits.js';
import { SourcedTextBuilder } from './sourced-text.js';

type HtmlNode = DefaultTreeAdapterTypes.Node;
type HtmlElement = DefaultTreeAdapterTypes.Element;
type TextNode = DefaultTreeAdapterTypes.TextNode;

const SKIPPED_ELEMENTS = new Set(
  (
    'script style noscript template head nav header footer aside form button select ' +
    'iframe svg figure figcaption object video audio dialog'
  ).split(' '),
);
const SKIPPED_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'dialog',
  'menu',
]);
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

/** Shorter lines may be labels and headings alone. */
const MIN_PARAGRAPH_LENGTH = 100;

/** Of the main part, in order. @throws ServiceError `not-a-news-page` when nested too deeply */
export function readHtmlLines(source: string): PageLine[] {
  const document = parse(source, { sourceCodeLocationInfo: true, treeAdapter: limitingAdapter() });
  const main = firstElement(document, isMain) ?? document;
  const lines = readItem(main, source) ?? new BlockReader(source).read(main);
  return lines.some((line) => line.isHeading)
    ? lines
    : [...titleLine(document, source, lines), ...lines];
}

/** A piece of HTML as readers see it: without tags, and with characters for their references. */
export function visibleText(markup: string): string {
  if (!/[<&]/.test(markup)) return markup;
  const fragment = parseFragment(markup, { sourceCodeLocationInfo: true });
  const lines = new BlockReader(markup).read(fragment);
  return lines.map(({ text }) => text.text.replace(/\s+/g, ' ')).join(' ') || markup;
}

/** The site's name after the title in a page's `<title>`. */
const SITE_NAME = /\s+(?:[|»·]|[-–—] (?=OSCE)).*$/;
const MIN_TITLE_LENGTH = 10;

/** The page's `<title>` in place of a missing heading, unless a block repeats it. */
function titleLine(document: HtmlNode, source: string, lines: readonly PageLine[]): PageLine[] {
  const element = firstElement(document, ({ tagName }) => tagName === 'title');
  const [whole] = element ? new BlockReader(source).read(element.childNodes[0] ?? element) : [];
  const text = whole?.text.slice(0, whole.text.text.replace(SITE_NAME, '').length);
  if (!text || text.length < MIN_TITLE_LENGTH || lines.some((line) => line.text.text === text.text))
    return [];
  return [{ text, isListed: false, isHeading: true }];
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
      if (count > PAGE_LIMITS.elementCount)
        throw notANewsPage(`expected at most ${PAGE_LIMITS.elementCount} elements, found more`);
      if (depth > PAGE_LIMITS.nestingDepth) {
        throw notANewsPage(
          `expected at most ${PAGE_LIMITS.nestingDepth} nested elements, found more`,
        );
      }
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
}

const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;
const isText = (node: HtmlNode): node is TextNode => node.nodeName === '#text';
const attribute = (element: HtmlElement, name: string): string =>
  element.attrs.find((each) => each.name === name)?.value ?? '';

/** Reversed for a stack; not spread, as there may be a million. */
function pushReversed<T>(open: T[], children: readonly T[]): void {
  for (let i = children.length - 1; i >= 0; i -= 1) open.push(children[i] as T); // i is in range
}

/** `<main>` (or `role="main"`) holds the item without the site around it. */
const isMain = (element: HtmlElement): boolean =>
  element.tagName === 'main' || attribute(element, 'role') === 'main';

/** The parts of a page that may hold the whole item; cells are those of layouts by tables. */
const ITEM_ELEMENTS = new Set(['article', 'td']);
const MAX_ITEM_ELEMENTS = 4;

/**
 * The lines of the smallest part with heading, labels and a paragraph, if there is one: what is
 * beside it is not the item’s, like latest news.
 */
function readItem(main: HtmlNode, source: string): PageLine[] | undefined {
  const parts: HtmlElement[] = [];
  const isInner = (element: HtmlElement): boolean =>
    ITEM_ELEMENTS.has(element.tagName) &&
    element !== parts[0] &&
    firstElement(element, ({ tagName }) => tagName === 'h1') !== undefined;
  for (let part = firstElement(main, isInner); part; part = firstElement(part, isInner))
    parts.unshift(part);
  for (const part of parts.slice(0, MAX_ITEM_ELEMENTS)) {
    const lines = new BlockReader(source).read(part);
    const isWhole =
      lines.some(({ text }) => lineLabelOf(text.text)) &&
      lines.some(({ text }) => text.length > MIN_PARAGRAPH_LENGTH);
    if (isWhole) return lines;
  }
  return undefined;
}

function firstElement(
  root: HtmlNode,
  isSought: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  const open: HtmlNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isElement(node) && isSought(node)) return node;
    if ('childNodes' in node) pushReversed(open, node.childNodes);
  }
  return undefined;
}

/** A header of the item, not of the site, has its title. */
function isOfItem({ tagName, parentNode }: HtmlElement): boolean {
  let parent = tagName === 'header' ? parentNode : null;
  while (parent && isElement(parent)) {
    if (parent.tagName === 'article' || isMain(parent)) return true;
    parent = parent.parentNode;
  }
  return false;
}

function isSkipped(element: HtmlElement): boolean {
  return (
    (SKIPPED_ELEMENTS.has(element.tagName) && !isOfItem(element)) ||
    SKIPPED_ROLES.has(attribute(element, 'role')) ||
    SKIPPED_CLASSES.test(attribute(element, 'class')) ||
    attribute(element, 'aria-hidden') === 'true' ||
    element.attrs.some((each) => each.name === 'hidden')
  );
}

/** Walks a tree without recursion and cuts its text into blocks. */
class BlockReader {
  private readonly lines: PageLine[] = [];
  private readonly text = new SourcedTextBuilder();
  private listDepth = 0;
  private headingDepth = 0;
  private preformattedDepth = 0;

  constructor(private readonly source: string) {}

  read(root: HtmlNode): PageLine[] {
    const open: (HtmlNode | (() => void))[] = [root];
    for (let next = open.pop(); next; next = open.pop()) {
      if (typeof next === 'function') next();
      else if (isText(next)) this.addText(next);
      else if ('childNodes' in next && !(isElement(next) && isSkipped(next)))
        this.enter(next, open);
    }
    this.endBlock();
    return withoutListMarks(this.lines);
  }

  private enter(
    node: DefaultTreeAdapterMap['parentNode'],
    open: (HtmlNode | (() => void))[],
  ): void {
    const tag = 'tagName' in node ? node.tagName : '';
    if (!INLINE_ELEMENTS.has(tag)) {
      this.endBlock();
      if (tag === 'li') this.listDepth += 1;
      if (tag === 'h1') this.headingDepth += 1;
      if (tag === 'pre') this.preformattedDepth += 1;
      open.push(() => {
        this.endBlock();
        if (tag === 'li') this.listDepth -= 1;
        if (tag === 'h1') this.headingDepth -= 1;
        if (tag === 'pre') this.preformattedDepth -= 1;
      });
    }
    pushReversed(open, node.childNodes);
  }

  private endBlock(): void {
    const text = this.text.take();
    if (!text) return;
    this.lines.push({ text, isListed: this.listDepth > 0, isHeading: this.headingDepth > 0 });
    if (this.lines.length > PAGE_LIMITS.lineCount)
      throw notANewsPage(`expected at most ${PAGE_LIMITS.lineCount} blocks`);
  }

  /** Character by character while value and source agree, else as a whole. */
  private addText(node: TextNode): void {
    const location = node.sourceCodeLocation;
    if (!location) return;
    const raw = this.source.slice(location.startOffset, location.endOffset);
    const pieces = alignText(node.value, raw);
    if (!pieces) this.text.add(node.value.replace(/\s+/g, ' '), location.startOffset, raw.length);
    for (const piece of pieces ?? []) {
      // In preformatted text a line is a block of its own.
      if (this.preformattedDepth > 0 && piece.text.includes('\n')) this.endBlock();
      else this.text.add(piece.text, location.startOffset + piece.at, piece.length);
    }
  }
}

interface Piece {
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

/** Invisible marks in words: soft hyphens, spaces without width. */
const UNSEEN = /^[\u00ad\u200b-\u200d\u2060\ufeff]+$/;
const PIECE = new RegExp(
  '&(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});?|\\s+|' +
    '[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+|[^&\\s\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+|&',
  'gi',
);

/** Words unchanged, white space and character references as a whole. */
function alignText(value: string, raw: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of raw.matchAll(PIECE)) {
    const part = match[0];
    const text =
      part.startsWith('&') && part.length > 1
        ? decodeReference(part)
        : part.replace(/\r\n?/g, '\n');
    if (!value.startsWith(text, at)) return undefined;
    if (!UNSEEN.test(text))
      pieces.push({ text: text.replace(/\u00a0/g, ' '), at: match.index, length: part.length });
    at += text.length;
  }
  return at === value.length ? pieces : undefined;
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
