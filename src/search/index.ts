/** Finds things by their names and words. */
export { SearchIndex, type NameMatch, type NameOptions } from './names/search-index.js';
export { find, type Found } from './find/find.js';
export type { Hit, RankOptions } from './find/ranking.js';
