import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  BuildVocabulary,
  Choices,
  NAME_ORDER,
  anyValueOf,
  conditionAt,
  visitConditions,
  withCondition,
  withoutCondition,
  writeQuery,
  type BuiltQuery,
  type Condition,
  type Counted,
  type ConditionPath,
  type BuildRelation,
  type ValueTest,
} from '../../src/build/index.js';
import { RDFS, XSD } from '../../src/rdf/index.js';
import { randomOf } from '../support/random.js';
import { RunningApp } from '../support/running-app.js';

let app: RunningApp;
let vocabulary: BuildVocabulary;
beforeAll(async () => {
  app = await RunningApp.start();
  vocabulary = new BuildVocabulary(app.service.shapes, app.service.vocabulary, app.service.names);
});
afterAll(() => app.close());

const og = (name: string): string => app.service.names.og(name).value;
const things = (name: string, ...conditions: Condition[]): BuiltQuery => ({
  kind: og(name),
  conditions,
  columns: [],
  order: NAME_ORDER,
});
const on = (
  name: string,
  test: ValueTest = { kind: 'any' },
  ...conditions: Condition[]
): Condition => ({
  relation: vocabulary.relation(name)!,
  test,
  conditions,
});
const choicesNow = (): Choices => new Choices(app.service.current, vocabulary);

function textOf(query: BuiltQuery, choices: Choices): string {
  const { names, prefixes } = app.service;
  return writeQuery(query, {
    names,
    prefixes,
    vocabulary,
    nameOf: (iri) => iri,
    kindOf: (relation) => choices.kindOf(relation),
  }).sparql;
}

async function rowCount(query: BuiltQuery, choices: Choices): Promise<number> {
  const answer = await app.service.sparql.query(app.service.current, textOf(query, choices));
  if (answer.kind !== 'solutions') throw new Error('Expected solutions.');
  const rows = [];
  for await (const solution of answer.solutions) rows.push(solution);
  return rows.length;
}

/** Everything that can be clicked at a place. */
function offers(query: BuiltQuery, place: ConditionPath, choices: Choices): Counted<BuiltQuery>[] {
  const condition = conditionAt(query, place);
  const holder = condition ?? query;
  const add =
    condition && (condition.test.kind !== 'any' || choices.kindOf(condition.relation) !== 'things')
      ? []
      : choices.relations(query, place);
  const offered: Counted<BuiltQuery>[] = add.map(({ choice, count }) => ({
    choice: withCondition(query, [...place, holder.conditions.length], anyValueOf(choice)),
    count,
  }));
  if (!condition) {
    const groups = [...choices.groups(query), ...choices.groupsOfConditions(query)].map(
      ({ choice, count }): Counted<BuiltQuery> => ({ choice: { ...query, group: choice }, count }),
    );
    return [
      ...offered,
      ...groups,
      ...choices
        .narrowerKinds(query)
        .map(({ choice, count }) => ({ choice: { ...query, kind: choice }, count })),
    ];
  }
  const values = choices.values(query, place);
  const set = (test: ValueTest, conditions: readonly Condition[] = []): BuiltQuery =>
    withCondition(query, place, { ...condition, test, conditions });
  const { dictionary } = app.service.current.ids;
  const tests: [ValueTest, number][] = [
    [{ kind: 'any' }, values.any],
    [{ kind: 'missing' }, values.missing],
    ...values.things.map(({ choice, count }): [ValueTest, number] => [
      { kind: 'thing', iri: dictionary.textOf(choice) },
      count,
    ]),
    ...values.texts.map(({ choice, count }): [ValueTest, number] => [
      { kind: 'text', text: choice },
      count,
    ]),
    ...values.years.map(({ choice, count }): [ValueTest, number] => [
      { kind: 'days', from: choice, to: choice },
      count,
    ]),
    ...values.atLeast.map(({ choice, count }): [ValueTest, number] => [
      { kind: 'numbers', min: choice },
      count,
    ]),
  ];
  return [
    ...offered,
    ...tests
      .filter(([, count]) => count > 0)
      .map(([test, count]) => ({ choice: set(test), count })),
    ...values.classes.map(({ choice, count }) => ({
      choice: set({ kind: 'any', classIri: choice }, condition.conditions),
      count,
    })),
    {
      choice: withoutCondition(query, place),
      count: choices.count(withoutCondition(query, place)),
    },
  ];
}

/**
 * Walks from kind to kind and choice to choice, and holds some of what is offered on the way
 * against SPARQL.
 */
async function walk(random: () => number, steps: number): Promise<void> {
  const choices = choicesNow();
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  let query = things('Event');
  query = { ...query, kind: pick(choices.kinds()).choice };
  const shown = vocabulary.relationsOf([query.kind]);
  query = { ...query, columns: [...new Set([pick(shown), pick(shown), pick(shown)])] };
  for (let step = 0; step < steps; step += 1) {
    const places: ConditionPath[] = [[]];
    visitConditions(query, (_condition, place) => {
      if (place.length < 4) places.push(place);
    });
    const offered = offers(query, pick(places), choices);
    if (offered.length === 0) break;
    for (const { choice, count } of [pick(offered), pick(offered)]) {
      expect([textOf(choice, choices), await rowCount(choice, choices)]).toEqual([
        expect.any(String),
        count,
      ]);
      expect(count).toBeGreaterThan(0);
      if (choice.group === undefined) query = choice;
    }
  }
}

describe('The choices of a built query', () => {
  it('lead, each of them, to just as many rows as they say, and to some', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), (way) => walk(randomOf(way), 6)),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('do so for values of kinds that the shapes do not expect, and after writes', async () => {
    await app.update(`PREFIX og: <${app.service.names.ontologyIri}>
PREFIX rdfs: <${RDFS.iri}> PREFIX xsd: <${XSD.iri}>
INSERT DATA { GRAPH <${app.service.names.graphs.edits.value}> {
  <urn:w:1> a og:MeetingSeries ; rdfs:label "Series of \\"words\\"\\nand lines"@en, "Reihe"@de ;
    og:since "1996"^^xsd:gYear ; og:organizingBody <urn:w:2> .
  <urn:w:2> a og:Organization ; rdfs:label "Body } of # signs" ;
    og:established "1996-05"^^xsd:gYearMonth .
  <urn:w:3> a og:MeetingSeries ; rdfs:label "Third"@en ;
    og:since "1996-05-01"^^xsd:date ; rdfs:seeAlso _:b . } }`);
    const choices = choicesNow();
    const query = things('MeetingSeries', on('since', { kind: 'days', from: '1996', to: '1996' }));
    expect([choices.count(query), await rowCount(query, choices)]).toEqual([2, 2]);
    for (const place of [[], [0]]) {
      for (const { choice, count } of offers(query, place, choices))
        expect([textOf(choice, choices), await rowCount(choice, choices)]).toEqual([
          expect.any(String),
          count,
        ]);
    }
  });

  it('find the events that a field operation and a ministry organized', async () => {
    const choices = choicesNow();
    const query = things(
      'Event',
      on('organizer', { kind: 'any', classIri: og('FieldOperation') }),
      on('organizer'),
    );
    const ministries = choices
      .values(query, [1])
      .classes.find(({ choice }) => choice === og('Ministry'));
    const rows = await app.select(
      `PREFIX og: <${app.service.names.ontologyIri}> 
        SELECT DISTINCT ?event {
          ?event a og:Event ; og:organizer ?a, ?b . ?a a og:FieldOperation . ?b a og:Ministry
        }`,
    );
    expect(ministries?.count).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(10);
  });

  it('keep the conditions on a value when its class is chosen', () => {
    const choices = choicesNow();
    const ofAlbania = on('ofState', {
      kind: 'thing',
      iri: app.service.names.thing('state', 'albania').value,
    });
    const query = things('Event', on('organizer', { kind: 'any' }, ofAlbania));
    const count = choices
      .values(query, [0])
      .classes.find(({ choice }) => choice === og('Ministry'))?.count;
    expect(count).toBe(
      choices.count(
        things('Event', on('organizer', { kind: 'any', classIri: og('Ministry') }, ofAlbania)),
      ),
    );
  });

  it('are numbers to begin with, dates by year, and the ends of both', () => {
    const choices = choicesNow();
    const numbers = choices.values(things('Event', on('participantCount')), [0]);
    expect(numbers.kind).toBe('numbers');
    expect(numbers.atLeast.map(({ count }) => count)).toEqual([
      ...new Set(numbers.atLeast.map(({ count }) => count)),
    ]);
    expect(Number(numbers.range![0])).toBeLessThan(Number(numbers.range![1]));
    const days = choices.values(things('Event', on('startDate')), [0]);
    expect([days.kind, days.years.map(({ choice }) => choice)]).toEqual([
      'days',
      days.years.map(({ choice }) => choice).sort(),
    ]);
    expect(days.range![0] < days.range![1]).toBe(true);
  });
});

describe('The vocabulary of built queries', () => {
  it('offers the properties of classes above and below, and what points at a thing', () => {
    const names = (kind: string): string[] =>
      vocabulary.relationsOf([og(kind)]).map(({ name }: BuildRelation) => name);
    expect(names('Meeting')).toEqual(
      expect.arrayContaining(['label', 'organizer', 'inSeries', 'reportsOn-of', 'event-country']),
    );
    expect(names('Actor')).toEqual(
      expect.arrayContaining(['ofState', 'hostState', 'iso2', 'organizer-of']),
    );
    expect(names('Person')).not.toContain('organizer');
  });

  it('calls relations by the ontology’s labels', () => {
    expect(vocabulary.relation('organizer')?.label).toBe('organizer');
    expect(vocabulary.relation('reportsOn-of')?.label).toBe('reported by (news items)');
    expect(vocabulary.relation('startDate-of')).toBeUndefined();
  });
});
