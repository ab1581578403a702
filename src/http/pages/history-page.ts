/** `/id/{kind}/{slug}/timemap`: the states of a thing. */
import { html } from './html.js';
import { renderPage } from './layout.js';
import { dataTable, pageHead } from './parts.js';
import { linkOf, plural, timeOf } from './values.js';
import type { Link } from './views.js';
import type { ThingVersion } from '../../snapshots/index.js';

/** The latest first; `iri` names the thing that the link leads to. */
export function historyPage(thing: Link, iri: string, versions: readonly ThingVersion[]): string {
  const changeHref = (from: number, to: number): string =>
    `/snapshots/${from}/diff/${to}?thing=${encodeURIComponent(iri)}`;
  return renderPage(
    `History of ${thing.label}`,
    {},
    html`${pageHead(`History of ${thing.label}`, {
      kinds: linkOf(thing),
      lead: `${plural(versions.length, 'state')}: each version of the graph that changed this record.`,
    })}
    ${dataTable(
      { label: 'States' },
      ['Version', 'Written', 'Change'],
      versions
        .map(({ version, committedAt }, index) => {
          const before = versions[index - 1]?.version;
          return html`<tr>
            <th scope="row"><a href="${thing.href}?version=${version}">${version}</a></th>
            <td>${timeOf(committedAt.toISOString())}</td>
            <td>
              ${
                before === undefined
                  ? 'first recorded'
                  : html`<a href="${changeHref(before, version)}"
                      >What changed<span class="visually-hidden"> in version ${version}</span></a
                    >`
              }
            </td>
          </tr> `;
        })
        .reverse(),
      'versions',
    )}`,
  );
}
