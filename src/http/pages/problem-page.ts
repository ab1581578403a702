/** The error page for browsers: the problem, and what to do. */
import { LIST_KINDS } from '../../lists/index.js';
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { factList, linksInLine, pageHead, section } from './parts.js';
import { plural } from './values.js';
import type { Link } from './views.js';
import type { ProblemDocument } from '../../json-answers.js';
import type { ValidationResult } from '../../shacl/index.js';

/** A problem document with some of its details, and the path that was asked for. */
export interface ProblemView extends ProblemDocument {
  readonly path: string;
  /** Things that may be meant, as `kind/slug`. */
  readonly suggestions?: readonly string[];
  /** Addresses of a search and of a list with what may be meant. */
  readonly search?: string;
  readonly list?: string;
  readonly report?: { readonly results: Report };
}

type Report = readonly ValidationResult[];

export function problemPage(view: ProblemView): string {
  return renderPage(
    view.title,
    {},
    html`${pageHead(view.title, { kinds: `Error ${view.status}` })}
      <p class="message lead">${view.detail}</p>
      <p class="hint">Code: <code>${view.code}</code></p>
      ${view.report && report(view.report.results)}
      <p class="ways-on">${waysOn(view)}</p>`,
  );
}

/** Titles of list pages by the first part of addresses. */
const LISTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LIST_KINDS.map(({ name, title }) => [name, `All ${title.toLowerCase()}`])),
  snapshots: 'All versions',
  changes: 'All versions',
  ontology: 'The ontology',
  shapes: 'The shapes',
  proposals: 'Review',
  queries: 'Stored queries',
  docs: 'The documentation',
  sparql: 'The query page',
};

/** Links to likely intended pages. */
function waysOn({ path, suggestions = [], search = '/search', list }: ProblemView): Html {
  const area = (list ?? path).split('/')[1] ?? '';
  const words = new URLSearchParams(search.split('?')[1]).get('q');
  const label = LISTS[area];
  const ways: Link[] = [
    ...suggestions
      .filter((name) => /^[a-z-]+\/[^/]+$/.test(name))
      .map((name) => ({ label: name, href: `/id/${name}` })),
    ...(label === undefined
      ? []
      : [{ label, href: area === 'changes' ? '/snapshots' : `/${area}` }]),
    { label: words === null ? 'Search' : `Search for “${words}”`, href: search },
    { label: 'Home', href: '/' },
  ];
  return linksInLine(ways, ' · ');
}

function report(results: Report): Html {
  if (results.length === 0) return EMPTY;
  return section(
    'report',
    plural(results.length, 'finding'),
    html`<ol class="report">
      ${results.map(finding)}
    </ol>`,
  );
}

function finding({ severity, focusNode, message, value }: Report[number]): Html {
  return html`<li>
    <p><span class="severity">${severity}</span> ${message}</p>
    ${factList(
      [
        ['at', html`<code>${focusNode}</code>`],
        value !== null && ['found', html`<code>${value}</code>`],
      ],
      'relations',
    )}
  </li>`;
}
