/** The error page for browsers: the problem, and what to do. */
import { html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { linksInLine, pageHead } from './parts.js';
import type { Link } from './views.js';
import type { ProblemDocument } from '../../json-answers.js';

/** A problem document with some of its details. */
export interface ProblemView extends ProblemDocument {
  /** Things that may be meant, as `kind/slug`. */
  readonly suggestions?: readonly string[];
  /** The address of a search for what may be meant. */
  readonly search?: string;
}

export function problemPage(view: ProblemView): string {
  return renderPage(
    view.title,
    {},
    html`${pageHead(view.title, { kinds: `Error ${view.status}` })}
      <p class="message lead">${view.detail}</p>
      <p class="hint">Code: <code>${view.code}</code></p>
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
