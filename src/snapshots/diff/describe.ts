/** A difference for people: things that came, went or changed, with the graph's own labels. */
import type { GraphVersion } from '../../graph/index.js';
import { emptyVersion, labelOf, spokenLabelOf, countedNoun } from '../../graph/index.js';
import {
  QuadSet,
  RDF,
  getOrMake,
  groupedBy,
  termKey,
  toPlainText,
  type Change,
  type Names,
  type Quad,
  type QuadSource,
  type Term,
} from '../../rdf/index.js';
import { superClassesOf } from '../../shacl/index.js';
import { inTurns } from '../../threads/index.js';
import { isAbout } from '../snapshots.js';
import type { Diff, EffectiveQuad } from './diff.js';
import { changeSentences } from './words.js';

export interface DescribedTerm {
  /** A thing's name, or a literal's text. */
  readonly label: string;
  readonly iri?: string;
  readonly language?: string;
  readonly datatype?: string;
}

/** A statement that came or went; a corrected one has both values. */
export interface StatementChange {
  readonly property: DescribedTerm;
  readonly change: 'added' | 'removed' | 'corrected';
  readonly before: DescribedTerm | null;
  readonly after: DescribedTerm | null;
}

/** A statement that other sources say too, before and after: who says it now, and who no longer. */
export interface SourceChange {
  readonly property: DescribedTerm;
  readonly value: DescribedTerm;
  readonly alsoSaidBy: readonly DescribedTerm[];
  readonly noLongerSaidBy: readonly DescribedTerm[];
}

export interface ThingChange extends DescribedTerm {
  /** Its most special class in words, or “thing”. */
  readonly kind: string;
  /** `added` without statements before, `removed` without statements after. */
  readonly change: 'added' | 'removed' | 'changed';
  /** The only country of an added or removed thing. */
  readonly country?: string;
  readonly statements: readonly StatementChange[];
  readonly sources: readonly SourceChange[];
}

export interface DiffDescription {
  readonly from: number;
  readonly to: number;
  /** How many statements came and went; what several graphs say is one. */
  readonly added: number;
  readonly removed: number;
  /** How many graphs say what another one said, and said what another one says. */
  readonly alsoSaid: number;
  readonly noLongerSaid: number;
  readonly sentence: string;
  /** One part for each kind of change. */
  readonly words: readonly string[];
  /** Ordered by kind and name; undefined for a difference of more than `DESCRIBED_STATEMENTS`. */
  readonly things: readonly ThingChange[] | undefined;
}

/** Finds a thing's countries in one state of the graph. */
export type CountryFinder = (source: QuadSource, thing: Term) => readonly Term[];

/** Larger differences are only counted: describing takes a second for some ten thousand. */
const DESCRIBED_STATEMENTS = 50_000;
/** Parts of the sentence; all of them are in `words`. */
const PARTS_IN_SENTENCE = 8;

/** Effects with their words in a difference that is only counted. */
const EFFECTS = {
  added: 'added',
  removed: 'removed',
  'also said': 'also said by another source',
  'no longer said': 'no longer said by one of their sources',
} as const;

/** `later` is the version with the higher number, with its inferred statements. */
export async function describeDiff(
  diff: Diff,
  later: GraphVersion,
  names: Names,
  countriesOf: CountryFinder,
): Promise<DiffDescription> {
  const { from, to } = diff;
  const isForward = from <= to;
  const isDescribed = diff.size <= DESCRIBED_STATEMENTS;
  const counts = { added: 0, removed: 0, 'also said': 0, 'no longer said': 0 };
  const changed: EffectiveQuad[] = [];
  const back = { added: [] as Quad[], removed: [] as Quad[] };
  for await (const each of inTurns(diff.effects(later, names))) {
    counts[each.effect] += 1;
    if (!isDescribed) continue;
    changed.push(each);
    back[(each.change === 'added') === isForward ? 'removed' : 'added'].push(each.quad);
  }
  const earlier = Math.min(from, to) === 0 ? emptyVersion() : withChange(later, back);
  const [before, after] = isForward ? [earlier, later] : [later, earlier];
  const things = isDescribed
    ? await new DiffReader(before, after, names, countriesOf).things(changed)
    : undefined;
  const words = things
    ? changeSentences(things)
    : Object.entries(EFFECTS).flatMap(([effect, done]) => {
        const count = counts[effect as keyof typeof EFFECTS];
        return count > 0 ? [`${countedNoun(count, 'statement')} ${done}`] : [];
      });
  const { added, removed, 'also said': alsoSaid, 'no longer said': noLongerSaid } = counts;
  const about = { from, to, added, removed, alsoSaid, noLongerSaid };
  return { ...about, sentence: sentenceOf(words), words, things };
}

function withChange(source: QuadSource, { added, removed }: Change): QuadSource {
  const [more, gone] = [new QuadSet([...added]), new QuadSet([...removed])];
  return {
    match: (...pattern) => [
      ...[...source.match(...pattern)].filter((each) => !gone.has(each)),
      ...more.match(...pattern),
    ],
  };
}

function sentenceOf(words: readonly string[]): string {
  const shown = words.slice(0, PARTS_IN_SENTENCE);
  const left = words.length - shown.length;
  return shown.length === 0
    ? 'Nothing changed.'
    : `${shown.join(', ')}${left > 0 ? `, and ${countedNoun(left, 'other kind')} of change` : ''}.`;
}

/** Terms by one state of the graph, the same object for the same term. */
function describedIn(source: QuadSource): (term: Term) => DescribedTerm {
  const known = new Map<string, DescribedTerm>();
  return (term) => getOrMake(known, termKey(term), () => describedTerm(source, term));
}

function describedTerm(source: QuadSource, term: Term): DescribedTerm {
  switch (term.termType) {
    case 'NamedNode':
      return { iri: term.value, label: labelOf(source, term) };
    case 'Literal': {
      const { value: label, language, datatype } = term;
      return language ? { label, language } : { label, datatype: datatype.value };
    }
    case 'DefaultGraph':
      return { label: 'the default graph' };
    default:
      return { label: toPlainText(term) };
  }
}

class DiffReader {
  readonly #before: (term: Term) => DescribedTerm;
  readonly #after: (term: Term) => DescribedTerm;
  readonly #superClasses = new Map<string, ReadonlyMap<string, Term>>();

  constructor(
    private readonly before: QuadSource,
    private readonly after: QuadSource,
    private readonly names: Names,
    private readonly countriesOf: CountryFinder,
  ) {
    [this.#before, this.#after] = [describedIn(before), describedIn(after)];
  }

  async things(changed: readonly EffectiveQuad[]): Promise<ThingChange[]> {
    const things: ThingChange[] = [];
    const bySubject = groupedBy(changed, ({ quad }) => termKey(quad.subject));
    for await (const own of inTurns(bySubject.values()))
      things.push(this.#thing(own[0].quad.subject, own));
    return inOrder(things, (thing) => `${thing.kind}\n${textOf(thing)}`);
  }

  #thing(subject: Term, changes: readonly EffectiveQuad[]): ThingChange {
    const [was, is] = [this.before, this.after].map((each) => isAbout(each, this.names, subject));
    const change = !was ? 'added' : !is ? 'removed' : 'changed';
    const source = is ? this.after : this.before;
    const countries = change === 'changed' ? [] : this.countriesOf(source, subject);
    const [country, ...others] = new Set(countries.map((each) => labelOf(source, each)));
    // Whether the graphs together say something else, or the same by others.
    const [own, said] = [true, false].map((isOfAll) =>
      changes.filter((each) => (each.effect === each.change) === isOfAll),
    ) as [EffectiveQuad[], EffectiveQuad[]];
    return {
      ...(is ? this.#after : this.#before)(subject),
      kind: this.#kindOf(source, subject),
      change,
      ...(country !== undefined && others.length === 0 ? { country } : {}),
      statements: this.#statements(own),
      sources: this.#sources(said),
    };
  }

  /** The class that is above none of the thing's other classes; of several the first by name. */
  #kindOf(source: QuadSource, subject: Term): string {
    const types = [...source.match(subject, RDF.type)]
      .filter(({ graph }) => !graph.equals(this.names.graphs.inferred))
      .map(({ object }) => object);
    const isBelow = (type: Term, above: Term): boolean =>
      !type.equals(above) &&
      getOrMake(this.#superClasses, termKey(type), () => superClassesOf(source, type)).has(
        termKey(above),
      );
    const special = types.filter((type) => !types.some((other) => isBelow(other, type)));
    const [kind = 'thing'] = special.map((type) => spokenLabelOf(source, type)).sort();
    // Here, statements are those of the graph.
    return kind === 'statement' ? 'quotation' : kind;
  }

  /** Replaced values, and the rest. */
  #statements(changes: readonly EffectiveQuad[]): StatementChange[] {
    const byProperty = groupedBy(changes, ({ quad }) => quad.predicate.value).values();
    const found = Array.from(byProperty, (own) => ({
      property: this.#property(own[0].quad.predicate),
      before: valuesOf(own, 'removed', this.#before),
      after: valuesOf(own, 'added', this.#after),
    }));
    return inOrder(found, ({ property }) => property.label).flatMap(({ property, before, after }) =>
      Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
        const [old = null, young = null] = [before[index], after[index]];
        const change = old === null ? 'added' : young === null ? 'removed' : 'corrected';
        return { property, change, before: old, after: young };
      }),
    );
  }

  /** What is said as before, by others. */
  #sources(changes: readonly EffectiveQuad[]): SourceChange[] {
    const keyOfQuad = ({ quad: { predicate, object } }: EffectiveQuad): string =>
      `${predicate.value} ${termKey(object)}`;
    const found = Array.from(groupedBy(changes, keyOfQuad).values(), (own) => ({
      property: this.#property(own[0].quad.predicate),
      value: this.#after(own[0].quad.object),
      alsoSaidBy: valuesOf(own, 'added', this.#after, 'graph'),
      noLongerSaidBy: valuesOf(own, 'removed', this.#after, 'graph'),
    }));
    return inOrder(found, ({ property, value }) => `${property.label}\n${textOf(value)}`);
  }

  #property(predicate: Term): DescribedTerm {
    return { ...this.#after(predicate), label: spokenLabelOf(this.after, predicate) };
  }
}

/** The values, or graphs, of a part of some changes, each once. */
function valuesOf(
  changes: readonly EffectiveQuad[],
  part: 'added' | 'removed',
  describe: (term: Term) => DescribedTerm,
  place: 'object' | 'graph' = 'object',
): DescribedTerm[] {
  const own = changes.filter(({ change }) => change === part);
  return inOrder(new Set(own.map(({ quad }) => describe(quad[place]))), textOf);
}

const textOf = ({ label, iri, language = '', datatype = '' }: DescribedTerm): string =>
  `${label}\n${iri ?? `${label}\n${language}\n${datatype}`}`;

function inOrder<Item>(items: Iterable<Item>, textOf: (item: Item) => string): Item[] {
  return [...items].sort((left, right) => (textOf(left) < textOf(right) ? -1 : 1));
}
