/** `/news`, `/events` and the other lists, with filters that are a plain form. */
import type { TermId } from '../../graph/index.js';
import { listQuery } from '../../lists/index.js';
import { DAY_MS } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { EMPTY, html, type Html } from '../pages/html.js';
import { hiddenFields, pagesNavigation, pinnedParameters, renderPage } from '../pages/layout.js';
import { letterOf, listEntries } from '../pages/list-entries.js';
import { linkList, openQuery, pageHead, rangeText } from '../pages/parts.js';
import { TermReader } from '../pages/term-reader.js';
import { frameOf } from '../pages/term-views.js';
import { countOf, formatRow, plural } from '../pages/values.js';
import type { Link, PageFrame } from '../pages/views.js';
import { choicesOf, type Choices } from './choices.js';
import { LIST_FORMATS, type AskedList } from './list-document.js';
import { pathIn, sortNames, type ListRequest } from './list-request.js';
import { placeMap } from './places.js';

/** Choices shown of a filter; others are found by typing their names into the address. */
const CHOICES_SHOWN = 60;

interface Shown extends AskedList {
  readonly frame: PageFrame;
  readonly facets: readonly Choices[];
  readonly map: Html | undefined;
}

export function listPage(
  asked: AskedList,
  members: readonly TermId[],
  language: string,
  service: Service,
): string {
  const { request, list, criteria, selection, addresses } = asked;
  const { kind, isMap } = request;
  const formats = formatsOf(asked);
  const terms = new TermReader(list.version, list.names, language);
  const shown: Shown = {
    ...asked,
    frame: {
      ...frameOf(service, list.version),
      canonical: addresses.unpinned(),
      alternates: formats,
    },
    facets: kind.filters.map((filter) =>
      choicesOf(asked, filter, { limit: CHOICES_SHOWN, language }),
    ),
    // A place on the map leads to a list.
    map: isMap
      ? placeMap(list, selection, terms, (place) =>
          pathIn(addresses.changed({ place, view: undefined })),
        )
      : undefined,
  };
  const names = kind.filters.map(({ label }) => label.toLowerCase()).join(', ');
  return renderPage(
    kind.title,
    shown.frame,
    html`${pageHead(kind.title)}
      <div class="with-filters">
        ${filters(shown)}
        <section aria-labelledby="results">
          ${results(shown, members, language)}
          ${formatRow(
            'This list as',
            formats.filter(({ isWhole }) => isWhole),
          )}
          ${formatRow(
            'One page of it as',
            formats.filter(({ isWhole }) => !isWhole),
          )}
          ${openQuery(listQuery(list, criteria, request, service.prefixes), shown.frame)}
        </section>
      </div>`,
    {
      ...(isMap
        ? { section: 'Map' as const }
        : kind.title === 'Events' || kind.title === 'Organizations'
          ? { section: kind.title }
          : {}),
      ...(shown.map ? { scripts: ['map'] } : {}),
      description: `The ${kind.nouns[1]} of the knowledge graph${names && `, by ${names}`}.`,
    },
  );
}

function results(shown: Shown, members: readonly TermId[], language: string): Html {
  const { request, list, selection, addresses, map } = shown;
  const { kind, isMap } = request;
  const [one, many] = kind.nouns;
  const { previous, next } = addresses.pages;
  return html`<div class="results-head">
      <h2 id="results">${plural(selection.total, one, many)}</h2>
      ${!isMap && position(shown, members.length)}${viewLinks(shown)}
    </div>
    ${chosen(shown)} ${!isMap && jumps(shown)} ${map}
    ${
      map
        ? EMPTY
        : !isMap && members.length > 0
          ? listEntries(list, members, language, { hasLetters: request.sort === 'label' })
          : html`<p class="empty">
              No ${one} fits${isMap && ' and has a place'}. Take away a filter, or
              <a href="/${kind.name}">see all</a>.
            </p>`
    }
    ${!isMap && pagesNavigation(previous && pathIn(previous), next && pathIn(next))}`;
}

function formatsOf({
  request: { page, pageSize },
  selection,
  addresses,
}: AskedList): (Link & { readonly mediaType: string; readonly isWhole: boolean })[] {
  return LIST_FORMATS.flatMap(({ format, label, mediaType }) => {
    if (label === undefined) return [];
    // A table cannot link to other pages, so that its link is to all of the list.
    const isTable = format === 'csv';
    const address = isTable ? addresses.collection({ format }) : addresses.page(page, { format });
    const isWhole = isTable || selection.total <= pageSize;
    return { label, mediaType, href: pathIn(address), isWhole };
  });
}

function viewLinks({ request: { kind, isMap }, addresses }: AskedList): Html {
  if (!kind.where) return EMPTY;
  const views = [
    ['List', undefined],
    ['Map', 'map'],
  ] as const;
  return linkList(
    views.map(([label, view]) => ({
      label,
      href: pathIn(addresses.changed({ view })),
      isCurrent: isMap === (view === 'map'),
    })),
    'choice-row',
    'Shown as',
  );
}

/** Keeps a map and the version when something else changes. */
const keptParameters = ({ frame, request }: Shown): [name: string, value: string][] => [
  ...pinnedParameters(frame),
  ...(request.isMap ? [['view', 'map'] as [string, string]] : []),
];

function sortLabel(sort: string): string {
  const name = sort
    .replace(/^-/, '')
    .replace(/^issued$/, 'date of issue')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  const isDown = sort.startsWith('-');
  if (name === 'label') return isDown ? 'by name, from Z to A' : 'by name';
  return name.endsWith('count')
    ? `by ${name}, ${isDown ? 'largest' : 'smallest'} first`
    : `by ${name}, ${isDown ? 'newest' : 'oldest'} first`;
}

function position({ request, selection }: AskedList, count: number): Html {
  if (count === 0) return EMPTY;
  const { page, pageSize, sort } = request;
  const part = count === selection.total ? '' : `${rangeText((page - 1) * pageSize, count)}, `;
  return html`<p class="hint">${part}${sortLabel(sort)}</p>`;
}

function filters(shown: Shown): Html {
  const { kind, words, from, to, sort } = shown.request;
  return html`<form
    class="filters"
    action="/${kind.name}"
    method="get"
    aria-label="Filter the ${kind.nouns[1]}"
  >
    ${hiddenFields(keptParameters(shown))}
    <div class="field">
      <label for="q">Words</label>
      <div class="search-row">
        <input id="q" name="q" type="search" value="${words}" autocomplete="off" /><button
          type="submit"
        >
          Find
        </button>
      </div>
    </div>
    <details class="panel" ${isFiltered(shown.request) ? html` open` : EMPTY}>
      <summary>Filters</summary>
      ${
        kind.period &&
        html`<fieldset class="dates">
          <legend>Date</legend>
          ${dateField('from', from)} ${dateField('to', to)}
        </fieldset>`
      }
      ${shown.facets.map(facetGroup)}
      <div class="field">
        <label for="sort">Order</label>
        <select id="sort" name="sort">
          ${sortNames(kind).map(
            (each) =>
              html`<option value="${each}" ${each === sort ? html` selected` : EMPTY}>
                ${sortLabel(each)}
              </option>`,
          )}
        </select>
      </div>
      <p class="actions">
        <button type="submit">Apply</button> <a href="/${kind.name}">Clear all</a>
      </p>
    </details>
  </form>`;
}

const isFiltered = ({ kind, sort, from, to, values }: ListRequest): boolean =>
  sort !== kind.defaultSort || (from ?? to) !== undefined || values.size > 0;

function dateField(name: string, value = ''): Html {
  return html`<label
    >${name}
    <input
      name="${name}"
      value="${value}"
      inputmode="numeric"
      autocomplete="off"
      placeholder="2021-11"
      pattern="[0-9]{4}(-[0-9]{2}){0,2}"
      title="a year, month or day: 2021, 2021-11, 2021-11-23"
      maxlength="10"
  /></label>`;
}

function facetGroup({ filter: { name, label, takesAll }, choices, moreCount }: Choices): Html {
  if (choices.length === 0) return EMPTY;
  const items = choices.map(
    ({ value, label: text, count, isChosen }) =>
      html`<li>
        <label
          ><input
            type="checkbox"
            name="${name}"
            value="${value}"
            ${isChosen ? html` checked` : EMPTY}
          />
          <span>${text}</span> <span class="tally">${countOf(count)}</span></label
        >
      </li>`,
  );
  return html`<details
    class="facet"
    ${choices.some(({ isChosen }) => isChosen) ? html` open` : EMPTY}
  >
    <summary>${label}</summary>
    <fieldset>
      <legend class="visually-hidden">${label}</legend>
      ${takesAll && html`<p class="hint">Results match all selected options.</p>`}
      <ul class="choices">
        ${items}
      </ul>
      ${
        moreCount > 0 &&
        html`<p class="hint">
          and ${countOf(moreCount)} more; add <code>?${name}=</code> and a name to the address
        </p>`
      }
    </fieldset>
  </details>`;
}

/** The letters of a list by names, to where each begins; of another, its years, the latest first. */
function jumps(shown: Shown): Html {
  const { kind, sort, from, to } = shown.request;
  const isByYear = kind.period && from === undefined && to === undefined;
  const chips = sort === 'label' ? letters(shown) : isByYear ? years(shown) : [];
  if (chips.length < 2) return EMPTY;
  return sort === 'label'
    ? linkList(chips, 'chips letters', 'Letters')
    : linkList(chips, 'chips years', 'Years');
}

function years({ list, selection, addresses }: Shown): Link[] {
  const counts = new Map<number, number>();
  selection.visit((_member, position) => {
    const year = new Date((list.days.first[position] ?? NaN) * DAY_MS).getUTCFullYear();
    if (!Number.isNaN(year)) counts.set(year, (counts.get(year) ?? 0) + 1);
  });
  return [...counts]
    .sort(([left], [right]) => right - left)
    .map(([year, count]) => {
      const label = String(year);
      return { label, count, href: pathIn(addresses.changed({ from: label, to: label })) };
    });
}

function letters({ request: { pageSize }, list, selection, addresses }: Shown): Link[] {
  if (selection.total <= pageSize) return [];
  const counts = new Map<string, number>();
  selection.visit((_member, position) => {
    const letter = letterOf(list.labelOf(position));
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  });
  let before = 0;
  return [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([letter, count]) => {
      const page = addresses.page(Math.floor(before / pageSize) + 1);
      before += count;
      const label = letter === '0' ? '0–9' : letter.toUpperCase();
      return { label, count, href: `${pathIn(page)}#letter-${letter}` };
    });
}

/** Each filter in force, as a link to the list without it. */
function chosen(shown: Shown): Html {
  const { kind, words, from = '', to = '', sort } = shown.request;
  const inForce = [
    { name: 'q', value: words, label: `“${words}”` },
    { name: 'from', value: from, label: `from ${from}` },
    { name: 'to', value: to, label: `to ${to}` },
    ...shown.facets.flatMap(({ filter: { name }, choices }) =>
      choices
        .filter(({ isChosen }) => isChosen)
        .map(({ value, label }) => ({ name, value, label })),
    ),
  ].filter(({ value }) => value !== '');
  if (inForce.length === 0) return EMPTY;
  const links = inForce.map((filter) => {
    const rest = new URLSearchParams([
      ...inForce
        .filter((other) => other !== filter)
        .map(({ name, value }): [string, string] => [name, value]),
      ...(sort === kind.defaultSort ? [] : [['sort', sort] as [string, string]]),
      ...keptParameters(shown),
    ]);
    const address = rest.size === 0 ? `/${kind.name}` : `/${kind.name}?${rest.toString()}`;
    return html`<li>
      <a href="${address}"><span class="visually-hidden">Without </span>${filter.label}</a>
    </li>`;
  });
  return html`<ul class="chips removable" aria-label="Filters in force">
    ${links}
  </ul>`;
}
