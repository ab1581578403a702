/** Maps and years: drawings without scripts, each with its numbers as a list of links. */
import { EMPTY, html, isOutside, safeHref, type Html } from './html.js';
import { countOf, linkOf } from './values.js';
import type { MapView, YearsView } from './views.js';

/** The note that stands with every map. */
const NOTE =
  'Coastlines only, by Natural Earth. No borders are drawn, and where a point stands says ' +
  'nothing on the status of any territory. What has no coordinates of its own stands at the ' +
  'place around it or at the capital.';

/** The drawing repeats the list below, so screen readers skip it. */
export function mapDrawing({ width, height, land, marks, places }: MapView): Html {
  return html`<figure class="map">
    <svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
      <path class="land" d="${land}" fill-rule="evenodd" />
      ${marks.map(
        ({ x, y, radius, label, href, count }) =>
          html`<a${hrefOf(href)} tabindex="-1"
            ><circle cx="${x}" cy="${y}" r="${radius}">
              <title>${label}: ${countOf(count)}</title>
            </circle></a
          >`,
      )}
      ${marks.map(
        ({ y, name }) =>
          name &&
          html`<text x="${name.x}" y="${y + 4}" ${name.isLeft ? html` text-anchor="end"` : EMPTY}
            >${name.text}</text
          >`,
      )}
    </svg>
    <details class="no-print">
      <summary>
        The ${places.length === 1 ? 'place' : `${countOf(places.length)} places`} as a list
      </summary>
      <ul class="plain many">
        ${places.map(
          ({ link, count }) =>
            html`<li>
              ${linkOf(link)}${
                places.length > 1 && html` <span class="tally">${countOf(count)}</span>`
              }
            </li>`,
        )}
      </ul>
    </details>
    <figcaption class="hint">${NOTE}</figcaption>
  </figure>`;
}

/** What leads elsewhere is a link in the list only, which says so. */
function hrefOf(href: string): Html {
  const address = safeHref(href);
  return address === undefined || isOutside(address) ? EMPTY : html` href="${address}"`;
}

/** Height of the largest bar, in units of the drawing. */
const BAR_HEIGHT = 72;

/** How much there was in each year, as bars; those that have an address lead to it. */
export function yearBars({ years, nouns }: YearsView, label: string): Html {
  const largest = Math.max(1, ...years.map(({ count }) => count));
  return html`<div class="years-scroll" role="region" aria-label="${label}" tabindex="0">
    <ol class="years">
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
    </ol>
  </div>`;
}
