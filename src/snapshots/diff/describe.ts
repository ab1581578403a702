/** A difference for people: things that came, went or changed, with the graph's own labels. */
import type { GraphVersion } from '../../graph/index.js';
import { Draft, emptyVersion, labelOf, spokenLabelOf, countedNoun } from '../../graph/index.js';
import {
  RDF,
  getOrMake,
  groupedBy,
  termKey,
  type Names,
  type QuadSource,
  type Term,
} from '../../rdf/index.js';
import { superClassesOf } from '../../shacl/index.js';
import { Turns } from '../../threads/index.js';
import { assertedQuads } from '../snapshots.js';
import type { Diff, Effect, EffectiveQuad } from './diff.js';
import { DescribedTerms, keyOf, type DescribedTerm } from './described-terms.js';
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

/** A thing with what changed about it. */
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
  const things = await new DiffReader(before, after, names, countriesOf).things(changed);
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
  readonly #termsBefore: DescribedTerms;
  readonly #termsAfter: DescribedTerms;
  readonly #superClasses = new Map<string, ReadonlyMap<string, Term>>();

  constructor(
    private readonly before: QuadSource,
    private readonly after: QuadSource,
    private readonly names: Names,
    private readonly countriesOf: CountryFinder,
  ) {
    [this.#termsBefore, this.#termsAfter] = [new DescribedTerms(before), new DescribedTerms(after)];
  }

  async things(changed: readonly EffectiveQuad[]): Promise<ThingChange[]> {
    const [turns, things] = [new Turns(), [] as ThingChange[]];
    for (const own of groupedBy(changed, ({ quad }) => termKey(quad.subject)).values()) {
      things.push(this.#thing(own[0].quad.subject, own));
      await turns.take();
    }
    return inOrder(things, (thing) => `${thing.kind}\n${thing.label}\n${keyOf(thing)}`);
  }

  #thing(subject: Term, changes: readonly EffectiveQuad[]): ThingChange {
    const [was, is] = [this.#isIn(this.before, subject), this.#isIn(this.after, subject)];
    const change = !was ? 'added' : !is ? 'removed' : 'changed';
    const source = is ? this.after : this.before;
    const countries = change === 'changed' ? [] : this.countriesOf(source, subject);
    const [country, ...others] = new Set(countries.map((each) => labelOf(source, each)));
    return {
      ...(is ? this.#termsAfter : this.#termsBefore).of(subject),
      kind: this.#kindOf(source, subject),
      change,
      ...(country !== undefined && others.length === 0 ? { country } : {}),
      statements: this.#statements(changes.filter(({ effect }) => isOfAll(effect))),
      sources: this.#sources(changes.filter(({ effect }) => !isOfAll(effect))),
    };
  }

  #isIn(source: QuadSource, subject: Term): boolean {
    return assertedQuads(source, this.names, subject).next().done !== true;
  }

  /** The class that is above none of the thing's other classes; of several the first by name. */
  #kindOf(source: QuadSource, subject: Term): string {
    const types = [...source.match(subject, RDF.type)]
      .filter(({ graph }) => !graph.equals(this.names.graphs.inferred))
      .map(({ object }) => object);
    const special = types.filter(
      (type) => !types.some((other) => !other.equals(type) && this.#isBelow(source, other, type)),
    );
    const [kind = 'thing'] = special.map((type) => spokenLabelOf(source, type)).sort();
    // Here, statements are those of the graph.
    return kind === 'statement' ? 'quotation' : kind;
  }

  #isBelow(source: QuadSource, type: Term, above: Term): boolean {
    const known = getOrMake(this.#superClasses, termKey(type), () => superClassesOf(source, type));
    return known.has(termKey(above));
  }

  /** Replaced values, and the rest. */
  #statements(changes: readonly EffectiveQuad[]): StatementChange[] {
    const properties = [...groupedBy(changes, ({ quad }) => quad.predicate.value).values()].map(
      (own) => {
        const valuesOf = (part: 'added' | 'removed', terms: DescribedTerms): DescribedTerm[] => {
          const values = own
            .filter(({ change }) => change === part)
            .map(({ quad }) => terms.of(quad.object));
          return inOrder(new Set(values), (value) => `${value.label}\n${keyOf(value)}`);
        };
        return {
          property: this.#property(own[0].quad.predicate),
          before: valuesOf('removed', this.#termsBefore),
          after: valuesOf('added', this.#termsAfter),
        };
      },
    );
    return inOrder(properties, ({ property }) => property.label).flatMap(
      ({ property, before, after }) =>
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
    const found = [...groupedBy(changes, keyOfQuad).values()].map((own) => {
      const sayers = (part: 'added' | 'removed'): DescribedTerm[] =>
        own
          .filter(({ change }) => change === part)
          .map(({ quad }) => this.#termsAfter.of(quad.graph));
      return {
        property: this.#property(own[0].quad.predicate),
        value: this.#termsAfter.of(own[0].quad.object),
        alsoSaidBy: sayers('added'),
        noLongerSaidBy: sayers('removed'),
      };
    });
    return inOrder(
      found,
      ({ property, value }) => `${property.label}\n${value.label}\n${keyOf(value)}`,
    );
  }

  #property(predicate: Term): DescribedTerm {
    return { ...this.#termsAfter.of(predicate), label: spokenLabelOf(this.after, predicate) };
  }
}

/** Whether the graphs together say something else. */
function isOfAll(effect: Effect): boolean {
  return effect === 'added' || effect === 'removed';
}

/** Items in the order of a text of theirs. */
function inOrder<Item>(items: Iterable<Item>, textOf: (item: Item) => string): Item[] {
  return [...items].sort((left, right) => (textOf(left) < textOf(right) ? -1 : 1));
}
