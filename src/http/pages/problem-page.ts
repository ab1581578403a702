/** The error page for browsers: the problem, and what to do. */
import { LIST_KINDS } from '../../lists/index.js';
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { factList, linksInLine, pageHead, section } from './parts.js';
import { plural } from './values.js';
import type { Link, PageFrame, ProblemView } from './views.js';

type Report = NonNullable<ProblemView['report']>;

export function problemPage(view: ProblemView, frame: PageFrame): string {
  return renderPage(
    view.title,
    frame,
    html`${pageHead(view.title, { kinds: `Error ${view.status}` })}
      <p class="message lead">${view.detail}</p>
      <p class="hint">Code: <code>${view.code}</code></p>
      ${view.report && report(view.report)}
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
function waysOn({ status, path }: ProblemView): Html {
  const [area = '', ...rest] = path.split('/').filter(Boolean);
  const list = LISTS[area];
  const words = area === 'id' ? (rest.at(-1) ?? '').replace(/(?:-|%[\da-f]{2})+/gi, ' ') : '';
  const ways: Link[] = [
    ...(list === undefined
      ? []
      : [{ label: list, href: area === 'changes' ? '/snapshots' : `/${area}` }]),
    words !== '' && status === 404
      ? {
          label: `Search for “${words}”`,
          href: `/search?${new URLSearchParams({ q: words }).toString()}`,
        }
      : { label: 'Search', href: '/search' },
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
