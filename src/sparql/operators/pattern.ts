/** A quad pattern over ids. */
import type { IdGraph, LayeredPairs, TermId } from '../../graph/index.js';
import { PairLookup, type GraphSelection } from './graph-selection.js';

/** A term's id, or the name of a variable. */
export type VariableOrId = TermId | string;

export interface IdPattern {
  readonly subject: VariableOrId;
  readonly predicate: VariableOrId;
  readonly object: VariableOrId;
  readonly selection: GraphSelection;
  /** Only where the selection is `each`. */
  readonly graphVariable: string | undefined;
  /** Excluded values of a variable predicate (a negated property set, SPARQL 1.1 §9.1). */
  readonly excluded: ReadonlySet<TermId> | undefined;
}

/** The variables among positions, each once. */
export function namesIn(positions: readonly (VariableOrId | undefined)[]): string[] {
  return [...new Set(positions.filter((position) => typeof position === 'string'))];
}

/** Whether a variable is at several positions. */
export function repeatsVariable({ subject, predicate, object, graphVariable }: IdPattern): boolean {
  const names = [subject, predicate, object, graphVariable].filter(
    (position) => typeof position === 'string',
  );
  return new Set(names).size < names.length;
}

export function variablesOf({ subject, predicate, object, graphVariable }: IdPattern): string[] {
  return namesIn([subject, predicate, object, graphVariable]);
}

/** The predicates that can match a known subject and object. */
export function predicatesOf(
  { subject, predicate, object, selection, excluded }: IdPattern,
  { statements }: IdGraph,
  subjectId = typeof subject === 'number' ? subject : undefined,
  objectId = typeof object === 'number' ? object : undefined,
): readonly TermId[] {
  if (typeof predicate === 'number') return statements.has(predicate) ? [predicate] : [];
  const isOneGraph = selection.kind === 'one' && (subjectId ?? objectId) === undefined;
  const predicates = isOneGraph
    ? statements.predicatesIn(selection.graph)
    : statements.predicatesOf(subjectId, objectId);
  return excluded ? predicates.filter((each) => !excluded.has(each)) : predicates;
}

/** A predicate's look-ups by subject and by object, made on demand. */
export class Lookups {
  readonly #known = new Map<LayeredPairs, PairLookup>();

  constructor(
    private readonly graph: IdGraph,
    private readonly selection: GraphSelection,
  ) {}

  bySubject(predicate: TermId): PairLookup {
    return this.#in(this.graph.pairsOf(predicate).so);
  }

  byObject(predicate: TermId): PairLookup {
    return this.#in(this.graph.pairsOf(predicate).os);
  }

  #in(pairs: LayeredPairs): PairLookup {
    let lookup = this.#known.get(pairs);
    if (!lookup) this.#known.set(pairs, (lookup = new PairLookup(pairs, this.selection)));
    return lookup;
  }
}

export function describePattern(
  pattern: IdPattern,
  graph: { termOf(id: TermId): { value: string } },
): string {
  const text = (position: VariableOrId): string =>
    typeof position === 'string' ? `?${position}` : shorten(graph.termOf(position).value);
  const where = pattern.graphVariable
    ? ` in ?${pattern.graphVariable}`
    : pattern.selection.kind === 'one' && pattern.selection.graph !== 0
      ? ` in ${text(pattern.selection.graph)}`
      : '';
  return `${text(pattern.subject)} ${text(pattern.predicate)} ${text(pattern.object)}${where}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `…${text.slice(-59)}` : text;
}
