/** Continuations of a question being typed, with counts: only those with answers in the graph. */
import { labelOf, type GraphVersion } from '../graph/index.js';
import type { Continuation, Continuations } from '../json-answers.js';
import { foldText } from '../rdf/index.js';
import type { Sparql } from '../sparql/index.js';
import { Turns } from '../threads/index.js';
import { PatternWriter } from './answer/patterns.js';
import { withPrefixes } from './answer/prefixes.js';
import { toSparql } from './answer/sparql.js';
import { BLANK } from './grammar/names.js';
import type { Query } from './grammar/query.js';
import { openMarkOf } from './concept.js';
import { Endings, readQuestion } from './endings.js';
import type { Frame } from './vocabulary/relation.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

const MOST_NAMES = 12;
const MOST_WORDS = 24;
const MOST_BEGUN_WORDS = 5;
const MOST_YEARS = 8;
/** The first words to suggest before anything is typed. */
const OPENINGS = ['Which', 'How many'];
const NOUNS_AFTER_OPENING = 3;
/** After these the subject comes next, and the verb after it. */
const AUXILIARY = /\b(?:did|do|does|has|have|had)\b/i;
const AUXILIARY_LAST = /\b(?:did|do|does|has|have|had)\s+$/i;

/**
 * Cost: a parse of a few milliseconds for each phrase of the vocabulary, and a query for each that
 * fits. @throws ServiceError as `SparqlEngine.query` does.
 */
export async function continuationsOf(
  text: string,
  engine: Sparql,
  vocabulary: Vocabulary,
): Promise<Continuations> {
  const guide = new Guide(engine, vocabulary);
  const found: Continuation[] = [];
  for (const { base, begun } of beginningsIn(text.trimStart())) {
    found.push(
      ...(await guide.names(base, begun)),
      ...(await guide.words(base, begun)),
      ...(begun === '' ? await guide.years(base) : []),
    );
  }
  return { question: text, isWhole: guide.read(text) !== undefined, continuations: found };
}

/** Where it can start: after the text, or at a last word that may be incomplete. */
function* beginningsIn(text: string): Generator<{ base: string; begun: string }> {
  const words = [...text.matchAll(/\S+/g)];
  if (text === '' || /\s$/.test(text)) yield { base: text, begun: '' };
  else
    for (const { index } of words.slice(-MOST_BEGUN_WORDS).reverse())
      yield { base: text.slice(0, index), begun: text.slice(index) };
}

class Guide {
  readonly #engine: Sparql;
  readonly #vocabulary: Vocabulary;
  readonly #version: GraphVersion;
  readonly #book: PhraseBook;

  constructor(engine: Sparql, vocabulary: Vocabulary) {
    this.#engine = engine;
    this.#vocabulary = vocabulary;
    this.#version = vocabulary.version;
    this.#book = PhraseBook.of(vocabulary);
  }

  /** The cheapest reading of a text as a question; undefined if there is none. */
  read(text: string): Query | undefined {
    return readQuestion(text, this.#vocabulary);
  }

  /** Names with most results first. After `did`, the verb is still to come. */
  async names(base: string, begun: string): Promise<Continuation[]> {
    const here = await this.#choicesOf(this.read(`${base}${BLANK}`));
    const choices =
      here.length > 0 || !AUXILIARY_LAST.test(base) ? here : await this.#choicesBeforeVerb(base);
    const isAfterArticle = /\bthe\s+$/i.test(base);
    const fitting = choices
      .filter(({ label }) => beginsWith(label, begun) && !(isAfterArticle && /^the /i.test(label)))
      .slice(0, MOST_NAMES);
    const counted = here.length > 0 ? await this.#asAsked(base, fitting) : fitting;
    return counted.map(({ label, count }) => ({
      question: `${base}${label}`,
      added: label,
      kind: 'name',
      count,
      isWhole: here.length > 0,
    }));
  }

  /** By the answers of the question with each name: a State and a place may share a name. */
  async #asAsked(base: string, choices: readonly Choice[]): Promise<Choice[]> {
    const asked = choices.flatMap((choice) => {
      const query = this.read(base + choice.label);
      return query ? [{ label: choice.label, query }] : [];
    });
    const counts = await this.#counts(asked.map(({ query }) => query));
    return asked
      .map(({ label }, index) => ({ label, count: counts[index] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((left, right) => right.count - left.count);
  }

  async #choicesBeforeVerb(base: string): Promise<Choice[]> {
    const most = new Map<string, number>();
    const { endings, reader } =
      this.#book.verbs[/(?:did|do|does)\s*$/i.test(base) ? 'base' : 'participle'];
    const read = reader.readAfter(base);
    for (const ending of endings) {
      for (const { label, count } of await this.#choicesOf(read(ending)))
        most.set(label, Math.max(count, most.get(label) ?? 0));
    }
    return [...most]
      .map(([label, count]) => ({ label, count }))
      .sort((left, right) => right.count - left.count);
  }

  /** Words that can come next: nouns, verbs and prepositions that leave results. */
  async words(base: string, begun: string): Promise<Continuation[]> {
    const found: Continuation[] = [];
    const isStart = base.trim() === '';
    const phrases = (isStart ? this.#book.openings : this.#book.phrases).filter(({ phrase }) =>
      beginsWith(phrase, begun),
    );
    if (phrases.length === 0) return found;
    const read = isStart
      ? (ending: string): Query | undefined => this.read(base + ending)
      : this.#book.reader.readAfter(base);
    const turns = new Turns();
    const readable: { added: string; query: Query; isWhole: boolean }[] = [];
    for (const each of phrases) {
      const whole = each.isWhole || AUXILIARY.test(base) ? read(each.phrase) : undefined;
      const query = whole ?? read(completed(each));
      if (query) readable.push({ added: each.phrase, query, isWhole: whole !== undefined });
      await turns.take();
    }
    for (let at = 0; at < readable.length && found.length < MOST_WORDS; at += MOST_WORDS) {
      const some = readable.slice(at, at + MOST_WORDS);
      const counts = await this.#counts(some.map(({ query }) => query));
      found.push(
        ...some
          .map(({ added, isWhole }, index): Continuation => ({
            question: `${base}${added}`,
            added,
            kind: 'words',
            count: counts[index] ?? 0,
            isWhole,
          }))
          .filter(({ count }) => count > 0),
      );
    }
    return found.slice(0, MOST_WORDS);
  }

  /** Years with results, latest first. */
  async years(base: string): Promise<Continuation[]> {
    const query = this.read(base);
    const dated = this.read(`${base}in 2019`);
    if (
      query?.ask !== 'things' ||
      query.pick ||
      dated?.ask !== 'things' ||
      dated.concept.kind !== 'all'
    )
      return [];
    const date = dated.concept.parts.find((part) => part.kind === 'dated');
    if (date?.kind !== 'dated') return [];
    const sparql = toSparql(
      { ask: 'groups', by: 'year', concept: query.concept, date: date.date },
      this.#vocabulary,
    );
    const rows = await this.#rows(sparql);
    return rows
      .reverse()
      .slice(0, MOST_YEARS)
      .map(([year = '', count]) => ({
        question: `${base}in ${year}`,
        added: `in ${year}`,
        kind: 'year',
        count: Number(count),
        isWhole: true,
      }));
  }

  /** The values that can fill a blank in a question, with the number of results for each. */
  async #choicesOf(query: Query | undefined): Promise<Choice[]> {
    const pattern = this.#pattern(query);
    if (pattern?.choice === undefined) return [];
    const rows = await this.#rows(
      this.#withPrefixes(
        `SELECT ${pattern.choice} (COUNT(DISTINCT ${pattern.variable}) AS ?count) WHERE {`,
        pattern.lines,
        '}',
        `GROUP BY ${pattern.choice}`,
        'ORDER BY DESC(?count)',
      ),
    );
    // A State and a place may share a name: the one with most results comes first.
    const most = new Map<string, number>();
    for (const [label, count] of rows)
      if (label !== undefined && !most.has(label)) most.set(label, Number(count));
    return [...most].map(([label, count]) => ({ label, count }));
  }

  /** The number of results of each question, with any value for its blank. */
  async #counts(queries: readonly Query[]): Promise<number[]> {
    const counts = queries.map(() => 0);
    const selects = queries.flatMap((query, index) => {
      const pattern = this.#pattern(query);
      return pattern
        ? [
            [
              `{ SELECT (${index} AS ?question)`,
              `(COUNT(DISTINCT ${pattern.variable}) AS ?count) WHERE {`,
              pattern.lines,
              '} }',
            ].join('\n'),
          ]
        : [];
    });
    if (selects.length === 0) return counts;
    for (const [index, count] of await this.#rows(
      this.#withPrefixes('SELECT ?question ?count WHERE {', selects.join('\nUNION\n'), '}'),
    ))
      counts[Number(index)] = Number(count);
    return counts;
  }

  #withPrefixes(...lines: readonly string[]): string {
    return withPrefixes(lines.join('\n'), this.#vocabulary.names);
  }

  #pattern(
    query: Query | undefined,
  ):
    | { readonly variable: string; readonly choice: string | undefined; readonly lines: string }
    | undefined {
    if (
      !query ||
      query.ask === 'compare' ||
      query.ask === 'properties' ||
      openMarkOf(query.concept)
    )
      return undefined;
    const writer = new PatternWriter(this.#vocabulary);
    const variable = writer.variableFor(query.concept);
    writer.write(query.concept, variable);
    return { variable, choice: writer.blankVariable, lines: writer.lines.join('\n') };
  }

  /** The rows of a query, with labels for things. */
  async #rows(sparql: string): Promise<(string | undefined)[][]> {
    const answer = await this.#engine.query(this.#version, sparql);
    const rows: (string | undefined)[][] = [];
    if (answer.kind === 'solutions')
      for await (const solution of answer.solutions)
        rows.push(solution.map((term) => (term ? labelOf(this.#version, term) : undefined)));
    return rows;
  }
}

/** The phrases that can continue a question, and their cached parses. */
class PhraseBook {
  readonly phrases: readonly Phrase[];
  /** Phrases that can begin a question. */
  readonly openings: readonly Phrase[];
  readonly reader: Endings;
  /** Verbs that follow an auxiliary and its subject, by form. */
  readonly verbs: Readonly<
    Record<'base' | 'participle', { readonly endings: readonly string[]; readonly reader: Endings }>
  >;

  static readonly #ofVocabulary = new WeakMap<Vocabulary, PhraseBook>();

  private constructor(vocabulary: Vocabulary) {
    const frames = vocabulary.relations.flatMap(({ frame }) => (frame ? [frame] : []));
    const nouns = vocabulary.pluralNouns().map((phrase) => ({ phrase, isWhole: true }));
    const prepositions = vocabulary.relations.flatMap(({ preposition }) =>
      preposition === undefined ? [] : [{ phrase: preposition, isWhole: false }],
    );
    this.phrases = [
      ...new Map(
        [...prepositions, ...frames.flatMap(formsOf), ...nouns].map((each) => [each.phrase, each]),
      ).values(),
    ];
    this.openings = [
      ...OPENINGS.flatMap((opening) =>
        nouns
          .slice(0, NOUNS_AFTER_OPENING)
          .map(({ phrase }) => ({ phrase: `${opening} ${phrase}`, isWhole: true })),
      ),
      ...nouns,
    ];
    this.reader = new Endings(
      this.phrases.flatMap((each) => [each.phrase, completed(each)]),
      vocabulary,
    );
    const verbs = (
      form: 'base' | 'participle',
    ): { endings: readonly string[]; reader: Endings } => {
      const endings = [
        ...new Set(frames.map(({ link, verb }) => `${BLANK} ${[verb[form], ...link].join(' ')}`)),
      ];
      return { endings, reader: new Endings(endings, vocabulary) };
    };
    this.verbs = { base: verbs('base'), participle: verbs('participle') };
  }

  static of(vocabulary: Vocabulary): PhraseBook {
    const book = PhraseBook.#ofVocabulary.get(vocabulary) ?? new PhraseBook(vocabulary);
    PhraseBook.#ofVocabulary.set(vocabulary, book);
    return book;
  }
}

/** With as few words as possible: after `which`, a noun alone is not a question yet. */
function completed({ phrase, isWhole }: Phrase): string {
  return isWhole ? `${phrase} are there` : `${phrase} ${BLANK}`;
}

interface Choice {
  readonly label: string;
  readonly count: number;
}

interface Phrase {
  readonly phrase: string;
  readonly isWhole: boolean;
}

function beginsWith(text: string, begun: string): boolean {
  const [folded, wanted] = [foldText(text), foldText(begun)];
  return folded.startsWith(wanted) || folded.replace(/^(?:the |osce )/, '').startsWith(wanted);
}

/** The forms of a verb before the words to type: after a noun, `which …` or `did …`. */
function formsOf({ subject, object, verb, link }: Frame): readonly Phrase[] {
  const rest = link.length > 0 ? ` ${link.join(' ')}` : '';
  const forms =
    verb.base === 'have'
      ? []
      : verb.base === 'be'
        ? [
            `are${rest}`,
            `were${rest}`,
            ...(/(?:ed|set)$/.test(link[0] ?? '') ? [link.join(' ')] : []),
          ]
        : [
            `${verb.past}${rest}`,
            ...(subject === 's' ? [`${verb.ing}${rest}`] : []),
            `${verb.base}${rest}`,
            ...(subject === 'o' && object
              ? [`${verb.participle}${rest} by`, `were ${verb.participle}${rest} by`]
              : []),
          ];
  return forms.map((phrase) => ({ phrase, isWhole: object === undefined }));
}
