/** The words with which questions and requests begin. */
import { build, either, maybe, phrase, seq, word, type Parser } from './parsing.js';

/** `be`, also in `what's`. */
export const BE = word('is', 'are', 'was', 'were', "'s");

/** `which` before a noun. */
export const WHICH = either(word('which', 'what'), phrase('which (one)? of (all)? the'));

/** `show me`, `I am looking for`, `could you list`. */
export const request = seq(
  maybe(phrase('can you', 'could you', 'can i', 'could i', 'would you', 'let me', 'i want to')),
  either(
    word('show', 'list', 'give', 'find', 'name', 'display', 'get', 'enumerate', 'see', 'tell'),
    phrase('i am looking for', 'we are looking for', "i 'm looking for", "i ' m looking for"),
  ),
  maybe(word('me', 'us')),
);

/** A phrase after or, in an indirect question, before `be`: `is the seat of ODIHR`, `it is`. */
export const withBe = <T>(part: Parser<T>): Parser<T> => build(seq(BE, part), ([, each]) => [each]);

/** A request or `what are`, before the description; or nothing. */
export const opening = maybe(seq(word('what', 'which', 'who'), BE));
