/** `/search`: one box for everything that has a name. */
import type { SearchInput } from '../../capabilities/index.js';
import { labelOf, type GraphVersion } from '../../graph/index.js';
import { LIST_KINDS } from '../../lists/index.js';
import { PROV, RDF, XSD, groupedBy, namedNode, subjectsOf, type Names } from '../../rdf/index.js';
import { snippetOf, type Found, type Hit } from '../../search/index.js';
import type { Shown } from '../capabilities/page-surface.js';
import { EMPTY, html, joinParts, type Html } from './html.js';
import { pagesNavigation, pinnedParameters, renderPage } from './layout.js';
import { entryReaders } from './list-entries.js';
import { linkList, pageHead, rangeText, textForm } from './parts.js';
import { frameOf, linkOfIri } from './term-views.js';
import { linkOf, plural } from './values.js';
import type { Link, PageFrame } from './views.js';

const LISTS = LIST_KINDS.map(({ title, name }) => ({ label: title, href: `/${name}` }));

export function searchPage(shown: Shown<SearchInput, Found>): string {
  const { input, caller, value } = shown;
  const query = (input.text ?? '').trim();
  const frame = frameOf(caller.service, caller.version);
  return renderPage(
    query === '' ? 'Search' : `Search: ${query}`,
    frame,
    html`${pageHead('Search')}
    ${textForm('/search', frame, {
      label: 'A body, a person, a place, an event, a topic',
      button: 'Search',
      value: html`value="${query}"`,
    })}
    ${value ? results(shown, value, query, frame) : linkList(LISTS, 'chips')}`,
    {
      section: 'Search',
      scripts: ['ask'],
      description: 'Search everything in the graph by name or words, even with typing errors.',
    },
  );
}

function results(
  { input, caller, json, language }: Shown<SearchInput, Found>,
  found: Found,
  query: string,
  frame: PageFrame,
): Html {
  const { hits, total } = found;
  const { page = 1, limit = 0 } = input;
  const { next, prev } = json as { next?: string; prev?: string };
  const firstIndex = (page - 1) * limit;
  const { names } = caller.service;
  const readerOf = entryReaders(caller.version, names, language());
  const factsOf = ({ iri }: Hit): Html | undefined => {
    const id = caller.version.ids.idOf(namedNode(iri));
    const reader = readerOf(id);
    const date = reader?.dateOf(id);
    return reader?.facts(id, date ? [{ kind: 'text', text: date, datatype: XSD.date.value }] : []);
  };
  return html`<section aria-labelledby="results">
    <p class="hint">
      Is it a question?
      <a href="/ask?${new URLSearchParams(addressOf(query, frame)).toString()}">Ask “${query}”</a>
    </p>
    <div class="results-head">
      <h2 id="results">${plural(total, 'thing')}</h2>
      ${
        hits.length > 0 &&
        hits.length < total &&
        html`<p class="hint">${rangeText(firstIndex, hits.length)}, best match first</p>`
      }
    </div>
    ${kindChoices(query, found, input.kind ?? [], frame)}
    ${
      hits.length > 0
        ? html`<ol class="entries" start="${firstIndex + 1}">
            ${sameTitles(hits, caller.version, names).map(([hit, ...others]) =>
              hitEntry(hit, others, found, names, factsOf(hit)),
            )}
          </ol>`
        : html`<p class="empty">
            Nothing found. Try other words, or <a href="/sparql">query in SPARQL</a>.
          </p>`
    }
    ${pagesNavigation(prev, next)}
  </section>`;
}

/** The parameters of an address about a text, in the version of the page. */
function addressOf(q: string, frame: PageFrame): [string, string][] {
  return [['q', q], ...pinnedParameters(frame)];
}

/** Each kind as a link that selects or deselects it. */
function kindChoices(
  query: string,
  { facets }: Found,
  chosen: readonly string[],
  frame: PageFrame,
): Html {
  if (facets.length === 0) return EMPTY;
  const links = facets.map(({ kind, count }): Link => {
    const isChosen = chosen.includes(kind);
    const wanted = isChosen ? chosen.filter((each) => each !== kind) : [...chosen, kind];
    const address = new URLSearchParams([
      ...addressOf(query, frame),
      ...wanted.map((each): [string, string] => ['kind', each]),
    ]);
    return {
      label: kindName(kind),
      href: `/search?${address.toString()}`,
      count,
      isCurrent: isChosen,
    };
  });
  return linkList(links, 'chips', 'Kinds');
}

/** What a title may have several of: the event, the news item about it, the page of that. */
const OF_A_TITLE = ['event', 'news', 'page'];

/** An event, its news item and the page of that are one entry if they have the same title. */
function sameTitles(hits: readonly Hit[], version: GraphVersion, names: Names): [Hit, ...Hit[]][] {
  const titleOf = ({ iri, label, kind }: Hit): string => {
    if (!OF_A_TITLE.includes(kind)) return iri;
    if (kind !== 'page') return label;
    const document = subjectsOf(version, PROV.wasDerivedFrom, namedNode(iri)).find(
      (each) => version.count(each, RDF.type, names.og('NewsItem')) > 0,
    );
    return document ? labelOf(version, document) : iri;
  };
  const placeOf = ({ kind }: Hit): number => OF_A_TITLE.indexOf(kind);
  return Array.from(groupedBy(hits, titleOf).values(), (group) =>
    group.sort((one, other) => placeOf(one) - placeOf(other)),
  );
}

function hitEntry(
  { iri, label, kind, name, summary }: Hit,
  others: readonly Hit[],
  { isMatch }: Found,
  names: Names,
  facts: Html | undefined,
): Html {
  const marked = (text: string): Html =>
    html`${snippetOf(text, isMatch).map((part) =>
      part.isMatch ? html`<mark>${part.text}</mark>` : part.text,
    )}`;
  const text = [summary, ...others.map((other) => other.summary)].find(Boolean);
  return html`<li>
    <p class="entry-date">${kindName(kind)}</p>
    <div>
      <h3>${linkOf(linkOfIri(iri, label, names), marked(label))}</h3>
      ${name !== undefined && name !== label && html`<p>also “${marked(name)}”</p>`}
      ${text !== undefined && html`<p>${marked(text)}</p>`} ${facts}
      ${
        others.length > 0 &&
        html`<p class="entry-fields">
          Also:
          ${joinParts(
            others.map((other) => linkOf(linkOfIri(other.iri, kindName(other.kind), names))),
            ' · ',
          )}
        </p>`
      }
    </div>
  </li>`;
}

const kindName = (kind: string): string =>
  ({ news: 'news item', page: 'source page' })[kind] ?? kind.replaceAll('-', ' ');
