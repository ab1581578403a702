/**
 * A built query in an address, so that it can be shared:
 * `?kind=Event&1=organizer&1.a=Ministry&1.1=ofState&1.1.is=state/albania`. A condition has a
 * number, those on its values have numbers below it; the test of its value follows a dot.
 */
import type {
  BuildVocabulary,
  BuiltQuery,
  Condition,
  ConditionPath,
  ValueTest,
} from '../../build/index.js';

/** Tests of a value, in the order in which they are offered. */
export const TESTS = ['a', 'is', 'value', 'has', 'from', 'to', 'min', 'max', 'none'] as const;
export type TestName = (typeof TESTS)[number];

/** The shortest parameters that are read as the query. */
export function parametersOfQuery(
  { kind, conditions, columns, order, group }: BuiltQuery,
  vocabulary: BuildVocabulary,
): [string, string][] {
  const sort = `${order.isDescending ? '-' : ''}${order.by === 'name' ? 'name' : order.by.name}`;
  return [
    ['kind', localName(kind, vocabulary)],
    ...parametersOfConditions(conditions, '', vocabulary),
    ...columns.map(({ name }): [string, string] => ['show', name]),
    ...(sort === 'name' ? [] : [['sort', sort] as [string, string]]),
    ...(group === undefined
      ? []
      : [
          [
            'group',
            group === 'all' ? group : typeof group === 'number' ? String(group + 1) : group.name,
          ] as [string, string],
        ]),
  ];
}

function parametersOfConditions(
  conditions: readonly Condition[],
  prefix: string,
  vocabulary: BuildVocabulary,
): [string, string][] {
  return conditions.flatMap(({ relation, test, conditions: inner }, index) => {
    const name = `${prefix}${index + 1}`;
    return [
      [name, relation.name],
      ...parametersOfTest(test, vocabulary).map(([key, value]): [string, string] => [
        `${name}.${key}`,
        value,
      ]),
      ...parametersOfConditions(inner, `${name}.`, vocabulary),
    ];
  });
}

function parametersOfTest(
  test: ValueTest,
  vocabulary: BuildVocabulary,
): (readonly [TestName, string])[] {
  const present = (
    entries: readonly (readonly [TestName, string | undefined])[],
  ): (readonly [TestName, string])[] =>
    entries.filter((entry): entry is readonly [TestName, string] => entry[1] !== undefined);
  switch (test.kind) {
    case 'any':
      return present([['a', test.classIri && localName(test.classIri, vocabulary)]]);
    case 'missing':
      return [['none', 'yes']];
    case 'thing':
      return [['is', shortIri(test.iri, vocabulary)]];
    case 'text':
      return [['value', test.text]];
    case 'contains':
      return [['has', test.text]];
    case 'days':
      return present([
        ['from', test.from],
        ['to', test.to],
      ]);
    case 'numbers':
      return present([
        ['min', test.min],
        ['max', test.max],
      ]);
  }
}

function localName(classIri: string, { names }: BuildVocabulary): string {
  return classIri.slice(names.ontologyIri.length);
}

function shortIri(iri: string, { names }: BuildVocabulary): string {
  const end = iri.startsWith(`${names.baseIri}id/`) ? iri.slice(`${names.baseIri}id/`.length) : '';
  return end === '' || end.includes(':') ? iri : end;
}

export function placeText(place: ConditionPath): string {
  return place.map((index) => index + 1).join('.');
}
