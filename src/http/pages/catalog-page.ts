/** `/catalog`: how much there is of everything, and where it is to be had. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { fileGroups } from './file-groups.js';
import { dataTable, factList, pageHead, section } from './parts.js';
import { countOf, formatRow, linkOf } from './values.js';
import type { CatalogView, CountedLink } from './version-views.js';
import type { PageFrame } from './views.js';

/** Parts that are shown of a kind; the RDF documents have all. */
const PARTS_SHOWN = 250;

export function catalogPage(view: CatalogView, frame: PageFrame): string {
  const {
    statistics: { triples, entities, distinctSubjects, distinctObjects },
    files,
  } = view;
  return renderPage(
    'Catalogue',
    frame,
    html`${pageHead(
      'Catalogue',
      { lead: 'What the graph contains, in numbers, and all of it as files.' },
      formatRow('This as', view.formats),
    )}
    ${factList([
      ['Statements', countOf(triples)],
      ['Things', countOf(entities)],
      ['Different subjects', countOf(distinctSubjects)],
      ['Different objects', countOf(distinctObjects)],
    ])}
    ${section('files', 'Files', fileGroups(files))}
    ${parts('classes', 'Classes', 'Things', view.classes)}
    ${parts('properties', 'Properties', 'Statements', view.properties)}
    ${parts('graphs', 'Named graphs', 'Statements', view.graphs)}`,
    {
      description: 'What the knowledge graph contains, in numbers, and all of it as files.',
    },
  );
}

function parts(id: string, title: string, counted: string, all: readonly CountedLink[]): Html {
  if (all.length === 0) return EMPTY;
  const shown = all.slice(0, PARTS_SHOWN);
  return html`<section>
    <h2 id="${id}">${title} <span class="tally">${countOf(all.length)}</span></h2>
    ${dataTable(
      { labelledBy: id },
      [title, { numbers: counted }],
      shown.map(
        ({ link, count }) =>
          html`<tr>
            <th scope="row">${linkOf(link)}</th>
            <td class="number">${countOf(count)}</td>
          </tr> `,
      ),
    )}
    ${
      shown.length < all.length &&
      html`<p class="hint">
        and ${countOf(all.length - shown.length)} more, listed in the RDF formats
      </p>`
    }
  </section>`;
}
