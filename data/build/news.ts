/** `news.json` and the seed page: one named graph for each news item. */
import { QuadSet, type Names, type Quad } from '../../src/rdf/index.js';
import type { NewsFacts } from '../../src/news/facts.js';
import { factsToQuads, type NewsQuads } from '../../src/news/link/facts-to-quads.js';
import type { FactsToQuadsOptions } from '../../src/news/link/item-quads.js';
import { Linker } from '../../src/news/link/linker.js';
import type { NewThing } from '../../src/news/link/links.js';
import type { Facts, NewsRecord } from './facts-files.js';
import { inferredQuads } from './inferred.js';
import { keepOneLabel } from './one-label.js';
import { SEED_SLUG, seedToQuads } from './seed-workshop.js';
import { sourceQuads } from './sources.js';

export interface BuiltNewsItem extends NewsQuads {
  readonly slug: string;
  /** Year of publication; for an item without a date, of the event. */
  readonly year: string;
}

export interface BuiltNews {
  readonly items: readonly BuiltNewsItem[];
  /** What the items introduced, by IRI, as it was understood. */
  readonly newThings: ReadonlyMap<string, NewThing>;
}

/** A name that says its body is part of another. */
const PART_OF_ANOTHER = / of the \p{Lu}| under (?:the )?\p{Lu}|, \p{Lu}/u;

/**
 * What is read of an item, stage by stage: first what needs least to be understood, so that what
 * needs more finds it. Bodies come from where their kind is given (as organizers) before where it
 * is not (as somebody's employer), wholes before parts, and places in the State of the event before
 * further ones.
 */
const STAGES: readonly ((item: NewsFacts) => NewsFacts)[] = [
  (item) => ({
    ...withoutFurtherPlaces(item),
    persons: [],
    organisers: item.organisers.filter(({ name }) => !PART_OF_ANOTHER.test(name)),
  }),
  (item) => ({ ...withoutFurtherPlaces(item), persons: [] }),
  (item) => item,
];

/**
 * All news items, linked to the reference data and to each other; the order of the items changes
 * nothing.
 */
export function buildNews(facts: Facts, reference: readonly Quad[], names: Names): BuiltNews {
  const source = new QuadSet([...reference]);
  const newThings = new Map<string, NewThing>();
  for (const stage of STAGES) {
    const linker = new Linker(source, names);
    // Added after the stage, so that the order of the items changes nothing.
    const found: Quad[] = [];
    for (const item of facts.news) {
      const { quads, links } = factsToQuads(stage(item), {
        linker,
        slug: item.id,
        ...knownOf(item, names),
      });
      found.push(...quads);
      // Whoever is quoted and every project is one of its own.
      for (const { link, relation } of links)
        if (
          link.outcome === 'new' &&
          relation !== 'person' &&
          relation !== 'projectTitle' &&
          tellsMore(link, newThings.get(link.iri))
        )
          newThings.set(link.iri, link);
    }
    source.addQuads(found);
    keepOneLabel(source);
  }
  const linker = new Linker(source, names);
  const items = facts.news.map((item): BuiltNewsItem => {
    const { id: slug, label: title, source, inferred = [] } = item;
    const made = factsToQuads(item, { linker, slug, ...knownOf(item, names) });
    return {
      ...made,
      quads: [
        ...made.quads,
        ...inferredQuads(made, inferred, names),
        ...sourceQuads(made, { slug, title, source }, names),
      ],
      slug,
      year: (item.date ?? slug).slice(0, 4),
    };
  });
  const seed = {
    ...seedToQuads(facts, linker, names),
    slug: SEED_SLUG,
    year: SEED_SLUG.slice(0, 4),
  };
  return { items: [...items, seed], newThings };
}

/** The event of the reference data that an item reports on. */
function knownOf({ id, knownEvent }: NewsRecord, names: Names): Pick<FactsToQuadsOptions, 'known'> {
  if (knownEvent === undefined) return {};
  return { known: { newsItem: names.thing('news', id), event: names.thing('event', knownEvent) } };
}

/**
 * Of two readings of one new name, whether this one says a State that the other lacks, or with
 * fewer assumptions.
 */
function tellsMore(thing: NewThing, known: NewThing | undefined): boolean {
  if (!known) return true;
  if ((thing.iso2 === undefined) !== (known.iso2 === undefined)) return known.iso2 === undefined;
  return thing.reasons.length < known.reasons.length && !thing.parent === !known.parent;
}

function withoutFurtherPlaces(item: NewsFacts): NewsFacts {
  return item.event ? { ...item, event: { ...item.event, places: [] } } : item;
}
