/** `/search`: one box for everything that has a name. */
import type { SnippetPart } from '../../search/index.js';
import { EMPTY, html, type Html } from './html.js';
import { pagesNavigation, pinnedParameters, renderPage } from './layout.js';
import { pageHead, rangeText, textForm } from './parts.js';
import { countOf, linkOf, plural } from './values.js';
import type { PageFrame, SearchHitView, SearchView } from './views.js';

export function searchPage(view: SearchView, frame: PageFrame): string {
  return renderPage(
    view.query === '' ? 'Search' : `Search: ${view.query}`,
    frame,
    html`${pageHead('Search')}
    ${textForm('/search', frame, {
      label: 'A body, a person, a place, an event, a topic',
      button: 'Search',
      value: html`value="${view.query}"`,
    })}
    ${view.query === '' ? EMPTY : results(view, frame)}`,
    {
      section: 'Search',
      scripts: ['ask'],
      description: 'Search everything in the graph by name or words, even with typing errors.',
    },
  );
}

function results(view: SearchView, frame: PageFrame): Html {
  const { hits, total, firstIndex, previousHref, nextHref } = view;
  return html`<section aria-labelledby="results">
    <p class="hint">
      Is it a question?
      <a href="/ask?${new URLSearchParams(addressOf(view.query, frame)).toString()}"
        >Ask “${view.query}”</a
      >
    </p>
    <div class="results-head">
      <h2 id="results">${plural(total, 'thing')}</h2>
      ${
        hits.length > 0 &&
        hits.length < total &&
        html`<p class="hint">${rangeText(firstIndex, hits.length)}, best match first</p>`
      }
    </div>
    ${kindChoices(view, frame)}
    ${
      hits.length > 0
        ? html`<ol class="entries" start="${firstIndex + 1}">
            ${hits.map(hitEntry)}
          </ol>`
        : html`<p class="empty">
            Nothing found. Try other words, or <a href="/sparql">query in SPARQL</a>.
          </p>`
    }
    ${pagesNavigation({ previousHref, nextHref }, { previous: 'Previous', next: 'Next' })}
  </section>`;
}

/** The parameters of an address about a text, in the version of the page. */
function addressOf(q: string, frame: PageFrame): [string, string][] {
  return [['q', q], ...pinnedParameters(frame)];
}

/** Each kind as a link that selects or deselects it. */
function kindChoices({ query, kinds }: SearchView, frame: PageFrame): Html {
  if (kinds.length === 0) return EMPTY;
  const chosen = kinds.filter(({ isChosen }) => isChosen).map(({ kind }) => kind);
  const links = kinds.map(({ kind, count, isChosen }) => {
    const wanted = isChosen ? chosen.filter((each) => each !== kind) : [...chosen, kind];
    const address = new URLSearchParams([
      ...addressOf(query, frame),
      ...wanted.map((each): [string, string] => ['kind', each]),
    ]);
    return html`<li>
      <a href="/search?${address.toString()}" ${isChosen ? html` aria-current="true"` : EMPTY}
        >${kindName(kind)} <span class="tally">${countOf(count)}</span></a
      >
    </li>`;
  });
  return html`<ul class="chips" aria-label="Kinds">
    ${links}
  </ul>`;
}

function hitEntry({ link, kind, label, name, summary }: SearchHitView): Html {
  return html`<li>
    <h3>${linkOf(link, marked(label))} <span class="tag">${kindName(kind)}</span></h3>
    ${name.length > 0 && html`<p>also “${marked(name)}”</p>`}
    ${summary.length > 0 && html`<p>${marked(summary)}</p>`}
  </li>`;
}

const kindName = (kind: string): string => kind.replaceAll('-', ' ');

function marked(parts: readonly SnippetPart[]): Html {
  return html`${parts.map(({ text, isMatch }) => (isMatch ? html`<mark>${text}</mark>` : text))}`;
}
