/** Geometries on the earth: text, relations, distances and buffers. */
export { bufferOf } from './buffer.js';
export { Geometry, isRelated, type Relation } from './geometry.js';
export { distanceMetres } from './great-circle.js';
export { metresOf } from './units.js';
