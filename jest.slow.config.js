import fast from './jest.fast.config.js';

const {
  testPathIgnorePatterns: [, ...slow],
  ...config
} = fast;
// Files are named in one way only.
delete config.testMatch;

/** The tests that `npm test` leaves out, for running each test once after it. */
export default { ...config, testRegex: slow.map((each) => `${each}.*(?<=[.]test[.]ts)$`) };
