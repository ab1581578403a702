/** The frame of every page: head, header, navigation, footer. */
import { LICENCE } from '../../rdf/index.js';
import { assetAddress, partAddresses } from './assets.js';
import { EMPTY, html, safeHref, type Html } from './html.js';
import { linkOf } from './values.js';
import type { Link, PageFrame } from './views.js';

const NAME = 'osce-graph';

export const WORKS_WITH = '/queries/who-works-with-whom';

const NAVIGATION = [
  { label: 'Search', href: '/search' },
  { label: 'Ask', href: '/ask' },
  { label: 'Events', href: '/events' },
  { label: 'Organizations', href: '/organizations' },
  { label: 'Network', href: WORKS_WITH },
  { label: 'Map', href: '/events?view=map' },
  { label: 'Query', href: '/sparql' },
  { label: 'Feed', href: '/feed' },
  { label: 'Review', href: '/proposals' },
  { label: 'Data', href: '/snapshots' },
  { label: 'Docs', href: '/docs' },
] as const;

/** The other pages, in the footer. */
const FURTHER: readonly Link[] = [
  { label: 'News', href: '/news' },
  { label: 'Ontology', href: '/ontology' },
  { label: 'Shapes', href: '/shapes' },
  { label: 'Catalogue', href: '/catalog' },
  { label: 'Status', href: '/status' },
];

/** What one page has that others do not. */
export interface LayoutOptions {
  /** The part of the site that the page is in; marked in the navigation. */
  readonly section?: (typeof NAVIGATION)[number]['label'];
  /** One sentence for search engines. */
  readonly description?: string;
  /** The folders of `src/web/` with the page's optional scripts. */
  readonly scripts?: readonly string[];
  /** More for the head, as a data block. */
  readonly head?: Html;
}

/** A whole document. `body` brings the page's only `h1`. */
export function renderPage(
  title: string,
  frame: PageFrame,
  body: Html,
  options: LayoutOptions = {},
): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title === NAME ? title : `${title} – ${NAME}`}</title>
        ${options.description && html`<meta name="description" content="${options.description}" />`}
        <link rel="icon" type="image/svg+xml" href="${assetAddress('icon.svg')}" />
        <link rel="stylesheet" href="${assetAddress('site.css')}" />
        ${options.scripts?.map(scriptLinks)}${headLinks(frame)}${options.head}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${siteHeader(options.section)}
        <main id="main" tabindex="-1">${pinnedNote(frame)} ${body}</main>
        ${siteFooter(frame)}
      </body>
    </html> `.source;
}

/** A script's own style sheet, if any, and the parts that it shares with others. */
function scriptLinks(name: string): Html {
  const script = assetAddress(`${name}.js`);
  if (script === undefined) throw new TypeError(`There is no main.ts in src/web/${name}.`);
  const style = assetAddress(`${name}.css`);
  return html`${style && html`<link rel="stylesheet" href="${style}" /> `}${partAddresses(
      `${name}.js`,
    ).map((href) => html`<link rel="modulepreload" href="${href}" /> `)}
    <script type="module" src="${script}"></script> `;
}

function headLinks({ canonical, alternates = [] }: PageFrame): Html {
  const address = canonical === undefined ? undefined : safeHref(canonical);
  const others = alternates.filter(({ href }) => safeHref(href) !== undefined);
  return html`${address && html`<link rel="canonical" href="${address}" /> `}${others.map(
    ({ mediaType, href }) => html`<link rel="alternate" type="${mediaType}" href="${href}" /> `,
  )}`;
}

function siteHeader(section: LayoutOptions['section']): Html {
  const items = NAVIGATION.map(
    ({ label, href }) =>
      html`<li>
        <a href="${href}" ${label === section ? html` aria-current="page"` : EMPTY}>${label}</a>
      </li>`,
  );
  return html`<header class="site-header">
    <a class="site-name" href="/">${NAME}</a>
    <nav aria-label="Main">
      <ul>
        ${items}
      </ul>
    </nav>
  </header>`;
}

function pinnedNote({ version, isPinned }: PageFrame): Html {
  if (version === undefined || isPinned !== true) return EMPTY;
  return html`<p class="note">
    This page shows <a href="/snapshots/${version}">version ${version}</a> of the graph, not the
    latest.
  </p>`;
}

function siteFooter({ version }: PageFrame): Html {
  return html`<footer class="site-footer">
    <nav aria-label="More pages">
      <ul>
        ${FURTHER.map((link) => html`<li>${linkOf(link)}</li>`)}
      </ul>
    </nav>
    ${
      version !== undefined &&
      html`<p>Graph version <a href="/snapshots/${version}">${version}</a></p>`
    }
    <p>
      Code: MIT. Data:
      <a class="external" href="${LICENCE}" rel="license noopener noreferrer"
        >CC BY 4.0<span class="visually-hidden"> (external)</span></a
      >.
    </p>
    <p>
      This is not an official site of the OSCE. Names of places, and borders where they are shown,
      carry no claim about the status of any territory.
    </p>
  </footer>`;
}

/** Links to the pages of a list beside the one that is shown. */
export function pagesNavigation(previous: string | undefined, next: string | undefined): Html {
  if (previous === undefined && next === undefined) return EMPTY;
  return html`<nav class="pages" aria-label="Pages">
    ${previous ? html`<a rel="prev" href="${previous}">Previous page</a>` : html`<span></span>`}
    ${next && html`<a rel="next" href="${next}">Next page</a>`}
  </nav>`;
}

/** Keeps an asked-for version when a form is sent. */
export function versionField(frame: PageFrame): Html {
  return hiddenFields(pinnedParameters(frame));
}

/** The version of the page for its links, where one was asked for. */
export function pinnedParameters({
  version,
  isPinned,
}: PageFrame): [name: string, value: string][] {
  return version !== undefined && isPinned === true ? [['version', String(version)]] : [];
}

export function hiddenFields(values: readonly (readonly [name: string, value: string])[]): Html {
  return html`${values.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;
}
