/** The parser's refusal in other words: the place, the alternatives, and a suggestion. */
import { type ServiceError, quote } from '../../errors.js';
import { KNOWN_PREFIXES, editsBetween, namesFor } from '../../rdf/index.js';
import { bracketAdvice } from './brackets.js';
import { expectedAt } from './expectations.js';
import { UnknownPrefix, failureOf } from './parse-failure.js';
import { failurePointOf, type FailurePoint } from './failure-point.js';
import { breachOf } from './rule-breaches.js';
import { syntaxError, type SyntaxProblem } from './syntax-problem.js';

/** Most alternatives in a message; the error's details have all. */
const MAX_EXPECTED = 8;

/**
 * The error for a query or update that could not be parsed. Its details have `line` and `column`,
 * counted from 1, and as far as known `expected`, a list, `found` and `suggestion`.
 */
export function toSyntaxError(text: string, thrown: unknown, baseIri: string): ServiceError {
  return syntaxError(text, problemOf(text, thrown, baseIri), thrown);
}

function problemOf(text: string, thrown: unknown, baseIri: string): SyntaxProblem {
  const failure = failureOf(text, thrown);
  if (failure instanceof UnknownPrefix) return unknownPrefix(text, failure, baseIri);
  if (Number.isNaN(failure.offset)) return breachOf(text, failure.message, baseIri);
  const place = failurePointOf(text, failure, baseIri);
  const unclosed = unclosedString(place);
  if (unclosed) return unclosed;
  const expected = expectedAt(place);
  const found = place.isEnd ? 'the end of the text' : quote(place.found ?? '');
  const what = `${expected.length > 0 ? `expected ${listed(expected)}, ` : ''}found ${found}`;
  return {
    offset: place.offset,
    what,
    expected,
    found: place.found ?? '',
    suggestion: suggestionAt(place, expected),
  };
}

/** Brackets far into a long text are not looked for: each check parses the text up to there. */
const MAX_ADVISED_OFFSET = 20_000;
/** Words of more edits are other words. */
const MAX_EDITS = 2;

/** What is wrong with the brackets, or the keyword that a word is nearly. */
function suggestionAt(place: FailurePoint, expected: readonly string[]): string | undefined {
  if (place.offset > MAX_ADVISED_OFFSET) return undefined;
  const word = place.found?.toUpperCase() ?? '';
  const similar = expected.find(
    (each) =>
      /^[A-Z]{4,}$/.test(each) &&
      Math.abs(each.length - word.length) <= MAX_EDITS &&
      editsBetween(word, each) <= MAX_EDITS,
  );
  return similar ? `Did you mean ${similar}?` : bracketAdvice(place);
}

function unclosedString({ text, offset, after }: FailurePoint): SyntaxProblem | undefined {
  const sign = /^["']/.exec(after)?.[0];
  if (sign === undefined) return undefined;
  // The first two of three make an empty string, and nothing fits after it.
  const isLong = text.slice(offset - 2, offset + 1) === sign.repeat(3);
  const mark = isLong ? sign.repeat(3) : sign;
  return {
    offset: isLong ? offset - 2 : offset,
    what: `this string has no end: expected ${mark}${isLong ? '' : ' on the same line'}`,
    expected: [mark],
    suggestion: isLong
      ? `Put ${mark} at its end`
      : `Put ${mark} at its end, or ${mark.repeat(3)} at both ends if it has several lines. ` +
        `Inside it, write \\${mark} for ${mark}, and \\\\ for \\`,
  };
}

function unknownPrefix(
  text: string,
  { prefix, offset }: UnknownPrefix,
  baseIri: string,
): SyntaxProblem {
  const what = `the prefix "${prefix}:" is not declared`;
  const iri = /^(?:https?|urn|mailto):[^\s<>"{}|\\^`]*[^\s<>"{}|\\^`.;,)]/.exec(
    text.slice(offset),
  )?.[0];
  if (iri && `${prefix}:` !== iri && /^(?:https?:\/\/|urn:|mailto:)/.test(iri))
    return { offset, what, found: iri, suggestion: `Put an IRI between < and >: <${iri}>` };
  const known = prefix === 'og' ? namesFor(baseIri).ontologyIri : KNOWN_PREFIXES[prefix];
  const declared = [...text.matchAll(/\bPREFIX\s+([^\s:<]*):/gi)].map(([, name = '']) => name);
  const similar = declared.find(
    (each) => prefix.length > 1 && editsBetween(prefix.toLowerCase(), each.toLowerCase()) <= 1,
  );
  const suggestion = known
    ? `Add "PREFIX ${prefix}: <${known}>" at the top`
    : similar
      ? `Did you mean ${similar}:?`
      : `Declare it with "PREFIX ${prefix}: <…>" at the top`;
  return { offset, what, found: `${prefix}:`, suggestion };
}

function listed(kinds: readonly string[]): string {
  const shown = kinds.length > MAX_EXPECTED ? [...kinds.slice(0, MAX_EXPECTED), '…'] : kinds;
  const [first = '', ...others] = shown;
  const last = others.pop();
  return last === undefined ? first : `${[first, ...others].join(', ')} or ${last}`;
}
