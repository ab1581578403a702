import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../../src/errors.js';
import { versionOf } from '../../../src/graph/index.js';
import { parametersOfQuery } from '../../../src/http/build/build-address.js';
import { readBuildRequest } from '../../../src/http/build/build-request.js';
import { DEFAULT_BASE_IRI, namesFor, readOntology, readShapes } from '../../../src/rdf/index.js';
import {
  BuildVocabulary,
  type BuiltQuery,
  type Condition,
  type ValueTest,
} from '../../../src/build/index.js';

const names = namesFor(DEFAULT_BASE_IRI);
const vocabulary = new BuildVocabulary(readShapes(names), versionOf(readOntology(names)), names);

const relations = fc
  .constantFrom(...vocabulary.relationNames)
  .map((name) => vocabulary.relation(name)!);
const classIris = fc
  .constantFrom(...vocabulary.classNames)
  .map((name) => vocabulary.classNamed(name)!);
const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const years = fc.integer({ min: 1990, max: 2030 }).map(String);
const numbers = fc.integer({ min: -5, max: 5000 }).map(String);
const tests: fc.Arbitrary<Exclude<ValueTest, { kind: 'any' }>> = fc.oneof(
  fc.constant({ kind: 'missing' as const }),
  fc
    .constantFrom(
      names.thing('state', 'albania').value,
      'urn:x:y',
      `${DEFAULT_BASE_IRI}id/odd:one/x`,
    )
    .map((iri) => ({ kind: 'thing' as const, iri })),
  fc.record({ kind: fc.constantFrom('text' as const, 'contains' as const), text: texts }),
  fc.record({
    kind: fc.constant('days' as const),
    from: years,
    to: fc.option(years, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('numbers' as const),
    min: fc.option(numbers, { nil: undefined }),
    max: numbers,
  }),
);
const conditions = (depth: number): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({ relation: relations, test: tests, conditions: fc.constant([]) }),
    fc.record({
      relation: relations,
      test: fc.record({
        kind: fc.constant('any' as const),
        classIri: fc.option(classIris, { nil: undefined }),
      }),
      conditions: depth === 0 ? fc.constant([]) : fc.array(conditions(depth - 1), { maxLength: 2 }),
    }),
  );
const queries: fc.Arbitrary<BuiltQuery> = fc
  .record({
    kind: classIris,
    conditions: fc.array(conditions(2), { maxLength: 2 }),
    columns: fc.uniqueArray(relations, { maxLength: 3 }),
    isDescending: fc.boolean(),
    group: fc.option(fc.oneof(relations, fc.constant('all' as const)), { nil: undefined }),
  })
  .map(({ isDescending, group, ...query }) => ({
    ...query,
    order: { by: query.columns[0] ?? 'name', isDescending },
    ...(group === undefined ? {} : { group }),
  }));

const read = (text: string): ReturnType<typeof readBuildRequest> =>
  readBuildRequest(new URLSearchParams(text), vocabulary);

function refusal(text: string): { code: string; message: string } {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error(`${text} was read.`);
}

describe('The address of a built query', () => {
  it('is read as the query that it was written for', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const text = new URLSearchParams(parametersOfQuery(query, vocabulary)).toString();
        expect(read(text).query).toEqual(query);
      }),
      { numRuns: 500 },
    );
  });

  it('is short', () => {
    const { query } = read(
      'kind=Event&1=organizer&1.a=Ministry&1.1=ofState&1.1.is=state%2Falbania',
    );
    expect(
      decodeURIComponent(new URLSearchParams(parametersOfQuery(query!, vocabulary)).toString()),
    ).toBe('kind=Event&1=organizer&1.a=Ministry&1.1=ofState&1.1.is=state/albania');
  });

  it('orders conditions by their numbers, and ignores empty parameters', () => {
    const { query, at, find } = read('kind=Event&10=country&9=organizer&9.a=&sort=&find=&at=10&2=');
    expect([query!.conditions.map(({ relation }) => relation.name), at, find]).toEqual([
      ['organizer', 'country'],
      [1],
      '',
    ]);
  });

  it.each([
    ['kind=Evnt', '?kind: expected a class of the ontology; found "Evnt".'],
    ['1=organizer', '?kind: expected a kind of thing, such as ?kind=Event; found none.'],
    ['kind=Event&kind=State', '?kind: expected one value; found 2.'],
    [
      'kind=Event&1=organiser',
      '?1: expected a property of the shapes, or an inverse such as organizer-of; ' +
        'found "organiser".',
    ],
    [
      'kind=Event&1.is=state/albania',
      '?1: expected the property of the condition, such as ?1=organizer; found nothing.',
    ],
    ['kind=Event&1=organizer&1=host', '?1: expected one value; found 2.'],
    [
      'kind=Event&1=organizer&1.is=a b',
      '?1.is: expected an IRI, or kind/slug such as state/albania; found "a b".',
    ],
    [
      'kind=Event&1=organizer&1.is=urn:x%3E',
      '?1.is: expected an IRI, or kind/slug such as state/albania; found "urn:x>".',
    ],
    [
      'kind=Event&1=startDate&1.from=2021-13',
      '?1.from: expected a date such as 2021-11-23, 2021-11 or 2021; found "2021-13".',
    ],
    [
      'kind=Event&1=participantCount&1.min=ten',
      '?1.min: expected a number such as 20 or 2.5; found "ten".',
    ],
    ['kind=Event&1=organizer&1.none=no', '?1.none: expected yes; found "no".'],
    [
      'kind=Event&1=organizer&1.a=Ministry&1.is=state/albania',
      '?1.is: expected one test of the value, or ?1.from with ?1.to, or ?1.min ' +
        'with ?1.max; found ?1.a and ?1.is.',
    ],
    [
      'kind=Event&1=organizer&1.is=state/albania&1.1=iso2',
      '?1.1: expected nested conditions only where the value is not fixed (?1 alone, or with ' +
        '?1.a); found a value fixed by ?1.is.',
    ],
    [
      'kind=Event&sort=startDate',
      '?sort: expected name or a shown column (none), with a minus to reverse the order; ' +
        'found "startDate".',
    ],
    [
      'kind=Event&group=1',
      '?group: expected a property, all, or the number of a condition that several values ' +
        'can match; found "1".',
    ],
    [
      'kind=Event&1=country&1.none=yes&group=1',
      '?group: expected a property, all, or the number of a condition that several values ' +
        'can match; found "1".',
    ],
    ['kind=Event&at=1', '?at: expected the number of a condition; found "1".'],
    [
      'kind=Event&1.1.1.1.1=label',
      '?1.1.1.1.1: expected conditions nested at most 4 deep; found 5 levels.',
    ],
    [
      `kind=Event&${Array.from({ length: 17 }, (_, index) => `${index + 1}=label`).join('&')}`,
      '?17: expected at most 16 conditions; found more.',
    ],
    [
      `kind=Event&1=label&1.has=${'x'.repeat(2_001)}`,
      '?1.has: expected at most 2000 characters; found 2001.',
    ],
  ])('that is %s is refused: %s', (text, message) => {
    expect(refusal(text)).toMatchObject({ code: 'bad-request', message });
  });

  it('names all that it takes when it finds something else', () => {
    expect(refusal('kind=Event&organizer=x').message).toMatch(
      /^\?organizer: expected \?kind, .*or a condition .* \?1 with \?1\.a, .*; found \?organizer/,
    );
    expect(refusal('kind=Event&1.foo=x').message).toContain('found ?1.foo');
  });
});
