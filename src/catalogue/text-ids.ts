/**
 * The numbers of things and texts. A thing's has its kind; things follow each other in their order.
 * A text's has its thing, field and place, and its words, so that texts are in this order.
 */
import type { Field } from './searched-properties.js';

/** Nine bits for the kind: numbers are exact up to 67 million things. */
export const PER_PLACE = 2 ** 9;
/** Texts of one thing; further ones are not searched. */
export const MAX_TEXTS = 2 ** 10;
const MAX_WORDS = 2 ** 6 - 1;
/** Two bits for the field, ten for the place, six for the words. */
const PER_THING = 2 ** 18;

/** By its place among the texts of the thing, and its words; of many no more are told apart. */
export function textIdOf(
  thing: number,
  field: Field = 0,
  { place = 0, wordCount = 0 }: { readonly place?: number; readonly wordCount?: number } = {},
): number {
  return thing * PER_THING + (field << 16) + (place << 6) + Math.min(wordCount, MAX_WORDS);
}

export const thingOf = (id: number): number => Math.floor(id / PER_THING);

export const fieldOf = (id: number): Field => ((id % PER_THING) >> 16) as Field;

export const wordCountOf = (id: number): number => (id % PER_THING) & MAX_WORDS;
