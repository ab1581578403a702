/** Random graph patterns: groups of every kind of element (SPARQL 1.1 §5–§13). */
import type { Element, Expression, Group, Select } from './query-tree.js';
import type { Statement, Terms } from './random-data.js';
import { randomCondition, randomValue, term, type Scope } from './random-expression.js';
import { randomPath } from './random-path.js';
import { randomSelect } from './random-select.js';
import type { Random } from './random.js';

export type ElementKind =
  | 'filter'
  | 'optional'
  | 'union'
  | 'minus'
  | 'graph'
  | 'bind'
  | 'values'
  | 'group'
  | 'subselect'
  | 'path'
  | 'variablePredicate'
  | 'triple';

/** Everything that the parts of one query share while it is made. */
export interface Making {
  readonly random: Random;
  readonly terms: Terms;
  /** The data as the query sees it: '' is the graph of patterns outside of GRAPH. */
  readonly statements: readonly Statement[];
  /** How often each kind of element comes. */
  readonly weights: Readonly<Partial<Record<ElementKind, number>>>;
  /** Whether patterns may hold triple terms. */
  readonly hasTripleTerms: boolean;
  /** A variable that stands nowhere else: `?b0`, `?b1`, … */
  readonly freshVariable: () => string;
  /** Triple patterns that may still be made, so that no engine drowns. */
  readonly left: { patterns: number };
}

export const VARIABLES = ['?x', '?y', '?z', '?u'];

/** A group with the variables that it may bind, and those of them that hold computed values. */
export interface MadeGroup {
  readonly group: Group;
  readonly variables: readonly string[];
  readonly numbers: readonly string[];
}

/** What a group inherits from those around it. */
interface Around {
  /** Variables that are bound there, of which filters of EXISTS and OPTIONAL may speak. */
  readonly variables: readonly string[];
  /** The graph of GRAPH that the group is in; '' outside of it. */
  readonly graph: string;
  /**
   * A solution that is known to be one so far: new patterns are made to go on with it, so that many
   * queries have answers.
   */
  readonly witness: Map<string, string>;
}

const nowhere = (): Around => ({ variables: [], graph: '', witness: new Map() });

/** Elements under way. */
interface Frame {
  readonly making: Making;
  readonly depth: number;
  readonly around: Around;
  readonly elements: Element[];
  readonly variables: Set<string>;
  readonly numbers: Set<string>;
}

/**
 * A group of one to four triple patterns and some other elements.
 * @param depth how many levels of groups may nest in it.
 */
export function randomGroup(making: Making, depth: number, around: Around = nowhere()): MadeGroup {
  const { random } = making;
  const frame: Frame = {
    making,
    depth,
    around,
    elements: [],
    variables: new Set(),
    numbers: new Set(),
  };
  if (!random.chance(0.04)) addTriples(frame, random.pick([1, 1, 1, 1, 2, 2, 2, 3, 4]));
  const otherCount = random.pick(depth > 1 ? [0, 1, 1, 2, 2, 3] : [0, 0, 1, 1, 2]);
  for (let i = 0; i < otherCount; i += 1) addElement(frame, random.weighted(making.weights));
  return {
    group: { kind: 'group', elements: frame.elements },
    variables: [...frame.variables],
    numbers: [...frame.numbers],
  };
}

function addElement(frame: Frame, kind: ElementKind): void {
  const { making, depth, elements } = frame;
  const { random } = making;
  if (depth === 0 && ['optional', 'union', 'minus', 'graph', 'group', 'subselect'].includes(kind))
    return;
  switch (kind) {
    case 'triple':
    case 'path':
    case 'variablePredicate':
      addTriples(frame, 1, kind);
      return;
    case 'filter':
      elements.push({
        kind: 'filter',
        condition: randomCondition(scopeOf(frame, frame.around.variables)),
      });
      return;
    case 'optional':
      elements.push({ kind, group: nested(frame) });
      return;
    case 'minus':
      // What MINUS binds is not seen outside.
      elements.push({
        kind,
        group: randomGroup(making, depth - 1, within(frame, { witness: new Map() })).group,
      });
      return;
    case 'union':
      elements.push({
        kind,
        groups: random.times(random.pick([2, 2, 3]), () =>
          nested(frame, { witness: new Map(frame.around.witness) }),
        ),
      });
      return;
    case 'graph':
      addGraph(frame);
      return;
    case 'group':
      elements.push(nested(frame));
      return;
    case 'bind':
      addBind(frame);
      return;
    case 'values':
      elements.push(randomValues(frame));
      return;
    case 'subselect':
      addSubselect(frame);
      return;
  }
}

/** The surroundings of a group within this one. */
function within({ around, variables }: Frame, changes: Partial<Around> = {}): Around {
  return { ...around, variables: [...around.variables, ...variables], ...changes };
}

/** A group within this one, whose variables are seen here. */
function nested(frame: Frame, changes: Partial<Around> = {}): Group {
  const { group, variables, numbers } = randomGroup(
    frame.making,
    frame.depth - 1,
    within(frame, changes),
  );
  variables.forEach((name) => frame.variables.add(name));
  numbers.forEach((name) => frame.numbers.add(name));
  return group;
}

function addGraph(frame: Frame): void {
  const { random, terms } = frame.making;
  const name = random.chance(0.5)
    ? open(frame, '?g')
    : random.chance(0.05)
      ? ':none'
      : random.pick(terms.graphs);
  frame.elements.push({ kind: 'graph', name, group: nested(frame, { graph: name }) });
}

function open(frame: Frame, name: string): string {
  frame.variables.add(name);
  return name;
}

function scopeOf(frame: Frame, outer: readonly string[] = []): Scope {
  const { making, depth } = frame;
  const all = [...new Set([...frame.variables, ...(making.random.chance(0.3) ? outer : [])])];
  const numbers = [...frame.numbers];
  const existsGroup =
    depth > 0
      ? (): Group =>
          randomGroup(
            { ...making, weights: { ...making.weights, bind: 0, subselect: 0, values: 0 } },
            depth - 1,
            { ...frame.around, variables: all },
          ).group
      : undefined;
  return {
    random: making.random,
    terms: making.terms,
    variables: all.filter((name) => !frame.numbers.has(name)),
    numbers,
    existsGroup,
  };
}

function addTriples(
  frame: Frame,
  count: number,
  kind: 'triple' | 'path' | 'variablePredicate' = 'triple',
): void {
  const { random, weights, left, terms } = frame.making;
  for (let i = 0; i < count && left.patterns > 0; i += 1) {
    left.patterns -= 1;
    const isPath =
      kind === 'path' || (kind === 'triple' && random.chance((weights.path ?? 0) / 10));
    const variable = random.chance(0.9) ? joinVariable(frame) : undefined;
    const guide = random.chance(0.92) ? guideFor(frame, variable) : undefined;
    const subject = variable
      ? bindTo(frame, variable, guide?.subject)
      : guide && isConstant(guide.subject)
        ? guide.subject
        : random.pick([...terms.entities, ':none']);
    const path = isPath
      ? randomPath(random, terms.predicates)
      : ({ kind: 'link', text: predicateFor(frame, kind, guide) } as const);
    frame.elements.push({
      kind: 'triple',
      subject,
      path,
      object: objectFor(frame, subject, isPath ? undefined : guide, isPath),
    });
  }
}

/** A statement of the data that goes on with the witness where its subject is this variable. */
function guideFor({ making, around }: Frame, subject: string | undefined): Statement | undefined {
  const { graph, witness } = around;
  const wanted = subject && witness.get(subject);
  const fitting = making.statements.filter(
    (statement) =>
      (wanted === undefined || statement.subject === wanted) &&
      (graph === '?g' ? statement.graph !== '' : statement.graph === graph),
  );
  return fitting.length > 0 ? making.random.pick(fitting) : undefined;
}

function bindTo(frame: Frame, name: string, term: string | undefined): string {
  if (term !== undefined) frame.around.witness.set(name, term);
  return open(frame, name);
}

function isFree({ around }: Frame, name: string, term: string | undefined): boolean {
  const known = around.witness.get(name);
  return known === undefined || term === undefined || known === term;
}

function predicateFor(
  frame: Frame,
  kind: 'triple' | 'path' | 'variablePredicate',
  guide: Statement | undefined,
): string {
  const { random, terms } = frame.making;
  const name = random.chance(0.9) ? '?p' : random.pick(VARIABLES);
  if (
    (kind === 'variablePredicate' || random.chance(0.15)) &&
    isFree(frame, name, guide?.predicate)
  )
    return bindTo(frame, name, guide?.predicate);
  return guide?.predicate ?? random.pick([...terms.predicates, ':none']);
}

function objectFor(
  frame: Frame,
  subject: string,
  guide: Statement | undefined,
  isPath: boolean,
): string {
  const { random, terms, hasTripleTerms } = frame.making;
  if (
    hasTripleTerms &&
    !isPath &&
    (guide?.object.startsWith('<<') ?? random.chance(0.1)) &&
    random.chance(0.7)
  ) {
    return (
      `<<( ${joinVariable(frame)} ` +
      `${random.chance(0.5) ? random.pick(terms.predicates) : open(frame, '?p')} ` +
      `${random.chance(0.7) ? joinVariable(frame) : random.pick(terms.literals)} )>>`
    );
  }
  if (random.chance(0.82)) {
    if (random.chance(0.04)) return subject;
    const free = VARIABLES.filter((name) => name !== subject && isFree(frame, name, guide?.object));
    const known = free.filter((name) => frame.around.witness.has(name));
    if (free.length > 0)
      return bindTo(
        frame,
        random.pick(known.length > 0 && random.chance(0.5) ? known : free),
        guide?.object,
      );
  }
  if (guide && isConstant(guide.object)) return guide.object;
  return random.chance(0.5)
    ? random.pick([...terms.entities, ':none'])
    : random.pick([...terms.literals, '"none"']);
}

/**
 * Whether a term of the data can stand in a query for itself; a blank node would be a variable
 * there.
 */
function isConstant(text: string): boolean {
  return !text.includes('_:');
}

/** Mostly a variable that is there already, so that patterns join. */
function joinVariable(frame: Frame): string {
  const known = VARIABLES.filter(
    (name) => frame.variables.has(name) || frame.around.variables.includes(name),
  );
  return open(
    frame,
    frame.making.random.pick(
      known.length > 0 && frame.making.random.chance(0.8) ? known : VARIABLES,
    ),
  );
}

function addBind(frame: Frame): void {
  const value: Expression = randomValue(scopeOf(frame));
  const target = frame.making.freshVariable();
  frame.elements.push({ kind: 'bind', value, target });
  frame.variables.add(target);
  frame.numbers.add(target);
}

function randomValues(frame: Frame): Element {
  const { random, terms } = frame.making;
  const variables = random.sample(VARIABLES, random.pick([1, 1, 2]));
  variables.forEach((name) => frame.variables.add(name));
  const cell = (): string =>
    random.chance(0.15)
      ? 'UNDEF'
      : random.chance(0.6)
        ? random.pick(terms.entities)
        : random.pick(terms.literals);
  return {
    kind: 'values',
    variables,
    rows: random.times(random.between(0, 4), () => variables.map(cell)),
  };
}

function addSubselect(frame: Frame): void {
  const { making, depth } = frame;
  const { select, variables, numbers } = randomSelect(making, depth - 1);
  const limited: Select =
    making.random.chance(0.25) && select.groupBy.length === 0
      ? withTotalOrder(making.random, select)
      : select;
  frame.elements.push({ kind: 'subselect', select: limited });
  variables.forEach((name) => frame.variables.add(name));
  numbers.forEach((name) => frame.numbers.add(name));
}

/**
 * The sub-query with LIMIT over an order that all engines share: by the texts of all its columns,
 * without blank nodes.
 */
function withTotalOrder(random: Random, select: Select): Select {
  const names = select.columns.filter(({ value }) => !value).map(({ target }) => target);
  if (names.length === 0 || names.length < select.columns.length) return select;
  const noBlanks = names.map((name): Element => ({
    kind: 'filter',
    condition: {
      kind: 'call',
      name: '!',
      args: [{ kind: 'call', name: 'isBlank', args: [term(name)] }],
    },
  }));
  return {
    ...select,
    group: { kind: 'group', elements: [...select.group.elements, ...noBlanks] },
    orderBy: names.map((name) => ({
      isDescending: random.chance(0.3),
      value: { kind: 'call', name: 'STR', args: [term(name)] },
    })),
    limit: random.between(0, 4),
    ...(random.chance(0.3) ? { offset: 1 } : {}),
  };
}
