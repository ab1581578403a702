/** Tests run as native ES modules (`node --experimental-vm-modules`); swc only strips the types. */
export default {
  testEnvironment: '<rootDir>/test/support/environment.js',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/built.js',
  setupFiles: ['<rootDir>/test/support/same-seed.ts'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.js'],
  // Many files wait for programs that they start. Each loads the query engine anew; a worker that
  // has grown is replaced before it hurts.
  maxWorkers: 3,
  workerIdleMemoryLimit: '1500MB',
  // Only tells what never ends: a machine that is busy otherwise takes several times as long.
  testTimeout: 240_000,
};
