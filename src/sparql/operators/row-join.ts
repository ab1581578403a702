/** The common part of steps that add variables to each row of their input. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { Operator } from './operator.js';
import type { VariableOrId } from './pattern.js';

/** A variable that the input binds in only some rows is read from it, and added. */
export abstract class RowJoin extends Operator {
  /** The last columns; those before are the input's `carried` ones. */
  protected readonly added: readonly string[];
  protected readonly carried: readonly number[];

  /** @param own the variables that the step binds. @param needed those that are read later. */
  constructor(
    protected readonly input: Operator,
    own: readonly string[],
    needed: ReadonlySet<string>,
    estimate: number,
  ) {
    const added = own.filter((name) => !input.certain.has(name));
    const carried = input.variables.filter((name) => needed.has(name) && !added.includes(name));
    super(
      [...carried, ...added],
      new Set([...carried.filter((name) => input.certain.has(name)), ...added]),
      estimate,
      [input],
    );
    this.added = added;
    this.carried = carried.map((name) => input.columnOf(name));
  }

  /** The id at a position of a pattern; 0 for a variable that is unbound in the input's row. */
  protected read(position: VariableOrId, columns: readonly Uint32Array[], row: number): TermId {
    if (typeof position === 'number') return position;
    const column = this.input.columnOf(position);
    return column === -1 ? UNBOUND : columns[column]![row]!;
  }
}
