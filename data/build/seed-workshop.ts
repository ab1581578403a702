/**
 * `seed-gold.json`: the workshop of Tirana in 2021, from facts that were made by hand from the text
 * of its page.
 */
import {
  FOAF,
  integerLiteral,
  namedNode,
  toSlug,
  type Names,
  type Quad,
} from '../../src/rdf/index.js';
import type { BodyKind, NewsFacts } from '../../src/news/facts.js';
import { factsToQuads, type NewsQuads } from '../../src/news/link/facts-to-quads.js';
import type { Linker } from '../../src/news/link/linker.js';
import { GraphQuads } from '../../src/news/link/graph-quads.js';
import type { Facts, NewsSource, SeedRecord } from './facts-files.js';
import { inferredQuads } from './inferred.js';
import { sourceQuads } from './sources.js';

export const SEED_SLUG = '2021-11-23-tirana-security-sector-governance-workshop';

/** The facts in the shape of a news item's. */
export function seedNewsFacts(facts: Facts): NewsFacts {
  const { document, event, project, persons } = facts.seed;
  const nameOf = (id: string): string => nameOfRecord(facts, id);
  return {
    id: SEED_SLUG,
    label: document.title,
    date: document.issuedOn,
    contentType: document.contentTypeLabel,
    issuers: document.issuedByLabels,
    fieldsOfWork: document.fieldsOfWorkLabels,
    event: {
      type: event.type,
      startDate: event.startDate,
      endDate: event.endDate,
      place: event.city,
      countryIso2: 'AL',
      format: 'in-person',
      participantsCount: event.participants.count,
      participantsApproximate: event.participants.countQualifier === 'approximately',
    },
    organisers: [
      ...event.organisers.map((id, index) => ({
        name: nameOf(id),
        kind: kindOfRecord(facts, id),
        role: index === 0 ? ('organiser' as const) : ('co-organiser' as const),
      })),
      ...event.fundedBy.map((id) => ({
        name: nameOf(id),
        kind: 'other' as const,
        role: 'funder' as const,
      })),
    ],
    persons: persons.map(({ name, role, affiliation }) => ({
      name,
      role,
      affiliation: nameOf(affiliation),
    })),
    project: { title: project.title, kind: `${project.kind} project` },
    summary: null,
  };
}

/**
 * The item's quads, with what only hand-made facts tell: the event's name, its length, the groups
 * that its participants came from.
 */
export function seedToQuads(facts: Facts, linker: Linker, names: Names): NewsQuads {
  const made = factsToQuads(seedNewsFacts(facts), {
    linker,
    slug: SEED_SLUG,
    eventLabel: facts.seed.event.label,
  });
  const { title, sourceUrl: url } = facts.seed.document;
  const source: NewsSource = {
    url,
    kind: 'osce-page',
    checked: 'read in a saved text of the page',
  };
  return {
    ...made,
    quads: [
      ...made.quads,
      ...inferredQuads(made, ['startDate', 'format', 'affiliation'], names),
      ...sourceQuads(made, { slug: SEED_SLUG, title, source }, names),
      ...furtherQuads(facts.seed, made, linker, names),
    ],
  };
}

function furtherQuads(seed: SeedRecord, made: NewsQuads, linker: Linker, names: Names): Quad[] {
  const sink = new GraphQuads(made.graph);
  const { og } = names;
  if (made.event) {
    sink.add(made.event, og('durationDays'), integerLiteral(seed.event.durationDays));
    for (const group of seed.event.participants.groups)
      sink.text(made.event, og('participantGroup'), group);
  }
  for (const { name, givenName, familyName } of seed.persons) {
    const person = namedNode(linker.newThings.mint('person', toSlug(name), name));
    sink.plain(person, FOAF.givenName, givenName);
    sink.plain(person, FOAF.familyName, familyName);
  }
  sink.text(
    names.thing('project', toSlug(seed.project.title)),
    og('abbreviation'),
    seed.project.abbreviation,
  );
  return sink.quads;
}

/** What stands in `seed-gold.json` and not in the graph, by its path, and why. */
export const SEED_NOT_CARRIED: Readonly<Record<string, string>> = {
  'document.captureContext':
    'about the capture of the page, as are sourceUrlConfidence, issuedOnNote, ' +
    'leadRepeatedInBody and paragraphs',
  'event.topic': 'no term for what an event was about but the field of work of its item',
  'event.discussionTopics':
    'no term for what was discussed, nor for aims, outcomes, targetQualities and values',
  'event.namedStateBodiesInDiscussion':
    'bodies that were spoken of and had no part in the event; nor namedCivilSocietyGroups',
  'event.organisationMode': 'several organizers say it',
  'event.startDateBasis':
    'the item says which properties were inferred (og:inferredProperty), not how',
  'project.phase': 'part of the title; nor phaseNumber',
  'project.owner': 'inferred, not stated',
  'project.implementers': 'not stated of the project but of the event',
  'project.funders': 'not stated of the project but of the event',
  'persons.roleAsWritten': 'the post has the role and its body',
  'persons.country': 'no term for the nationality of a person',
  'persons.mentions': 'no term for what somebody spoke about; nor spoke and quoteWords',
  organisations: 'those with a part are linked by it; the others were examples in a discussion',
  groups: 'those that took part are og:participantGroup; the others were spoken of',
  'topics.impliedFields': 'suggestions, no tags of the page; nor keywords',
  statements: 'the same facts as triples in words',
  mustNotExtract: 'for tests of the extraction',
};

function nameOfRecord(facts: Facts, id: string): string {
  const named = [...facts.states, ...facts.structures, ...facts.fieldOperations].find(
    (record) => record.id === id,
  )?.name;
  const name = named ?? facts.ministries.find((record) => record.id === id)?.label;
  if (name === undefined) throw new Error(`The facts have no record ${id}.`);
  return name;
}

function kindOfRecord(facts: Facts, id: string): BodyKind {
  const ministry = facts.ministries.find((record) => record.id === id);
  if (ministry) return `ministry-${ministry.kind}`;
  return facts.fieldOperations.some((record) => record.id === id)
    ? 'field-operation'
    : 'secretariat-unit';
}
