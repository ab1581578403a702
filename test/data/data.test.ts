/** The shipped data say what the facts say, and answer the first questions as the facts do. */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readFacts } from '../../data/build/facts-files.js';
import { SEED_NOT_CARRIED, SEED_SLUG, seedNewsFacts } from '../../data/build/seed-workshop.js';
import {
  DEFAULT_BASE_IRI,
  DCTERMS,
  FOAF,
  QuadSet,
  RDF,
  RDFS,
  SCHEMA,
  SKOS,
  namedNode,
  namesFor,
  objectsOf,
  readData,
  subjectsOf,
  type NamedNode,
} from '../../src/rdf/index.js';
import type { NewsFacts } from '../../src/news/facts.js';
import { checkoutPath } from '../support/rdf.js';

const names = namesFor(DEFAULT_BASE_IRI);
const { og } = names;
const facts = readFacts(checkoutPath('data/facts'));
const graph = new QuadSet(readData(names));
const allNews: readonly NewsFacts[] = [...facts.news, seedNewsFacts(facts)];

const thingsOf = (...classNames: string[]): Set<string> =>
  new Set(
    classNames.flatMap((name) => subjectsOf(graph, RDF.type, og(name)).map(({ value }) => value)),
  );
const labelOf = (thing: NamedNode | string): string =>
  objectsOf(graph, typeof thing === 'string' ? namedNode(thing) : thing, RDFS.label)[0]?.value ??
  '';
const valuesOf = (thing: string, property: string): string[] =>
  objectsOf(graph, namedNode(thing), og(property)).map(({ value }) => value);

describe('The graph of the facts', () => {
  it('has each Summit and Ministerial Council once, with the news about it', () => {
    const meetings = [...thingsOf('SummitMeeting', 'MinisterialCouncilMeeting')];
    const general = [...thingsOf('Event', 'Meeting')];
    const daysOf = (event: string): string =>
      ['startDate', 'endDate', 'place'].flatMap((name) => valuesOf(event, name)).join(' ');
    const days = meetings.map(daysOf);
    expect(new Set(days).size).toBe(meetings.length);
    expect(general.filter((event) => days.includes(daysOf(event)))).toEqual([]);
    expect(facts.news.filter(({ knownEvent }) => knownEvent).map(({ id }) => id)).toEqual([
      '2000-11-28-vienna-ministerial-council',
    ]);
  });

  it('has no name of an OSCE body that another has, or that is no name', () => {
    const bodies = [...facts.structures, ...facts.fieldOperations, ...facts.closedFieldActivities];
    const names = bodies.flatMap(({ id }) => {
      const body = namedNode(`${DEFAULT_BASE_IRI}id/organization/${id}`);
      return [RDFS.label, SKOS.altLabel].flatMap((property) =>
        objectsOf(graph, body, property).map(({ value }) => value),
      );
    });
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => /^the (?!OSCE$|Mission to BiH$)/.test(name))).toEqual([]);
  });
});

describe('Every record of the facts', () => {
  const {
    states,
    partners,
    structures,
    fieldOperations,
    closedFieldActivities,
    fieldsOfWork,
    meetingSeries,
    summits,
    chairpersonships,
    ministries,
  } = facts;
  const topics: readonly (readonly [string, readonly { id: string; label: string }[]])[] = [
    ['state', [...states, ...partners].map(({ id, name }) => ({ id, label: name }))],
    ['organization', fieldOperations.map(({ id, fullName }) => ({ id, label: fullName }))],
    [
      'organization',
      [...structures, ...closedFieldActivities].map(({ id, name }) => ({
        id,
        label: name.includes('OSCE') || id === 'osce' ? name : `OSCE ${name}`,
      })),
    ],
    ['organization', ministries],
    ['field', fieldsOfWork.map(({ id, name }) => ({ id, label: name }))],
    ['meeting-series', meetingSeries.map(({ id, name }) => ({ id, label: name }))],
    ['event', summits.map(({ id, name }) => ({ id, label: name }))],
    [
      'chairpersonship',
      chairpersonships.map(({ id, year, stateLabel }) => ({
        id,
        label: `Chairpersonship ${year} (${stateLabel})`,
      })),
    ],
    ['news', allNews],
  ];

  it.each(topics)('is under id/%s with its name as the label', (kind, records) => {
    for (const { id, label } of records)
      expect(`${id}: ${labelOf(`${DEFAULT_BASE_IRI}id/${kind}/${id}`)}`).toBe(`${id}: ${label}`);
  });

  it('keeps the short name of a body of the OSCE as an alternative one', () => {
    for (const { id, name } of [...fieldOperations, ...structures]) {
      const body = names.thing('organization', id);
      const known = [RDFS.label, SKOS.altLabel].flatMap((property) =>
        objectsOf(graph, body, property).map(({ value }) => value),
      );
      expect(known).toContain(name);
      expect(known.filter((each) => each === labelOf(body))).toHaveLength(1);
    }
  });

  it('has its name without a language where it is a person', () => {
    const people = [...thingsOf('Person')];
    expect(people.length).toBeGreaterThan(500);
    for (const person of people)
      expect(
        objectsOf(graph, namedNode(person), RDFS.label).map(
          (label) => label.termType === 'Literal' && label.language,
        ),
      ).toEqual(['']);
  });

  it('is counted once in its class', () => {
    const counts = {
      ParticipatingState: 57,
      AsianPartner: 5,
      MediterraneanPartner: 6,
      FieldOfWork: 23,
      FieldOperation: 12,
      ClosedFieldActivity: 30,
      MeetingSeries: 16,
      SummitMeeting: 7,
      MinisterialCouncilMeeting: 34,
      Chairpersonship: 36,
      NewsItem: allNews.length,
    };
    expect(
      Object.fromEntries(Object.keys(counts).map((name) => [name, thingsOf(name).size])),
    ).toEqual(counts);
    expect(
      facts.structures.filter(({ id }) =>
        thingsOf('Institution').has(names.thing('organization', id).value),
      ),
    ).toHaveLength(3);
    const ministryClasses = {
      'foreign-affairs': 'ForeignMinistry',
      interior: 'InteriorMinistry',
      defence: 'DefenceMinistry',
      justice: 'JusticeMinistry',
    };
    for (const [kind, name] of Object.entries(ministryClasses)) {
      // Press releases name some more, of cantons and of Kosovo.
      const known = new QuadSet([...graph.match(null, RDF.type, og(name), names.graphs.reference)]);
      expect([name, known.size]).toEqual([
        name,
        ministries.filter((record) => record.kind === kind).length,
      ]);
    }
  });

  it('has its event, dates, fields and persons where it is a news item', () => {
    const eventNews = allNews.filter(({ event }) => event !== null);
    expect([...graph.match(null, og('reportsOn'))]).toHaveLength(eventNews.length);
    for (const item of allNews) {
      const iri = names.thing('news', item.id).value;
      const [event] = valuesOf(iri, 'reportsOn');
      expect(
        valuesOf(iri, 'fieldOfWork')
          .map((field) => labelOf(field))
          .sort(),
      ).toEqual([...item.fieldsOfWork].sort());
      const people = valuesOf(iri, 'quotes');
      expect(people).toHaveLength(item.persons.length);
      const spellings = people.flatMap((person) =>
        [RDFS.label, SKOS.altLabel].flatMap((property) =>
          objectsOf(graph, namedNode(person), property).map(({ value }) => value),
        ),
      );
      expect(spellings).toEqual(expect.arrayContaining(item.persons.map(({ name }) => name)));
      expect(valuesOf(iri, 'issuedBy')).toHaveLength(item.issuers.length);
      if (!item.event || event === undefined) continue;
      expect([
        valuesOf(event, 'startDate')[0] ?? null,
        valuesOf(event, 'endDate')[0] ?? null,
      ]).toEqual([item.event.startDate, item.event.endDate]);
      expect(valuesOf(event, 'participantCount')).toEqual(
        item.event.participantsCount === null ? [] : [String(item.event.participantsCount)],
      );
      for (const [property, roles] of [
        ['organizer', ['organiser', 'co-organiser']],
        ['coOrganizer', ['co-organiser']],
        ['partner', ['partner', 'supporter']],
        ['supporter', ['supporter']],
        ['host', ['host']],
        ['funder', ['funder']],
      ] as const) {
        const expected = item.organisers.filter(({ role }) =>
          (roles as readonly string[]).includes(role),
        ).length;
        expect([item.id, property, valuesOf(event, property).length]).toEqual([
          item.id,
          property,
          expected,
        ]);
      }
    }
  });
});

describe('The workshop of the seed page', () => {
  const event = names.thing('event', SEED_SLUG).value;
  const news = names.thing('news', SEED_SLUG).value;

  it('has the organizers, funders and speakers of the hand-made facts', () => {
    expect(valuesOf(event, 'organizer').map(labelOf).sort()).toEqual([
      'Federal Ministry of Defence (Austria)',
      'OSCE Conflict Prevention Centre',
      'OSCE Presence in Albania',
    ]);
    expect(valuesOf(event, 'funder').map(labelOf).sort()).toEqual([
      'Austria',
      'Finland',
      'Germany',
      'Norway',
      'Slovakia',
      'Switzerland',
    ]);
    expect(valuesOf(event, 'speaker').map(labelOf).sort()).toEqual([
      'Clarisse Pasztory',
      'Megi Fino',
    ]);
  });

  it(
    'has the names of its speakers in parts, whence its participants came, and the address of ' +
      'its page',
    () => {
      const speakers = objectsOf(graph, namedNode(event), og('speaker'));
      expect(
        speakers
          .map((person) =>
            [FOAF.givenName, FOAF.familyName].map(
              (part) => objectsOf(graph, person, part)[0]?.value,
            ),
          )
          .sort(),
      ).toEqual([
        ['Clarisse', 'Pasztory'],
        ['Megi', 'Fino'],
      ]);
      expect(valuesOf(event, 'participantGroup').sort()).toEqual(
        [...facts.seed.event.participants.groups].sort(),
      );
      const [page] = subjectsOf(graph, og('describes'), namedNode(news));
      expect(objectsOf(graph, page, SCHEMA.url).map(({ value }) => value)).toEqual([
        facts.seed.document.sourceUrl,
      ]);
    },
  );

  it('has a reason for each of its facts that the graph does not hold', () => {
    const isThere = (value: unknown, [key, ...rest]: readonly string[]): boolean => {
      if (key === undefined) return value !== undefined;
      return isThere(
        (Array.isArray(value)
          ? (value[0] as Record<string, unknown>)
          : (value as Record<string, unknown> | undefined))?.[key],
        rest,
      );
    };
    expect(
      Object.keys(SEED_NOT_CARRIED).filter((path) => !isThere(facts.seed, path.split('.'))),
    ).toEqual([]);
  });

  it('says that its first day was inferred, and has no date of publication', () => {
    expect(valuesOf(news, 'inferredProperty')).toContain(og('startDate').value);
    expect(objectsOf(graph, namedNode(news), DCTERMS.issued)).toEqual([]);
  });

  it('is in the repository without the words of the page', () => {
    expect(readFileSync(checkoutPath('data/facts/seed-gold.json'), 'utf8')).not.toContain(
      'quoteSnippet',
    );
  });
});
