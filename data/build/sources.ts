/** Where a news item's facts were looked up, and how, as quads of the item's graph. */
import { PROV, SCHEMA, namedNode, type Names, type Quad } from '../../src/rdf/index.js';
import { GraphQuads } from '../../src/news/link/graph-quads.js';
import type { NewsQuads } from '../../src/news/link/facts-to-quads.js';
import { pageLabel } from '../../src/news/receipts.js';
import type { NewsSource } from './facts-files.js';

/** The words of the graph for the codes of the facts. */
export const SOURCE_KINDS: Readonly<Record<NewsSource['kind'], string>> = {
  'osce-page': 'OSCE page',
  'copy-or-report': 'copy or report',
  none: 'no source',
};

/** The item's source page with its address, or only that there is none. */
export function sourceQuads(
  { graph, newsItem }: NewsQuads,
  { slug, title, source }: { slug: string; title: string; source: NewsSource },
  names: Names,
): Quad[] {
  const sink = new GraphQuads(graph);
  const { og } = names;
  sink.plain(newsItem, og('sourceKind'), SOURCE_KINDS[source.kind]);
  sink.text(newsItem, og('sourceCheck'), source.checked);
  if (source.url !== null) {
    const page = names.thing('page', slug);
    sink.type(page, og('SourcePage'));
    sink.label(page, pageLabel(title));
    sink.add(page, og('describes'), newsItem);
    sink.add(page, SCHEMA.url, namedNode(source.url));
    sink.add(newsItem, PROV.wasDerivedFrom, page);
  }
  return sink.quads;
}
