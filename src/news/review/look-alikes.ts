/** Known things that a new one may be: similar in name, time and place, or title. */
import type { GraphVersion } from '../../graph/index.js';
import type { NamedNode, Names, Quad, Term } from '../../rdf/index.js';
import { DCTERMS, RDF, RDFS, editsBetween, objectsOf, subjectsOf } from '../../rdf/index.js';
import { nameKey } from '../link/body-names.js';
import type { Gazetteer } from '../link/gazetteer.js';
import type { NewThing } from '../link/links.js';

/** A known thing that a new one may be, with the reason. */
export interface LookAlike {
  readonly iri: string;
  readonly label: string;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Most letters in a hundred that may differ between names with one sound. */
const MAX_DIFFERING_PERCENT = 34;

/** Known things of the new one's kind with similar names, the most similar first. */
export function namesLike(thing: NewThing, gazetteer: Gazetteer, { thingOf }: Names): LookAlike[] {
  const kind = thingOf(thing.iri)?.kind ?? '';
  // `Minstry of Foreign Affairs of Uzbekistan` is like that of no other State.
  const iso2 = thing.iso2 ?? gazetteer.stateInKey(nameKey(thing.label))?.iso2;
  const found = new Map<string, LookAlike>();
  for (const { entry } of gazetteer.soundingLike(kind, thing.label)) {
    if (
      entry.iri === thing.iri ||
      found.has(entry.iri) ||
      (entry.iso2 && iso2 && entry.iso2 !== iso2)
    )
      continue;
    const [best] = [...entry.namesOfThing.keys()]
      .flatMap((name) => likeness(thing.label, name, kind) ?? [])
      .sort((left, right) => right.score - left.score);
    if (best) found.set(entry.iri, { iri: entry.iri, label: entry.label, ...best });
  }
  return [...found.values()].sort(
    (left, right) => right.score - left.score || (left.iri < right.iri ? -1 : 1),
  );
}

/** The similarity of two names with one sound, and its kind; undefined for sound alone. */
function likeness(
  name: string,
  known: string,
  kind: string,
): Pick<LookAlike, 'score' | 'reasons'> | undefined {
  const [left, right] = [nameKey(name), nameKey(known)];
  const [leftWords, rightWords] = [left.split(' '), right.split(' ')];
  if ([...leftWords].sort().join(' ') === [...rightWords].sort().join(' '))
    return { score: 0.9, reasons: [`the same words as “${known}” in a different order`] };
  const distance = editsBetween(left, right);
  if (distance * 100 <= MAX_DIFFERING_PERCENT * Math.max(left.length, right.length)) {
    return {
      score: 1 - distance / Math.max(left.length, right.length),
      reasons: [
        `spelled like “${known}”: ` +
          (distance === 1 ? 'one letter differs' : `${distance} letters differ`),
      ],
    };
  }
  const [shorter, longer] =
    leftWords.length <= rightWords.length ? [leftWords, rightWords] : [rightWords, leftWords];
  if (shorter.every((word) => longer.includes(word))) {
    const others = [...new Set(longer)].filter((word) => !shorter.includes(word)).join(' ');
    return { score: 0.7, reasons: [`the same words as “${known}”, except for “${others}”`] };
  }
  const isInitial =
    kind === 'person' &&
    shorter[0]?.length === 1 &&
    longer[0]?.startsWith(shorter[0]) &&
    shorter.at(-1) === longer.at(-1);
  return isInitial
    ? { score: 0.6, reasons: [`the same surname as “${known}”, and a matching initial`] }
    : undefined;
}

/** An event from its item's quads, for comparison. */
interface NewEvent {
  readonly event: NamedNode;
  readonly quads: readonly Quad[];
}

/** On the same day and place, with one more thing in common. Cost: the events of those days. */
export function eventsLike(
  { event, quads }: NewEvent,
  version: GraphVersion,
  names: Names,
): LookAlike[] {
  const { og } = names;
  const ownValues = (property: NamedNode): Term[] =>
    quads
      .filter(({ subject, predicate }) => subject.equals(event) && predicate.equals(property))
      .map(({ object }) => object);
  const seen = new Set([event.value]);
  const found: LookAlike[] = [];
  for (const property of [og('startDate'), og('endDate')]) {
    for (const date of ownValues(property)) {
      for (const other of subjectsOf(version, property, date)) {
        if (seen.has(other.value) || other.termType !== 'NamedNode') continue;
        seen.add(other.value);
        const alike = sharedWith(other, ownValues, version, names);
        if (alike) found.push(alike);
      }
    }
  }
  return found.sort((left, right) => right.score - left.score || (left.iri < right.iri ? -1 : 1));
}

/** Compared besides day and place, with words for the common values. */
const COMPARED: readonly (readonly [property: string, words: (label: string) => string])[] = [
  ['organizer', (label) => `both organized by ${label}`],
  ['partner', (label) => `both with ${label} as partner`],
  ['partOfProject', (label) => `both part of “${label}”`],
  ['speaker', (label) => `${label} spoke at both`],
  ['participantCount', (label) => `${label} people took part in both`],
];

function sharedWith(
  other: NamedNode,
  ownValues: (property: NamedNode) => Term[],
  version: GraphVersion,
  { og, ontologyIri }: Names,
): LookAlike | undefined {
  const shared = (property: NamedNode): Term[] => {
    const values = objectsOf(version, other, property);
    return ownValues(property).filter((own) => values.some((value) => value.equals(own)));
  };
  const label = (term: Term): string =>
    term.termType === 'NamedNode'
      ? (objectsOf(version, term, RDFS.label)[0]?.value ?? term.value)
      : term.value;
  const differs = (property: NamedNode): boolean =>
    ownValues(property).length > 0 &&
    objectsOf(version, other, property).length > 0 &&
    shared(property).length === 0;
  const places = shared(og('place'));
  const [start, end] = [shared(og('startDate')), shared(og('endDate'))];
  if (places.length === 0 || differs(og('startDate')) || differs(og('endDate'))) return undefined;
  const types = shared(RDF.type).filter(({ value }) => value.startsWith(ontologyIri));
  const further = [
    ...COMPARED.flatMap(([property, words]) =>
      shared(og(property)).map((value) => words(label(value))),
    ),
    ...types
      .filter(({ value }) => value !== og('Event').value)
      .map((type) => `both are called ${label(type)}`),
  ];
  if (further.length === 0) return undefined;
  const days = [
    ...start.map(({ value }) => `both begin on ${value}`),
    ...end.map(({ value }) => `both end on ${value}`),
  ];
  return {
    iri: other.value,
    label: label(other),
    score: Math.min(0.95, 0.5 + 0.1 * (further.length + days.length)),
    reasons: [...days, ...places.map((place) => `both in ${label(place)}`), ...further],
  };
}

/** Known items with the title of a new one, which has another address. */
export function itemsLike(
  date: string | null,
  sameTitle: readonly NamedNode[],
  version: GraphVersion,
): LookAlike[] {
  return sameTitle.map((item) => {
    const [issued] = objectsOf(version, item, DCTERMS.issued);
    const isSameDay = issued?.value === date;
    return {
      iri: item.value,
      label: objectsOf(version, item, RDFS.label)[0]?.value ?? item.value,
      score: isSameDay ? 0.8 : 0.5,
      reasons: [
        'the same title, with a different text at a different address',
        ...(isSameDay ? [`both of ${date}`] : []),
      ],
    };
  });
}
