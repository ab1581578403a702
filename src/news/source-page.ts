/** A page as the source of its item, without its contents. */
import { PROV, RDF, RDFS, SCHEMA, literal, namedNode, quad } from '../rdf/index.js';
import type { NamedNode, Names, Quad } from '../rdf/index.js';
import type { NewsQuads } from './link/facts-to-quads.js';

/** The label of a news item's page; the item itself has the title. */
export const pageLabel = (title: string): string => `Source page of “${title}”`;

/** Statements about a page, and that its item comes from it. */
export function sourcePageQuads(
  page: NamedNode,
  { graph, newsItem, quads }: Pick<NewsQuads, 'graph' | 'newsItem' | 'quads'>,
  sourceUrl: string | undefined,
  { og }: Names,
): Quad[] {
  const titles = quads.filter(
    ({ subject, predicate }) => subject.equals(newsItem) && predicate.equals(RDFS.label),
  );
  return [
    quad(page, RDF.type, og('SourcePage'), graph),
    ...titles.map(({ object }) =>
      quad(page, RDFS.label, literal(pageLabel(object.value), 'en'), graph),
    ),
    quad(page, og('describes'), newsItem, graph),
    quad(newsItem, PROV.wasDerivedFrom, page, graph),
    ...(sourceUrl === undefined ? [] : [quad(page, SCHEMA.url, namedNode(sourceUrl), graph)]),
  ];
}
