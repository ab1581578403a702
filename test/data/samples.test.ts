/**
 * The sample pages say what the facts say of their items, and nothing else.
 */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { factsToQuads } from '../../src/news/link/facts-to-quads.js';
import { recordsOf } from '../../src/news/link/gazetteer.js';
import { lexiconFromRecords } from '../../src/news/names/lexicon.js';
import { Linker } from '../../src/news/link/linker.js';
import { readPage } from '../../src/news/read/read-page.js';
import { toNQuad } from '../../src/rdf/index.js';
import { checkoutPath } from '../support/rdf.js';
import { names, shippedGraph } from '../support/shipped-graph.js';

const graph = shippedGraph('reference', 'news');
const linker = new Linker(graph, names);

describe('The sample page', () => {
  it.each([
    ['astana-anniversary.txt', 'text/plain', '2015-10-23-astana-helsinki-anniversary', 3, 2],
    ['ashgabat-journalists.html', 'text/html', '2009-03-31-ashgabat-journalists', 2, 1],
  ] as const)(
    '%s adds nothing to its item',
    (file, mediaType, slug, organizerCount, personCount) => {
      const source = readFileSync(checkoutPath(`data/samples/${file}`), 'utf8');
      const { facts } = extractFacts(readPage(source, { mediaType }), {
        lexicon: lexiconFromRecords(recordsOf(linker.gazetteer)),
      });
      expect([facts.organisers.length, facts.persons.length]).toEqual([
        organizerCount,
        personCount,
      ]);
      const known = { newsItem: names.thing('news', slug), event: names.thing('event', slug) };
      const { quads } = factsToQuads(facts, { linker, slug, known });
      const added = quads.filter((each) => !graph.has(each));
      expect(added.map(toNQuad)).toEqual([]);
    },
  );
});
