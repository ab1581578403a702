/** The tables of rows in `words/`, and the classes of words in their patterns: `<event>`. */
import { SIGN_CLASSES } from '../names/masked-sentence.js';
import { ROLE_MODIFIERS } from '../names/role-words.js';
import { alternation, compile, type Pattern, spellOut } from '../names/slots.js';
import { readWords } from '../names/words.js';
import { NUMBER } from './numbers.js';
import { participlesBut, ROLE_TABLE, VERB_CLASSES } from './verbs.js';

export { ROLE_TABLE } from './verbs.js';

/** A pattern for one kind of facts. */
export interface Row {
  readonly name: string;
  readonly pattern: Pattern;
  readonly confidence: number;
}

/** The form of a file with rows. */
interface Table {
  readonly rows: readonly { readonly pattern: string }[];
  readonly classes: Readonly<Record<string, string>>;
}

const TABLES = {
  people: readWords('people') as Table,
  places: readWords('places') as Table,
  numbers: readWords('numbers') as Table,
  dates: readWords('dates') as Table,
  projects: readWords('projects') as Table,
  clauses: readWords('clauses') as Table,
  events: readWords('events') as Table,
  status: readWords('status') as Table,
  formats: readWords('formats') as Table,
};

/** `by`, unless another participle before it takes the agent: `held in Osh and attended by`. */
const BY = `(?<!\\bnot )(?<!\\b(?:${participlesBut('organize', 'hold', 'manage', 'give money', 'give help')}) )by`;

const CLASSES = apart(
  VERB_CLASSES,
  ROLE_TABLE.classes,
  ...Object.values(TABLES).map(({ classes }) => classes),
  { number: NUMBER, 'role modifier': [...ROLE_MODIFIERS].join('|'), by: BY },
);

/** All classes. @throws TypeError where two have one name. */
function apart(...tables: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const all = tables.flatMap((table) => Object.entries(table));
  const classes = Object.fromEntries(all);
  const twice = all.find(([name, source]) => classes[name] !== source);
  if (twice) throw new TypeError(`Two classes of words are called “${twice[0]}”.`);
  return classes;
}

/** The classes as sources of regular expressions, each in a group of its own. */
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  ...SIGN_CLASSES,
  ...Object.fromEntries(
    Object.entries(CLASSES).map(([name, source]) => [name, alternation(source)]),
  ),
};

/** A pattern's source with all words of its classes. */
export const spelled = (pattern: string): string => spellOut(pattern, WORD_CLASSES);

/** The rows of one kind of facts, in order; each pattern may get something around it. */
export const rowsOf = (
  kind: keyof typeof TABLES,
  around = (pattern: string): string => pattern,
): readonly Pick<Row, 'pattern'>[] =>
  TABLES[kind].rows.map((row) => ({ ...row, pattern: compile(around(row.pattern), WORD_CLASSES) }));

/** An expression with classes of words. */
export const regexp = (pattern: string, flags = pattern.includes('\\p{') ? 'u' : ''): RegExp =>
  new RegExp(spelled(pattern), flags);
