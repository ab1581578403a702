/** Finds things by their names and words. */
export { SearchIndex, type NameMatch, type NameOptions } from './names/search-index.js';
