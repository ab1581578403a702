/** Maps and years: drawings without scripts, each with its numbers as a list of links. */
import { EMPTY, html, isOutside, safeHref, type Html } from './html.js';
import { countOf, linkOf } from './values.js';
import type { MapView, YearsView } from './views.js';

/** The id of the list of places, for circles that represent several. */
export const LIST_OF_PLACES = 'places-on-map';

/** The drawing repeats the list below, so screen readers skip it. */
export function mapDrawing(map: MapView): Html {
  const { width, height, land, graticule, capitals, marks, places } = map;
  return html`<figure class="map">
    <svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
      <g class="ground">
        <path class="land" d="${land}" fill-rule="evenodd" />
        <path class="graticule" d="${graticule.path}" />
      </g>
      <g class="capitals">
        ${capitals.map(
          ({ x, y, name }) =>
            html`<circle cx="${x}" cy="${y}" r="1.5" /><text x="${x + 6}" y="${y + 4}"
                >${name}</text
              >`,
        )}
      </g>
      <g class="marks">
        ${marks.map(
          ({ x, y, radius, label, href, count }) =>
            html`<a${hrefOf(href)} tabindex="-1"
              ><circle cx="${x}" cy="${y}" r="${radius}">
                <title>${label}: ${countOf(count)}</title>
              </circle></a
            >`,
        )}
        ${marks.map(
          ({ y, text, name }) =>
            name &&
            html`<text x="${name.x}" y="${y + 4}" ${name.isLeft ? html` text-anchor="end"` : EMPTY}
              >${text}</text
            >`,
        )}
      </g>
    </svg>
    <details class="no-print">
      <summary>
        The ${places.length === 1 ? 'place' : `${countOf(places.length)} places`} as a list
      </summary>
      <ul class="plain many" id="${LIST_OF_PLACES}">
        ${places.map(
          ({ link, count, x, y }) =>
            html`<li data-x="${x}" data-y="${y}" data-count="${count}">
              ${linkOf(link)}${
                places.length > 1 && html` <span class="tally">${countOf(count)}</span>`
              }
            </li>`,
        )}
      </ul>
    </details>
    <figcaption class="hint">
      Coastlines by Natural Earth, a line every ${graticule.degrees}°. No borders are drawn, and the
      position of a point says nothing about the status of any territory. A place without
      coordinates is shown at the place around it or at the capital.
    </figcaption>
  </figure>`;
}

/** Links to other servers are only in the list, which marks them. */
function hrefOf(href: string): Html {
  const address = safeHref(href);
  return address === undefined || isOutside(address) ? EMPTY : html` href="${address}"`;
}

/** Height of the largest bar, in units of the drawing. */
const BAR_HEIGHT = 72;

/** Counts by year, as bars; those that have an address link to it. */
export function yearBars({ years, nouns }: YearsView, label: string): Html {
  const largest = Math.max(1, ...years.map(({ count }) => count));
  return html`<ol class="years" aria-label="${label}">
    ${years.map(({ year, count, href, isChosen }, index) => {
      const words = `${year}: ${countOf(count)} ${nouns[count === 1 ? 0 : 1]}`;
      const height = Math.round(((BAR_HEIGHT * count) / largest) * 10) / 10;
      const content = html`<svg
          viewBox="0 0 10 ${BAR_HEIGHT}"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect x="0" y="${BAR_HEIGHT - height}" width="10" height="${height}" /></svg
        ><span class="visually-hidden">${words}</span
        ><span aria-hidden="true"
          >${
            index === 0 || year % 5 === 0 ? year : html`’${String(year % 100).padStart(2, '0')}`
          }</span
        >`;
      return html`<li title="${words}">
        ${
          href === undefined
            ? content
            : html`<a${hrefOf(href)}${
                isChosen === true ? html` aria-current="true"` : EMPTY
              }>${content}</a>`
        }
      </li>`;
    })}
  </ol>`;
}
