/** The names and texts of things on the disk, version by version. */
export { Catalogue, catalogueLost, removeCatalogue, type VersionKey } from './catalogue.js';
export { CatalogueView } from './catalogue-view.js';
export * from './described-things.js';
export { loggedThings, readVocabulary } from './logged-things.js';
export { nameKeysOf, stemOf, textKey, wordsOf, type Word } from './name-text.js';
export { Field } from './searched-properties.js';
export { nearestTexts, similarTexts } from './similar-texts.js';
export { fieldOf, thingOf, wordCountOf } from './text-ids.js';
