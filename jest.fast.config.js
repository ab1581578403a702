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
    '/test/(readme|ask/ask|shapes/shapes|news/hostile-pages|commits/image).test',
    '/test/sparql/(budget.test|generated/|why-empty/(random|generated|repaired)|workers/)',
    '/test/http/(build|history|lists|network|site|status|things)/',
    '/test/http/(exchange/streaming|protocols/(truth|sparql-clients|federation|datasets))',
    '/test/http/writing/(hostile-news|writing|proposals)',
  ],
};
