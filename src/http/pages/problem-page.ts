/** The error page for browsers: the problem, and what to do. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { factList, linksInLine, pageHead, section } from './parts.js';
import { plural } from './values.js';
import type { Link } from './views.js';
import type { ProblemDocument } from '../../json-answers.js';
import type { ValidationResult } from '../../shacl/index.js';

/** A problem document with some of its details. */
export interface ProblemView extends ProblemDocument {
  /** Things that may be meant, as `kind/slug`. */
  readonly suggestions?: readonly string[];
  /** The address of a search for what may be meant. */
  readonly search?: string;
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

/** Links to likely intended pages. */
function waysOn({ suggestions = [], search = '/search' }: ProblemView): Html {
  const ways: Link[] = [
    ...suggestions
      .filter((name) => /^[a-z-]+\/[^/]+$/.test(name))
      .map((name) => ({ label: name, href: `/id/${name}` })),
    { label: 'Search', href: search },
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
