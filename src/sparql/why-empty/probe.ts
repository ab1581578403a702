/** Runs variants of a query on the graph: whether they have rows, how many, which values. */
import { ServiceError } from '../../errors.js';
import { UNBOUND, type IdGraph } from '../../graph/index.js';
import type { Term } from '../../rdf/index.js';
import { baseOf, translate, type Syntax } from '../parse-query.js';
import type { DefaultGraphReading, Evaluation, QueryForm } from '../plan/index.js';
import { planQuery } from '../plan/index.js';
import { withProtocolDataset, type ProtocolDataset } from '../protocol-dataset.js';
import type { TextSearch } from '../text-search.js';
import type { Budget } from '../workers/index.js';
import { variableNode, type Node } from './syntax-tree.js';

export interface ProbeSettings {
  readonly graph: IdGraph;
  readonly reading: DefaultGraphReading;
  readonly dataset?: ProtocolDataset | undefined;
  readonly baseIri: string;
  readonly search?: TextSearch | undefined;
  readonly budget: Budget;
}

/** The variable for requested values; no query can have it. */
export const ASKED = 'why-empty';

/** Rows are counted up to this number. */
export const MOST_COUNTED = 10_000;
/** Values are read up to this number. */
export const MOST_VALUES = 20_000;
/** The time of one query. */
const PROBE_MS = 1_000;
/** The share of the query's time that all of them leave unused. */
const RESERVED_SHARE = 0.2;

/** An answer is undefined if it took too long; then nothing is concluded. */
export class Probe {
  /** Ends before the query's own, so that what was found until then can be sent. */
  readonly #budget: Budget;
  #isCutShort = false;

  constructor(readonly settings: ProbeSettings) {
    const { budget } = settings;
    this.#budget = budget.within(budget.remainingMs * (1 - RESERVED_SHARE));
  }

  get graph(): IdGraph {
    return this.settings.graph;
  }

  get isCutShort(): boolean {
    return this.#isCutShort;
  }

  get hasTime(): boolean {
    return this.#budget.remainingMs > 0;
  }

  /** @throws ServiceError `query-timeout` when time is up; `inTime` catches it. */
  check(): void {
    this.#budget.check();
  }

  /** What some work finds; undefined where time runs out, or nobody wants the answer. */
  inTime<T>(work: () => T): T | undefined {
    try {
      this.#budget.checkNow();
      return work();
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      this.#isCutShort = true;
      return undefined;
    }
  }

  hasRows(root: Node, text: string): boolean | undefined {
    const { having, limitOffset, group } = modifiersOf(root);
    const asked =
      having || limitOffset
        ? withModifiers(root, { having, limitOffset, group })
        : { ...withModifiers(root, {}), subType: 'ask' };
    return this.#evaluate(asked, text, (evaluation) => {
      if (evaluation.kind === 'boolean') return evaluation.value();
      if (evaluation.kind === 'graph') return !evaluation.root.batches().next().done;
      return !evaluation.batches[Symbol.iterator]().next().done;
    });
  }

  /** How many solutions a query's pattern has, at most `MOST_COUNTED`. */
  countOf(root: Node, text: string): number | undefined {
    return this.#evaluate(
      {
        ...withModifiers(root, {}),
        subType: 'select',
        variables: [{ type: 'wildcard', loc: root.loc }],
        distinct: false,
      },
      text,
      countRows,
    );
  }

  /** How many rows a query has with its modifiers, at most `MOST_COUNTED`; of SELECT only. */
  rowsOf(root: Node, text: string): number | undefined {
    if (root.subType !== 'select') return this.countOf(root, text);
    return this.#evaluate(root, text, countRows);
  }

  /** At most `MOST_VALUES` different values; of `ASKED` without an expression. */
  valuesOf(root: Node, text: string, expression?: Node): readonly Term[] | undefined {
    const asked = variableNode(ASKED);
    const variables = expression
      ? [{ type: 'pattern', subType: 'bind', expression, variable: asked, loc: expression.loc }]
      : [asked];
    return this.#evaluate(
      { ...withModifiers(root, {}), subType: 'select', variables, distinct: true },
      text,
      (evaluation) => {
        const values: Term[] = [];
        if (evaluation.kind !== 'solutions') return values;
        for (const { columns, rowCount } of evaluation.batches) {
          for (const id of columns[0]?.subarray(0, rowCount) ?? [])
            if (id !== UNBOUND) values.push(evaluation.context.termOf(id));
          if (values.length >= MOST_VALUES) break;
        }
        return values.slice(0, MOST_VALUES);
      },
    );
  }

  #evaluate<T>(root: Node, text: string, take: (evaluation: Evaluation) => T): T | undefined {
    const { graph, reading, baseIri, search, dataset } = this.settings;
    if (!this.hasTime) {
      this.#isCutShort = true;
      return undefined;
    }
    try {
      const operation = withProtocolDataset(
        translate(root as unknown as Syntax, baseIri, { text, graphs: 'operations' }),
        dataset,
      );
      return take(
        planQuery(operation as unknown as QueryForm, graph, {
          reading,
          baseIri: baseOf(text, baseIri),
          search,
          budget: this.#budget.within(PROBE_MS),
        }),
      );
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      // Else the variant is no valid query, as og:matches without its text.
      if (['query-timeout', 'query-memory'].includes(error.code)) this.#isCutShort = true;
      return undefined;
    }
  }
}

function countRows(evaluation: Evaluation): number {
  let count = 0;
  if (evaluation.kind === 'solutions')
    for (const { rowCount } of evaluation.batches) if ((count += rowCount) >= MOST_COUNTED) break;
  return Math.min(count, MOST_COUNTED);
}

type Modifiers = Readonly<Record<string, Node | undefined>>;

function modifiersOf(root: Node): Modifiers {
  const modifiers = root.solutionModifiers as Modifiers;
  const having = modifiers.having as (Node & { readonly having: readonly unknown[] }) | undefined;
  return { ...modifiers, having: having && having.having.length > 0 ? having : undefined };
}

function withModifiers(root: Node, modifiers: Modifiers): Node {
  return {
    ...root,
    solutionModifiers: Object.fromEntries(
      Object.entries(modifiers).filter(([, modifier]) => modifier),
    ),
  };
}
