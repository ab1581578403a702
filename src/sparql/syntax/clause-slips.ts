/** Clauses from other languages, or in the wrong order. */
import type { FailurePoint } from './failure-point.js';
import { instead, toSlip, type Remedy, type Slip, type SurroundedSlip } from './slip.js';

const IN_SELECT = /\bSELECT\b[^{}]*$/i;
const AGGREGATE = '(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)';

/** The clauses after a pattern in order. */
const CLAUSES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['FROM', /\bFROM\b/i],
  ['WHERE', /\bWHERE\b/i],
  ['GROUP BY', /\bGROUP\s+BY\b/i],
  ['HAVING', /\bHAVING\b/i],
  ['ORDER BY', /\bORDER\s+BY\b/i],
  ['LIMIT', /\bLIMIT\b/i],
  ['OFFSET', /\bOFFSET\b/i],
  ['VALUES', /\bVALUES\b/i],
];

/** From an opening bracket to its closing one, both included; undefined when none does. */
function bracketed(text: string): string | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1;
    if (depth === 0) return text.slice(0, index + 1);
  }
  return undefined;
}

/** The variables that SELECT names, outside brackets. */
function selected(place: FailurePoint): string[] {
  const clause = /\bSELECT\b([^{}]*)/i.exec(place.blanked)?.[1] ?? '';
  return clause.replaceAll(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '').match(/[?$]\w+/g) ?? [];
}

/** After a condition: the end of its line, its dot, its brace, or the next clause. */
const CONDITION_END = String.raw`\s*(?:\.?\s*(?:\n|\}|$)|\b(?:${[
  'ORDER',
  'LIMIT',
  'OFFSET',
  'GROUP',
  'OPTIONAL',
  'FILTER',
  'BIND',
].join('|')})\b)`;
const CONDITION = new RegExp(String.raw`^[^\n{}]*?(?=${CONDITION_END})`, 'i');

/** Puts brackets around the rest of the line, up to its dot or brace. */
function inBrackets(place: FailurePoint, advice: string): Remedy {
  const condition = CONDITION.exec(place.after)?.[0] ?? '';
  return condition === ''
    ? { advice }
    : instead(place, condition.length, `(${condition})`, `${advice}: (${condition})`);
}

const inBraces = (keyword: string, name: string): string =>
  `Put the pattern of ${keyword} in braces: ${keyword}${name} { … }`;

const TABLE: readonly SurroundedSlip[] = [
  {
    name: 'an aggregate in SELECT without brackets',
    before: IN_SELECT,
    at: new RegExp(`^${AGGREGATE}\\s*\\(`, 'i'),
    remedy: (place) => {
      const call = bracketed(place.after);
      if (!call) return undefined;
      const alias = /^\s*AS\s+[?$]\w+/i.exec(place.after.slice(call.length))?.[0];
      const whole = `(${call} AS ${alias?.trim().split(/\s+/)[1] ?? '?value'})`;
      return instead(
        place,
        call.length + (alias?.length ?? 0),
        whole,
        `Put a computed value of SELECT in brackets, with a name: ${whole}`,
      );
    },
  },
  {
    name: 'AS in SELECT without brackets',
    before: /\bSELECT\b[^{}]*?([?$]\w+)\s*$/i,
    at: /^AS\s+([?$]\w+)/i,
    remedy: (place, { 1: variable = '' }, { 0: written, 1: name = '' }) => {
      const start = place.before.lastIndexOf(variable);
      const whole = `(${variable} AS ${name})`;
      return {
        advice: `Put a renamed variable of SELECT in brackets: ${whole}`,
        edit: { offset: start, length: place.offset + written.length - start, text: whole },
      };
    },
  },
  {
    name: 'a value in SELECT or BIND without AS',
    before: /(?:\bSELECT\b[^{}]*|\bBIND\s*\([^{}]*)$/i,
    at: /^(?:\)|([?$]\w+)\s*\))/,
    remedy: (place, _, { 1: variable }) =>
      place.accepts('AS ?x')
        ? instead(
            place,
            0,
            variable === undefined ? ' AS ?value' : 'AS ',
            `The value needs a name: (… AS ${variable ?? '?value'})`,
          )
        : undefined,
  },
  {
    name: 'FILTER without brackets',
    before: /\bFILTER\s*$/i,
    remedy: (place) => inBrackets(place, 'Put the condition of FILTER in brackets'),
  },
  {
    name: 'FILTER that goes on behind its brackets',
    before: /\bFILTER\s*\([^{}]*\)\s*$/i,
    at: /^(?:&&|\|\||[=<>!+*/-])/,
    remedy: () => ({
      advice: 'Put the whole condition of FILTER in one pair of brackets: FILTER (… && …)',
    }),
  },
  {
    name: 'HAVING without brackets',
    before: /\bHAVING\s*$/i,
    remedy: (place) => inBrackets(place, 'Put the condition of HAVING in brackets'),
  },
  {
    name: 'HAVING that goes on behind its brackets',
    before: new RegExp(`\\bHAVING\\s+(${AGGREGATE}\\s*\\([^()]*\\)\\s*|[?$]\\w+\\s*)$`, 'i'),
    at: /^[=<>!]/,
    remedy: () => ({
      advice: 'Put the condition of HAVING in brackets: HAVING (COUNT(?x) > 1)',
    }),
  },
  {
    name: 'BIND without brackets',
    before: /\bBIND\s*$/i,
    at: /^[^(]/,
    remedy: () => ({ advice: 'BIND needs brackets: BIND (?x + 1 AS ?y)' }),
  },
  {
    name: 'a pattern without braces',
    before: /\b(WHERE|OPTIONAL|MINUS|UNION|EXISTS|LATERAL)\s*$/i,
    at: /^[^{\s]/,
    remedy: (_, { 1: keyword = '' }) => ({
      advice: inBraces(keyword.toUpperCase(), ''),
    }),
  },
  {
    name: 'GRAPH or SERVICE without braces',
    before: /\b(GRAPH|SERVICE)\s+(?:SILENT\s+)?\S*\s*$/i,
    at: /^[^{\s]/,
    remedy: (place, { 1: keyword = '' }) =>
      place.accepts('{')
        ? {
            advice: inBraces(keyword.toUpperCase(), ' …'),
          }
        : undefined,
  },
  {
    name: 'UNION of patterns without braces',
    at: /^UNION\b/i,
    remedy: () => ({ advice: 'Put both sides of UNION in braces: { … } UNION { … }' }),
  },
  {
    name: 'a direction behind what ORDER BY orders by',
    before: /\bORDER\s+BY\b[^{}]*?([?$]\w+)\s+(ASC|DESC)\s*$/i,
    remedy: (_, { 1: variable = '', 2: direction = '' }) => ({
      advice: `Put the direction first: ${direction.toUpperCase()}(${variable})`,
    }),
  },
  {
    name: 'an aggregate without brackets',
    before: new RegExp(`\\b(${AGGREGATE})\\s*$`, 'i'),
    at: /^(?:DISTINCT\s+)?[?$*]\w*/i,
    remedy: (place, { 1: aggregate = '' }, { 0: what }) =>
      instead(
        place,
        what.length,
        `(${what})`,
        `Put the argument of an aggregate in brackets: ${aggregate.toUpperCase()}(${what})`,
      ),
  },
  {
    name: 'IN without brackets',
    before: /\bIN\s*$/i,
    at: /^[^(]/,
    remedy: () => ({ advice: 'Put the values of IN in brackets: ?x IN (1, 2)' }),
  },
  {
    name: 'GROUP BY without a variable',
    before: /\bGROUP\s+BY\s*$/i,
    remedy: (place) => {
      const keys = selected(place).join(' ') || '?x';
      return { advice: `GROUP BY needs a variable or an expression: GROUP BY ${keys}` };
    },
  },
  {
    name: 'ORDER BY without a variable',
    before: /\bORDER\s+BY\s*$/i,
    remedy: (place) => ({
      advice: `ORDER BY needs a variable or an expression: ORDER BY ${selected(place)[0] ?? '?x'}`,
    }),
  },
  {
    name: 'GROUP or ORDER without BY',
    before: /\b(GROUP|ORDER)\s*$/i,
    at: /^(?!BY\b)/i,
    remedy: (place, { 1: keyword = '' }) =>
      instead(place, 0, 'BY ', `Write ${keyword.toUpperCase()} BY`),
  },
  {
    name: 'LIMIT without a number',
    before: /\b(LIMIT|OFFSET)\s*$/i,
    remedy: (_, { 1: keyword = '' }) => ({
      advice: `${keyword.toUpperCase()} needs a whole number: ${keyword.toUpperCase()} 10`,
    }),
  },
  {
    name: 'PREFIX without a colon',
    before: /\bPREFIX\s+$/i,
    at: /^([\p{L}][\p{L}\p{N}_-]*)\s*(?=<)/u,
    remedy: (place, _, { 0: written, 1: prefix = '' }) =>
      instead(
        place,
        written.length,
        `${prefix}: `,
        `Declare a prefix with a colon: PREFIX ${prefix}: <…>`,
      ),
  },
  {
    name: 'a clause in the wrong place',
    at: /^(?:FROM|WHERE|GROUP|HAVING|ORDER|LIMIT|OFFSET)\b/i,
    remedy: (place) => {
      const own = CLAUSES.find(([, pattern]) => pattern.exec(place.after)?.index === 0);
      if (!own) return undefined;
      const behind = place.before.slice(place.before.lastIndexOf('}') + 1);
      const later = CLAUSES.slice(CLAUSES.indexOf(own) + 1).find(([, pattern]) =>
        pattern.test(behind),
      );
      return later && { advice: `${own[0]} goes before ${later[0]}` };
    },
  },
  {
    name: 'a clause before the pattern',
    before: IN_SELECT,
    at: /^(?:GROUP|HAVING|ORDER|LIMIT|OFFSET)\b/i,
    remedy: (_, __, { 0: clause }) => ({
      advice:
        `${clause.toUpperCase()} goes after the pattern: ` +
        `SELECT … WHERE { … } ${clause.toUpperCase()} …`,
    }),
  },
  {
    name: 'a second pattern',
    before: /\}[^{}]*$/,
    at: /^(?:WHERE\b|\{)/i,
    remedy: (place) =>
      place.accepts('LIMIT 1')
        ? { advice: 'A query has one pattern. Put all conditions in the same braces' }
        : undefined,
  },
  {
    name: 'SELECT within a pattern without braces',
    at: /^SELECT\b/i,
    remedy: () => ({
      advice: 'Put a query inside a pattern in its own braces: { SELECT … WHERE { … } }',
    }),
  },
];

export const CLAUSE_SLIPS: readonly Slip[] = TABLE.map(toSlip);
