/** The events that an item reports on: the first, and one further. */
import { objectsOf, type NamedNode, type Names, type QuadSource } from '../../rdf/index.js';

/** The IRI of the second event that an item reports on. */
export const furtherEventOf = (slug: string, names: Names): NamedNode =>
  names.thing('event', `${slug}-further`);

/** The first event that an item of a graph reports on. */
export function firstEventOf(
  source: QuadSource,
  newsItem: NamedNode,
  slug: string,
  names: Names,
): NamedNode | undefined {
  const further = furtherEventOf(slug, names);
  return objectsOf(source, newsItem, names.og('reportsOn')).find(
    (each): each is NamedNode => each.termType === 'NamedNode' && !each.equals(further),
  );
}
