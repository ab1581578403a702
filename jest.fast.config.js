import config from './jest.config.js';

/**
 * Tests of `npm test`: all but those that take long, since they start programs, browsers and other
 * engines or read whole suites. `npm run test:all` runs everything.
 */
export default {
  ...config,
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/(browser|cli|conformance|crash|data|docs|hostile|service|snapshots)/',
    '/test/(bench/queries|readme|rdf/(collections|digest)|shapes/shapes|shacl/agreement).test',
    '/test/ask/(ask|continuations|endings|questions).test',
    '/test/(commits/(compaction|data-directory|image|load|past-version|remote-committer)|search/find/every-label).test',
    '/test/graph/(event-paths|inference-by-rules|predicate-pairs|statements).test',
    '/test/news/(again|broken-pages|generated-pages|hostile-pages|many|quality|receipts|review).test',
    '/test/remote/databases/',
    '/test/sparql/(budget.test|sources|second-engine|operators/operators|geometry/areas|hostile-queries|results/(compression|row-writer)|warm-up.test|federation/|generated/|workers/)',
    '/test/sparql/(syntax/syntax-error|why-empty/(random|generated))',
    '/test/web/query/answer-reader',
  ],
};
