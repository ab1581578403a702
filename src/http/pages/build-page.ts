/** `/build`: a query put together by clicking, with its SPARQL and its rows. */
import { EMPTY, html, safeHref, type Html } from './html.js';
import { hiddenFields, pagesNavigation, renderPage, versionField } from './layout.js';
import { dataTable, linkList, pageHead, rangeText, section } from './parts.js';
import { countOf, formatRow, plural, valueOf } from './values.js';
import type { BuildChoice, BuildForm, BuildSection, BuildView, BuiltView } from './build-views.js';
import type { PageFrame } from './views.js';

/** The same for the whole service. */
export interface BuildPageOptions {
  /** Whether the query page sees what this page does: all graphs. */
  readonly isQueryPageAlike: boolean;
}

/** Characters of a short choice. */
const SHORT = 8;

const LEAD =
  'Choose what you are looking for, then its properties. Each option shows how many results it ' +
  'leaves.';

export function buildPage(view: BuildView, options: BuildPageOptions, frame: PageFrame): string {
  const title =
    'kinds' in view
      ? 'Build a query'
      : `Build a query: ${plural(view.total, view.nouns[0], view.nouns[1])}`;
  return renderPage(
    title,
    frame,
    html`${pageHead('Build a query', { kinds: html`<a href="/sparql">Query</a>`, lead: LEAD })}
    ${
      'kinds' in view
        ? choiceSection({ title: 'What are you looking for?', choices: view.kinds }, 'kinds', frame)
        : built(view, options, frame)
    }`,
    {
      section: 'Query',
      description: 'Build a query by clicking, and see it in SPARQL.',
    },
  );
}

function built(view: BuiltView, options: BuildPageOptions, frame: PageFrame): Html {
  return html`<div class="build">
    <div class="build-query">
      ${question(view)}
      ${
        view.open &&
        html`<p class="build-open">
          Choose a value for <strong>${view.open.words}</strong>, or add another condition to
          <a href="${view.wholeHref}">the whole question</a>.
        </p>`
      }
      ${view.sections.map((each, index) => choiceSection(each, `choices-${index}`, frame))}
    </div>
    <div class="build-answer">${answer(view)} ${sparql(view, options)}</div>
  </div>`;
}

/** The question so far, with a way to change each part. */
function question({ nouns, total, conditions }: BuiltView): Html {
  return html`<section aria-labelledby="question">
    <h2 id="question">
      ${nouns[1].replace(/^./, (first) => first.toUpperCase())}${conditions.length > 0 && ' with'}
    </h2>
    ${
      conditions.length > 0 &&
      html`<ul class="build-conditions">
        ${conditions.map(
          ({ depth, relation, value, href, isOpen, without }) =>
            html`<li class="depth-${depth}">
              <a href="${href}" ${isOpen ? html` aria-current="true"` : EMPTY}
                >${relation}: <strong>${value}</strong></a
              >
              <a class="build-without" href="${without.href}"
                >${html`<span class="visually-hidden">${without.label}, results: </span>`}<span
                  aria-hidden="true"
                  >×&#160;</span
                ><span class="tally">${countOf(without.count)}</span></a
              >
            </li>`,
        )}
      </ul>`
    }
    <p class="hint">
      <a href="#rows">${plural(total, nouns[0], nouns[1])}</a>${
        total === 0 &&
        html`: nothing matches all conditions. Each × shows how many results there are without one.`
      }
      · <a href="/build">begin again</a>
    </p>
  </section>`;
}

function choiceSection(
  { title, choices, moreCount = 0, form }: BuildSection,
  id: string,
  frame: PageFrame,
): Html {
  return section(
    id,
    title,
    choices.length > 0 ? choiceList(choices) : html`<p class="hint">No name contains that.</p>`,
    moreCount > 0 && html`<p class="hint">and ${countOf(moreCount)} more</p>`,
    form && fieldsForm(form, id, frame),
  );
}

/** Short ones have more columns. */
function choiceList(choices: readonly BuildChoice[]): Html {
  return html`<ul
    class="build-choices${choices.every(({ label }) => label.length <= SHORT) && ' short'}"
  >
    ${choices.map(choiceItem)}
  </ul>`;
}

function choiceItem({ label, count, href, isChosen }: BuildChoice): Html {
  return html`<li>
    <a href="${safeHref(href)}" ${isChosen === true ? html` aria-current="true"` : EMPTY}
      ><span>${label}</span> <span class="tally">${countOf(count)}</span></a
    >
  </li>`;
}

function fieldsForm(
  { hint, fields, kept, button }: BuildForm,
  labelledBy: string,
  frame: PageFrame,
): Html {
  return html`<form class="build-form" action="/build" method="get" aria-labelledby="${labelledBy}">
    ${kept.some(([name]) => name === 'version') ? EMPTY : versionField(frame)} ${hiddenFields(kept)}
    <div class="build-fields">
      ${fields.map(
        ({ name, label, value, pattern }) =>
          html`<label
            >${label}
            <input
              name="${name}"
              value="${value}"
              autocomplete="off"
              maxlength="200"
              ${pattern === undefined ? EMPTY : html` inputmode="decimal" pattern="${pattern}"`}
          /></label>`,
      )}<button type="submit">${button}</button>
    </div>
    ${hint !== undefined && html`<p class="hint">${hint}</p>`}
  </form>`;
}

function answer(view: BuiltView): Html {
  const { nouns, total, table, columns, orders, groups } = view;
  return html`<section>
    <div class="results-head">
      <h2 id="rows">${plural(total, nouns[0], nouns[1])}</h2>
      ${table.rowCount !== total && html`<p class="hint">${plural(table.rowCount, 'row')}</p>`}
    </div>
    <div class="build-options">
      ${options('Show also', 'How many have one, of those that are found:', columns)}
      ${
        orders.length > 0 &&
        html`<details>
          <summary>Sort by</summary>
          ${linkList(orders, 'chips')}
        </details>`
      }
      ${options('Count by', 'How many rows there are then:', groups)}
    </div>
    ${rows(table)} ${pagesNavigation(view, { previous: 'Previous rows', next: 'Next rows' })}
    ${formatRow('These rows as', view.downloads)}
  </section>`;
}

function options(title: string, hint: string, choices: readonly BuildChoice[]): Html {
  if (choices.length === 0) return EMPTY;
  const chosen = choices.filter(({ isChosen }) => isChosen);
  return html`<details>
    <summary>
      ${title}${
        chosen.length > 0 && html`: <strong>${chosen.map(({ label }) => label).join(', ')}</strong>`
      }
    </summary>
    <p class="hint">${hint}</p>
    ${choiceList(choices)}
  </details>`;
}

function rows({ head, rows: all, firstIndex, rowCount }: BuiltView['table']): Html {
  if (all.length === 0)
    return html`<p class="empty">
      ${rowCount === 0 ? 'No results.' : 'There are no rows on this page.'}
    </p>`;
  return html`${
    all.length < rowCount &&
    html`<p class="hint">Rows ${rangeText(firstIndex, all.length)} of ${countOf(rowCount)}</p>`
  }
  ${dataTable(
    { labelledBy: 'rows' },
    head.map(({ title, isCount }) => (isCount ? { numbers: title } : title)),
    all.map(
      (row) =>
        html`<tr>
          ${row.map(
            (value, index) =>
              html`<td${head[index]?.isCount && html` class="number"`}>${value && valueOf(value)}</td>`,
          )}
        </tr> `,
    ),
  )}`;
}

function sparql(
  { sparql: text, queryHref }: BuiltView,
  { isQueryPageAlike }: BuildPageOptions,
): Html {
  return html`<section aria-labelledby="sparql">
    <div class="results-head">
      <h2 id="sparql">The query in SPARQL</h2>
      <p><a href="${queryHref}">Open it in the query page</a></p>
    </div>
    ${
      !isQueryPageAlike &&
      html`<p class="note">
        Queries without FROM see the default graph alone here, as this service is set up. This page
        looks at all graphs.
      </p>`
    }
    <pre class="copyable" tabindex="0" aria-label="The query in SPARQL">${text}</pre>
  </section>`;
}
