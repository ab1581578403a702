/** What a browser gets instead of a page: what went wrong, and what can be done. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { plural } from './values.js';
import type { PageFrame, ProblemView } from './views.js';

type Report = NonNullable<ProblemView['report']>;

/** The page of an error. */
export function problemPage(view: ProblemView, frame: PageFrame): string {
  const [, text, list] = /^([^]* listed at )(\/docs|\/snapshots\/\d+)\.$/.exec(view.detail) ?? [];
  return renderPage(
    view.title,
    frame,
    html` <header class="page-head">
        <p class="kinds">Error ${view.status}</p>
        <h1>${view.title}</h1>
      </header>
      <p class="message lead">
        ${list === undefined ? view.detail : html`${text}<a href="${list}">${list}</a>.`}
      </p>
      <p class="hint">Code: <code>${view.code}</code></p>
      ${view.report && report(view.report)}
      ${
        view.status === 404 &&
        list === undefined &&
        html`<p>
          You may find it in <a href="/news">the news</a>, or start at
          <a href="/">the home page</a>.
        </p>`
      }`,
  );
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
