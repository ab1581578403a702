/** The words with which questions begin. */
import { build, either, maybe, phrase, seq, word, type Parser } from './parsing.js';

/** `be`, also in `what's`. */
export const BE = word('is', 'are', 'was', 'were', "'s");
/** `which` before a noun. */
export const WHICH = either(word('which', 'what'), phrase('which (one)? of (all)? the'));

/** A phrase after `be`: `is the seat of ODIHR`. */
export const withBe = <T>(part: Parser<T>): Parser<T> => build(seq(BE, part), ([, each]) => [each]);

/** `What are`, before a description; or nothing. */
export const opening = maybe(seq(word('what', 'which', 'who'), BE));
