/** Geometries on the earth: text, relations, distances and buffers. */
export { bufferOf } from './buffer.js';
export { Geometry, haveCommonPoints, isRelated, type Box, type Relation } from './geometry.js';
export { boxAround, distanceMetres } from './great-circle.js';
export { metresOf } from './units.js';
