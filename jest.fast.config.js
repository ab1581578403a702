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
    // Those of HTTP that take longest.
    '/test/http/(hostile-clients|exchange/(addresses|hostile-input|root-path|streaming)|history/(cite|diff|snapshots)).test',
    '/test/http/(lists/list-(queries|routes)|site/(catalog|openapi)|things/thing|writing/writing).test',
    '/test/http/protocols/(datasets|frame|graph-store|second-opinions|sparql-clients|sparql-encodings|truth).test',
    '/test/(capabilities/surfaces|mcp/exchange|shacl/validator).test',
    '/test/(bench/queries|readme|rdf/(collections|digest)|shapes/shapes|shacl/agreement).test',
    '/test/ask/(ask|continuations|endings|questions).test',
    '/test/(commits/(commit-log|compaction|data-directory|image|load|past-version|remote-committer)|search/find/every-label).test',
    '/test/graph/(event-paths|inference-by-rules|predicate-pairs|statements).test',
    '/test/news/(again|broken-pages|generated-pages|hostile-pages|many|page-reader|quality|receipts|review).test',
    '/test/remote/databases/',
    '/test/sparql/(budget.test|sources|second-engine|operators/operators|geometry/areas|hostile-queries|results/(compression|row-writer)|warm-up.test|federation/|generated/|workers/)',
    '/test/sparql/(syntax/syntax-error|why-empty/(random|generated))',
    '/test/web/query/answer-reader',
  ],
};
