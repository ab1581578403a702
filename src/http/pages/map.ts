/** Places and years of many things, each as a list of links. */
import { EMPTY, html, isOutside, safeHref, type Html } from './html.js';
import { countOf, linkOf } from './values.js';
import type { MapView, YearsView } from './views.js';

/** A list of places, which the script of the page draws on a map above it. */
export function placeMap({ places, capitals }: MapView): Html {
  return html`<figure class="map" data-capitals="${JSON.stringify(capitals)}">
    <details>
      <summary>
        The ${places.length === 1 ? 'place' : `${countOf(places.length)} places`} as a list
      </summary>
      <ul class="plain many">
        ${places.map(
          ({ link, count, at }) =>
            html`<li
              data-latitude="${at.latitude}"
              data-longitude="${at.longitude}"
              data-count="${count}"
            >
              ${linkOf(link)}${
                places.length > 1 && html` <span class="tally">${countOf(count)}</span>`
              }
            </li>`,
        )}
      </ul>
    </details>
    <figcaption class="hint">
      Coastlines by Natural Earth. No borders are drawn, and the position of a point says nothing
      about the status of any territory. A place without coordinates is shown at the place around it
      or at the capital.
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
