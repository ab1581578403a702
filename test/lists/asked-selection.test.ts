/** Lists by queries of a database have what lists in memory have. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { versionOf, type GraphVersion, type TermId } from '../../src/graph/index.js';
import {
  DCTERMS,
  RDF,
  RDFS,
  SCHEMA,
  SKOS,
  XSD,
  daySpanOf,
  integerLiteral,
  literal,
  quad,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import type { PagedGraph } from '../../src/remote/index.js';
import {
  LIST_KINDS,
  ListSelection,
  ThingList,
  type Criteria,
  type ListFilter,
  type ListKind,
  type Selection,
} from '../../src/lists/index.js';
import { SEED, randomOf } from '../support/random.js';
import { names } from '../support/small-commits.js';
import { TestDatabase, graphOver } from '../support/test-database.js';

const { og } = names;
const GRAPH = names.graphs.reference;
const random = randomOf(SEED);
const below = (count: number): number => Math.floor(random() * count);
const oneOf = <T>(values: readonly T[]): T => values[below(values.length)]!;
const some = <T>(values: readonly T[], most: number): T[] =>
  Array.from({ length: below(most + 1) }, () => oneOf(values));

/** Things of a kind, linked as the ontology allows, with more in the same place than a page has. */
function randomGraph(): Quad[] {
  const things = (kind: Parameters<typeof names.thing>[0], count: number): NamedNode[] =>
    Array.from({ length: count }, (_, index) => names.thing(kind, `${kind}-${index}`));
  const [states, places, bodies, people, posts] = [
    things('state', 4),
    things('place', 12),
    things('organization', 9),
    things('person', 20),
    things('post', 8),
  ];
  const [projects, fields, events, news] = [
    things('project', 8),
    things('field', 3),
    things('event', 260),
    things('news', 200),
  ];
  const quads: Quad[] = [];
  const say = (
    subject: NamedNode,
    property: string | NamedNode,
    ...objects: Quad['object'][]
  ): void => {
    const predicate = typeof property === 'string' ? og(property) : property;
    quads.push(...objects.map((object) => quad(subject, predicate, object, GRAPH)));
  };
  const date = (): Quad['object'] => {
    const text = oneOf(['2019', '2020', '2020-01', '2020-02', '2020-01-05', '2020-02-29']);
    return literal(text, { 4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date }[text.length]!);
  };
  const label = (thing: NamedNode): void => {
    const text = oneOf([
      'Élan',
      'elan vital',
      'Zebra',
      'œuvre',
      'Oeuvre',
      'Ж',
      'A',
      'Ab',
      '“A”',
      '',
    ]);
    if (below(12) > 0)
      say(thing, oneOf([RDFS.label, SKOS.prefLabel]), literal(text, oneOf(['en', 'de'])));
    if (below(3) > 0) say(thing, RDFS.label, literal(`${text} ${below(9)}`));
  };
  const all: readonly (readonly [string, readonly NamedNode[]])[] = [
    ['State', states],
    ['Place', places],
    ['Organization', bodies],
    ['Person', people],
    ['Post', posts],
    ['Project', projects],
    ['FieldOfWork', fields],
    ['Event', events],
    ['NewsItem', news],
  ];
  for (const [type, members] of all)
    for (const member of members) {
      say(member, RDF.type, og(type));
      label(member);
    }
  for (const type of ['Workshop', 'Conference']) say(og(type), RDFS.subClassOf, og('Event'));
  for (const type of ['State', 'Organization']) say(og(type), RDFS.subClassOf, og('Actor'));
  for (const state of states) say(state, 'iso2', literal(state.value.slice(-2)));
  places.forEach((place, index) => {
    if (index > 0) say(place, 'within', ...some(places.slice(0, index), 1));
    if (below(3) === 0) say(place, 'inState', oneOf(states));
  });
  for (const body of bodies)
    for (const property of ['ofState', 'hostState', 'operatesIn'])
      if (below(3) === 0) say(body, property, oneOf(states));
  for (const post of posts) say(post, 'postAt', oneOf([...bodies, ...states]));
  for (const person of people) {
    say(person, 'holdsPost', ...some(posts, 2));
    say(person, 'affiliation', ...some(bodies, 1));
  }
  for (const project of projects) say(project, 'projectKind', literal(oneOf(['fund', 'Trust'])));
  for (const event of events) {
    say(event, RDF.type, ...some([og('Workshop'), og('Conference')], 1));
    say(event, 'startDate', ...some([date()], 1));
    say(event, 'endDate', ...some([date(), date()], 2));
    say(event, 'organizer', ...some([...bodies, ...states], 3));
    say(event, 'place', ...some(places, 2));
    say(event, 'country', ...some(states, 1));
    say(event, 'partOfProject', ...some(projects, 1));
    say(event, 'participantCount', ...some([7, 20, 100].map(integerLiteral), 1));
    say(event, SCHEMA.eventStatus, ...some([SCHEMA.EventCancelled, SCHEMA.EventScheduled], 1));
  }
  for (const item of news) {
    say(item, DCTERMS.issued, ...some([date()], 1));
    say(item, 'issuedBy', ...some(bodies, 1));
    say(item, 'reportsOn', ...some(events, 1));
    say(item, 'fieldOfWork', ...some(fields, 2));
    say(item, 'partOfProject', ...some(projects, 1));
  }
  return quads;
}

/** What a selection has, in terms that do not depend on ids. */
function contentOf(list: ThingList, selection: Selection): unknown {
  const { kind } = list;
  const text = (id: TermId): string => list.graph.dictionary.textOf(id);
  const counts = (of: Map<TermId, number>): [string, number][] =>
    [...of]
      .filter(([, count]) => count > 0)
      .map(([id, count]): [string, number] => [text(id), count])
      .sort(([left], [right]) => (left < right ? -1 : 1));
  const sorts = ['label', ...Object.keys(kind.sorts)].flatMap((sort) => [sort, `-${sort}`]);
  const days = new Map<string, number>();
  selection.visitDays(({ first, last }, spread, count) => {
    const key = `${first} ${last} ${spread === 1 ? 1 : spread > 31 ? 'year' : 'month'}`;
    days.set(key, (days.get(key) ?? 0) + count);
  });
  return {
    total: selection.total,
    members: [...selection.members].map(text).sort(),
    pages: sorts.flatMap((sort) =>
      [0, 20, 150, 255].map((start) => [
        sort,
        start,
        ...selection.slice(sort, { start, end: start + 20 }).map(text),
      ]),
    ),
    facets: kind.filters.map((filter) => [filter.name, counts(selection.countsOf(filter))]),
    where: kind.where && counts(selection.countsAlong(kind.where)),
    days: [...days].sort(),
  };
}

describe('A selection in a database', () => {
  let graph: PagedGraph;
  let version: GraphVersion;
  beforeAll(async () => {
    const quads = randomGraph();
    version = versionOf(quads);
    graph = await graphOver(new TestDatabase(quads, 1_000));
  });

  /** The same criteria by ids of each version. */
  const criteriaOf = (
    list: ThingList,
    values: readonly (readonly [ListFilter, readonly (readonly NamedNode[])[]])[],
    period: Pick<Criteria, 'from' | 'to'>,
  ): Criteria => ({
    ...period,
    values: new Map(
      values.map(([filter, sets]) => [
        filter,
        sets.map((terms) => new Set(terms.map((term) => list.graph.dictionary.idOf(term)))),
      ]),
    ),
  });

  const compare = async (
    kind: ListKind,
    values: Parameters<typeof criteriaOf>[1] = [],
    period: Pick<Criteria, 'from' | 'to'> = {},
  ): Promise<void> => {
    const own = ThingList.of(version, names, kind);
    const expected = contentOf(own, new ListSelection(own, criteriaOf(own, values, period)));
    const found = await graph.read((paged) => {
      const list = ThingList.of(paged, names, kind);
      return contentOf(list, list.select(criteriaOf(list, values, period)));
    });
    expect(found).toEqual(expected);
  };
  const kindOf = (name: string): ListKind => LIST_KINDS.find((kind) => kind.name === name)!;
  const filterOf = (kind: ListKind, name: string): ListFilter =>
    kind.filters.find((filter) => filter.name === name)!;

  it.each(LIST_KINDS.map(({ name }) => name))('has all of %s', (name) => compare(kindOf(name)));

  it('has those that pass filters and a period', async () => {
    const [events, news, people] = ['events', 'news', 'people'].map(kindOf) as [
      ListKind,
      ListKind,
      ListKind,
    ];
    const state = names.thing('state', 'state-1');
    const place = names.thing('place', 'place-0');
    const [from, to] = [daySpanOf('2020-01')!.first, daySpanOf('2020-02-01')!.last];
    await compare(events, [[filterOf(events, 'country'), [[state, place]]]], { from });
    await compare(
      events,
      [[filterOf(events, 'organizerKind'), [[og('State')], [og('Organization')]]]],
      { from, to },
    );
    await compare(events, [[filterOf(events, 'status'), [[SCHEMA.EventCancelled]]]], { to });
    await compare(news, [[filterOf(news, 'country'), [[state]]]]);
    await compare(people, [[filterOf(people, 'country'), [[state]]]]);
  });

  it('reads neither tables nor all members for a page', async () => {
    const kind = kindOf('events');
    const database = new TestDatabase(randomGraph(), 1_000);
    const paged = await graphOver(database);
    await paged.read((latest) => {
      const list = ThingList.of(latest, names, kind);
      return [list.select().total, ...list.first(20).map((id) => list.along(kind.entry.date!, id))];
    });
    expect(database.queries.filter((query) => query.includes('VALUES (?p)'))).toEqual([]);
  });
});
