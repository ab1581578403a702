/** `/news`, `/events` and the other lists, with filters that are a plain form. */
import { EMPTY, html, type Html } from './html.js';
import {
  WORKS_WITH,
  hiddenFields,
  pagesNavigation,
  pinnedParameters,
  renderPage,
} from './layout.js';
import { listEntries } from './list-entries.js';
import { placeMap, yearBars } from './map.js';
import { monthCalendar, monthName } from './month-calendar.js';
import { openQuery, pageHead, rangeText } from './parts.js';
import { choiceRow, countOf, formatRow, plural } from './values.js';
import type { Facet, ListView } from './list-views.js';
import type { PageFrame } from './views.js';

export function listPage(view: ListView, frame: PageFrame): string {
  const {
    path,
    title,
    nouns: [one, many],
    items,
    total,
    calendar,
    isMap = false,
    map,
  } = view;
  const facetNames = view.facets.map(({ label }) => label.toLowerCase()).join(', ');
  return renderPage(
    title,
    frame,
    html`${pageHead(title)}
      <div class="with-filters">
        ${filters(view, frame)}
        <section aria-labelledby="results">
          <div class="results-head">
            <h2 id="results">
              ${plural(
                calendar ? calendar.total : total,
                one,
                many,
              )}${calendar && ` in ${monthName(calendar.month)}`}
            </h2>
            ${position(view)}${viewLinks(view)}
          </div>
          ${chosen(view, frame)} ${!isMap && overview(view)}
          ${
            calendar
              ? monthCalendar(calendar, view.nouns)
              : isMap && map
                ? html`${placeMap(map)} ${overview(view)}`
                : items.length > 0
                  ? listEntries(items)
                  : html`<p class="empty">
                      No ${one}
                      fits${calendar === null && ' and has a date'}${isMap && ' and has a place'}.
                      Take away a filter, or
                      <a href="${path}">see all</a>.
                    </p>`
          }
          ${!isMap && pagesNavigation(view, { previous: 'Previous page', next: 'Next page' })}
          ${forms(view)} ${openQuery(view.query, frame)}
        </section>
      </div>`,
    {
      ...(isMap
        ? { section: 'Map' as const }
        : title === 'Events' || title === 'Organizations'
          ? { section: title }
          : {}),
      ...(map ? { scripts: ['map'] } : {}),
      description: `The ${many} of the knowledge graph${facetNames && `, by ${facetNames}`}.`,
    },
  );
}

function forms({ calendar, formats }: ListView): Html {
  const whole = formats.filter(({ isWhole }) => isWhole);
  const paged = formats.filter(({ isWhole }) => !isWhole);
  return html`${formatRow(calendar ? 'This month as' : 'This list as', whole)}
  ${formatRow('One page of it as', paged)}`;
}

function overview({ years, map, isMap, nouns, title }: ListView): Html {
  return html`${years && yearBars(years, `${title} by year`)}
  ${
    map &&
    isMap !== true &&
    html`<details class="on-map">
      <summary>On the map</summary>
      ${placeMap(map)}
    </details>`
  }
  ${
    nouns[1] === 'events' &&
    html`<p class="hint"><a href="${WORKS_WITH}">Who works with whom</a></p>`
  }`;
}

function viewLinks({ views, calendar, isMap }: ListView): Html {
  if (!views) return EMPTY;
  const shown = isMap === true ? 'Map' : calendar === undefined ? 'List' : 'Calendar';
  return choiceRow(
    'Shown as',
    (
      [
        ['List', views.list],
        ...(views.map === undefined ? [] : [['Map', views.map] as const]),
        ['Calendar', views.calendar],
      ] as const
    ).map(([label, href]) => ({ link: { label, href }, isShown: label === shown })),
  );
}

/** Parameters that keep a map, or a calendar with its month, when something else changes. */
function viewParameters({ calendar, isMap }: ListView): [name: string, value: string][] {
  if (isMap === true) return [['view', 'map']];
  return calendar === undefined
    ? []
    : [['view', 'calendar'], ...(calendar ? [['month', calendar.month] as [string, string]] : [])];
}

function sortLabel(sort: string): string {
  const name = sort
    .replace(/^-/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  const isDown = sort.startsWith('-');
  if (name === 'label') return isDown ? 'by name, from Z to A' : 'by name';
  return name.endsWith('count')
    ? `by ${name}, ${isDown ? 'largest' : 'smallest'} first`
    : `by ${name}, ${isDown ? 'newest' : 'oldest'} first`;
}

function position({ items, firstIndex, total, sort }: ListView): Html {
  if (items.length === 0) return EMPTY;
  const part = items.length === total ? '' : `${rangeText(firstIndex, items.length)}, `;
  return html`<p class="hint">${part}${sortLabel(sort)}</p>`;
}

function filters(view: ListView, frame: PageFrame): Html {
  return html`<form
    class="filters"
    action="${view.path}"
    method="get"
    aria-label="Filter the ${view.nouns[1]}"
  >
    ${hiddenFields([...pinnedParameters(frame), ...viewParameters(view)])}
    <div class="field">
      <label for="q">Words</label>
      <div class="search-row">
        <input id="q" name="q" type="search" value="${view.q}" autocomplete="off" /><button
          type="submit"
        >
          Find
        </button>
      </div>
    </div>
    <details class="panel" ${isFiltered(view) ? html` open` : EMPTY}>
      <summary>Filters</summary>
      ${
        view.period &&
        html`<fieldset class="dates">
          <legend>Date</legend>
          ${dateField('from', 'from', view.period.from)} ${dateField('to', 'to', view.period.to)}
        </fieldset>`
      }
      ${view.facets.map(facetGroup)}
      <div class="field">
        <label for="sort">Order</label>
        <select id="sort" name="sort">
          ${view.sorts.map(
            (sort) =>
              html`<option value="${sort}" ${sort === view.sort ? html` selected` : EMPTY}>
                ${sortLabel(sort)}
              </option>`,
          )}
        </select>
      </div>
      <p class="actions">
        <button type="submit">Apply</button> <a href="${view.path}">Clear all</a>
      </p>
    </details>
  </form>`;
}

function isFiltered({ period, facets, isDefaultSort }: ListView): boolean {
  return (
    !isDefaultSort ||
    (period !== undefined && period.from + period.to !== '') ||
    facets.some(({ choices }) => choices.some(({ isChosen }) => isChosen))
  );
}

function dateField(name: string, label: string, value: string): Html {
  return html`<label
    >${label}
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

function facetGroup({ parameter, label, takesAll, choices, moreCount }: Facet): Html {
  if (choices.length === 0) return EMPTY;
  const items = choices.map(
    ({ value, label: text, count, isChosen }) =>
      html`<li>
        <label
          ><input
            type="checkbox"
            name="${parameter}"
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
          and ${countOf(moreCount)} more; add <code>?${parameter}=</code> and a name to the address
        </p>`
      }
    </fieldset>
  </details>`;
}

/** Each filter in force, as a link to the list without it. */
function chosen(view: ListView, frame: PageFrame): Html {
  const { from = '', to = '' } = view.period ?? {};
  const texts = [
    ['q', view.q, `“${view.q}”`],
    ['from', from, `from ${from}`],
    ['to', to, `to ${to}`],
  ] as const;
  const inForce = [
    ...texts
      .filter(([, value]) => value !== '')
      .map(([parameter, value, label]) => ({ parameter, value, label })),
    ...view.facets.flatMap(({ parameter, choices }) =>
      choices
        .filter(({ isChosen }) => isChosen)
        .map(({ value, label }) => ({ parameter, value, label })),
    ),
  ];
  if (inForce.length === 0) return EMPTY;
  const links = inForce.map((filter) => {
    const rest = new URLSearchParams(
      inForce
        .filter((other) => other !== filter)
        .map(({ parameter, value }): [string, string] => [parameter, value]),
    );
    for (const [name, value] of viewParameters(view)) rest.set(name, value);
    if (!view.isDefaultSort) rest.set('sort', view.sort);
    for (const [name, value] of pinnedParameters(frame)) rest.set(name, value);
    const address = rest.size === 0 ? view.path : `${view.path}?${rest.toString()}`;
    return html`<li>
      <a href="${address}"><span class="visually-hidden">Without </span>${filter.label}</a>
    </li>`;
  });
  return html`<ul class="chips removable" aria-label="Filters in force">
    ${links}
  </ul>`;
}
