/** `/docs`: the documentation of this version, as pages or Markdown; `/llms.txt`. */
import MarkdownIt from 'markdown-it';
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { notFound } from '../../errors.js';
import { foldText, getOrMake, readPackage, PACKAGE_DIRECTORY } from '../../rdf/index.js';
import { documentRoute, type DocumentOperation } from '../exchange/document-route.js';
import type { Offer } from '../exchange/negotiation.js';
import { inPath, inQuery } from '../exchange/parameters.js';
import { parametersOf } from '../exchange/request.js';
import type { Parameter, Route } from '../exchange/route.js';
import { EMPTY, html, Html } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { linkList, pageHead, textForm } from '../pages/parts.js';
import { plural } from '../pages/values.js';
import { TOOLS } from '../../mcp/index.js';
import { publicUrlOf } from '../exchange/links.js';

const OFFERS: readonly Offer<'html' | 'markdown'>[] = [
  { format: 'html', mediaType: 'text/html' },
  { format: 'markdown', mediaType: 'text/markdown' },
];

const PAGE: Parameter = inPath('page', 'The name of the page, such as `querying`.', {
  examples: ['querying', 'decisions/0001-own-columns-and-operators'],
  isRequired: true,
});

const WORDS: Parameter = inQuery('q', 'Only parts of pages that have all of these words.', {
  schema: { type: 'string', maxLength: 500 },
  examples: ['backup'],
});
/** Parts of pages in an answer to words, and characters of the text of each. */
const [MOST_PARTS, EXCERPT] = [40, 160];

export function docsRoutes(): Route[] {
  const route = (path: string, summary: string, parameters: readonly Parameter[]): Route =>
    documentRoute(path, 'Documentation', { summary, parameters, offers: OFFERS, document });
  return [
    route('/docs', 'The documentation, by reader, or what it says of some words', [WORDS]),
    route('/docs/{page*}', 'A page of the documentation', [PAGE]),
  ];
}

const document: DocumentOperation<'html' | 'markdown'>['document'] = (
  request,
  _response,
  { format },
) => {
  // Express gives the parts of a path that may have slashes.
  const name = [request.params.page ?? ''].flat().join('/');
  const words = parametersOf(request).get('q')?.trim() ?? '';
  const page = docPage(name);
  if (!page)
    throw notFound(
      `There is no documentation page “${name.slice(0, 200)}”. The pages are listed at /docs.`,
    );
  return {
    state: [readPackage().version, page.markdown, words],
    write: () => (format === 'html' ? pageHtml(name, page, words) : page.markdown),
  };
};

function pageHtml(name: string, { title, body }: DocPage, words: string): string {
  const search = {
    label: 'Words in the documentation',
    button: 'Search',
    value: html`value="${words}"`,
  };
  const contents = mainPages().map((each) => ({
    label: each.title,
    href: `/docs/${each.name}`,
    isCurrent: each.name === name,
  }));
  return renderPage(
    title,
    { canonical: `/docs${name && `/${name}`}` },
    html`${
        name === ''
          ? pageHead(title, {}, textForm('/docs', {}, search))
          : pageHead(title, { kinds: html`<a href="/docs">Documentation</a>` })
      }
      <div class="with-filters">
        <details class="panel contents">
          <summary>Contents</summary>
          <nav aria-label="Documentation">${linkList(contents)}</nav>
        </details>
        <div class="docs">${words === '' ? body : partsWith(words)}</div>
      </div>`,
    { section: 'Docs' },
  );
}

/** The parts of pages that have all words of a text; first those that have them in their headings. */
function partsWith(text: string): Html {
  const words = foldText(text).split(/\s+/);
  const hasAll = (source: string): boolean =>
    words.every((word) => foldText(source).includes(word));
  const parts = [...DOC_FILES.keys()].flatMap((name) => {
    const { title, body } = docPage(name) ?? { title: name, body: EMPTY };
    return body.source.split(/(?=<h[2-4] id=)/).map((source) => {
      const [whole, id, heading] = /^<h. id="([^"]*)">(.*)<\/h.>/.exec(source) ?? [''];
      const plain = source.slice(whole.length).replace(/<[^>]*>/g, '');
      const address = `/docs${name && `/${name}`}${id === undefined ? '' : `#${id}`}`;
      const head = html`${title}${heading !== undefined && html`: ${new Html(heading)}`}`;
      return { address, head, plain };
    });
  });
  const found = parts
    .filter(({ head, plain }) => hasAll(head.source + plain))
    .sort((left, right) => Number(hasAll(right.head.source)) - Number(hasAll(left.head.source)));
  return html`<h2>${plural(found.length, 'part')} of the documentation</h2>
    <ol class="entries">
      ${found.slice(0, MOST_PARTS).map(({ address, head, plain }) => {
        const start = Math.max(0, foldText(plain).indexOf(words[0] ?? '') - EXCERPT / 2);
        return html`<li>
          <h3><a href="${address}">${head}</a></h3>
          <p>${new Html(`${start > 0 ? '… ' : ''}${plain.slice(start, start + EXCERPT)} …`)}</p>
        </li>`;
      })}
    </ol>`;
}

/** All but the first and the decisions. */
const mainPages = (): { readonly name: string; readonly title: string }[] =>
  [...DOC_FILES.keys()]
    .filter((name) => name !== '' && !name.includes('/'))
    .map((name) => ({ name, title: docPage(name)?.title ?? name }));

export function llmsTextRoute(): Route {
  return documentRoute('/llms.txt', 'Documentation', {
    summary: 'What is here, for language models',
    offers: [{ format: 'markdown', mediaType: 'text/markdown' }],
    document: (request) => ({
      write: () => llmsText(publicUrlOf(request)),
    }),
  });
}

function llmsText(url: string): string {
  const pages = mainPages().map(
    ({ name, title }) => `- [${title}](${url}/docs/${name}?format=markdown)`,
  );
  return [
    '# osce-graph',
    '',
    '> A knowledge graph of the OSCE’s news: who organized what, where, when and with whom, each',
    '> fact with the words of the page that it rests on. Not an official service of the OSCE.',
    '',
    'Every answer names its version (`Graph-Version`); `?version=N` reads it again.',
    '',
    '## Tools',
    '',
    `- [Model Context Protocol](${url}/docs/assistants?format=markdown): POST ${url}/mcp`,
    ...TOOLS.map(({ name, title }) => `- \`${name}\`: ${title}`),
    '',
    '## Addresses',
    '',
    `- [Search](${url}/search?q=tirana&format=json): things by name and words`,
    `- [Questions](${url}/ask?q=Where+is+ODIHR+based%3F&format=json): plain English, with the query`,
    `- [SPARQL](${url}/sparql): queries by GET or POST`,
    `- Many things: POST a JSON list of IRIs to ${url}/things`,
    `- [OpenAPI](${url}/openapi.json): every address`,
    `- [Ontology](${url}/ontology?format=turtle), [shapes](${url}/shapes?format=turtle)`,
    '',
    '## Documentation',
    '',
    ...pages,
    '',
  ].join('\n');
}

interface DocPage {
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
  return getOrMake(pages, name, () => pageOf(readFileSync(join(DIRECTORY, path), 'utf8'), path));
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
