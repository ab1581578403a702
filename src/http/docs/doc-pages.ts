/** The documentation of this version: the Markdown files of `docs/`, as HTML. */
import MarkdownIt from 'markdown-it';
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { PACKAGE_DIRECTORY } from '../../rdf/index.js';
import { Html } from '../pages/html.js';

export interface DocPage {
  readonly title: string;
  readonly markdown: string;
  /** Everything below the title. */
  readonly body: Html;
}

const DIRECTORY = join(PACKAGE_DIRECTORY, 'docs');

/** Shows raw HTML in Markdown as text, and makes no links with schemes such as `javascript:`. */
const MARKDOWN = new MarkdownIt({ html: false });

/** Files by the names of their pages: `querying`, `decisions/0001-…`, and '' for the first page. */
export const DOC_FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => [nameOf(path), path]),
);

function nameOf(path: string): string {
  return path.replace(/(?:(?:^|\/)README)?\.md$/, '');
}

const pages = new Map<string, DocPage>();

/** The page of a name, if any. Files are read once. */
export function docPage(name: string): DocPage | undefined {
  const path = DOC_FILES.get(name);
  if (path === undefined) return undefined;
  let page = pages.get(name);
  if (!page) pages.set(name, (page = pageOf(readFileSync(join(DIRECTORY, path), 'utf8'), path)));
  return page;
}

export function pageOf(markdown: string, path: string): DocPage {
  const [, title = path, text = markdown] = /^# (.+)\n([^]*)$/.exec(markdown) ?? [];
  const tokens = MARKDOWN.parse(text, {});
  addAnchors(tokens);
  for (const { children } of tokens) turnLinks(children ?? [], path);
  const rendered = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {});
  // Lets a wide table scroll instead of the page.
  const body = rendered
    .replaceAll('<table>', '<div class="table-scroll" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">');
  return { title, markdown, body: new Html(body) };
}

type Token = ReturnType<typeof MARKDOWN.parse>[number];

const textOf = (token: Token | undefined): string =>
  (token?.children ?? []).map(({ content }) => content).join('');

/** Gives headings GitHub's anchors, so that a link works in both places. */
function addAnchors(tokens: readonly Token[]): void {
  const counts = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const anchor = textOf(tokens[index + 1])
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    token.attrSet('id', count === 0 ? anchor : `${anchor}-${count}`);
  }
}

/** Links between files become links between pages, or text where there is no page. */
function turnLinks(tokens: readonly Token[], path: string): void {
  let href: string | undefined;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      href = addressOf(String(token.attrGet('href')), path);
      if (href === undefined) Object.assign(token, { type: 'text', content: '' });
      else token.attrSet('href', href);
    }
    if (token.type === 'link_close' && href === undefined)
      Object.assign(token, { type: 'text', content: ' (in the repository)' });
  }
}

function addressOf(href: string, path: string): string | undefined {
  if (href.startsWith('#') || /^[a-z]+:/.test(href)) return href;
  const [file = '', anchor] = href.split('#');
  const name = nameOf(posix.join(posix.dirname(path), file));
  if (!DOC_FILES.has(name)) return undefined;
  return `/docs${name && `/${name}`}${anchor === undefined ? '' : `#${anchor}`}`;
}
