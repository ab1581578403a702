/** Punctuation: dots, commas, operators, quotation marks, and IRI delimiters. */
import { instead, toSlip, type Slip, type SurroundedSlip } from './slip.js';

/** From SELECT up to the pattern. */
const IN_SELECT = /\bSELECT\b[^{}]*$/i;
const IN_GROUP_OR_ORDER = /\b(?:GROUP|ORDER)\s+BY\b[^{}]*$/i;
const IN_PROLOGUE = /\b(?:PREFIX|BASE)\b[^{}]*$/i;
const AFTER_TERM = /(?:[\p{L}\p{N}_)\]]|\s)$/u;
const TERM = /^(?:[?$<"'_[\d]|[\p{L}][\p{L}\p{N}_-]*:|:)/u;

const TABLE: readonly SurroundedSlip[] = [
  {
    name: '== for =',
    before: /=\s*$/,
    at: /^=/,
    remedy: (place) => instead(place, 1, ' ', 'To test equality, use a single ='),
  },
  {
    name: '<> for !=',
    at: /^<>/,
    remedy: (place) => instead(place, 2, '!=', 'To test whether two values differ, use !='),
  },
  {
    name: '& for &&',
    at: /^&(?!&)/,
    remedy: (place) => instead(place, 1, '&&', 'To require both conditions, use &&'),
  },
  {
    name: '| for ||',
    at: /^\|(?!\|)/,
    remedy: (place) => instead(place, 1, '||', 'To require either condition, use ||'),
  },
  {
    name: 'a comma between variables of SELECT',
    before: IN_SELECT,
    at: /^,/,
    remedy: (place) =>
      instead(place, 1, ' ', 'Separate the variables of SELECT by spaces, not commas'),
  },
  {
    name: 'a comma in GROUP BY or ORDER BY',
    before: IN_GROUP_OR_ORDER,
    at: /^,/,
    remedy: (place) =>
      instead(place, 1, ' ', 'Separate the keys of GROUP BY and ORDER BY with spaces, not commas'),
  },
  {
    name: 'LIMIT with two numbers',
    before: /\bLIMIT\s+(\d+)\s*$/i,
    at: /^,\s*(\d+)/,
    remedy: (_, { 1: offset }, { 1: limit }) => ({
      advice: `To skip rows, use OFFSET: LIMIT ${limit} OFFSET ${offset}`,
    }),
  },
  {
    name: 'a dot after PREFIX',
    before: IN_PROLOGUE,
    at: /^\./,
    remedy: (place) => instead(place, 1, ' ', 'PREFIX and BASE end without a dot'),
  },
  {
    name: '@prefix',
    at: /^@(prefix|base)\b/i,
    remedy: (place, _, { 0: written, 1: keyword = '' }) =>
      instead(
        place,
        written.length,
        keyword.toUpperCase(),
        `In SPARQL, write ${keyword.toUpperCase()} without @ and without a dot at the end`,
      ),
  },
  {
    name: 'an operator without a value behind it',
    before: /(&&|\|\||[<>!]?=|[<>+*/-])\s*$/,
    at: /^[)}\]]/,
    remedy: (_, { 1: operator }) => ({ advice: `A value is missing after "${operator}"` }),
  },
  {
    name: 'a dot too many',
    before: /\.\s*$/,
    at: /^\./,
    remedy: (place) => instead(place, 1, ' ', 'One dot between two triples is enough'),
  },
  {
    name: 'a triple without object',
    at: /^[}.;,\])]/,
    remedy: (place) =>
      place.accepts('"x"') && place.accepts('_:x') && !place.accepts('FILTER')
        ? { advice: 'The triple has no object' }
        : undefined,
  },
  {
    name: 'a triple without predicate',
    at: /^[}.;,\])]/,
    remedy: (place) =>
      place.accepts('^') && place.accepts('?x') && !place.accepts('"x"')
        ? { advice: 'The triple has no predicate and no object' }
        : undefined,
  },
  {
    name: 'a semicolon after the query',
    before: /[}\w]\s*$/,
    at: /^;\s*$/,
    remedy: (place) => instead(place, 1, ' ', 'A query ends without a semicolon'),
  },
  {
    name: 'an IRI without < and >',
    at: /^(?:https?:\/\/|urn:|mailto:)[^\s<>"{}|\\^`]*[^\s<>"{}|\\^`.;,)]/,
    remedy: (place, _, { 0: iri }) =>
      instead(place, iri.length, `<${iri}>`, `Put an IRI between < and >: <${iri}>`),
  },
  {
    name: 'an IRI with a blank in it',
    at: /^<[^<>"{}|\\^`\n?$]*\s[^<>"{}|\\^`\n?$]*>/,
    remedy: (place, _, { 0: iri }) =>
      instead(
        place,
        iri.length,
        iri.replaceAll(/\s/g, '%20'),
        'An IRI has no spaces. Write a space as %20',
      ),
  },
  {
    name: 'a comparison that looks like an IRI',
    at: /^<[^>\s]*[?$"&|=][^>\s]*>/,
    remedy: (place) =>
      instead(place, 1, '< ', 'Text between < and > is read as an IRI. Put a space after <'),
  },
  {
    name: 'curly quotation marks',
    at: /^[“”„‟«»‘’]/,
    remedy: () => ({ advice: 'Put a text between straight quotation marks: "…"' }),
  },
  {
    name: 'a back quote',
    at: /^[`´]/,
    remedy: () => ({
      advice: 'Put a text between straight quotation marks: "…". Variables begin with ?',
    }),
  },
  {
    name: 'a dot that is missing between triples',
    before: AFTER_TERM,
    at: TERM,
    remedy: (place) =>
      place.accepts('.') && place.accepts(';')
        ? instead(
            place,
            0,
            '. ',
            'If a new triple begins here, put "." before it. For the same subject, put ";". ' +
              'For the same subject and predicate, put ","',
          )
        : undefined,
  },
];

export const SIGN_SLIPS: readonly Slip[] = TABLE.map(toSlip);
