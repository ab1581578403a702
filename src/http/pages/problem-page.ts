/** The error page for browsers: the problem, and what to do. */
import { html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { pageHead, section, textForm } from './parts.js';
import { linkOf } from './values.js';
import type { Link } from './views.js';
import type { ProblemDocument } from '../../json-answers.js';

export interface ProblemView extends ProblemDocument {
  /** Things that may be meant. */
  readonly nearest?: readonly Link[];
  /** The address of a search for what may be meant. */
  readonly search?: string;
}

export function problemPage({ nearest = [], search, ...view }: ProblemView): string {
  const detail = nearest.length > 0 ? view.detail.replace(/ Did you mean .*/, '') : view.detail;
  return renderPage(
    view.title,
    {},
    html`${pageHead(view.title, { kinds: `Error ${view.status}` })}
      <p class="message lead">${detail}</p>
      <p class="hint">Code: <code>${view.code}</code></p>
      ${view.code === 'not-found' && searchFor(search)}
      ${nearest.length > 0 && section('nearest', 'Did you mean', listOf(nearest))}`,
  );
}

/** Each with its kind: an event and its news item can have the same title. */
const listOf = (nearest: readonly Link[]): Html =>
  html`<ul class="plain">
    ${nearest.map(
      (link) =>
        html`<li>
          ${linkOf(link)}
          <span class="tally">${link.href.split('/')[2]?.replaceAll('-', ' ')}</span>
        </li>`,
    )}
  </ul>`;

function searchFor(address = ''): Html {
  const words = new URLSearchParams(address.slice(address.indexOf('?') + 1)).get('q') ?? '';
  const value = html`value="${words}"`;
  return textForm('/search', {}, { label: 'Search for it', button: 'Search', value });
}
