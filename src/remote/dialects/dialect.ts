/** What sets a database apart from others, as far as this service has to know it. */

/** Kinds of terms that a database may not give back as they were written. */
export type TermKind =
  'numbers' | 'booleans' | 'times' | 'durations' | 'triple terms' | 'directions';

export interface Dialect {
  /** The value of `SPARQL_DIALECT`. */
  readonly name: string;
  readonly title: string;
  /** Whether the tests run against this database; otherwise this is from its documents. */
  readonly isTried: boolean;
  /** Response headers that only this database sends. */
  readonly header?: readonly [name: string, value: RegExp];
  /** A harmless query that only this database answers, where a proxy hides its headers. */
  readonly ownQuery?: string;
  /** How the union of all graphs is the default graph: always, by a parameter or `GRAPH ?graph`. */
  readonly union: 'always' | 'graph-pattern' | readonly [parameter: string, value: string];
  /** Statements that one operation of an update may always have, where there is a limit. */
  readonly maxStatements?: number;
  /** Rows that VALUES may always have, where there is a limit. */
  readonly maxValuesRows?: number;
  /** Rows that an answer may have as the database is set up at first, where there is a limit. */
  readonly pageRows?: number;
  /** Graphs that every database of this kind has. */
  readonly ownGraphs?: readonly string[];
  /** Most rows of an answer, where there is a limit that no setting of the database raises. */
  readonly rowCap?: number;
  /** Whether an update of several operations is made whole or not at all; one operation always is. */
  readonly isAtomic: boolean;
  /** Kinds of terms that it changes or refuses; undefined where that is not known. */
  readonly changes?: readonly TermKind[];
}
