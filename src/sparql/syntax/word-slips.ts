/** Words that SPARQL does not have, and likely corrections. */
import { editsBetween } from '../../rdf/index.js';
import { WORDS } from './grammar.js';
import type { FailurePoint } from './failure-point.js';
import { instead, toSlip, type Slip, type SurroundedSlip } from './slip.js';

/** Words of other languages, with SPARQL's equivalents. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  LENGTH: 'STRLEN',
  LEN: 'STRLEN',
  SUBSTRING: 'SUBSTR',
  MID: 'SUBSTR',
  LOWER: 'LCASE',
  TOLOWER: 'LCASE',
  UPPER: 'UCASE',
  TOUPPER: 'UCASE',
  STARTSWITH: 'STRSTARTS',
  ENDSWITH: 'STRENDS',
  AVERAGE: 'AVG',
  MEAN: 'AVG',
  TOTAL: 'SUM',
  IFNULL: 'COALESCE',
  NVL: 'COALESCE',
  ISNULL: '!BOUND',
  TOSTRING: 'STR',
  STRING: 'STR',
  CONCATENATE: 'CONCAT',
  GETDATE: 'NOW',
  MATCH: 'REGEX',
  MATCHES: 'REGEX',
  EXCEPT: 'MINUS',
  SORT: 'ORDER',
  SKIP: 'OFFSET',
};

/** The most similar word that the grammar accepts here; undefined when none is similar. */
function nearestWord(place: FailurePoint, word: string): string | undefined {
  const upper = word.toUpperCase();
  const mostChanges = upper.length < 4 ? 1 : 2;
  const near = WORDS.map((candidate) => ({
    candidate,
    changes: editsBetween(upper, candidate.toUpperCase()),
  }))
    .filter(
      ({ candidate, changes }) =>
        changes <= Math.min(mostChanges, candidate.length / 2) ||
        isBeginning(candidate.toUpperCase(), upper),
    )
    .sort((left, right) => left.changes - right.changes);
  return near.find(({ candidate }) => place.accepts(candidate))?.candidate;
}

/** Whether one word begins with the other, like STRLENGTH with STRLEN. */
function isBeginning(one: string, other: string): boolean {
  return (
    Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one))
  );
}

const OPERATORS: readonly SurroundedSlip[] = [
  {
    name: 'AND for &&',
    at: /^and\b/i,
    remedy: (place) => instead(place, 3, '&&', 'To require both conditions, use &&'),
  },
  {
    name: 'OR for ||',
    at: /^or\b/i,
    remedy: (place) => instead(place, 2, '||', 'To require either condition, use ||'),
  },
  {
    name: 'NOT for !',
    at: /^not\b(?!\s+(?:in|exists)\b)/i,
    remedy: (place) => instead(place, 3, '!', 'To negate a condition, write !(…)'),
  },
  {
    name: 'IS NULL for !BOUND',
    before: /([?$]\w+)\s*$/,
    at: /^is\s+(not\s+)?null\b/i,
    remedy: (place, { 0: written, 1: variable = '' }, { 0: test, 1: isNot }) => {
      const bound = `${isNot ? '' : '!'}BOUND(${variable})`;
      return {
        advice: `To test whether a variable has a value, use ${bound}`,
        edit: {
          offset: place.offset - written.length,
          length: written.length + test.length,
          text: bound,
        },
      };
    },
  },
  {
    name: 'LIKE',
    at: /^i?like\b/i,
    remedy: () => ({
      advice:
        'SPARQL has no LIKE. To find part of a text, use CONTAINS(?x, "part") or ' +
        'REGEX(?x, "pattern", "i")',
    }),
  },
  {
    name: 'BETWEEN',
    at: /^between\b/i,
    remedy: () => ({ advice: 'SPARQL has no BETWEEN. Write ?x >= 1 && ?x <= 10' }),
  },
  {
    name: 'TOP for LIMIT',
    at: /^(?:top|first)\b/i,
    remedy: () => ({ advice: 'To limit the number of rows, end the query with LIMIT 10' }),
  },
];

/** A longer word is no forgotten sign. */
const MOST_CHARACTERS = 100;

export const WORD_SLIPS: readonly Slip[] = [
  ...OPERATORS.map(toSlip),
  {
    name: 'a variable without ?',
    find: (place) => {
      const word = wordAt(place);
      // A name that is a variable elsewhere was meant to be one here.
      return word !== undefined &&
        word.length < MOST_CHARACTERS &&
        new RegExp(`[?$]${word}(?![\\p{L}\\p{N}_])`, 'u').test(place.blanked) &&
        place.accepts('?x')
        ? instead(place, word.length, `?${word}`, `Did you mean the variable ?${word}?`)
        : undefined;
    },
  },
  {
    name: 'a word of another language',
    find: (place) => {
      const word = wordAt(place);
      const ours = word && ELSEWHERE[word.toUpperCase()];
      return ours ? { advice: `In SPARQL, ${word.toUpperCase()} is called ${ours}` } : undefined;
    },
  },
  {
    name: 'a misspelt word',
    find: (place) => {
      const word = wordAt(place);
      const nearest = word && nearestWord(place, word);
      return nearest ? instead(place, word.length, nearest, `Did you mean ${nearest}?`) : undefined;
    },
  },
  {
    name: 'an unknown function',
    find: (place) => {
      const word = wordAt(place);
      return word !== undefined &&
        /^\s*\(/.test(place.after.slice(word.length)) &&
        place.accepts('STR')
        ? {
            advice:
              `SPARQL has no function ${word}. Name other functions by an IRI or a prefixed ` +
              'name, such as xsd:date(?x)',
          }
        : undefined;
    },
  },
  {
    name: 'a name without ? or prefix',
    find: (place) => {
      const word = wordAt(place);
      return word !== undefined && !/^\d/.test(word) && place.accepts('?x')
        ? instead(
            place,
            word.length,
            `?${word}`,
            `Write a variable as ?${word}, and a text as "${word}"`,
          )
        : undefined;
    },
  },
];

/** The word at the place, if SPARQL has none like it. */
function wordAt({ found, after }: FailurePoint): string | undefined {
  const word = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(after)?.[0];
  // A word may begin with one of SPARQL's, as GROUPCONCAT does; so may a prefixed name.
  return word !== undefined &&
    found !== undefined &&
    word.startsWith(found) &&
    !after.startsWith(':', word.length) &&
    !WORDS.includes(word.toUpperCase())
    ? word
    : undefined;
}
