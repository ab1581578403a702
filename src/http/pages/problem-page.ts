/** What a browser gets instead of a page: what went wrong, and what can be done. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { plural } from './values.js';
import type { PageFrame, ProblemView } from './views.js';

type Report = NonNullable<ProblemView['report']>;

export function problemPage(view: ProblemView, frame: PageFrame): string {
  return renderPage(
    view.title,
    frame,
    html` <header class="page-head">
        <p class="kinds">Error ${view.status}</p>
        <h1>${view.title}</h1>
      </header>
      <p class="message lead">${detailOf(view)}</p>
      <p class="hint">Code: <code>${view.code}</code></p>
      ${view.report && report(view.report)}
      ${
        view.status === 404 &&
        view.list === undefined &&
        html`<p>
          You may find it in <a href="/news">the news</a>, or start at
          <a href="/">the home page</a>.
        </p>`
      }`,
  );
}

/** The detail, with a link where it names the list. */
function detailOf({ detail, list }: ProblemView): Html | string {
  const start = list === undefined ? -1 : detail.lastIndexOf(list);
  if (list === undefined || start === -1) return detail;
  const [before, after] = [detail.slice(0, start), detail.slice(start + list.length)];
  return html`${before}<a href="${list}">${list}</a>${after}`;
}

function report(results: Report): Html {
  if (results.length === 0) return EMPTY;
  return html`<section aria-labelledby="report">
    <h2 id="report">${plural(results.length, 'finding')}</h2>
    <ol class="report">
      ${results.map(finding)}
    </ol>
  </section>`;
}

function finding({ severity, focusNode, message, value }: Report[number]): Html {
  return html`<li>
    <p><span class="severity">${severity}</span> ${message}</p>
    <dl class="relations">
      <div>
        <dt>at</dt>
        <dd><code>${focusNode}</code></dd>
      </div>
      ${
        value !== null &&
        html`<div>
          <dt>found</dt>
          <dd><code>${value}</code></dd>
        </div>`
      }
    </dl>
  </li>`;
}
