/** Rules beyond the grammar (SPARQL 1.2 §19.8 notes), and breaches of them. */
import { readUnchecked } from './grammar.js';
import { withoutStringsAndComments } from './query-text.js';
import { selectBreachIn } from './select-rules.js';
import type { SyntaxProblem } from './syntax-problem.js';

/** A rule by the parser's message. */
interface Rule {
  readonly message: RegExp;
  /** In the text without strings and comments. The first group of `message` is the name. */
  readonly place: (name: string) => RegExp;
  readonly what: (name: string) => string;
  readonly suggestion?: string;
}

const AGGREGATE = String.raw`\b(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(`;
const SUB_QUERY = '{ SELECT ?x (COUNT(*) AS ?n) WHERE { … } GROUP BY ?x }';
/** The first characters of a name find its place; a pattern cannot have many more. */
const MOST_CHARACTERS = 500;
const whole = (name: string, end: string): string =>
  name.length > MOST_CHARACTERS ? name.slice(0, MOST_CHARACTERS) : name + end;
/** What comes after something else; looked for first, as looking back takes as long as the text. */
const after = (before: string, what: string, flags: string): RegExp =>
  new RegExp(`(?=${what})(?<=${before})`, flags);
const variable = (name: string): string => `[?$]${whole(name, '(?![\\p{L}\\p{N}_])')}`;
/** Where a variable comes after something else. */
export const variableAfter = (before: string, name: string): RegExp =>
  after(before, variable(name), 'iu');

const RULES: readonly Rule[] = [
  {
    message: /^Variable (\S+) used more than once in SELECT clause$/,
    place: (name) => after(`${variable(name)}[^{}]*`, variable(name), 'u'),
    what: (name) => `SELECT names ?${name} twice`,
    suggestion: 'Give one of them another name',
  },
  {
    message: /^Variable used to bind is already bound \(\?(\S+)\)$/,
    place: (name) => variableAfter(`${variable(name)}[^]*?\\bAS\\s+`, name),
    what: (name) => `BIND gives a value to ?${name}, which already has one`,
    suggestion: 'Choose another name after AS, or compare the two in a FILTER',
  },
  {
    message: /^Target id of 'AS' \(\?(\S+)\) already used in subquery$/,
    place: (name) => variableAfter('\\bAS\\s+', name),
    what: (name) => `the sub-query already gives ?${name}`,
    suggestion: 'Choose another name after AS',
  },
  {
    message: /^Number of dataBlockValues does not match/,
    place: () => /\bVALUES\b/i,
    what: () => 'a row of VALUES does not have one value for each variable',
    suggestion:
      'Give each row a value, or UNDEF, for each variable: VALUES (?x ?y) { (1 2) (3 UNDEF) }',
  },
  {
    message: /^Aggregates are only allowed in/,
    place: () => after('\\{[^]*', AGGREGATE, 'i'),
    what: () => 'an aggregate cannot be used in a pattern',
    suggestion:
      'Use aggregates in SELECT, HAVING and ORDER BY. To use their values in a pattern, write a ' +
      `sub-query: ${SUB_QUERY}`,
  },
  {
    message: /^An aggregate function is not allowed within/,
    place: () => after(`${AGGREGATE}[^]*?`, AGGREGATE, 'i'),
    what: () => 'an aggregate cannot be used inside another',
    suggestion: `Compute the inner one in a sub-query: ${SUB_QUERY}`,
  },
  {
    message: /^Detected reuse of blank node across two different basic graph patterns \(_:(\S+)\)$/,
    place: (name) => after(`_:${whole(name, '\\b')}[^]*`, `_:${whole(name, '\\b')}`, ''),
    what: (name) => `the blank node _:${name} is used in two groups`,
    suggestion: 'Use a variable, which can be used anywhere',
  },
  {
    message: /^Detected reuse blank node across different INSERT DATA/,
    place: () => /_:\S+(?=[^]*$)/,
    what: () =>
      'one blank node label is used in two INSERT DATA of one request, which would make two nodes',
    suggestion: 'Put both in one INSERT DATA',
  },
  {
    message: /blank ?nodes? (?:are not allowed|in current parse mode)/i,
    place: () => /_:\S+|\[/,
    what: () => 'a blank node cannot be used here',
    suggestion: 'Use a variable in a pattern, or an IRI',
  },
  {
    message: /^Note 17 violation$/,
    place: () => /\{\||~/,
    what: () => 'an annotation cannot follow a path',
    suggestion: 'Annotate a triple with a single predicate',
  },
  {
    message: /^language direction/,
    place: () => /@[\w-]+--\w*/,
    what: () => 'the direction of a text must be "ltr" or "rtl"',
    suggestion: 'Write "…"@en--ltr or "…"@ar--rtl',
  },
  {
    message: /surrogate/,
    place: () => /\\[uU]/,
    what: () => 'a code point between D800 and DFFF is not a character',
  },
  {
    message: /^<([^]*)> is not an IRI$/,
    place: () => /(?!)/,
    what: (name) => `<${name}> is not an IRI`,
    suggestion:
      'Between < and >, write an IRI with a scheme such as https:, or a reference that is ' +
      'resolved against BASE. A port after the host must be a number',
  },
  {
    message: /^DISTINCT implies/,
    place: () => /\(\s*DISTINCT\b/i,
    what: () => 'DISTINCT cannot be used in this function',
    suggestion: 'Use DISTINCT in aggregates: COUNT(DISTINCT ?x)',
  },
];

/** The problem behind the parser's message for a text that fits the grammar. */
export function breachOf(text: string, message: string, baseIri: string): SyntaxProblem {
  const ofSelect = selectBreachOf(text, baseIri);
  if (ofSelect) return ofSelect;
  for (const { message: pattern, place, what, suggestion } of RULES) {
    const match = pattern.exec(message);
    if (!match) continue;
    const name = match[1] ?? '';
    const blanked = withoutStringsAndComments(text);
    return {
      offset: Math.max(
        place(name).exec(blanked)?.index ?? (name === '' ? 0 : text.indexOf(name)),
        0,
      ),
      what: what(name),
      suggestion,
    };
  }
  const [firstLine = ''] = message.split('\n', 1);
  return { offset: 0, what: firstLine.replace(/\.$/, '') };
}

/** Undefined unless SELECT beside GROUP BY and aggregates is the only fault. */
export function selectBreachOf(text: string, baseIri: string): SyntaxProblem | undefined {
  try {
    const breach = selectBreachIn(readUnchecked(text, baseIri));
    return breach && { ...breach, offset: breach.offset ?? 0 };
  } catch {
    // Something else is wrong and reported elsewhere.
    return undefined;
  }
}
