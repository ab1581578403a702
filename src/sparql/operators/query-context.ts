/** Shared by all operators of one query: graph, the query's own terms, budget and instant. */
import {
  InlineKind,
  TermKind,
  UNBOUND,
  inlineIdOf,
  inlineLiteralOf,
  isInline,
  isLocal,
  toInlineId,
  type IdGraph,
  type TermId,
} from '../../graph/index.js';
import { XSD, getOrMake, type Term } from '../../rdf/index.js';
import type { ExpressionScope, TermIds } from '../expressions/index.js';
import {
  LiteralValue,
  Numeric,
  Temporal,
  bytesOf,
  isPlainText,
  literalValue,
  parseTemporal,
  temporalValue,
  toValue,
  type BlankValue,
  type Value,
} from '../values/index.js';
import type { Budget } from '../workers/index.js';
import type { TextSearch } from '../text-search.js';
import type { Batch } from './batch.js';
import { LocalTerms } from './local-terms.js';

/** How many of the dictionary's values are cached before they are dropped. */
const KEPT_VALUES = 500_000;

export class QueryContext {
  #values = new Map<TermId, Value>();
  #now: LiteralValue | undefined;

  readonly terms: LocalTerms;
  readonly search: TextSearch | undefined;

  constructor(
    readonly graph: IdGraph,
    readonly budget: Budget,
    readonly baseIri: string,
    {
      terms,
      search,
    }: {
      readonly terms?: LocalTerms | undefined;
      readonly search?: TextSearch | undefined;
    } = {},
  ) {
    this.terms = terms ?? new LocalTerms(budget);
    this.search = search;
  }

  /** The query's instant (SPARQL 1.1 §17.4.5.1). */
  get now(): LiteralValue {
    return (this.#now ??= currentInstant());
  }

  /** The value of an id; undefined when unbound. For some time, the same object for the same id. */
  valueOfId(id: TermId): Value | undefined {
    if (id === UNBOUND) return undefined;
    if (isLocal(id)) return this.terms.valueOfId(id);
    const known = this.#values.get(id);
    if (known) return known;
    if (this.#values.size >= KEPT_VALUES) this.#values = new Map();
    const value = this.#read(id);
    this.#values.set(id, value);
    return value;
  }

  termOf(id: TermId): Term {
    return isLocal(id) ? this.terms.valueOfId(id) : this.graph.dictionary.termOf(id);
  }

  /** The id of a term; the query's own if it is not in the graph. */
  idOf(term: Term): TermId {
    if (isPlainText(term)) {
      const text = bytesOf(term.value);
      if (text) return this.idOfText(text, 0, text.length);
    } else if (term.termType === 'Literal' && term.language === '') {
      const integer = computedIntegerOf(term);
      const inline =
        integer === undefined
          ? inlineIdOf(term.value, term.datatype.value)
          : toInlineId(InlineKind.integer, integer);
      if (inline !== UNBOUND) return inline;
    }
    const known = this.graph.dictionary.idOf(term);
    return known === UNBOUND ? this.terms.add(term) : known;
  }

  /** `idOf` for an xsd:string in UTF-8. */
  idOfText(bytes: Uint8Array, start: number, end: number): TermId {
    return (
      this.graph.dictionary.find(TermKind.string, 0, bytes, start, end) ||
      this.terms.addText(bytes, start, end)
    );
  }

  /** The id of a term; 0 when no statement can have it. */
  knownIdOf(term: Term): TermId {
    return this.graph.dictionary.idOf(term) || this.terms.idOf(term);
  }

  freshBlankNode(): BlankValue {
    return this.terms.freshBlankNode();
  }

  #read(id: TermId): Value {
    if (!isInline(id)) return toValue(this.graph.dictionary.termOf(id));
    const { lexical, datatype } = inlineLiteralOf(id);
    return literalValue(lexical, datatype);
  }
}

/** The value of a computed xsd:integer, whose lexical form is canonical. */
function computedIntegerOf(term: Term): number | undefined {
  if (!(term instanceof LiteralValue) || !term.isComputed) return undefined;
  const { typed, datatype } = term;
  return typed instanceof Numeric && datatype.value === XSD.integer.value
    ? typed.approximate
    : undefined;
}

function currentInstant(): LiteralValue {
  const now = parseTemporal(new Date().toISOString(), 'dateTime');
  if (!(now instanceof Temporal)) throw new TypeError('The clock gave no date and time.');
  return temporalValue(now);
}

/** Whether a pattern has a solution for the expression's row. */
export type ExistsFactory = (
  pattern: Parameters<ExpressionScope['exists']>[0],
  scope: RowScope,
) => () => boolean;

/** Where expressions read variables: one row of a batch. */
export class RowScope implements ExpressionScope {
  columns: readonly Uint32Array[] = [];
  row = 0;
  readonly #exists: ExistsFactory;
  readonly #blankNodes = new Map<string, BlankValue>();
  #blankNodeRow = -1;
  #blankNodeColumns: readonly Uint32Array[] = [];
  /** Parts of an expression by the name of their variable. */
  readonly #made = new Map<string, () => Value | undefined>();

  constructor(
    private readonly context: QueryContext,
    readonly variables: readonly string[],
    exists: ExistsFactory,
  ) {
    this.#exists = exists;
  }

  get now(): LiteralValue {
    return this.context.now;
  }

  get ids(): TermIds {
    return {
      dictionary: this.context.graph.dictionary,
      idReader: (name) => (this.#made.has(name) ? undefined : this.idReader(name)),
      idOf: (term) => this.context.idOf(term),
    };
  }

  get baseIri(): string {
    return this.context.baseIri;
  }

  get budget(): Budget {
    return this.context.budget;
  }

  at(columns: readonly Uint32Array[], row: number): void {
    this.columns = columns;
    this.row = row;
  }

  variable(name: string): () => Value | undefined {
    const made = this.#made.get(name);
    if (made) return made;
    const index = this.variables.indexOf(name);
    if (index === -1) return () => undefined;
    return () => this.context.valueOfId(this.columns[index]![this.row]!);
  }

  /** Reads a variable's id at the row; 0 when it is unbound or unknown. */
  idReader(name: string): () => TermId {
    const index = this.variables.indexOf(name);
    if (index === -1) return () => UNBOUND;
    return () => this.columns[index]![this.row]!;
  }

  /** Makes a name read from `read`. */
  define(name: string, read: () => Value | undefined): void {
    this.#made.set(name, read);
  }

  exists(input: Parameters<ExpressionScope['exists']>[0]): () => boolean {
    return this.#exists(input, this);
  }

  blankNode(label?: string): BlankValue {
    if (label === undefined) return this.context.freshBlankNode();
    if (this.#blankNodeRow !== this.row || this.#blankNodeColumns !== this.columns) {
      this.#blankNodes.clear();
      this.#blankNodeRow = this.row;
      this.#blankNodeColumns = this.columns;
    }
    return getOrMake(this.#blankNodes, label, () => this.context.freshBlankNode());
  }
}

/** The ids that `read` gives at each row of a batch; `scope` is set to the row. */
export function readIds(
  { budget }: QueryContext,
  scope: RowScope,
  { columns, rowCount }: Batch,
  read: () => TermId,
): Uint32Array {
  const ids = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    scope.at(columns, row);
    ids[row] = read();
    if ((row & 127) === 127) budget.check();
  }
  return ids;
}
