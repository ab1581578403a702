/** The operations of updates, WHERE as in queries (SPARQL 1.1 Update §4.3). */
import type { NamedNode, Quad } from '../../rdf/index.js';
import type { Algebra, Dataset } from './algebra.js';

/** INSERT DATA and DELETE DATA have a `where` with the one empty solution. */
export interface Modify {
  readonly type: 'modify';
  readonly remove: readonly Quad[];
  readonly insert: readonly Quad[];
  readonly where: Algebra;
  /** Of USING, USING NAMED or WITH. */
  readonly dataset: Dataset | undefined;
}

export type GraphRef = NamedNode | 'DEFAULT' | 'NAMED' | 'ALL';
export interface ClearOrDrop {
  readonly type: 'clear' | 'drop';
  readonly source: GraphRef;
  readonly silent?: boolean;
}
export interface Create {
  readonly type: 'create';
  readonly source: NamedNode;
  readonly silent?: boolean;
}
export interface Load {
  readonly type: 'load';
  readonly source: NamedNode;
  readonly destination?: NamedNode;
  readonly silent?: boolean;
}
export interface Transfer {
  readonly type: 'add' | 'move' | 'copy';
  readonly source: NamedNode | 'DEFAULT';
  readonly destination: NamedNode | 'DEFAULT';
  readonly silent?: boolean;
}
export type UpdateOperation = Modify | ClearOrDrop | Create | Load | Transfer;
