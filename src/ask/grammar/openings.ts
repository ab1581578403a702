/** The words with which questions and requests begin. */
import { build, either, maybe, phrase, seq, word, type Parser } from './parsing.js';

export const BE = word('is', 'are', 'was', 'were');

/** `which` before a noun. */
export const WHICH = either(word('which', 'what'), phrase('which (one)? of (all)? the'));

/** `show me`, `list of`. */
export const request = seq(
  either(word('show', 'list', 'give', 'find', 'name'), phrase('list of')),
  maybe(word('me', 'us')),
);

/** `is the seat of ODIHR`. */
export const withBe = <T>(part: Parser<T>): Parser<T> => build(seq(BE, part), ([, each]) => [each]);

/** A request or `what are`, before the description; or nothing. */
export const opening = maybe(either<unknown>(request, seq(word('what', 'which', 'who'), BE)));
