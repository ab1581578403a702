import config from './jest.config.js';

/**
 * Tests of `npm test`: all but those that take long, since they start programs, browsers and other
 * engines or read whole suites. `npm run test:all` runs everything.
 */
export default {
  ...config,
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/(browser|cli|conformance|crash|docs|service|snapshots)/',
    '/test/(readme|ask/ask|shapes/shapes|commits/image|rdf/digest|shacl/agreement).test',
    '/test/(commits/(compaction|past-version)|search/find/every-label|build/choices).test',
    '/test/news/(hostile-pages|many|receipts).test',
    '/test/sparql/(budget.test|generated/|why-empty/(random|generated|repaired)|workers/)',
    '/test/http/(build|history|lists|network|site|status|things)/',
    '/test/http/exchange/(streaming|conditional)',
    '/test/http/protocols/(truth|graph-store|sparql-|federation|datasets|validate)',
    '/test/http/writing/(hostile-news|writing|proposals)',
  ],
};
