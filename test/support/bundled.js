// What browsers load is there before any test: pages name its files.
export { prepareForBrowsers as default } from '../../bin/prepare.js';
