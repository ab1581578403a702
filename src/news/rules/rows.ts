/**
 * The tables in `words/`: rows of patterns with named slots and vetoes, and the classes of words in
 * them (`<event>`). All families of facts have one compiler, one matcher and one scorer.
 */
import { SIGN_CLASSES, type SignedText, type ArticleSentence } from '../names/masked-sentence.js';

import type { Finder } from '../names/finder.js';
import { ROLE_MODIFIERS } from '../names/role-words.js';
import { alternation, compile, matchSlots, type SlotMatch, spellOut } from '../names/slots.js';
import { readWords } from '../names/words.js';
import { NUMBER } from './numbers.js';
import { participlesBut, ROLE_TABLE, VERB_CLASSES } from './verbs.js';

/** A pattern for facts of one kind. */
export interface Row {
  readonly name: string;
  readonly pattern: Finder;
  readonly confidence: number;
  /** A match does not count where all expressions of one of these fit around it. */
  readonly not: readonly Veto[];
}

/** Where an expression must fit: before a match, up to its end, in it, from its start on, after it. */
type Place = 'before' | 'through' | 'words' | 'from' | 'after';
type Veto = readonly (readonly [Place, RegExp])[];

/** A row as it is written, with the names of its vetoes and the fields of its family. */
interface Written extends Readonly<Record<string, unknown>> {
  readonly name?: string;
  readonly pattern?: string;
  readonly confidence?: number;
  readonly not?: readonly string[];
}

/** A form of rows, for those with its voice. */
interface Form extends Written {
  readonly voice?: string;
  readonly surer?: number;
}

/** The content of a file with rows; `forms` are by the key of the fields that they are filled with. */
export interface Table extends Readonly<Record<string, unknown>> {
  readonly forms?: Readonly<Record<string, readonly Form[]>>;
  readonly rows?: readonly Written[];
  readonly vetoes?: Readonly<Record<string, Readonly<Partial<Record<Place, string>>>>>;
  /** Vetoes of all rows. */
  readonly not?: readonly string[];
  readonly classes: Readonly<Record<string, string>>;
}

const FAMILIES = [
  ...['people', 'functions', 'places', 'numbers', 'dates'],
  ...['projects', 'clauses', 'events', 'status', 'formats'],
] as const;
type Family = (typeof FAMILIES)[number] | 'roles';

const TABLES = Object.fromEntries([
  ['roles', ROLE_TABLE],
  ...FAMILIES.map((name) => [name, readWords(name)]),
]) as Readonly<Record<Family, Table>>;

/** `by`, unless another participle before it takes the agent: `held in Osh and attended by`. */
const BY = `(?<!\\bnot )(?<!\\b(?:${participlesBut('organize', 'hold', 'manage', 'give money', 'give help')}) )by`;

/** The classes as sources of regular expressions, each in a group of its own. */
const CLASSES: Readonly<Record<string, string>> = {
  ...SIGN_CLASSES,
  ...apart([
    VERB_CLASSES,
    ...Object.values(TABLES).map(({ classes }) => classes),
    { number: NUMBER, 'role modifier': [...ROLE_MODIFIERS].join('|'), by: BY },
  ]),
};

/** All classes. @throws TypeError where two have one name. */
function apart(tables: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const classes: Record<string, string> = {};
  for (const [name, source] of tables.flatMap((table) => Object.entries(table))) {
    if (name in classes) throw new TypeError(`Two classes of words are called “${name}”.`);
    classes[name] = alternation(source);
  }
  return classes;
}

/** An expression with classes of words. */
export function regexp(pattern: string, flags = ''): RegExp {
  const source = spellOut(pattern, CLASSES);
  return new RegExp(source, source.includes('\\p{') ? `${flags}u` : flags);
}

/** The rows of a table: each of its forms, filled with the fields of each row; then the others. */
export function rowsOf(family: Family): readonly Row[] {
  const { forms = {}, rows = [], vetoes = {}, not: ofAll = [], ...others } = TABLES[family];
  const made = Object.entries(forms).flatMap(([key, all]) =>
    (others[key] as readonly Written[]).flatMap((fields) =>
      all
        .filter(({ voice }) => !voice || !fields.voice || voice === fields.voice)
        .map((form) => filled(form, fields)),
    ),
  );
  return [...made, ...rows].map((row) => ({
    ...row,
    pattern: compile(row.pattern ?? '', CLASSES),
    not: [...ofAll, ...(row.not ?? [])].map((name): Veto => {
      const written = vetoes[name];
      if (!written) throw new TypeError(`The table ${family} has no veto “${name}”.`);
      return Object.entries(written).map(([place, source]) => [
        place as Place,
        regexp(ANCHORED[place as Place].replace('…', () => source)),
      ]);
    }),
  })) as unknown as readonly Row[];
}

const ANCHORED: Readonly<Record<Place, string>> = {
  before: '(?:…)$',
  through: '(?:…)$',
  words: '…',
  from: '^(?:…)',
  after: '^(?:…)',
};

/** `$verb` stands for a field, `$others` for participles with an agent of their own. */
function filled(
  { name = '', pattern = '', surer = 0, not = [], ...form }: Form,
  fields: Written,
): Written {
  const { verb, noun = verb, type = noun, confidence = 0 } = fields;
  return {
    ...form,
    ...fields,
    name: `${String(type)}-${name}`.replaceAll(' ', '-'),
    confidence: Math.round((confidence + surer) * 100) / 100,
    not: [...not, ...(fields.not ?? [])],
    pattern: pattern.replace(/\$([a-zA-Z]+)/g, (_, field: string) => {
      const words = field === 'others' ? participlesBut(String(verb)) : fields[field];
      return typeof words === 'string' ? words : '';
    }),
  };
}

/** A match of a row. */
export type RowMatch<R extends Row = Row> = SlotMatch & { readonly row: R };

/** The matches of rows in a sentence, row by row, without those that a veto excludes. */
export function* matchRows<R extends Row>(
  rows: readonly R[],
  signed: Pick<SignedText, 'lowered'>,
): Generator<RowMatch<R>> {
  for (const row of rows)
    for (const match of matchSlots(row.pattern, signed.lowered))
      if (!row.not.some((veto) => isVetoed(veto, signed.lowered, match))) yield { ...match, row };
}

const isVetoed = (veto: Veto, text: string, { start, end }: SlotMatch): boolean =>
  veto.every(([place, pattern]) => {
    const from = place === 'before' || place === 'through' ? 0 : place === 'after' ? end : start;
    const to =
      place === 'before' ? start : place === 'through' || place === 'words' ? end : undefined;
    return pattern.test(text.slice(from, to));
  });

/** A match with its confidence: that of the row, times what the sentence is trusted. */
export type Finding<R extends Row = Row> = RowMatch<R> &
  Readonly<{ sentence: ArticleSentence; confidence: number }>;

/** What rows find in sentences. */
export const findIn = <R extends Row>(
  rows: readonly R[],
  sentences: readonly ArticleSentence[],
  trustOf: (sentence: ArticleSentence) => number = () => 1,
): Finding<R>[] =>
  sentences.flatMap((sentence) =>
    [...matchRows(rows, sentence)].map((match) => ({
      ...match,
      sentence,
      confidence: match.row.confidence * trustOf(sentence),
    })),
  );

/** The best of the findings for each thing: the surest, of equal ones the first. */
export function bestOf<T extends { readonly confidence: number }>(
  found: Iterable<T>,
  thingOf: (each: T) => string = () => '',
  trustOf = ({ confidence }: T): number => confidence,
): T[] {
  const best = new Map<string, T>();
  for (const each of found) {
    const other = best.get(thingOf(each));
    if (!other || trustOf(each) > trustOf(other)) best.set(thingOf(each), each);
  }
  return [...best.values()];
}
