/** `/network`: who organizes with whom, as a table, and drawn by the page's script. */
import { html } from './html.js';
import { renderPage } from './layout.js';
import { countOf, linkOf, plural } from './values.js';
import type { Frame, NetworkView } from './views.js';

/** The page of the network. */
export function networkPage({ baseIri, bodyCount, tieCount, ties }: NetworkView, frame: Frame): string {
  return renderPage('Who organizes with whom', frame, html`
<header class="page-head"><p class="kinds"><a href="/events">Events</a></p><h1>Who organizes with whom</h1>
<p class="lead">${plural(bodyCount, 'body', 'bodies')} that organized an event together with another, and ${plural(tieCount, 'tie')} between them.</p></header>
<section class="network no-print" data-base-iri="${baseIri}" aria-label="The network" hidden></section>
<section aria-labelledby="ties">
<h2 id="ties">The strongest ties</h2>
${ties.length === 0 ? html`<p class="empty">No event has more than one organizer.</p>` : html`<div class="table-scroll" role="region" aria-labelledby="ties" tabindex="0">
<table><thead><tr><th scope="col">One</th><th scope="col">Other</th><th scope="col" class="number">Events</th></tr></thead>
<tbody>${ties.map(({ one, other, count }) => html`<tr><td>${linkOf(one)}</td><td>${linkOf(other)}</td><td class="number">${countOf(count)}</td></tr>`)}</tbody></table>
</div>`}
</section>`, { script: 'network', description: 'Bodies that organize events together, as a network.' });
}
