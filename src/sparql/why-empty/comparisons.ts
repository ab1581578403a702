/** Conditions that are never true: another datatype, a year beside a date, exclusive bounds. */
import { XSD, literal, type Literal, type Term } from '../../rdf/index.js';
import { countedValues, fittingValues, writtenIn, type Edit, type Inspection } from './edit.js';
import type { QueryPart } from './parts.js';
import type { Node, TextRange, QueryTree } from './syntax-tree.js';
import { isVariable, nodesIn, rangeOf, shownTerm, termOf, queryTextOf } from './syntax-tree.js';
import { slipsBetween } from './term-names.js';

const ORDERED = ['<', '>', '<=', '>='];
const COMPARED = ['=', ...ORDERED];

interface Comparison {
  readonly part: QueryPart;
  readonly operator: string;
  readonly asked: Node;
  readonly constant: Node;
  readonly value: Literal;
}

/** Edits that make the sides of comparisons comparable, or possible. */
export function mendedComparisons(inspection: Inspection): Edit[] {
  const comparisons = inspection.set.flatMap((part) => comparisonsOf(part, inspection));
  return [
    ...comparisons.flatMap((each) => comparableEdits(each, inspection)),
    ...crossedBounds(comparisons, inspection),
    ...namelessVariables(inspection),
  ];
}

function comparisonsOf(part: QueryPart, { query }: Inspection): Comparison[] {
  const expression = part.kind === 'filter' ? (part.node.expression as Node) : undefined;
  if (expression?.subType !== 'operation' || !COMPARED.includes(expression.operator as string))
    return [];
  const [left, right] = expression.args as readonly [Node, Node];
  const of = (asked: Node, constant: Node): Comparison[] => {
    const value = constantOf(constant, query);
    return value?.termType === 'Literal'
      ? [{ part, operator: expression.operator as string, asked, constant, value }]
      : [];
  };
  return [...of(left, right), ...of(right, left)];
}

/** A literal, also from a cast: `xsd:date("2015-01-01")`. */
function constantOf(node: Node, query: QueryTree): Term | undefined {
  if (node.subType !== 'functionCall') return termOf(node, query);
  const [argument, ...others] = (node.args as readonly Node[]).map((each) => termOf(each, query));
  const datatype = termOf(node.function, query);
  return argument?.termType === 'Literal' &&
    others.length === 0 &&
    datatype?.termType === 'NamedNode' &&
    datatype.value.startsWith(XSD.iri)
    ? literal(argument.value, datatype)
    : undefined;
}

/** Kinds of values that are compared by value. */
type ValueKind = 'date' | 'dateTime' | 'gYear' | 'gYearMonth' | 'number' | 'string';

function kindOf(term: Term): ValueKind | undefined {
  if (term.termType !== 'Literal') return undefined;
  const name = term.datatype.value.startsWith(XSD.iri)
    ? term.datatype.value.slice(XSD.iri.length)
    : '';
  if (
    name === 'date' ||
    name === 'dateTime' ||
    name === 'gYear' ||
    name === 'gYearMonth' ||
    name === 'string'
  )
    return name;
  return NUMBERS.includes(name) ? 'number' : undefined;
}

const NUMBERS = (
  'integer decimal double float int long short byte nonNegativeInteger positiveInteger ' +
  'unsignedInt unsignedLong'
).split(' ');

const KINDS: Readonly<Record<ValueKind, string>> = {
  date: 'dates (xsd:date)',
  dateTime: 'dates with times (xsd:dateTime)',
  gYear: 'years (xsd:gYear)',
  gYearMonth: 'months (xsd:gYearMonth)',
  number: 'numbers',
  string: 'strings',
};

function comparableEdits(
  { part, operator, asked, constant, value }: Comparison,
  inspection: Inspection,
): Edit[] {
  const { query } = inspection;
  const [place, askedPlace] = [rangeOf(constant), rangeOf(asked)];
  if (!place || !askedPlace) return [];
  const values = fittingValues(inspection, { without: [part], expression: asked });
  const kinds = new Map<ValueKind, number>();
  for (const each of values) {
    const kind = kindOf(each);
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds]
    .sort((left, right) => right[1] - left[1])
    .flatMap(([kind, count]): Edit[] => {
      const month = /^\d{4}-\d{2}$/.exec(value.value)?.[0];
      const whole = rangeOf(part.node.expression as Node);
      const some = count === values.length ? '' : `${count} of `;
      const counted = `${some}${countedValues(values)}`;
      const found = `${writtenIn(query, askedPlace)} has ${KINDS[kind]} (${counted})`;
      if (kind === 'date' && month !== undefined && operator === '=' && whole) {
        const inBrackets = writtenIn(query, whole).startsWith('(');
        const condition = `STRSTARTS(STR(${writtenIn(query, askedPlace)}), "${month}")`;
        return [
          {
            changes: [{ ...whole, text: inBrackets ? `(${condition})` : condition }],
            cost: 1.3,
            place,
            hint: `${found}, but ${shownTerm(value, query)} is a month. Ask for the dates in it.`,
          },
        ];
      }
      const changed = comparableTo(kind, value);
      if (!changed || (!changed.wrap && changed.value.equals(value))) return [];
      const wrap = changed.wrap
        ? [{ ...askedPlace, text: changed.wrap(writtenIn(query, askedPlace)) }]
        : [];
      const hint =
        `${found}, but ${shownTerm(value, query)} is ${describe(value)}. ` +
        `Compare ${changed.wrap ? 'the year ' : ''}with ${queryTextOf(changed.value, query)}.`;
      return [
        {
          changes: [...wrap, { ...place, text: queryTextOf(changed.value, query) }],
          cost: changed.wrap ? 1.2 : 1,
          place,
          hint,
        },
      ];
    });
}

function describe(value: Literal): string {
  const kind = kindOf(value);
  return kind === 'string'
    ? 'a string'
    : kind === 'number'
      ? 'a number'
      : value.language === ''
        ? `of the datatype ${value.datatype.value}`
        : 'a text with a language tag';
}

interface Comparable {
  readonly value: Literal;
  readonly wrap?: (text: string) => string;
}

/** A constant in a form comparable with values of a kind. */
export function comparableTo(kind: ValueKind, { value }: Literal): Comparable | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(value.trim()) ?? [];
  switch (kind) {
    case 'date':
    case 'dateTime': {
      const end = kind === 'date' ? '' : 'T00:00:00';
      if (month !== undefined)
        return { value: literal(`${year}-${month}-${day ?? '01'}${end}`, XSD[kind]) };
      return year === undefined
        ? undefined
        : { value: literal(year, XSD.integer), wrap: (text) => `YEAR(${text})` };
    }
    case 'gYear':
      return year === undefined ? undefined : { value: literal(year, XSD.gYear) };
    case 'gYearMonth':
      return month === undefined
        ? undefined
        : { value: literal(`${year}-${month}`, XSD.gYearMonth) };
    case 'number':
      return /^[+-]?\d+$/.test(value.trim())
        ? { value: literal(value.trim(), XSD.integer) }
        : /^[+-]?\d*\.\d+$/.test(value.trim())
          ? { value: literal(value.trim(), XSD.decimal) }
          : undefined;
    case 'string':
      return { value: literal(value) };
  }
}

/** Bounds of one thing that no value can be between; exchanged, they have some. */
function crossedBounds(comparisons: readonly Comparison[], { query }: Inspection): Edit[] {
  const isLeft = ({ part, asked }: Comparison): boolean =>
    ((part.node.expression as Node).args as readonly Node[])[0] === asked;
  const isLower = (each: Comparison): boolean => each.operator.startsWith('>') === isLeft(each);
  const ordered = comparisons.filter(({ operator }) => ORDERED.includes(operator));
  const pairs = ordered
    .filter(isLower)
    .flatMap((lower) =>
      ordered
        .filter((upper) => !isLower(upper) && textOfNode(upper.asked) === textOfNode(lower.asked))
        .map((upper) => ({ lower, upper })),
    );
  function textOfNode(node: Node): string {
    const place = rangeOf(node);
    return place ? writtenIn(query, place) : '';
  }
  return pairs.flatMap(({ lower, upper }): Edit[] => {
    const [from, to] = [rangeOf(lower.constant), rangeOf(upper.constant)];
    if (!from || !to) return [];
    const [lowest, highest] = [writtenIn(query, from), writtenIn(query, to)];
    const hint =
      `No value is both above ${lowest} and below ${highest}. With the two swapped, there are ` +
      'matches.';
    return [
      {
        changes: [
          { ...from, text: writtenIn(query, to) },
          { ...to, text: writtenIn(query, from) },
        ],
        cost: 1.5,
        place: from,
        hint,
      },
    ];
  });
}

/** Variables in conditions that nothing binds, and the one that may be meant. */
function namelessVariables({ query, set }: Inspection): Edit[] {
  const bound = new Set(
    query.parts.flatMap(({ binds }) => [...binds]).filter((name) => !name.startsWith('_:')),
  );
  return set.flatMap(({ node, reads }) =>
    [...reads]
      .filter((name) => !bound.has(name))
      .flatMap((name): Edit[] => {
        const places = [...nodesIn(node)]
          .filter((each) => isVariable(each) && each.value === name)
          .flatMap((each): readonly TextRange[] => {
            const place = rangeOf(each);
            return place ? [place] : [];
          });
        return [...bound].flatMap((other): Edit[] => {
          const slips = name.toLowerCase() === other.toLowerCase() ? 0 : slipsBetween(name, other);
          const [first] = places;
          if (slips === undefined || !first) return [];
          return [
            {
              changes: places.map((place) => ({ ...place, text: `?${other}` })),
              cost: 1 + slips / 4,
              place: first,
              hint: `Nothing binds ?${name}. ?${other} is bound.`,
            },
          ];
        });
      }),
  );
}
