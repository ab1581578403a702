import { describe, expect, it } from '@jest/globals';
import { blankNode, directedLiteral, literal, quad } from '../../../src/rdf/index.js';
import { ExportMaker } from '../../../src/snapshots/export/export-job.js';
import { EX, ex } from '../../support/arbitraries.js';
import { KNOWS_AXIOM, committersOfTests, names } from '../../support/small-commits.js';

const NOTE = { author: 'tester', message: 'm' };
const FILES = ['nq', 'nt', 'ttl', 'trig', 'jsonld'].map((ending) => `graph.${ending}`);
const node = blankNode('x');

describe('A selection from the log', () => {
  const { open, directories } = committersOfTests();

  it.each([...FILES, 'graph-inferred.nq', 'receipts.nq', 'review.nq'])(
    'makes %s as it is made of a version in memory',
    async (name) => {
      const committer = open();
      const gone = quad(ex('a'), ex('note'), literal('gone'));
      const added = [
        gone,
        KNOWS_AXIOM,
        quad(ex('a'), ex('knows'), ex('b')),
        quad(ex('a'), ex('knows'), ex('b'), ex('page')),
        quad(ex('a'), ex('note'), literal('a "quoted"\r\n\ttext & \\escapes 😀', 'en'), ex('page')),
        quad(ex('a'), ex('note'), directedLiteral('مرحبا', 'ar', 'rtl')),
        quad(ex('a'), ex('at'), node),
        quad(node, ex('city'), literal('Tirana'), ex('page')),
        ...[names.graphs.receipts, names.graphs.review].map((graph) =>
          quad(ex('r'), ex('knows'), ex('s'), graph),
        ),
      ];
      await committer.commit({ added, removed: [] }, NOTE);
      const { version } = await committer.commit({ added: [], removed: [gone] }, NOTE);
      const { number, identity } = version;
      const made = ['memory', 'log'].map((place) =>
        new ExportMaker({
          graph: place === 'log' ? { logDirectory: committer.log.directory } : version.ids.payload,
          version: { number, committedAt: undefined, identity },
          baseIri: names.baseIri,
          subset: undefined,
          directory: directories.make(),
          context: { '@vocab': EX },
          prefixes: { ex: EX },
        }).make(name),
      );
      const [inMemory, ofLog] = await Promise.all(made);
      expect(ofLog).toEqual(inMemory);
      expect(ofLog!.size).toBeGreaterThan(0);
    },
  );
});
