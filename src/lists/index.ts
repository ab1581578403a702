/** Lists of things by kind: their filters, facets, columns and order. */
export { columnOf, valuesOfColumn, valuesOfMember, type ValueColumn } from './column.js';
export { resolveValue, valueFor } from './filter-values.js';
export {
  LIST_KINDS,
  type FilterValues,
  type ListFilter,
  type ListKind,
  type Shown,
} from './list-kinds.js';
export { daysOf, numberOf } from './literal-values.js';
export { ListSelection, type Criteria } from './selection.js';
export { ThingList } from './thing-list.js';
