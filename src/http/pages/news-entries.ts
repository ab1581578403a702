/** News items as a list, the same on the home page and on the list of news. */
import { html, joinParts, type Html, type Part } from './html.js';
import { linkOf, timeOf } from './values.js';
import type { NewsEntry } from './views.js';

/** Fields of work shown of one item; a visit may name a dozen. */
const FIELDS_SHOWN = 4;

/** The items in the order given; each is a heading of level 3. */
export function newsEntries(items: readonly NewsEntry[]): Html {
  return html`<ol class="entries">${items.map(entryItem)}</ol>`;
}

function entryItem(entry: NewsEntry): Html {
  const shown = entry.fields.slice(0, FIELDS_SHOWN);
  const hiddenCount = entry.fields.length - shown.length;
  return html`
<li>
<p class="entry-date">${entry.date ? timeOf(entry.date) : 'Undated'}</p>
<div>
<h3>${linkOf(entry.link)}</h3>
${metaLine(entry)}
${shown.length > 0 && html`<p class="entry-fields">${joinParts(shown.map(linkOf), ' · ')}${hiddenCount > 0 && ` and ${hiddenCount} more`}</p>`}
</div>
</li>`;
}

function metaLine({ link, type, issuers, event }: NewsEntry): Html {
  const parts: Part[] = [
    issuers.length > 0 && joinParts(issuers.map(linkOf), ', '),
    type,
    // An event without a name of its own bears that of its news item, which stands above already.
    event && event.label !== link.label && event.label,
    event?.place,
  ].filter(Boolean);
  return html`${parts.length > 0 && html`<p class="entry-meta">${joinParts(parts, ' · ')}</p>`}`;
}
