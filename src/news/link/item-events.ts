/** The event that an item reports on. */
import { objectsOf, type NamedNode, type Names, type QuadSource } from '../../rdf/index.js';

/** The event that an item of a graph reports on. */
export function eventOf(
  source: QuadSource,
  newsItem: NamedNode,
  names: Names,
): NamedNode | undefined {
  return objectsOf(source, newsItem, names.og('reportsOn')).find(
    (each): each is NamedNode => each.termType === 'NamedNode',
  );
}
