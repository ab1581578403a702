/** The difference between versions. */
import type { Dictionary, GraphVersion, PairTable, TermId } from '../../graph/index.js';
import {
  NQuadsWriter,
  TermKind,
  UNBOUND,
  endOfKey,
  firstNotLess,
  firstRowOf,
  graphOf,
  sizeOfChange,
} from '../../graph/index.js';
import type { BlankNode, CanonicalLabels, NamedNode, Names, Quad } from '../../rdf/index.js';
import { blankNode, quadFrom } from '../../rdf/index.js';
import { Turns } from '../../threads/index.js';
import { quadOfIds } from '../export/blank-labels.js';
import { Selection } from '../export/selection.js';
import type { FoldedChange } from './fold-commits.js';

/** A statement of a graph in only one of two versions. */
export interface ChangedQuad {
  readonly change: 'added' | 'removed';
  readonly quad: Quad;
}

/**
 * What a changed quad does to the statement that all graphs together make: it is `added` if no graph
 * had it, and `removed` if no graph has it; otherwise another source said or says it.
 */
export type Effect = 'added' | 'removed' | 'also said' | 'no longer said';

export interface EffectiveQuad extends ChangedQuad {
  readonly effect: Effect;
}

type Part = 'added' | 'removed';
type Row = readonly [part: Part, subject: TermId, predicate: TermId, object: TermId, graph: TermId];

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
    const named = (id: TermId): TermId => this.#renamed.get(id) ?? id;
    for (const [part, subject, predicate, object, graph] of this.#rows()) {
      const sign = part === 'added' ? ADD : DELETE;
      writer.addQuad(named(subject), predicate, named(object), named(graph), sign);
      if (writer.length >= CHUNK_BYTES) yield writer.take();
    }
    writer.addText('TC .\n');
    yield writer.take();
  }

  /** The quads, removals first; all, or those with one predicate. */
  *quads(only?: NamedNode): Generator<ChangedQuad> {
    const wanted = only && this.#dictionary.idOf(only);
    for (const row of this.#rows(wanted)) yield { change: row[0], quad: this.#quadOf(row) };
  }

  /** The quads, removals first, with what they do; `later` is the version with the higher number. */
  *effects(later: GraphVersion, names: Names): Generator<EffectiveQuad> {
    for (const [effect, row] of this.#effects(later, names))
      yield { change: row[0], effect, quad: this.#quadOf(row) };
  }

  /** How many quads have each effect. */
  async countEffects(later: GraphVersion, names: Names): Promise<Record<Effect, number>> {
    const [turns, counts] = [
      new Turns(),
      { added: 0, removed: 0, 'also said': 0, 'no longer said': 0 },
    ];
    for (const [effect] of this.#effects(later, names)) {
      counts[effect] += 1;
      await turns.take();
    }
    return counts;
  }

  *#effects(later: GraphVersion, names: Names): Generator<[Effect, Row]> {
    const said = this.#sayersIn(later, names);
    const sides = new Set(names.sideGraphs.map((graph) => this.#dictionary.idOf(graph)));
    const isForward = this.from <= this.to;
    const isFirst = Math.min(this.from, this.to) === 0;
    const still = { added: 'also said', removed: 'no longer said' } as const;
    let last: [Effect, Row] | undefined;
    for (const row of this.#rows()) {
      const [part, subject, predicate, object, graph] = row;
      if (sides.has(graph)) {
        yield [part, row];
        continue;
      }
      if (last && [0, 1, 2, 3].every((index) => last![1][index] === row[index]))
        last = [last[0] === part ? still[part] : last[0], row];
      else {
        // Of the changed quads, only the earlier or only the later version has those of a part.
        const inLater = (part === 'added') === isForward;
        const own = (of: Part): number => this.#graphsOf(of, subject, predicate, object, sides);
        const others = isFirst ? 0 : said(subject, predicate, object) - (inLater ? own(part) : 0);
        const isSaid = others > 0 || (inLater && own(part === 'added' ? 'removed' : 'added') > 0);
        last = [isSaid ? still[part] : part, row];
      }
      yield last;
    }
  }

  /** Counts the graphs of `later` that assert a statement, given in ids of this difference. */
  #sayersIn(
    later: GraphVersion,
    names: Names,
  ): (subject: TermId, predicate: TermId, object: TermId) => number {
    const asserted = new Selection(later.ids, names, 'asserted');
    const inLater = (id: TermId): TermId => later.ids.idOf(this.#dictionary.termOf(id));
    return (...statement) => {
      const [subject, predicate, object] = statement.map(inLater) as [TermId, TermId, TermId];
      let count = 0;
      if (![subject, predicate, object].includes(UNBOUND))
        asserted.visit(() => (count += 1), subject, predicate, object);
      return count;
    };
  }

  /** How many graphs have a statement in a part, except those in `without`. */
  #graphsOf(
    part: Part,
    subject: TermId,
    predicate: TermId,
    object: TermId,
    without: ReadonlySet<TermId>,
  ): number {
    const rows = this.#tables.find((each) => each.predicate === predicate)?.[part];
    if (!rows) return 0;
    const first = firstRowOf(rows, subject);
    const end = endOfKey(rows, first, subject);
    let count = 0;
    for (
      let row = firstNotLess(rows.values, object, first, end);
      row < end && rows.values[row] === object;
      row += 1
    )
      if (!without.has(graphOf(rows.graphs, row))) count += 1;
    return count;
  }

  #quadOf([, ...ids]: Row): Quad {
    return quadOfIds(ids, (id) => this.#dictionary.termOf(this.#renamed.get(id) ?? id));
  }

  *#rows(only?: TermId): Generator<Row> {
    for (const part of ['removed', 'added'] as const) {
      for (const { predicate, [part]: rows } of this.#tables) {
        if (only !== undefined && predicate !== only) continue;
        for (let row = 0; row < rows.length; row += 1)
          yield [part, rows.keys[row]!, predicate, rows.values[row]!, graphOf(rows.graphs, row)];
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
