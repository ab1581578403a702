/** `seed-gold.json`: the workshop of Tirana in 2021, from facts that were made by hand; no page stands behind them here. */
import { toSlug, type Names, type Quad } from '../../src/rdf/index.js';
import type { BodyKind, NewsFacts } from '../../src/news/facts.js';
import { factsToQuads, type NewsQuads } from '../../src/news/link/facts-to-quads.js';
import type { Linker } from '../../src/news/link/linker.js';
import { QuadSink } from '../../src/news/link/quad-sink.js';
import type { Facts, SeedRecord } from './facts-files.js';

export const SEED_SLUG = '2021-11-23-tirana-security-sector-governance-workshop';

/** The facts in the shape of a news item's. */
export function seedNewsFacts(facts: Facts): NewsFacts {
  const { document, event, project, persons } = facts.seed;
  const nameOf = (id: string): string => nameOfRecord(facts, id);
  return {
    id: SEED_SLUG, label: document.title, date: document.issuedOn, contentType: document.contentTypeLabel,
    issuers: document.issuedByLabels, fieldsOfWork: document.fieldsOfWorkLabels,
    event: {
      type: event.type, startDate: event.startDate, endDate: event.endDate, place: event.city, countryIso2: 'AL', format: 'in-person',
      participantsCount: event.participants.count,
      participantsApproximate: event.participants.countQualifier === 'approximately',
    },
    organisers: [
      ...event.organisers.map((id, index) => ({ name: nameOf(id), kind: kindOfRecord(facts, id), role: index === 0 ? ('organiser' as const) : ('co-organiser' as const) })),
      ...event.fundedBy.map((id) => ({ name: nameOf(id), kind: 'other' as const, role: 'funder' as const })),
    ],
    persons: persons.map(({ name, role, affiliation }) => ({ name, role, affiliation: nameOf(affiliation) })),
    project: { title: project.title, kind: `${project.kind} project` },
    summary: null,
    inferred: ['startDate', 'format', 'affiliation'],
  };
}

/** The item's quads, with what only hand-made facts tell: the event's name, its length. */
export function seedToQuads(facts: Facts, linker: Linker, names: Names): NewsQuads {
  const made = factsToQuads(seedNewsFacts(facts), { names, linker, slug: SEED_SLUG, eventLabel: facts.seed.event.label });
  return { ...made, quads: [...made.quads, ...furtherQuads(facts.seed, made, names)] };
}

function furtherQuads(seed: SeedRecord, made: NewsQuads, names: Names): Quad[] {
  const sink = new QuadSink(made.graph);
  if (made.event) {
    sink.integer(made.event, names.og('durationDays'), seed.event.durationDays);
  }
  sink.text(names.thing('project', toSlug(seed.project.title)), names.og('abbreviation'), seed.project.abbreviation);
  return sink.quads;
}

function nameOfRecord(facts: Facts, id: string): string {
  const named = [...facts.states, ...facts.structures, ...facts.fieldOperations].find((record) => record.id === id)?.name;
  const name = named ?? facts.ministries.find((record) => record.id === id)?.label;
  if (name === undefined) throw new Error(`The facts have no record ${id}.`);
  return name;
}

function kindOfRecord(facts: Facts, id: string): BodyKind {
  const ministry = facts.ministries.find((record) => record.id === id);
  if (ministry) return `ministry-${ministry.kind}`;
  return facts.fieldOperations.some((record) => record.id === id) ? 'field-operation' : 'secretariat-unit';
}
