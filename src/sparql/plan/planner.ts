/**
 * From algebra to operators. `plan` joins an operation to existing rows (at first a single empty
 * row), so that patterns are looked up rather than read whole. Groups are flattened, and their
 * parts are joined one by one: next is always the part that keeps the rows fewest by the graph's
 * exact counts, and each filter comes as soon as its variables are bound.
 */
import { variablesInTerm, type Algebra } from '../algebra/index.js';
import { Unit, type Operator, type QueryContext } from '../operators/index.js';
import type { ActiveDataset } from './dataset.js';
import { Estimates } from './estimates.js';
import { planGroup } from './group-plan.js';
import { joinApart } from './joins-apart.js';
import {
  planExtend,
  planGraph,
  planMinus,
  planOptional,
  planUnion,
  valuesRows,
} from './pattern-combinations.js';
import type { PlanOptions, Planning } from './planning.js';
import { Searches } from './searches.js';
import {
  planDistinct,
  planGroupBy,
  planProject,
  planSlice,
  planSort,
} from './solution-modifiers.js';

export class Planner implements Planning {
  readonly estimates: Estimates;
  readonly searches: Searches;
  #nameCount = 0;

  constructor(
    readonly context: QueryContext,
    readonly dataset: ActiveDataset,
  ) {
    this.searches = new Searches(context);
    this.estimates = new Estimates(
      context.graph,
      dataset,
      (term) => (variablesInTerm(term).length > 0 ? undefined : context.knownIdOf(term)),
      (search) => this.searches.countOf(search),
    );
  }

  readonly freshName = (): string => `#${(this.#nameCount += 1)}`;

  plan(operation: Algebra, input: Operator, options: PlanOptions): Operator {
    switch (operation.type) {
      case 'bgp':
      case 'path':
      case 'join':
      case 'filter':
      case 'search':
      case 'nop':
        return planGroup(this, operation, input, options);
      case 'graph':
        return planGraph(this, operation.input, operation.name, input, options);
      case 'union':
        return planUnion(this, operation.input, input, options);
      case 'leftjoin':
        return planOptional(this, operation, input, options);
      case 'extend':
        return planExtend(this, operation, input, options);
      default:
        // The rest is evaluated separately.
        return input instanceof Unit
          ? this.#planAlone(operation, options)
          : joinApart(this, input, operation, options);
    }
  }

  planApart(operation: Algebra, options: PlanOptions): Operator {
    return this.plan(operation, new Unit(), options);
  }

  #planAlone(operation: Algebra, options: PlanOptions): Operator {
    switch (operation.type) {
      case 'values':
        return valuesRows(this.context, operation);
      case 'minus':
        return planMinus(this, operation, options);
      case 'project':
        return planProject(this, operation, options);
      case 'distinct':
      case 'reduced':
        return planDistinct(this, operation, options);
      case 'slice':
        return planSlice(this, operation, options);
      case 'orderby':
        return planSort(this, operation, options, Infinity);
      case 'group':
        return planGroupBy(this, operation, options);
      default:
        throw new TypeError(`${operation.type.toUpperCase()} is not among these operators.`);
    }
  }
}
