/** The numbers of texts: in the order of their things, fields and places. */
import type { Field } from './searched-properties.js';

/** Texts of one thing; further ones are not searched. */
export const MAX_TEXTS = 2 ** 10;
const MAX_WORDS = 2 ** 8 - 1;
/** Two bits for the field, ten for the place, eight for the words. */
const PER_THING = 2 ** 20;

/** By its place among the texts of the thing, and its words; of many no more are told apart. */
export function textIdOf(
  thing: number,
  field: Field = 0,
  { place = 0, wordCount = 0 }: { readonly place?: number; readonly wordCount?: number } = {},
): number {
  return thing * PER_THING + (field << 18) + (place << 8) + Math.min(wordCount, MAX_WORDS);
}

export const thingOf = (id: number): number => Math.floor(id / PER_THING);

export const fieldOf = (id: number): Field => ((id % PER_THING) >> 18) as Field;

export const wordCountOf = (id: number): number => (id % PER_THING) & MAX_WORDS;
