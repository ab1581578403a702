/**
 * Random SELECT queries and sub-queries: projection, aggregates, duplicates (SPARQL 1.1 §11, §15).
 */
import type { Column, Expression, Select } from './query-tree.js';
import { call, randomValue, term, type Scope } from './random-expression.js';
import { VARIABLES, randomGroup, type MadeGroup, type Making } from './random-pattern.js';

export interface MadeSelect {
  readonly select: Select;
  readonly variables: readonly string[];
  readonly numbers: readonly string[];
}

/**
 * @param isTop whether it is the whole query: then it may have aggregates whose value is not quite
 * determined.
 */
export function randomSelect(
  making: Making,
  depth: number,
  { isTop = false }: { isTop?: boolean } = {},
): MadeSelect {
  const inner = randomGroup(making, depth);
  const isGrouped = making.random.chance(isTop ? 0.3 : 0.4);
  return isGrouped ? groupedSelect(making, inner, isTop) : plainSelect(making, inner);
}

function plainSelect(
  { random, freshVariable, terms }: Making,
  { group, variables, numbers }: MadeGroup,
): MadeSelect {
  const names = random.chance(0.1)
    ? ['?none', ...random.sample(variables, 2)]
    : random.sample(variables, random.between(1, 4));
  const isAll = variables.length > 0 && random.chance(0.3);
  const computed: Column[] = [];
  if (!isAll && random.chance(0.2))
    computed.push({
      target: freshVariable(),
      value: randomValue({
        random,
        terms,
        variables: variables.filter((name) => !numbers.includes(name)),
        numbers,
        existsGroup: undefined,
      }),
    });
  // SELECT needs a column; where nothing is bound it is one that never is.
  const columns = isAll
    ? []
    : [
        ...(names.length > 0 ? names : VARIABLES.slice(0, 1)).map((target) => ({ target })),
        ...computed,
      ];
  const seen = isAll ? variables : columns.map(({ target }) => target);
  return {
    select: {
      kind: 'select',
      duplicates: random.weighted({ '': 5, DISTINCT: 3, REDUCED: 0.4 }),
      columns,
      group,
      groupBy: [],
      having: [],
      orderBy: [],
    },
    variables: seen,
    numbers: [
      ...seen.filter((name) => numbers.includes(name)),
      ...computed.map(({ target }) => target),
    ],
  };
}

function groupedSelect(
  making: Making,
  { group, variables, numbers }: MadeGroup,
  isTop: boolean,
): MadeSelect {
  const { random, freshVariable, terms } = making;
  const plain = variables.filter((name) => !numbers.includes(name));
  const scope: Scope = { random, terms, variables: plain, numbers, existsGroup: undefined };
  const keys: Column[] = random.sample(plain, random.between(0, 2)).map((target) => ({ target }));
  if (random.chance(0.15))
    keys.push({
      target: freshVariable(),
      value: call(
        'STRLEN',
        call('STR', plain.length > 0 ? term(random.pick(plain)) : term('?none')),
      ),
    });
  const aggregates = random.times(random.between(keys.length > 0 ? 0 : 1, 3), (): Column => ({
    target: freshVariable(),
    value: aggregate(scope, isTop),
  }));
  const having = random.chance(0.25)
    ? [
        call(
          random.pick(['>', '<', '=', '>=']),
          aggregate(scope, false),
          random.chance(0.7) ? term(random.pick(['1', '2'])) : aggregate(scope, false),
        ),
      ]
    : [];
  const columns = [...keys.map(({ target }) => ({ target })), ...aggregates];
  return {
    select: {
      kind: 'select',
      duplicates: random.chance(0.15) ? 'DISTINCT' : '',
      columns,
      group,
      groupBy: keys,
      having,
      orderBy: [],
    },
    variables: columns.map(({ target }) => target),
    numbers: [...keys.filter(({ value }) => value), ...aggregates].map(({ target }) => target),
  };
}

/**
 * An aggregate, or a sum of one and a number. GROUP_CONCAT and SAMPLE, whose values may vary, only
 * where nothing rests on them.
 */
function aggregate(scope: Scope, mayVary: boolean): Expression {
  const { random } = scope;
  const name = random.weighted({
    COUNT: 4,
    SUM: 2,
    AVG: 1.5,
    MIN: 1.5,
    MAX: 1.5,
    GROUP_CONCAT: mayVary ? 1 : 0,
    SAMPLE: mayVary ? 0.7 : 0,
  });
  const isDistinct = random.chance(0.3);
  if (name === 'COUNT' && random.chance(0.4))
    return { kind: 'aggregate', name, isDistinct, args: [] };
  const argument =
    name === 'GROUP_CONCAT'
      ? call('STR', randomVariable(scope))
      : random.chance(name === 'COUNT' ? 0.9 : 0.7)
        ? randomVariable(scope)
        : randomValue(scope, 1);
  const made: Expression = { kind: 'aggregate', name, isDistinct, args: [argument] };
  return ['COUNT', 'SUM', 'AVG'].includes(name) && random.chance(0.15)
    ? call(random.pick(['+', '*']), made, term('2'))
    : made;
}

function randomVariable({ random, variables, numbers }: Scope): Expression {
  const all = [...variables, ...numbers];
  return term(all.length > 0 ? random.pick(all) : '?none');
}
