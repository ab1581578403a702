/** Places of many things, as a list of links. */
import { html, type Html } from './html.js';
import { countOf, linkOf } from './values.js';
import type { MapView } from './views.js';

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
