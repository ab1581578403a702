/** The ontology's names for kinds of events and items, and ways to attend. */
import {
  RDFS,
  SCHEMA,
  SKOS,
  readOntology,
  toSlug,
  type NamedNode,
  type Names,
} from '../../rdf/index.js';
import type { EventFact, EventStatus } from '../facts.js';
import { nameKey } from '../names/body-names.js';

/** Classes of events and slugs of content types, by the keys of their labels in the ontology. */
interface Kinds {
  readonly events: ReadonlyMap<string, string>;
  readonly contentTypes: ReadonlyMap<string, string>;
}

/** By base IRI: a process mostly has one. */
const known = new Map<string, Kinds>();

function kindsOf(names: Names): Kinds {
  const kinds = known.get(names.baseIri) ?? readKinds(names);
  known.set(names.baseIri, kinds);
  return kinds;
}

function readKinds(names: Names): Kinds {
  const ontology = readOntology(names);
  const classes = new Set([names.og('Event').value]);
  for (const each of classes)
    for (const { subject, predicate, object } of ontology)
      if (predicate.equals(RDFS.subClassOf) && object.value === each) classes.add(subject.value);
  const byLabel = (nameOf: (iri: string) => string | undefined): Map<string, string> =>
    new Map(
      [SKOS.altLabel, RDFS.label].flatMap((property) =>
        ontology.flatMap(({ subject, predicate, object }) => {
          const name = predicate.equals(property) ? nameOf(subject.value) : undefined;
          return name === undefined ? [] : [[nameKey(object.value), name] as const];
        }),
      ),
    );
  return {
    events: byLabel((iri) => (classes.has(iri) ? iri.slice(names.ontologyIri.length) : undefined)),
    contentTypes: byLabel((iri) => {
      const { kind, slug } = names.thingOf(iri) ?? {};
      return kind === 'content-type' ? slug : undefined;
    }),
  };
}

const withPlural = (kinds: ReadonlyMap<string, string>, key: string): string | undefined =>
  kinds.get(key) ?? kinds.get(key.replace(/s$/, ''));

/** The class with this label, or that of the last words (`regional conference`), or `Event`. */
export function eventClassOf(type: string, names: Names): string {
  const words = nameKey(type).split(' ');
  const tails = words.map((_, start) => words.slice(start).join(' '));
  const { events } = kindsOf(names);
  return tails.map((tail) => withPlural(events, tail)).find(Boolean) ?? 'Event';
}

/** The slug of a content type, and whether the ontology declares it. */
export function contentTypeOf(
  contentType: string,
  names: Names,
): { slug: string; isDeclared: boolean } {
  const declared = withPlural(kindsOf(names).contentTypes, nameKey(contentType));
  return { slug: declared ?? toSlug(contentType), isDeclared: declared !== undefined };
}

/** How people attended, in schema.org. */
export const ATTENDANCE_MODES: Readonly<Record<NonNullable<EventFact['format']>, NamedNode>> = {
  'in-person': SCHEMA.OfflineEventAttendanceMode,
  online: SCHEMA.OnlineEventAttendanceMode,
  hybrid: SCHEMA.MixedEventAttendanceMode,
};

export const EVENT_STATUSES: Readonly<Record<EventStatus, NamedNode>> = {
  scheduled: SCHEMA.EventScheduled,
  cancelled: SCHEMA.EventCancelled,
  postponed: SCHEMA.EventPostponed,
  rescheduled: SCHEMA.EventRescheduled,
};
