/** The error page for browsers: the problem, and what to do. */
import { html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { linksInLine, pageHead, textForm } from './parts.js';
import type { ProblemDocument } from '../../json-answers.js';

/** A problem document with some of its details. */
export interface ProblemView extends ProblemDocument {
  /** Things that may be meant, as `kind/slug`. */
  readonly suggestions?: readonly string[];
  /** The address of a search for what may be meant. */
  readonly search?: string;
}

export function problemPage({ suggestions = [], search, ...view }: ProblemView): string {
  const nearest = suggestions
    .filter((name) => /^[a-z-]+\/[^/]+$/.test(name))
    .map((name) => ({ label: name, href: `/id/${name}` }));
  const isMissing = view.code === 'not-found';
  return renderPage(
    view.title,
    {},
    html`${pageHead(view.title, { kinds: `Error ${view.status}` })}
      <p class="message lead">
        ${nearest.length > 0 ? view.detail.replace(/ Did you mean .*/, '') : view.detail}
      </p>
      ${nearest.length > 0 && html`<p>Did you mean ${linksInLine(nearest, ' or ')}?</p>`}
      <p class="hint">Code: <code>${view.code}</code></p>
      ${isMissing && searchFor(search)}`,
  );
}

/** A search box with the words of the address of a search. */
function searchFor(address = ''): Html {
  const words = new URLSearchParams(address.slice(address.indexOf('?') + 1)).get('q') ?? '';
  const value = html`value="${words}"`;
  return textForm('/search', {}, { label: 'Search for it', button: 'Search', value });
}
