/** Estimates rows of parts of a query from the graph's exact counts. */
import type { IdGraph, TermId } from '../../graph/index.js';
import { endOfKey, firstRowOf, rowCountOf, rowCountOfKey } from '../../graph/index.js';
import { leastOf, type Term } from '../../rdf/index.js';
import {
  variablesInTerm,
  type Algebra,
  type Pattern,
  type VariableNames,
} from '../algebra/index.js';
import type { GraphSelection } from '../operators/index.js';
import type { ActiveDataset, GraphScope } from './dataset.js';
import { toGroup, variablesOfElement, type Element } from './elements.js';
import type { SearchOperation } from './searches.js';

/** Assumed ends of a path of any length from one node. */
const PATH_ENDS = 20;
/** Assumed results of a search whose text is not yet known. */
const UNKNOWN_FOUND = 10;
const STATEMENTS_A_THING = 10;

/** 0 when the term is not in the graph; undefined for anything with variables. */
export type IdOfTerm = (term: Term) => TermId | undefined;

/** Known ids of a variable, or some of them: from a scan of few rows. */
export type Samples = ReadonlyMap<string, Uint32Array>;

const NO_SAMPLES: Samples = new Map();

export class Estimates {
  /** @param foundBy how many things a search finds; undefined while its text is unknown. */
  constructor(
    readonly graph: IdGraph,
    readonly dataset: ActiveDataset,
    readonly idOf: IdOfTerm,
    readonly foundBy: (search: SearchOperation) => number | undefined,
  ) {}

  /** Rows for one row that binds `bound`, when an element is joined to it. */
  growth(element: Element, bound: VariableNames, samples: Samples = NO_SAMPLES): number {
    switch (element.kind) {
      case 'pattern':
        return (
          (this.#sampledGrowth(element.pattern, bound, samples) ??
            this.#patternGrowth(element.pattern, bound)) * this.#graphShare(element.scope)
        );
      case 'closure':
        return this.#closureGrowth(element.subject, element.object, bound);
      case 'tripleTerm':
        return 0.5;
      case 'namedGraphs':
        return bound.has(element.name) ? 1 : this.graph.graphCounts.size;
      case 'search':
        return this.#searchGrowth(element.search, bound);
      case 'operation':
        return this.#operationGrowth(element.operation, element.scope, bound);
    }
  }

  /** Rows of an operation, given `bound`: right in order of magnitude. */
  #operationGrowth(operation: Algebra, scope: GraphScope, bound: VariableNames): number {
    switch (operation.type) {
      case 'union':
        return operation.input.reduce(
          (sum, input) => sum + this.#operationGrowth(input, scope, bound),
          0,
        );
      case 'leftjoin':
      case 'minus':
        return this.#operationGrowth(operation.input[0], scope, bound);
      case 'values': {
        const isShared = operation.variables.some(({ value }) => bound.has(value));
        return isShared
          ? operation.bindings.length / (operation.bindings.length + 100)
          : operation.bindings.length;
      }
      case 'slice':
        return Math.min(
          operation.length ?? Infinity,
          this.#operationGrowth(operation.input, scope, bound),
        );
      case 'group':
        return operation.variables.length === 0
          ? 1
          : Math.sqrt(this.#operationGrowth(operation.input, scope, bound));
      case 'bgp':
      case 'path':
      case 'join':
      case 'filter':
      case 'search':
        return this.#groupGrowth(operation, scope, bound);
      case 'graph':
        return this.#operationGrowth(
          operation.input,
          operation.name.termType === 'Variable'
            ? { kind: 'variable', name: operation.name.value }
            : scope,
          bound,
        );
      case 'nop':
        return 1;
      default:
        return this.#operationGrowth(operation.input, scope, bound);
    }
  }

  #groupGrowth(operation: Algebra, scope: GraphScope, bound: VariableNames): number {
    let counter = 0;
    const group = toGroup(operation, scope, () => `#e${(counter += 1)}`);
    // A group of one operation would recurse into itself.
    if (
      group.elements.some(
        (element) => element.kind === 'operation' && element.operation === operation,
      )
    )
      return 100;
    const known = new Set(bound);
    let rows = 1;
    const open = [...group.elements];
    while (open.length > 0) {
      const growths = open.map((element) => this.growth(element, known));
      const best = growths.indexOf(leastOf(growths));
      rows *= growths[best]!;
      for (const name of variablesOfElement(open[best]!)) known.add(name);
      open.splice(best, 1);
    }
    return rows / 2 ** group.filters.length;
  }

  #searchGrowth(search: SearchOperation, bound: VariableNames): number {
    const found = this.foundBy(search) ?? UNKNOWN_FOUND;
    const isKnown = variablesInTerm(search.subject).every((name) => bound.has(name));
    return isKnown ? found / (found + this.graph.size / STATEMENTS_A_THING) : found;
  }

  #closureGrowth(subject: Term, object: Term, bound: VariableNames): number {
    const isKnown = (term: Term): boolean => variablesInTerm(term).every((name) => bound.has(name));
    if (isKnown(subject)) return isKnown(object) ? 0.5 : PATH_ENDS;
    return isKnown(object) ? PATH_ENDS : Math.max(this.graph.size, 1) * PATH_ENDS;
  }

  #graphShare(scope: GraphScope): number {
    const selection: GraphSelection = this.dataset.selectionOf(scope);
    if (selection.kind !== 'one' || this.graph.size === 0) return 1;
    return (this.graph.graphCounts.get(selection.graph) ?? 0) / this.graph.size;
  }

  /** Some ids of a pattern's only variable, if it has just one. */
  sample(
    { subject, predicate, object }: Pattern,
    count: number,
  ): { readonly name: string; readonly ids: Uint32Array } | undefined {
    const [s, p, o] = [this.idOf(subject), this.idOf(predicate), this.idOf(object)];
    if (!p || (s === undefined) === (o === undefined)) return undefined;
    const { so, os } = this.graph.pairsOf(p);
    const { base } = s === undefined ? os : so;
    const key = (s ?? o)!;
    const first = firstRowOf(base, key);
    const end = endOfKey(base, first, key);
    const step = Math.max(1, Math.floor((end - first) / count));
    const ids = Uint32Array.from(
      { length: Math.min(end - first, count) },
      (_, index) => base.values[first + index * step]!,
    );
    return { name: (s === undefined ? subject : object).value, ids };
  }

  /** The growth by a key variable with known ids: hubs have more than the average. */
  #sampledGrowth(
    { subject, predicate, object }: Pattern,
    bound: VariableNames,
    samples: Samples,
  ): number | undefined {
    const p = this.idOf(predicate);
    if (!p || (subject.termType === object.termType && subject.value === object.value))
      return undefined;
    const isFree = (term: Term): boolean => term.termType === 'Variable' && !bound.has(term.value);
    const { so, os } = this.graph.pairsOf(p);
    const [key, layers] = isFree(object)
      ? [subject, so]
      : isFree(subject)
        ? [object, os]
        : [undefined, so];
    const ids = key?.termType === 'Variable' ? samples.get(key.value) : undefined;
    if (!ids || ids.length === 0) return undefined;
    let rows = 0;
    for (const id of ids) rows += rowCountOfKey(layers, id);
    return rows / ids.length;
  }

  #patternGrowth({ subject, predicate, object }: Pattern, bound: VariableNames): number {
    const isBound = (term: Term): boolean =>
      variablesInTerm(term).length > 0 && variablesInTerm(term).every((name) => bound.has(name));
    const [s, p, o] = [this.idOf(subject), this.idOf(predicate), this.idOf(object)];
    if (s === 0 || p === 0 || o === 0) return 0;
    if (p === undefined)
      return this.#anyPredicateGrowth(s, o, isBound(subject), isBound(predicate), isBound(object));
    const { so, os } = this.graph.pairsOf(p);
    const rows = rowCountOf(so);
    if (rows === 0) return 0;
    const subjects = Math.max(so.base.keyCount, 1);
    const objects = Math.max(os.base.keyCount, 1);
    if (s !== undefined) {
      const ofSubject = rowCountOfKey(so, s);
      return o !== undefined || isBound(object) ? Math.min(1, ofSubject / objects) : ofSubject;
    }
    if (o !== undefined)
      return isBound(subject) ? Math.min(1, rowCountOfKey(os, o) / subjects) : rowCountOfKey(os, o);
    if (isBound(subject))
      return isBound(object) ? Math.min(1, rows / subjects / objects) : rows / subjects;
    return isBound(object) ? rows / objects : rows;
  }

  #anyPredicateGrowth(
    s: TermId | undefined,
    o: TermId | undefined,
    isSubjectBound: boolean,
    isPredicateBound: boolean,
    isObjectBound: boolean,
  ): number {
    const predicates = Math.max(this.graph.statements.predicateCount, 1);
    const share = isPredicateBound ? 1 / predicates : 1;
    const isObjectKnown = o !== undefined || isObjectBound;
    if (s !== undefined)
      return (
        this.graph.count(s, undefined, undefined, undefined) * share * (isObjectKnown ? 0.1 : 1)
      );
    if (isSubjectBound) return (isObjectKnown ? 0.5 : predicates) * share;
    if (o !== undefined) return this.graph.count(undefined, undefined, o, undefined) * share;
    return (isObjectBound ? predicates : this.graph.size) * share;
  }
}
