/** Things as a list, the same on the home page and on the pages of lists. */
import { html, joinParts, type Html } from './html.js';
import { linkOf, timeOf, valueOf } from './values.js';
import type { ListEntry, ValueView } from './views.js';

/** Values shown of one group; a visit may have a dozen fields of work. */
const VALUES_SHOWN = 4;

/** The entries in the order given; each is a heading of level 3. */
export function listEntries(entries: readonly ListEntry[]): Html {
  return html`<ol class="entries">
    ${entries.map(entryItem)}
  </ol>`;
}

function entryItem({ link, date, meta, tags }: ListEntry): Html {
  return html` <li>
    ${
      date !== undefined &&
      html`<p class="entry-date">${date === null ? 'Undated' : timeOf(date)}</p>`
    }
    <div>
      <h3>${linkOf(link)}</h3>
      ${
        meta.length > 0 &&
        html`<p class="entry-meta">
          ${joinParts(
            meta.map((group) => valuesOf(group, ', ')),
            ' · ',
          )}
        </p>`
      }
      ${tags.length > 0 && html`<p class="entry-fields">${valuesOf(tags, ' · ')}</p>`}
    </div>
  </li>`;
}

function valuesOf(values: readonly ValueView[], separator: string): Html {
  const shown = values.slice(0, VALUES_SHOWN);
  return html`${joinParts(
    shown.map((value) => valueOf(value)),
    separator,
  )}${shown.length < values.length && ` and ${values.length - shown.length} more`}`;
}
