import { describe, expect, it } from '@jest/globals';
import { readFacts } from '../../data/build/facts-files.js';
import { SOURCE_KINDS } from '../../data/build/sources.js';
import {
  PROV,
  RDF,
  SCHEMA,
  namedNode,
  objectsOf,
  subjectsOf,
  type NamedNode,
} from '../../src/rdf/index.js';
import { checkoutPath } from '../support/rdf.js';
import { names, shippedGraph } from '../support/shipped-graph.js';

const facts = readFacts(checkoutPath('data/facts'));
const graph = shippedGraph('news');
const valuesOf = (item: NamedNode, property: string): string[] =>
  objectsOf(graph, item, names.og(property)).map(({ value }) => value);

describe('The source of a news item', () => {
  const sourcesOf = (item: NamedNode): string[] =>
    objectsOf(graph, item, PROV.wasDerivedFrom)
      .flatMap((page) => objectsOf(graph, page, SCHEMA.url))
      .map(({ value }) => value);

  it.each(facts.news.map(({ id, source }) => [id, source] as const))(
    'of %s is that of the facts',
    (id, { url, kind, checked }) => {
      const item = names.thing('news', id);
      expect([
        sourcesOf(item),
        valuesOf(item, 'sourceKind'),
        valuesOf(item, 'sourceCheck'),
      ]).toEqual([url === null ? [] : [url], [SOURCE_KINDS[kind]], [checked]]);
    },
  );

  it('is missing only where the item says that there is none', () => {
    const newsItems = subjectsOf(graph, RDF.type, names.og('NewsItem')).map(({ value }) => value);
    expect(newsItems.length).toBeGreaterThan(facts.news.length);
    for (const item of newsItems)
      expect([item, sourcesOf(namedNode(item)).length]).toEqual([
        item,
        valuesOf(namedNode(item), 'sourceKind')[0] === SOURCE_KINDS.none ? 0 : 1,
      ]);
  });
});
