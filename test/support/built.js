// Threads that tests start run the built code, and pages name files of the browser's bundle. Both
// are built from the tree as it is before any test runs.
export { build as default } from '../../bin/prepare.js';
