/** `/catalog`: how much there is of everything, and where it is to be had. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { fileGroups } from './file-groups.js';
import { dataTable, factList, pageHead, section } from './parts.js';
import { countOf, formatRow, linkOf } from './values.js';
import { linkTo, rdfLinks } from './term-views.js';
import type { Link, PageFrame } from './views.js';
import { namedNode } from '../../rdf/index.js';
import type { GraphVersion } from '../../graph/index.js';
import type { ExportFile, Statistics } from '../../snapshots/index.js';
import type { Service } from '../../service.js';

interface CountedLink {
  readonly link: Link;
  readonly count: number;
}

/** Parts that are shown of a kind; the RDF documents have all. */
const PARTS_SHOWN = 250;

/** What the page shows: names are looked up in the version. */
export interface CatalogView {
  readonly statistics: Statistics;
  readonly files: readonly ExportFile[];
  readonly version: GraphVersion;
  readonly path: string;
}

export function catalogPage(
  { statistics, files, version, path }: CatalogView,
  service: Service,
  frame: PageFrame,
): string {
  const { triples, entities, distinctSubjects, distinctObjects } = statistics;
  const link = (iri: string): Link => linkTo(version, namedNode(iri), service);
  const named = (counts: Statistics['classPartition']): CountedLink[] =>
    counts
      .map(({ iri, count }) => ({ link: link(iri), count }))
      .sort(
        (left, right) => right.count - left.count || (left.link.label < right.link.label ? -1 : 1),
      );
  return renderPage(
    'Catalogue',
    frame,
    html`${pageHead(
      'Catalogue',
      { lead: 'What the graph contains, in numbers, and all of it as files.' },
      formatRow('This as', rdfLinks(path)),
    )}
    ${factList([
      ['Statements', countOf(triples)],
      ['Things', countOf(entities)],
      ['Different subjects', countOf(distinctSubjects)],
      ['Different objects', countOf(distinctObjects)],
    ])}
    ${section('files', 'Files', fileGroups(files, version.number))}
    ${parts('classes', 'Classes', 'Things', named(statistics.classPartition))}
    ${parts('properties', 'Properties', 'Statements', named(statistics.propertyPartition))}
    ${parts(
      'graphs',
      'Named graphs',
      'Statements',
      statistics.graphs.map(({ iri, count }) => ({ link: link(iri), count: count.triples })),
    )}`,
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
