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
    '/test/ask/(ask|continuations|endings).test',
    '/test/(commits/(compaction|data-directory|image|load|past-version|remote-committer)|search/find/every-label|build/choices).test',
    '/test/graph/(inference-by-rules|predicate-pairs|statements).test',
    '/test/news/(again|broken-pages|hostile-pages|many|quality|receipts|review).test',
    '/test/remote/databases/',
    '/test/sparql/(budget.test|sources|hostile-queries|results/compression|warm-up.test|federation/|generated/|workers/)',
    '/test/sparql/(syntax/(slips|syntax-error)|why-empty/(random|generated|repaired))',
    '/test/web/query/answer-reader',
    '/test/http/(build|history|lists|network|queries|site|status|things)/',
    '/test/(http/hostile-clients|mcp/exchange)',
    '/test/http/exchange/(streaming|conditional|root-path)',
    '/test/http/protocols/(truth|graph-store|sparql-|federation|datasets|validate)',
    '/test/http/writing/(hostile-news|writing|proposals)',
  ],
};
