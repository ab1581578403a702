/** The difference between versions. */
import type { Dictionary, PairTable, TermId } from '../../graph/index.js';
import { NQuadsWriter, TermKind, UNBOUND, graphOf, sizeOfChange } from '../../graph/index.js';
import type { BlankNode, CanonicalLabels, NamedNode, Quad, Term } from '../../rdf/index.js';
import { blankNode, defaultGraph, quad, quadFrom } from '../../rdf/index.js';
import type { FoldedChange } from './fold-commits.js';

/** A statement in only one of two versions. */
export interface ChangedQuad {
  readonly change: 'added' | 'removed';
  readonly quad: Quad;
}

type Row = readonly [
  isAdded: boolean,
  subject: TermId,
  predicate: TermId,
  object: TermId,
  graph: TermId,
];

const CHUNK_BYTES = 1 << 16;
const ADD = 0x41;
const DELETE = 0x44;

/**
 * The difference between two versions; `from` may be the later one, and 0 is the graph before the
 * first commit.
 * 1. No statement is in both parts; removed ones were in `from`, added ones were not.
 * 2. The statements have the order of the log, the same every time.
 */
export class Diff {
  /** How many statements only `to` has, and how many only `from` has. */
  readonly added: number;
  readonly removed: number;
  readonly #dictionary: Dictionary;
  readonly #tables: readonly {
    readonly predicate: TermId;
    readonly added: PairTable;
    readonly removed: PairTable;
  }[];
  readonly #renamed: ReadonlyMap<TermId, TermId>;

  /** `labelOf` replaces labels of blank nodes; others keep the log's. */
  constructor(
    readonly from: number,
    readonly to: number,
    { dictionary, change }: FoldedChange,
    labelOf?: CanonicalLabels,
  ) {
    const { added, removed } = sizeOfChange(change);
    const isForward = from <= to;
    [this.added, this.removed] = isForward ? [added, removed] : [removed, added];
    this.#dictionary = dictionary;
    this.#tables = [...change].map(([predicate, rows]) =>
      isForward ? { predicate, ...rows } : { predicate, added: rows.removed, removed: rows.added },
    );
    this.#renamed = labelOf ? renamedTerms(dictionary, labelOf) : new Map();
  }

  get size(): number {
    return this.added + this.removed;
  }

  /** RDF Patch: removals, then additions, between `TX` and `TC`; in chunks of whole lines. */
  *rdfPatch(): Generator<Uint8Array> {
    const writer = new NQuadsWriter(this.#dictionary.view(), CHUNK_BYTES * 2);
    writer.addText('TX .\n');
    for (const [isAdded, subject, predicate, object, graph] of this.#rows()) {
      writer.addQuad(subject, predicate, object, graph, isAdded ? ADD : DELETE);
      if (writer.length >= CHUNK_BYTES) yield writer.take();
    }
    writer.addText('TC .\n');
    yield writer.take();
  }

  /** The statements, removals first; all, or those with one predicate. */
  *quads(only?: NamedNode): Generator<ChangedQuad> {
    const term = (id: TermId): Term => this.#dictionary.termOf(id);
    const wanted = only && this.#dictionary.idOf(only);
    for (const [isAdded, subject, predicate, object, graph] of this.#rows(wanted)) {
      yield {
        change: isAdded ? 'added' : 'removed',
        // The log has only valid terms in each position.
        quad: quad(
          term(subject) as Quad['subject'],
          term(predicate) as Quad['predicate'],
          term(object) as Quad['object'],
          graph === UNBOUND ? defaultGraph() : (term(graph) as Quad['graph']),
        ),
      };
    }
  }

  *#rows(only?: TermId): Generator<Row> {
    const named = (id: TermId): TermId => this.#renamed.get(id) ?? id;
    for (const part of ['removed', 'added'] as const) {
      for (const { predicate, [part]: rows } of this.#tables) {
        if (only !== undefined && predicate !== only) continue;
        for (let row = 0; row < rows.length; row += 1) {
          yield [
            part === 'added',
            named(rows.keys[row]!),
            predicate,
            named(rows.values[row]!),
            named(graphOf(rows.graphs, row)),
          ];
        }
      }
    }
  }
}

/** Blank nodes with other labels, and triple terms that have one, parts before the whole. */
function renamedTerms(dictionary: Dictionary, labelOf: CanonicalLabels): Map<TermId, TermId> {
  const renamed = new Map<TermId, TermId>();
  const { size } = dictionary;
  for (let id = 1; id <= size; id += 1) {
    const kind = dictionary.kindOf(id);
    if (kind === TermKind.blankNode) {
      const label = labelOf(dictionary.termOf(id) as BlankNode);
      if (label !== undefined) renamed.set(id, dictionary.add(blankNode(label)));
    } else if (kind === TermKind.triple) {
      const parts = dictionary.partsOf(id);
      if (!parts.some((part) => renamed.has(part))) continue;
      const terms = parts.map((part) => dictionary.termOf(renamed.get(part) ?? part));
      renamed.set(id, dictionary.add(quadFrom(terms)));
    }
  }
  return renamed;
}
