/** Why a query has no rows: the smallest set of its parts that has none. */
import { ServiceError } from '../../errors.js';
import type { IdGraph } from '../../graph/index.js';
import type { EmptyPart, WhyEmpty } from '../../json-answers.js';
import { planQuery, type DefaultGraphReading } from '../plan/index.js';
import { withProtocolDataset, type ProtocolDataset } from '../protocol-dataset.js';
import {
  baseOf,
  nodesIn,
  positionOf,
  rangeOf,
  toQuery,
  variablesIn,
  type Node,
  type TextRange,
} from '../syntax/index.js';
import type { TextSearch } from '../text-search.js';
import type { Budget } from '../workers/index.js';
import {
  aloneIn,
  divided,
  onlyWith,
  supported,
  type DividedQuery,
  type QueryPart,
} from './parts.js';

export interface ProbeSettings {
  readonly graph: IdGraph;
  readonly reading: DefaultGraphReading;
  readonly dataset?: ProtocolDataset | undefined;
  readonly baseIri: string;
  readonly search?: TextSearch | undefined;
  readonly budget: Budget;
}

/** Rows are counted up to this number. */
const MOST_COUNTED = 10_000;
/** The time of one query. */
const PROBE_MS = 1_000;
/** The share of the query's time that all of them leave unused. */
const RESERVED_SHARE = 0.2;

/**
 * Explains a query without rows; undefined where it has some, has SERVICE, or its parts could not
 * be told apart in time. The query has to be well formed. Cost: some small queries for each part,
 * within the budget.
 */
export function whyEmpty(text: string, settings: ProbeSettings): WhyEmpty | undefined {
  const query = divided(text, settings.baseIri);
  if (!query) return undefined;
  const probe = new Probe(settings, text);
  const set = minimalEmptySet(query, probe);
  if (!set) return undefined;
  return {
    because: set.map((part) => describe(part, query, set, probe)),
    isComplete: !probe.isCutShort,
  };
}

/**
 * Patterns of values that some rows of the other parts lack, such as a date: of `rowsWithout` rows
 * they keep `rows`. Nothing else needs these values, so that the patterns can be optional.
 */
export function leavingOut(text: string, settings: ProbeSettings): EmptyPart[] {
  const query = divided(text, settings.baseIri);
  if (!query) return [];
  const probe = new Probe(settings, text);
  return query.parts.filter(isOfValue, query).flatMap((part) => {
    const others = new Set(query.parts.filter((other) => other !== part));
    const rest = allRowsOf(onlyWith(query, others));
    const rowsWithout = probe.countOf(() => rest) ?? MOST_COUNTED;
    const lacking = rowsWithout < MOST_COUNTED && probe.countOf(() => lackingIn(rest, part.node));
    if (!lacking) return [];
    const place = { ...positionOf(text, part.place.start), ...part.place };
    const rows = rowsWithout - lacking;
    return [{ part: textOfPart(part, query), kind: part.kind, ...place, rows, rowsWithout }];
  });
}

/** Whether a part is a property of something in the outermost group, with a value for itself. */
function isOfValue(this: DividedQuery, part: QueryPart): boolean {
  const { subject, predicate, object } = part.node as Readonly<Record<string, Node>>;
  if (part.kind !== 'triple' || object?.subType !== 'variable') return false;
  const isOutermost = patternsOf(this.root).some(
    ({ subType, triples }) => subType === 'bgp' && (triples as readonly Node[]).includes(part.node),
  );
  const others = this.parts.filter((other) => other !== part);
  const isNeeded = (name: string): boolean =>
    others.some(({ binds, reads }) => binds.has(name) || reads.has(name));
  return (
    isOutermost &&
    predicate?.subType === 'namedNode' &&
    subject?.subType === 'variable' &&
    [...variablesIn(subject)].every(isNeeded) &&
    ![...variablesIn(object)].some(isNeeded)
  );
}

const patternsOf = ({ where }: Node): readonly Node[] =>
  ((where as Node | undefined)?.patterns ?? []) as readonly Node[];

/** All rows that a query's patterns have. */
function allRowsOf(root: Node): Node {
  const variables = [{ type: 'wildcard', loc: root.loc }];
  return { ...withModifiers(root, {}), subType: 'select', variables, distinct: false };
}

/** The rows of a query that have no match for a triple. */
function lackingIn(root: Node, triple: Node): Node {
  const loc = { sourceLocationType: 'source', start: 0, end: 0 };
  const pattern = { type: 'pattern', subType: 'bgp', triples: [triple], loc };
  const minus = { type: 'pattern', subType: 'minus', patterns: [pattern], loc };
  const where = { ...(root.where as Node), patterns: [...patternsOf(root), minus] };
  return { ...root, where };
}

/**
 * Parts that have no rows together, but some without any one of them; undefined when the query has
 * rows, or time runs out. A part that needs another part's variable is removed with it.
 */
function minimalEmptySet(query: DividedQuery, probe: Probe): readonly QueryPart[] | undefined {
  const isEmpty = (parts: ReadonlySet<QueryPart>): boolean =>
    probe.hasRows(() => onlyWith(query, parts)) === false;
  let kept = supported(query, new Set(query.parts));
  if (!isEmpty(kept)) return undefined;
  const alone = query.parts
    .map((part) => supported(query, new Set([part])))
    .find((parts) => parts.size === 1 && isEmpty(parts));
  if (alone) return [...alone];
  // Needed parts may become superfluous without others, as those that only bound a variable.
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const part of [...kept]) {
      if (!kept.has(part) || !probe.hasTime) continue;
      const rest = supported(query, new Set([...kept].filter((each) => each !== part)));
      if (!isEmpty(rest)) continue;
      kept = rest;
      isChanged = true;
    }
  }
  return query.parts.filter((part) => kept.has(part));
}

/** Runs variants of a query. An answer is undefined if it took too long. */
class Probe {
  /** Ends before the query's own, so that what was found until then can be sent. */
  readonly #budget: Budget;
  isCutShort = false;

  constructor(
    private readonly settings: ProbeSettings,
    private readonly text: string,
  ) {
    const { budget } = settings;
    this.#budget = budget.within(budget.remainingMs * (1 - RESERVED_SHARE));
  }

  get hasTime(): boolean {
    try {
      this.#budget.checkNow();
      return true;
    } catch {
      this.isCutShort = true;
      return false;
    }
  }

  hasRows(rootOf: () => Node): boolean | undefined {
    const count = this.#count(1, () => {
      const root = rootOf();
      const { having, limitOffset, group } = root.solutionModifiers as Modifiers;
      const conditions = (having?.having ?? []) as readonly unknown[];
      const isCut = conditions.length > 0 || limitOffset !== undefined;
      return isCut
        ? withModifiers(root, { having, limitOffset, group })
        : { ...withModifiers(root, {}), subType: 'ask' };
    });
    return count === undefined ? undefined : count > 0;
  }

  /** How many rows a query has, or for another form than SELECT its pattern. */
  countOf(rootOf: () => Node): number | undefined {
    return this.#count(MOST_COUNTED, () => {
      const root = rootOf();
      return root.subType === 'select' ? root : allRowsOf(root);
    });
  }

  #count(most: number, rootOf: () => Node): number | undefined {
    const { graph, reading, baseIri, search, dataset } = this.settings;
    const { text } = this;
    if (!this.hasTime) return undefined;
    try {
      const query = withProtocolDataset(toQuery(rootOf(), baseIri, text), dataset);
      const { root } = planQuery(query, graph, {
        reading,
        baseIri: baseOf(text, baseIri),
        search,
        budget: this.#budget.within(PROBE_MS),
      });
      let count = 0;
      for (const { rowCount } of root.batches()) if ((count += rowCount) >= most) break;
      return Math.min(count, most);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      // Else the variant is no valid query, as og:matches without its text.
      if (['query-timeout', 'query-memory'].includes(error.code)) this.isCutShort = true;
      return undefined;
    }
  }
}

type Modifiers = Readonly<Record<string, Node | undefined>>;

function withModifiers(root: Node, modifiers: Modifiers): Node {
  return {
    ...root,
    solutionModifiers: Object.fromEntries(
      Object.entries(modifiers).filter(([, modifier]) => modifier),
    ),
  };
}

function describe(
  part: QueryPart,
  query: DividedQuery,
  set: readonly QueryPart[],
  probe: Probe,
): EmptyPart {
  const isPattern = part.kind === 'triple' || part.kind === 'values';
  const others = new Set(set.filter((other) => other !== part));
  const rows = isPattern ? probe.countOf(() => aloneIn(query, part)) : undefined;
  const rowsWithout = set.length > 1 ? probe.countOf(() => onlyWith(query, others)) : undefined;
  return {
    part: textOfPart(part, query),
    kind: part.kind,
    ...positionOf(query.text, part.place.start),
    ...part.place,
    ...(rows === undefined ? {} : { rows }),
    ...(rowsWithout === undefined ? {} : { rowsWithout }),
  };
}

/** A part as written; a triple always with its subject. */
function textOfPart({ kind, node, place }: QueryPart, { text }: DividedQuery): string {
  const written = (at: TextRange): string => text.slice(at.start, at.end).replace(/\s+/g, ' ');
  if (kind === 'filter') return `FILTER ${written(place)}`;
  if (kind === 'having') return `HAVING ${written(place)}`;
  if (kind !== 'triple') return written(place);
  const terms = [node.subject, node.predicate, node.object].map((term): string => {
    const at = rangeOf(term as Node);
    if (at) return written(at);
    const { subType, value } = term as Node;
    const elsewhere = [...nodesIn(term)].find(
      ({ subType: kindOfTerm }) => kindOfTerm === 'variable',
    );
    return elsewhere
      ? `?${String(elsewhere.value)}`
      : subType === 'namedNode'
        ? `<${String(value)}>`
        : '[]';
  });
  return terms.join(' ');
}

/** The explanation as text, one line a part. */
export function whyEmptyText({ because, isComplete }: WhyEmpty): string {
  const count = (rows: number): string =>
    rows >= MOST_COUNTED ? `${MOST_COUNTED} or more rows` : rows === 1 ? '1 row' : `${rows} rows`;
  const isOne = because.length === 1;
  const lines = [
    `No rows, because nothing matches ${isOne ? 'this' : 'all of these together'}:`,
    ...because.map(({ part, line, column, rows, rowsWithout }) => {
      const alone = rows === undefined ? '' : `; alone: ${count(rows)}`;
      const without = rowsWithout === undefined ? '' : `; without it: ${count(rowsWithout)}`;
      return `  ${part}  [line ${line}, column ${column}${alone}${without}]`;
    }),
    ...(isComplete ? [] : ['There was not enough time to examine everything.']),
  ];
  return `${lines.join('\n')}\n`;
}
