/** A whole query over a graph: from its algebra to rows of ids, quads, or yes and no. */
import { TermKind, UNBOUND, isLocal, type IdGraph, type TermId } from '../../graph/index.js';
import type { Term } from '../../rdf/index.js';
import {
  possibleVariables,
  variablesInPattern,
  variablesInTerm,
  type Algebra,
  type Form,
  type QueryForm,
} from '../algebra/index.js';
import type { Batch, LocalTerms, Operator, Repeats } from '../operators/index.js';
import { Distinct, Lookups, Project, QueryContext, Unit } from '../operators/index.js';
import type { Budget } from '../workers/index.js';
import type { TextSearch } from '../text-search.js';
import { constructed, type IdTriple } from './construct.js';
import { ActiveDataset, DEFAULT_SCOPE, type DefaultGraphReading } from './dataset.js';
import { Planner } from './planner.js';
import { withSearches } from './searches.js';

export interface PlanSettings {
  readonly reading: DefaultGraphReading;
  readonly baseIri: string;
  readonly budget: Budget;
  /** Terms beyond the dictionary, as after the first operations of an update. */
  readonly terms?: LocalTerms | undefined;
  readonly search?: TextSearch | undefined;
  /** Replaces the reading of the default graph; all are named graphs. */
  readonly defaultGraphs?: ReadonlySet<TermId> | undefined;
}

/** A query's result, with the last step of its plan. */
export type Evaluation = QueryResult & { readonly root: Operator };

/** Rows and triples are evaluated as they are read. */
export type QueryResult = { readonly context: QueryContext } & (
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      readonly batches: Iterable<Batch>;
    }
  | { readonly kind: 'graph'; readonly triples: Iterable<IdTriple> }
  | { readonly kind: 'boolean'; readonly value: () => boolean }
);

/** Plans a query without SERVICE; nothing is evaluated yet. */
export function planQuery(form: QueryForm, graph: IdGraph, settings: PlanSettings): Evaluation {
  const { search } = settings;
  const context = new QueryContext(graph, settings.budget, settings.baseIri, {
    terms: settings.terms,
    search,
  });
  const { query, dataset } = takeDataset(
    search ? withSearches(form, search.baseIri) : form,
    context,
    graph,
    settings,
  );
  const planner = new Planner(context, dataset);
  const plan = (part: Algebra, needed: ReadonlySet<string>, repeats: Repeats = 'each'): Operator =>
    planner.plan(part, new Unit(), { needed, scope: DEFAULT_SCOPE, repeats });
  switch (query.type) {
    case 'ask': {
      const root = plan(query.input, new Set(), 'any');
      return { kind: 'boolean', context, root, value: () => !root.batches().next().done };
    }
    case 'construct': {
      const variables = new Set(query.template.flatMap(variablesInPattern));
      const root = plan(query.input, variables);
      return { kind: 'graph', context, root, triples: constructed(context, root, query.template) };
    }
    case 'describe': {
      const variables = query.terms.flatMap(variablesInTerm);
      const root = new Distinct(
        context,
        new Project(plan(query.input, new Set(variables), 'any'), variables),
      );
      return {
        kind: 'graph',
        context,
        root,
        triples: described(context, dataset, root, query.terms),
      };
    }
    default: {
      const variables = [...possibleVariables(query)];
      const root = plan(query, new Set(variables));
      const projected = sameOrder(root.variables, variables) ? root : new Project(root, variables);
      return {
        kind: 'solutions',
        context,
        root: projected,
        variables,
        batches: projected.batches(),
      };
    }
  }
}

function sameOrder(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}

function takeDataset(
  form: QueryForm,
  context: QueryContext,
  graph: IdGraph,
  { reading, defaultGraphs }: PlanSettings,
): { query: Form; dataset: ActiveDataset } {
  if (form.type !== 'from')
    return {
      query: form,
      dataset: new ActiveDataset(
        graph,
        reading,
        defaultGraphs && { defaultGraphs, namedGraphs: undefined },
      ),
    };
  const toIds = (terms: readonly Term[]): ReadonlySet<TermId> =>
    new Set(terms.map((term) => (term.termType === 'DefaultGraph' ? UNBOUND : context.idOf(term))));
  return {
    query: form.input,
    dataset: new ActiveDataset(graph, reading, {
      defaultGraphs: toIds(form.default),
      namedGraphs: form.named && toIds(form.named),
    }),
  };
}

/** Each thing's statements and those of its blank nodes (SPARQL 1.1 §16.4 leaves it open). */
function* described(
  context: QueryContext,
  dataset: ActiveDataset,
  root: Operator,
  terms: readonly Term[],
): Generator<IdTriple> {
  const { graph, budget } = context;
  const lookups = new Lookups(graph, dataset.selectionOf(DEFAULT_SCOPE));
  const open: TermId[] = terms
    .filter((term) => term.termType !== 'Variable')
    .map((term) => context.idOf(term));
  const seen = new Set<TermId>();
  const describeOpen = function* (): Generator<IdTriple> {
    for (let subject = open.pop(); subject !== undefined; subject = open.pop()) {
      if (subject === UNBOUND || seen.has(subject)) continue;
      seen.add(subject);
      const predicates = isLocal(subject) ? [] : graph.statements.predicatesOf(subject, undefined);
      for (const predicate of predicates) {
        const lookup = lookups.bySubject(predicate);
        lookup.find(subject);
        for (const object of lookup.values.slice(lookup.from, lookup.to)) {
          yield [subject, predicate, object];
          if (graph.dictionary.kindOf(object) === TermKind.blankNode) open.push(object);
        }
        budget.check();
      }
    }
  };
  if (terms.every((term) => term.termType !== 'Variable')) {
    yield* describeOpen();
    return;
  }
  for (const { columns, rowCount } of root.batches()) {
    for (let row = 0; row < rowCount; row += 1) {
      for (const column of columns) open.push(column[row]!);
      yield* describeOpen();
    }
  }
}
