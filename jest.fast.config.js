import config from './jest.config.js';

/** Tests of `npm test`: all but those that take long. `npm run test:all` runs everything. */
export default {
  ...config,
  testPathIgnorePatterns: [
    '/node_modules/',
    // Suites of others, other engines, other programs.
    '/test/(conformance|crash|browser|service)/',
    '/test/sparql/generated/',
  ],
};
