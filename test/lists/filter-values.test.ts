import { describe, expect, it } from '@jest/globals';
import type { ServiceError } from '../../src/errors.js';
import { versionOf } from '../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  RDF,
  RDFS,
  literal,
  namedNode,
  namesFor,
  quad,
  type NamedNode,
} from '../../src/rdf/index.js';
import {
  LIST_KINDS,
  ThingList,
  resolveValue,
  valueFor,
  type ListFilter,
  type ListKind,
} from '../../src/lists/index.js';
import { indexOf } from '../support/search-index.js';

const names = namesFor(DEFAULT_BASE_IRI);
const kindOf = (name: string): ListKind => LIST_KINDS.find((kind) => kind.name === name)!;
const filterOf = (kind: ListKind, name: string): ListFilter =>
  kind.filters.find((filter) => filter.name === name)!;

describe("A filter's value", () => {
  const body = (slug: string): NamedNode => names.thing('organization', slug);
  const version = versionOf([
    quad(body('unit'), RDF.type, names.og('Organization')),
    quad(body('unit'), RDFS.label, literal('OSCE Border Unit', 'en')),
    quad(body('twin'), RDF.type, names.og('Organization')),
    quad(body('twin'), RDFS.label, literal('Border unit', 'en')),
    quad(namedNode('http://elsewhere.example/body'), RDF.type, names.og('Organization')),
    quad(names.thing('state', 'unit'), RDF.type, names.og('State')),
    quad(names.thing('state', 'unit'), RDFS.label, literal('Unitania', 'en')),
    quad(names.og('Workshop'), RDFS.subClassOf, names.og('Event')),
    quad(names.og('TrainingCourse'), RDFS.subClassOf, names.og('Workshop')),
    quad(names.og('TrainingCourse'), RDFS.label, literal('course of training', 'en')),
    quad(names.thing('project', 'p'), RDF.type, names.og('Project')),
    quad(names.thing('project', 'p'), names.og('projectKind'), literal('Extra-budgetary project')),
  ]);
  const resolve = async (kind: string, filter: string, value: string): Promise<string[]> => {
    const list = ThingList.of(version, names, kindOf(kind));
    const ids = await resolveValue(list, filterOf(kindOf(kind), filter), value, () =>
      indexOf(version, names),
    );
    return ids.map((id) => version.ids.dictionary.textOf(id)).sort();
  };

  it('names things by IRI, slug or name, in spite of case and punctuation', async () => {
    expect(await resolve('news', 'issuer', body('unit').value)).toEqual([body('unit').value]);
    expect(await resolve('news', 'issuer', 'http://elsewhere.example/body')).toEqual([
      'http://elsewhere.example/body',
    ]);
    expect(await resolve('news', 'issuer', 'unit')).toEqual([body('unit').value]);
    expect(await resolve('news', 'issuer', 'the border-UNIT')).toEqual([
      body('twin').value,
      body('unit').value,
    ]);
    expect(await resolve('organizations', 'state', 'unit')).toEqual([
      names.thing('state', 'unit').value,
    ]);
    expect(await resolve('events', 'organizer', 'unit')).toEqual([
      body('unit').value,
      names.thing('state', 'unit').value,
    ]);
  });

  it('names classes by IRI, local name, slug, label or plural', async () => {
    for (const value of [
      'training-course',
      'TrainingCourse',
      'training courses',
      'course of training',
      names.og('TrainingCourse').value,
    ])
      expect([value, await resolve('events', 'type', value)]).toEqual([
        value,
        [names.og('TrainingCourse').value],
      ]);
    await expect(resolve('events', 'type', 'Event')).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('is a text of some member where the filter is for texts', async () => {
    expect(await resolve('projects', 'type', 'extrabudgetary PROJECT')).toEqual([
      'Extra-budgetary project',
    ]);
    await expect(resolve('projects', 'type', 'programme')).rejects.toMatchObject({
      code: 'bad-request',
      details: { parameter: 'type', value: 'programme' },
    });
  });

  it('that could mean nothing is refused, with names that are like it', async () => {
    const refusal = await resolve('news', 'issuer', 'Bodrer Unit').then(
      () => undefined,
      (error: unknown) => error as ServiceError,
    );
    expect([refusal?.code, refusal?.details.parameter, refusal?.details.value]).toEqual([
      'bad-request',
      'issuer',
      'Bodrer Unit',
    ]);
    expect([...(refusal?.details.suggestions as string[])].sort()).toEqual([
      'Border unit',
      'OSCE Border Unit',
    ]);
    expect(refusal?.message).toContain('No organization called “Bodrer Unit”. Did you mean “');
    await expect(resolve('news', 'country', 'Narnia')).rejects.toThrow(
      'No state or place called “Narnia”. `country` must be a name, slug or IRI.',
    );
    // A State is no issuer, and a class is none either.
    for (const value of [
      'Unitania',
      `${body('unit').value}s`,
      names.og('Workshop').value,
      'http://elsewhere.example/nobody',
      'x y z',
    ])
      await expect(resolve('news', 'issuer', value)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('comes back from the short form of its term', async () => {
    for (const [kind, filter] of [
      ['events', 'organizer'],
      ['events', 'type'],
      ['news', 'issuer'],
      ['projects', 'type'],
    ] as const) {
      const list = ThingList.of(version, names, kindOf(kind));
      const candidates = Array.from(
        { length: version.ids.dictionary.size },
        (_, index) => index + 1,
      ).filter((id) =>
        filterOf(kindOf(kind), filter).values.kind === 'texts'
          ? version.ids.dictionary.textOf(id) === 'Extra-budgetary project'
          : list.isValue(id, filterOf(kindOf(kind), filter).values),
      );
      expect(candidates.length).toBeGreaterThan(0);
      for (const id of candidates)
        expect(
          await resolve(kind, filter, valueFor(list, filterOf(kindOf(kind), filter), id)),
        ).toEqual([version.ids.dictionary.textOf(id)]);
    }
  });
});
