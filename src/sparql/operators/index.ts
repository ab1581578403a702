/** The steps of a query over ids: batches in, batches out. */
export { BATCH_ROWS, UNIT_BATCH, gather, type Batch } from './batch.js';
export { ExistsFilter, OptionalJoin, Union } from './correlated.js';
export { Distinct } from './distinct.js';
export { PerGraph, TripleTermMatch } from './graph-operators.js';
export { isSelected, type GraphSelection } from './graph-selection.js';
export { GroupBy, type Aggregate } from './group.js';
export { HashJoin, joinedVariables, readAll } from './hash-join.js';
export { Operator, type StepDescription } from './operator.js';
export { PathAutomaton, reversed, type Path } from './path-automaton.js';
export { PathClosure } from './path-closure.js';
export { PatternJoin } from './pattern-join.js';
export { PatternScan } from './pattern-scan.js';
export { Lookups, variablesOf, type IdPattern, type Position } from './pattern.js';
export { QueryContext, RowScope, type ExistsFactory } from './query-context.js';
export { RowIndex } from './row-index.js';
export { Extend, Filter, Project, Slice } from './row-operators.js';
export { Sort, type SortKey } from './sort.js';
export { Empty, RowSource, Rows, Unit, type Outer } from './sources.js';
