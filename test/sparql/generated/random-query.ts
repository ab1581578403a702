/** One generated case: a dataset and a query over it, all from one seed. */
import type { Element, Form, Group, Query, SortKey } from './query-tree.js';
import { randomDataset, unionDataset, type Dataset } from './random-data.js';
import { call, term } from './random-expression.js';
import {
  VARIABLES,
  randomGroup,
  type ElementKind,
  type MadeGroup,
  type Making,
} from './random-pattern.js';
import { randomSelect, type MadeSelect } from './random-select.js';
import { Random } from './random.js';

/** How an engine reads patterns outside GRAPH. */
export type Reading = 'union' | 'strict';

export interface Case {
  readonly seed: number;
  readonly reading: Reading;
  /** Whether the data may hold literals in forms that are not canonical. */
  readonly hasOtherForms: boolean;
  readonly dataset: Dataset;
  readonly query: Query;
}

/** What a case looks at; each is chosen in turn by the seed. */
const FOCUSES: readonly Readonly<Partial<Record<ElementKind, number>>>[] = [
  { triple: 4, variablePredicate: 2, values: 1, filter: 1 },
  { filter: 6, bind: 3, optional: 1, values: 1 },
  { optional: 5, filter: 3, union: 1, minus: 1, group: 1 },
  { union: 3, minus: 3, optional: 1, filter: 2, values: 2, group: 1 },
  { path: 6, optional: 1, graph: 1, filter: 1, union: 1 },
  { graph: 5, variablePredicate: 1, optional: 1, path: 1, filter: 1, minus: 1 },
  { subselect: 4, filter: 1, optional: 1, bind: 1, graph: 1 },
  {
    filter: 3,
    optional: 2,
    union: 2,
    minus: 1.5,
    graph: 1.5,
    bind: 2,
    values: 1.5,
    group: 1,
    subselect: 1.5,
    path: 1.5,
    variablePredicate: 1,
    triple: 1,
  },
];

export function randomCase(seed: number): Case {
  const random = new Random(seed);
  const hasOtherForms = random.chance(0.15);
  const dataset = randomDataset(random, { hasOtherForms });
  let freshCount = 0;
  const reading: Reading = random.chance(0.5) ? 'union' : 'strict';
  const making: Making = {
    random,
    terms: dataset.terms,
    statements: reading === 'union' ? unionDataset(dataset.statements) : dataset.statements,
    weights: random.pick(FOCUSES),
    hasTripleTerms: dataset.statements.some(({ object }) => object.startsWith('<<')),
    freshVariable: () => `?b${freshCount++}`,
    left: { patterns: random.between(3, 9) },
  };
  const form = randomForm(making);
  const hasDataset = random.chance(0.08);
  return {
    seed,
    reading,
    hasOtherForms,
    dataset,
    query: {
      form,
      from: hasDataset ? random.sample(dataset.terms.graphs, random.between(0, 2)) : [],
      fromNamed: hasDataset ? random.sample(dataset.terms.graphs, random.between(0, 2)) : [],
    },
  };
}

function randomForm(making: Making): Form {
  const { random } = making;
  switch (random.weighted({ select: 8, ask: 0.6, construct: 1, describe: 0.5 })) {
    case 'select':
      return orderedSelect(making, randomSelect(making, 2, { isTop: true }));
    case 'ask':
      return { kind: 'ask', group: randomGroup(making, 2).group };
    case 'construct':
      return randomConstruct(making);
    case 'describe':
      return randomDescribe(making);
  }
}

function orderedSelect({ random }: Making, { select, variables, numbers }: MadeSelect): Form {
  const plain = variables.filter((name) => !numbers.includes(name));
  const key = (): SortKey => ({
    isDescending: random.chance(0.4),
    value:
      plain.length > 0 && random.chance(0.15)
        ? call('STR', term(random.pick(plain)))
        : term(random.pick(variables)),
  });
  const orderBy =
    variables.length > 0 && random.chance(0.35) ? random.times(random.between(1, 3), key) : [];
  if (select.duplicates === 'REDUCED' || !random.chance(0.25)) return { ...select, orderBy };
  return {
    ...select,
    orderBy,
    limit: random.between(random.chance(0.1) ? 0 : 1, 6),
    ...(random.chance(0.3) ? { offset: random.between(0, 3) } : {}),
  };
}

function randomConstruct(making: Making): Form {
  const { random, terms } = making;
  if (random.chance(0.15)) {
    const { group } = randomGroup({ ...making, weights: { triple: 1 }, left: { patterns: 3 } }, 0);
    // The short form takes plain triples and nothing else.
    const elements = group.elements.filter(
      (element) => element.kind === 'triple' && element.path.kind === 'link',
    );
    return { kind: 'construct', template: [], group: { kind: 'group', elements } };
  }
  const { group, variables } = randomGroup(making, 2);
  const pick = (): string =>
    variables.length > 0 && random.chance(0.8)
      ? random.pick(variables)
      : random.pick(terms.entities);
  const triple = (): Element => ({
    kind: 'triple',
    subject: random.chance(0.1) ? '_:t' : pick(),
    path: { kind: 'link', text: random.chance(0.15) ? pick() : random.pick(terms.predicates) },
    object: random.chance(0.1) ? '_:t' : pick(),
  });
  return { kind: 'construct', template: random.times(random.between(1, 3), triple), group };
}

function randomDescribe(making: Making): Form {
  const { random, terms } = making;
  const none: Group = { kind: 'group', elements: [] };
  if (random.chance(0.5))
    return {
      kind: 'describe',
      terms: random.sample(terms.entities, random.between(1, 2)),
      group: none,
    };
  const made: MadeGroup = randomGroup(making, 1);
  const names = made.variables.filter((name) => VARIABLES.includes(name));
  // Whether an IRI is described when its pattern has no solution is left open.
  return names.length > 0
    ? { kind: 'describe', terms: random.sample(names, 2), group: made.group }
    : { kind: 'describe', terms: [':a'], group: none };
}
