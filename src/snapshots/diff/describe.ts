/** A difference for people: things that came, went or changed, with the graph's own labels. */
import type { GraphVersion } from '../../graph/index.js';
import { Draft, emptyVersion, labelOf, spokenLabelOf, countedNoun } from '../../graph/index.js';
import { RDF, termKey, type Names, type QuadSource, type Term } from '../../rdf/index.js';
import { superClassesOf } from '../../shacl/index.js';
import { Turns } from '../../threads/index.js';
import { assertedQuads } from '../snapshots.js';
import type { Diff, Effect, EffectiveQuad } from './diff.js';
import { DescribedTerms, type DescribedTerm } from './described-terms.js';
import { changeSentences } from './words.js';

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

export interface ThingChange {
  readonly thing: DescribedTerm;
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
  /** Everything in one line. */
  readonly sentence: string;
  /** One part for each kind of change. */
  readonly words: readonly string[];
  /** Ordered by kind and name; undefined for a difference of more than `DESCRIBED_STATEMENTS`. */
  readonly things: readonly ThingChange[] | undefined;
}

/** Finds a thing's countries in one state of the graph. */
export type CountryFinder = (source: QuadSource, thing: Term) => readonly Term[];

/** Larger differences are only counted: describing takes a second for some ten thousand. */
export const DESCRIBED_STATEMENTS = 50_000;
/** Parts of the sentence; all of them are in `words`. */
const PARTS_IN_SENTENCE = 8;

/** `later` is the version with the higher number, with its inferred statements. */
export async function describeDiff(
  diff: Diff,
  later: GraphVersion,
  names: Names,
  countriesOf: CountryFinder,
): Promise<DiffDescription> {
  const { from, to } = diff;
  const counts = await diff.countEffects(later, names);
  const about = {
    from,
    to,
    added: counts.added,
    removed: counts.removed,
    alsoSaid: counts['also said'],
    noLongerSaid: counts['no longer said'],
  };
  if (diff.size > DESCRIBED_STATEMENTS) {
    const words = EFFECTS.filter(([effect]) => counts[effect] > 0).map(
      ([effect, done]) => `${countedNoun(counts[effect], 'statement')} ${done}`,
    );
    return { ...about, sentence: sentenceOf(words), words, things: undefined };
  }
  const { changed, earlier } = await readDiff(diff, later, names);
  const [before, after] = from <= to ? [earlier, later] : [later, earlier];
  const things = await new DiffReader(changed, { before, after, names, countriesOf }).things();
  const words = changeSentences(things);
  return { ...about, sentence: sentenceOf(words), words, things };
}

const EFFECTS: readonly (readonly [effect: Effect, done: string])[] = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['also said', 'also said by another source'],
  ['no longer said', 'no longer said by one of their sources'],
];

/** The different quads, and the earlier version: the later one without the difference. */
async function readDiff(
  diff: Diff,
  later: GraphVersion,
  names: Names,
): Promise<{ changed: readonly EffectiveQuad[]; earlier: QuadSource }> {
  const [turns, changed, earlier] = [new Turns(), [] as EffectiveQuad[], new Draft(later)];
  const isForward = diff.from <= diff.to;
  for (const each of diff.effects(later, names)) {
    changed.push(each);
    if ((each.change === 'added') === isForward) earlier.delete(each.quad);
    else earlier.add(each.quad);
    await turns.take();
  }
  const isFirst = Math.min(diff.from, diff.to) === 0;
  return { changed, earlier: isFirst ? emptyVersion() : earlier };
}

function sentenceOf(words: readonly string[]): string {
  const shown = words.slice(0, PARTS_IN_SENTENCE);
  const left = words.length - shown.length;
  return shown.length === 0
    ? 'Nothing changed.'
    : `${shown.join(', ')}${left > 0 ? `, and ${countedNoun(left, 'other kind')} of change` : ''}.`;
}

/** Reads a difference thing by thing, with the graph before and after it. */
class DiffReader {
  readonly #names: Names;
  readonly #countriesOf: CountryFinder;
  readonly #before: QuadSource;
  readonly #after: QuadSource;
  readonly #termsBefore: DescribedTerms;
  readonly #termsAfter: DescribedTerms;
  readonly #superClasses = new Map<string, ReadonlyMap<string, Term>>();

  constructor(
    private readonly changed: readonly EffectiveQuad[],
    {
      before,
      after,
      names,
      countriesOf,
    }: {
      readonly before: QuadSource;
      readonly after: QuadSource;
      readonly names: Names;
      readonly countriesOf: CountryFinder;
    },
  ) {
    this.#names = names;
    this.#countriesOf = countriesOf;
    [this.#before, this.#after] = [before, after];
    [this.#termsBefore, this.#termsAfter] = [new DescribedTerms(before), new DescribedTerms(after)];
  }

  async things(): Promise<ThingChange[]> {
    const bySubject = new Map<string, { subject: Term; changes: EffectiveQuad[] }>();
    for (const each of this.changed) {
      const { subject } = each.quad;
      const known = bySubject.get(termKey(subject));
      if (known) known.changes.push(each);
      else bySubject.set(termKey(subject), { subject, changes: [each] });
    }
    const [turns, things] = [new Turns(), [] as ThingChange[]];
    for (const { subject, changes } of bySubject.values()) {
      things.push(this.#thing(subject, changes));
      await turns.take();
    }
    const orderOf = ({ kind, thing }: ThingChange): string =>
      `${kind}\n${thing.label}\n${thing.key}`;
    return things.sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  }

  #thing(subject: Term, changes: readonly EffectiveQuad[]): ThingChange {
    const [was, is] = [this.#isIn(this.#before, subject), this.#isIn(this.#after, subject)];
    const change = !was ? 'added' : !is ? 'removed' : 'changed';
    const source = is ? this.#after : this.#before;
    const countries = change === 'changed' ? [] : this.#countriesOf(source, subject);
    const [country, ...others] = new Set(countries.map((each) => labelOf(source, each)));
    return {
      thing: (is ? this.#termsAfter : this.#termsBefore).of(subject),
      kind: this.#kindOf(source, subject),
      change,
      ...(country !== undefined && others.length === 0 ? { country } : {}),
      statements: this.#statements(changes.filter(({ effect }) => isOfAll(effect))),
      sources: this.#sources(changes.filter(({ effect }) => !isOfAll(effect))),
    };
  }

  #isIn(source: QuadSource, subject: Term): boolean {
    return assertedQuads(source, this.#names, subject).next().done !== true;
  }

  /** The class that is above none of the thing's other classes; of several the first by name. */
  #kindOf(source: QuadSource, subject: Term): string {
    const types = [...source.match(subject, RDF.type)]
      .filter(({ graph }) => !graph.equals(this.#names.graphs.inferred))
      .map(({ object }) => object);
    const special = types.filter(
      (type) => !types.some((other) => !other.equals(type) && this.#isBelow(source, other, type)),
    );
    const [kind = 'thing'] = special.map((type) => spokenLabelOf(source, type)).sort();
    // Here, statements are those of the graph.
    return kind === 'statement' ? 'quotation' : kind;
  }

  #isBelow(source: QuadSource, type: Term, above: Term): boolean {
    const key = termKey(type);
    let known = this.#superClasses.get(key);
    if (!known) this.#superClasses.set(key, (known = superClassesOf(source, type)));
    return known.has(termKey(above));
  }

  /** Replaced values, and the rest. */
  #statements(changes: readonly EffectiveQuad[]): StatementChange[] {
    const byProperty = new Map<
      string,
      {
        property: DescribedTerm;
        before: Map<string, DescribedTerm>;
        after: Map<string, DescribedTerm>;
      }
    >();
    for (const {
      change,
      quad: { predicate, object },
    } of changes) {
      let entry = byProperty.get(predicate.value);
      if (!entry)
        byProperty.set(
          predicate.value,
          (entry = { property: this.#property(predicate), before: new Map(), after: new Map() }),
        );
      const value = (change === 'added' ? this.#termsAfter : this.#termsBefore).of(object);
      (change === 'added' ? entry.after : entry.before).set(value.key, value);
    }
    return [...byProperty.values()]
      .sort((left, right) => (left.property.label < right.property.label ? -1 : 1))
      .flatMap(({ property, before, after }) => pairs(property, byLabel(before), byLabel(after)));
  }

  /** What is said as before, by others. */
  #sources(changes: readonly EffectiveQuad[]): SourceChange[] {
    const found = new Map<
      string,
      SourceChange & Record<'alsoSaidBy' | 'noLongerSaidBy', DescribedTerm[]>
    >();
    for (const { change, quad } of changes) {
      const value = this.#termsAfter.of(quad.object);
      const key = `${quad.predicate.value} ${value.key}`;
      const entry = found.get(key) ?? {
        property: this.#property(quad.predicate),
        value,
        alsoSaidBy: [],
        noLongerSaidBy: [],
      };
      found.set(key, entry);
      const source = this.#termsAfter.of(quad.graph);
      (change === 'added' ? entry.alsoSaidBy : entry.noLongerSaidBy).push(source);
    }
    const orderOf = ({ property, value }: SourceChange): string =>
      `${property.label}\n${value.label}\n${value.key}`;
    return [...found.values()].sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  }

  #property(predicate: Term): DescribedTerm {
    return { ...this.#termsAfter.of(predicate), label: spokenLabelOf(this.#after, predicate) };
  }
}

/** Whether the graphs together say something else. */
function isOfAll(effect: Effect): boolean {
  return effect === 'added' || effect === 'removed';
}

function byLabel(values: ReadonlyMap<string, DescribedTerm>): DescribedTerm[] {
  return [...values.values()].sort((left, right) =>
    `${left.label}\n${left.key}` < `${right.label}\n${right.key}` ? -1 : 1,
  );
}

function pairs(
  property: DescribedTerm,
  before: readonly DescribedTerm[],
  after: readonly DescribedTerm[],
): StatementChange[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const [old = null, young = null] = [before[index], after[index]];
    return {
      property,
      change: old === null ? 'added' : young === null ? 'removed' : 'corrected',
      before: old,
      after: young,
    };
  });
}
