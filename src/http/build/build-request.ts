/** Parses an address of the query builder, and reports errors in it. */
import { ServiceError } from '../../errors.js';
import { daySpanOf, isWellFormedIri } from '../../rdf/index.js';
import {
  MAX_CONDITIONS,
  MAX_DEPTH,
  NAME_ORDER,
  hasValues,
  type BuildVocabulary,
  type BuiltQuery,
  type Condition,
  type ConditionPath,
  type BuildRelation,
  type ValueTest,
} from '../../build/index.js';
import { TESTS, type TestName } from './build-address.js';

/** A query, the place whose choices are shown, and a page of the rows. */
export interface BuildRequest {
  /** Undefined before the kind has been chosen. */
  readonly query: BuiltQuery | undefined;
  readonly at: ConditionPath;
  /** Limits the offered values to those with it in their names. */
  readonly find: string;
  readonly page: number;
  readonly version: string | undefined;
}

/** Longer than any name or IRI. */
const MAX_TEXT_LENGTH = 2_000;

const NAMES = ['kind', 'show', 'sort', 'group', 'at', 'find', 'page', 'version'] as const;
/** The name of a parameter of a condition: its number, and the test of its values. */
export const CONDITION = new RegExp(
  `^([1-9]\\d{0,2}(?:\\.[1-9]\\d{0,2})*)(?:\\.(${TESTS.join('|')}))?$`,
);

/** Parameters of one condition, and the conditions below it, by their numbers. */
interface Node {
  relation: string | undefined;
  readonly tests: Map<TestName, string>;
  readonly below: Map<number, Node>;
}

const newNode = (): Node => ({ relation: undefined, tests: new Map(), below: new Map() });

/**
 * Parameters without a value, as forms send them, are ignored.
 * @throws ServiceError `bad-request`
 */
export function readBuildRequest(sent: URLSearchParams, vocabulary: BuildVocabulary): BuildRequest {
  const one = (name: (typeof NAMES)[number]): string | undefined => {
    const [value, ...more] = sent.getAll(name).filter(Boolean);
    if (more.length > 0) throw badRequest(name, 'one value', `${more.length + 1}`);
    return value === undefined ? undefined : limited(name, value);
  };
  const tree = readTree(sent);
  const kindName = one('kind');
  const common = {
    find: one('find') ?? '',
    page: Number(sent.get('page') ?? 1),
    version: one('version'),
  };
  if (kindName === undefined) {
    const stray = [...sent].find(([name, value]) => value !== '' && name !== 'version');
    if (stray) throw badRequest('kind', 'a kind of thing, such as ?kind=Event', 'none');
    return { ...common, query: undefined, at: [] };
  }
  const reader = new QueryReader(vocabulary);
  const query: BuiltQuery = {
    kind: reader.classIri('kind', kindName),
    conditions: reader.conditions(tree, ''),
    columns: [...new Set(sent.getAll('show').filter(Boolean))].map((name) =>
      reader.relation('show', name),
    ),
    order: NAME_ORDER,
  };
  const [sort, group] = [one('sort'), one('group')];
  const isDescending = sort?.startsWith('-') ?? false;
  const sortName = sort?.slice(isDescending ? 1 : 0);
  const by =
    sortName === undefined || sortName === 'name' ? 'name' : reader.relation('sort', sortName);
  if (by !== 'name' && !query.columns.includes(by))
    throw badRequest(
      'sort',
      'name or a shown column ' +
        `(${query.columns.map(({ name }) => name).join(', ') || 'none'}), with a minus to ` +
        'reverse the order',
      `"${sort}"`,
    );
  return {
    ...common,
    at: placeOf(one('at'), tree),
    query: {
      ...query,
      order: { by, isDescending },
      ...(group === undefined
        ? {}
        : { group: groupOf(group, query.conditions, tree) ?? reader.relation('group', group) }),
    },
  };
}

function readTree(sent: URLSearchParams): Node {
  const root = newNode();
  const seen = new Set<string>();
  for (const [name, value] of sent) {
    if ((NAMES as readonly string[]).includes(name)) continue;
    const [, path, test] = CONDITION.exec(name) ?? [];
    if (path === undefined)
      throw badRequest(
        name,
        `${NAMES.map((each) => `?${each}`).join(', ')}, or a condition such as ?1 with ` +
          TESTS.map((each) => `?1.${each}`).join(', '),
        `?${name}`,
      );
    if (value === '') continue;
    if (seen.has(name)) throw badRequest(name, 'one value', '2');
    seen.add(name);
    const node = nodeAt(root, path);
    if (test === undefined) node.relation = value;
    else node.tests.set(test as TestName, limited(name, value));
  }
  return root;
}

function nodeAt(root: Node, path: string): Node {
  let node = root;
  const numbers = path.split('.').map(Number);
  if (numbers.length > MAX_DEPTH)
    throw badRequest(
      path,
      `conditions nested at most ${MAX_DEPTH} deep`,
      `${numbers.length} levels`,
    );
  for (const number of numbers) {
    const next = node.below.get(number) ?? newNode();
    node.below.set(number, next);
    node = next;
  }
  return node;
}

/** Numbers only give the order, so gaps are closed. */
const inOrder = ({ below }: Node): (readonly [number, Node])[] =>
  [...below].sort(([left], [right]) => left - right);

function placeOf(text: string | undefined, tree: Node): ConditionPath {
  if (text === undefined) return [];
  let node = tree;
  return text.split('.').map((part) => {
    const index = inOrder(node).findIndex(([number]) => String(number) === part);
    const child = node.below.get(Number(part));
    if (index === -1 || !child) throw badRequest('at', 'the number of a condition', `"${text}"`);
    node = child;
    return index;
  });
}

/** `all`, or the index of a condition by its number; undefined for a relation. */
function groupOf(
  text: string,
  conditions: readonly Condition[],
  tree: Node,
): 'all' | number | undefined {
  if (text === 'all') return text;
  if (!/^\d+$/.test(text)) return undefined;
  const index = inOrder(tree).findIndex(([number]) => String(number) === text);
  const condition = conditions[index];
  if (!condition || !hasValues(condition))
    throw badRequest(
      'group',
      'a property, all, or the number of a condition that several values can match',
      `"${text}"`,
    );
  return index;
}

class QueryReader {
  #count = 0;

  constructor(private readonly vocabulary: BuildVocabulary) {}

  conditions(node: Node, prefix: string): Condition[] {
    return inOrder(node).map(([number, child]) => {
      const name = `${prefix}${number}`;
      if (child.relation === undefined)
        throw badRequest(name, 'the property of the condition, such as ?1=organizer', 'nothing');
      if ((this.#count += 1) > MAX_CONDITIONS)
        throw badRequest(name, `at most ${MAX_CONDITIONS} conditions`, 'more');
      const test = this.#test(name, child.tests);
      const conditions = this.conditions(child, `${name}.`);
      if (conditions.length > 0 && test.kind !== 'any')
        throw badRequest(
          `${name}.1`,
          `nested conditions only where the value is not fixed (?${name} alone, or with ` +
            `?${name}.a)`,
          `a value fixed by ?${name}.${[...child.tests.keys()].join(', ')}`,
        );
      return { relation: this.relation(name, child.relation), test, conditions };
    });
  }

  relation(parameter: string, name: string): BuildRelation {
    const relation = this.vocabulary.relation(name);
    if (!relation)
      throw badRequest(
        parameter,
        'a property of the shapes, or an inverse such as organizer-of',
        `"${name}"`,
        this.vocabulary.relationNames,
      );
    return relation;
  }

  classIri(parameter: string, name: string): string {
    const iri = this.vocabulary.classNamed(name);
    if (iri === undefined)
      throw badRequest(
        parameter,
        'a class of the ontology',
        `"${name}"`,
        this.vocabulary.classNames,
      );
    return iri;
  }

  #test(name: string, tests: ReadonlyMap<TestName, string>): ValueTest {
    const names = [...tests.keys()];
    const [first, second] = names;
    if (first === undefined) return { kind: 'any' };
    const isPair =
      names.every((each) => each === 'from' || each === 'to') ||
      names.every((each) => each === 'min' || each === 'max');
    if (second !== undefined && !isPair)
      throw badRequest(
        `${name}.${second}`,
        `one test of the value, or ?${name}.from with ?${name}.to, or ?${name}.min with ` +
          `?${name}.max`,
        `?${names.map((each) => `${name}.${each}`).join(' and ?')}`,
      );
    const value = tests.get(first) ?? '';
    switch (first) {
      case 'a':
        return { kind: 'any', classIri: this.classIri(`${name}.a`, value) };
      case 'is':
        return { kind: 'thing', iri: this.#iri(`${name}.is`, value) };
      case 'value':
        return { kind: 'text', text: value };
      case 'has':
        return { kind: 'contains', text: value };
      case 'from':
      case 'to':
        return {
          kind: 'days',
          from: dateOf(`${name}.from`, tests.get('from')),
          to: dateOf(`${name}.to`, tests.get('to')),
        };
      case 'min':
      case 'max':
        return {
          kind: 'numbers',
          min: numberOf(`${name}.min`, tests.get('min')),
          max: numberOf(`${name}.max`, tests.get('max')),
        };
      case 'none':
        if (value !== 'yes') throw badRequest(`${name}.none`, 'yes', `"${value}"`);
        return { kind: 'missing' };
    }
  }

  /** An IRI, or the end of one of ours: `state/albania`. */
  #iri(parameter: string, value: string): string {
    const iri = value.includes(':') ? value : `${this.vocabulary.names.baseIri}id/${value}`;
    if (!isWellFormedIri(iri))
      throw badRequest(parameter, 'an IRI, or kind/slug such as state/albania', `"${value}"`);
    return iri;
  }
}

function dateOf(parameter: string, value: string | undefined): string | undefined {
  if (value !== undefined && !daySpanOf(value))
    throw badRequest(parameter, 'a date such as 2021-11-23, 2021-11 or 2021', `"${value}"`);
  return value;
}

function numberOf(parameter: string, value: string | undefined): string | undefined {
  if (value !== undefined && !/^-?\d{1,15}(?:\.\d{1,15})?$/.test(value))
    throw badRequest(parameter, 'a number such as 20 or 2.5', `"${value}"`);
  return value;
}

function limited(parameter: string, value: string): string {
  if (value.length > MAX_TEXT_LENGTH)
    throw badRequest(parameter, `at most ${MAX_TEXT_LENGTH} characters`, `${value.length}`);
  return value;
}

function badRequest(
  parameter: string,
  expected: string,
  found: string,
  available?: readonly string[],
): ServiceError {
  return new ServiceError('bad-request', `?${parameter}: expected ${expected}; found ${found}.`, {
    details: {
      parameter,
      expected,
      found,
      ...(available ? { available: [...available].sort() } : {}),
    },
  });
}
