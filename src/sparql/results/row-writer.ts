/** Rows of ids as rows of a result format. */
import type { QueryContext } from '../operators/index.js';
import { toBytes, type ByteSink } from './byte-sink.js';
import type { SolutionSyntax } from './solution-syntax.js';
import { TermEncoder } from './term-encoder.js';

interface Cell {
  readonly encoder: TermEncoder;
  /** Undefined where unbound cells are left out. */
  readonly unbound: Uint8Array | undefined;
}

export class RowWriter {
  readonly #rowStart: Uint8Array;
  readonly #rowEnd: Uint8Array;
  readonly #cellEnd: Uint8Array;
  /** By column, for the first cell of a row, and for others. */
  readonly #firstCells: Cell[] = [];
  readonly #otherCells: Cell[] = [];
  #nextStart: Uint8Array;

  constructor(
    private readonly sink: ByteSink,
    private readonly syntax: SolutionSyntax,
    private readonly variables: readonly string[],
    private readonly context: QueryContext,
  ) {
    this.#nextStart = toBytes(syntax.firstRowStart);
    this.#rowStart = toBytes(syntax.rowStart);
    this.#rowEnd = toBytes(syntax.rowEnd);
    this.#cellEnd = toBytes(syntax.cellEnd);
  }

  /** Writes rows until the sink is full; returns the first unwritten one. */
  write(columns: readonly Uint32Array[], fromRow: number, rowCount: number): number {
    const sink = this.sink;
    let row = fromRow;
    for (; row < rowCount && !sink.isFull; row += 1) {
      sink.append(this.#nextStart);
      this.#nextStart = this.#rowStart;
      this.#writeCells(columns, row);
      sink.append(this.#rowEnd);
    }
    return row;
  }

  #writeCells(columns: readonly Uint32Array[], row: number): void {
    let isFirst = true;
    for (let index = 0; index < columns.length; index += 1) {
      const id = columns[index]![row]!;
      const cells = isFirst ? this.#firstCells : this.#otherCells;
      const { encoder, unbound } = (cells[index] ??= this.#cell(index, isFirst));
      if (id !== 0) encoder.write(this.sink, id);
      else if (unbound) this.sink.append(unbound);
      else continue;
      isFirst = false;
    }
  }

  #cell(index: number, isFirst: boolean): Cell {
    const { cellStart, separator, unbound } = this.syntax;
    const start = (isFirst ? '' : separator) + cellStart(this.variables[index]!);
    return {
      encoder: new TermEncoder(this.context, this.syntax, toBytes(start), this.#cellEnd),
      unbound: unbound === undefined ? undefined : toBytes(start + unbound),
    };
  }
}
