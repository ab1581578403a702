/** A thing's past statements: undoes, backwards, only the commits that touched it. */
import { Touch, type CommitLog, type Touches } from '../commits/index.js';
import type { GraphVersion, TermId } from '../graph/index.js';
import type { Change, NamedNode, Names, Quad, Term } from '../rdf/index.js';
import { OA, QuadSet, RDF, RDFS, getOrMake, termKey, toNTriplesTerm } from '../rdf/index.js';
import type { Turns } from '../threads/index.js';
import type { Dependencies } from './thing-history.js';

export interface PastSource {
  readonly log: CommitLog;
  readonly names: Names;
  readonly latest: GraphVersion;
  readonly touches: Touches;
  readonly turns: Turns;
}

/** In a line with the position or text of a quotation. */
const OF_SELECTOR = `> <${OA.iri}`;

/** The key of changes of classes; no term has it. */
const AXIOMS = '';
const NO_CHANGE: Change = { added: [], removed: [] };

/** Some statements in one version. */
interface Tracked {
  readonly quads: QuadSet;
  /** They are those of every version from the last touch up to this one. */
  at: number;
}

/** A thing whose versions are read in sequence, the latest first. */
export class ThingInThePast {
  readonly #iri: NamedNode;
  readonly #source: PastSource;
  /** Statements of the thing, and of each node that belonged to it. */
  readonly #nodes = new Map<string, Tracked>();
  /** Which classes are above which. */
  readonly #axioms: Tracked;
  readonly #changes = new Map<number, ReadonlyMap<string, Change>>();

  constructor(iri: NamedNode, source: PastSource) {
    this.#iri = iri;
    this.#source = source;
    const { latest, names } = source;
    this.#axioms = {
      quads: new QuadSet([...latest.match(null, RDFS.subClassOf, null, names.graphs.ontology)]),
      at: latest.number,
    };
  }

  /** Whether it had statements in the version that was read last. */
  get isThere(): boolean {
    return (this.#nodes.get(termKey(this.#iri))?.quads.size ?? 0) > 0;
  }

  /** Versions must be read from new to old. Cost: the bytes of undone commits. */
  async dependenciesAt(version: number): Promise<Dependencies> {
    const nodes = new Map<string, Term>([[termKey(this.#iri), this.#iri]]);
    const [neighbours, classes] = [new Map<string, Term>(), new Map<string, Term>()];
    for (const node of nodes.values()) {
      for (const { predicate, object } of (await this.#statementsOf(node, version)).match()) {
        await this.#source.turns.take();
        if (predicate.equals(RDF.type)) classes.set(termKey(object), object);
        else
          for (const part of partsOf(object))
            (predicate.equals(OA.hasSelector) || this.#belongs(part) ? nodes : neighbours).set(
              termKey(part),
              part,
            );
      }
    }
    const axioms = await this.#axiomsAt(version);
    for (const type of classes.values())
      for (const { object } of axioms.match(type)) classes.set(termKey(object), object);
    const [said, named, classed]: [TermId[], TermId[], TermId[]] = [[], [], []];
    for (const [terms, ids] of [
      [nodes, said],
      [neighbours, named],
      [classes, classed],
    ] as const)
      for (const term of terms.values()) {
        ids.push(this.#idOf(term));
        await this.#source.turns.take();
      }
    return { said, named, classed, linked: [] };
  }

  async #statementsOf(node: Term, version: number): Promise<QuadSet> {
    const { latest, names } = this.#source;
    const key = termKey(node);
    let tracked = this.#nodes.get(key);
    if (!tracked) {
      tracked = { quads: new QuadSet(), at: latest.number };
      for (const each of latest.match(node)) {
        if (!each.graph.equals(names.graphs.inferred)) tracked.quads.add(each);
        await this.#source.turns.take();
      }
      this.#nodes.set(key, tracked);
    }
    return this.#movedBack(tracked, version, { term: node, kind: Touch.said, key });
  }

  async #axiomsAt(version: number): Promise<QuadSet> {
    const { ontology } = this.#source.names.graphs;
    const of = { term: ontology, kind: Touch.classed, key: AXIOMS };
    return this.#movedBack(this.#axioms, version, of);
  }

  /** Undoes later commits for the statements of a key; `term` is touched by each. */
  async #movedBack(
    tracked: Tracked,
    version: number,
    { term, kind, key }: { term: Term; kind: number; key: string },
  ): Promise<QuadSet> {
    for (;;) {
      const touched = this.#source.touches.lastTouch(this.#idOf(term), kind, tracked.at);
      if (touched <= version) return tracked.quads;
      const { added, removed } = (await this.#changeOf(touched)).get(key) ?? NO_CHANGE;
      for (const statement of added) {
        tracked.quads.delete(statement);
        await this.#source.turns.take();
      }
      for (const statement of removed) {
        tracked.quads.add(statement);
        await this.#source.turns.take();
      }
      tracked.at = touched - 1;
    }
  }

  /**
   * By subject, changes of the thing and of nodes that may be its; by `AXIOMS`, those of classes.
   * Of a dropped commit, its span's.
   */
  async #changeOf(version: number): Promise<ReadonlyMap<string, Change>> {
    const { log, names } = this.#source;
    const { id } = log.commitFrom(version);
    const known = this.#changes.get(id);
    if (known) return known;
    const own = toNTriplesTerm(this.#iri);
    const isReceipt = this.#iri.value.startsWith(names.thing('receipt', '').value);
    const isWanted = (line: string): boolean =>
      line.startsWith(own) ||
      line.startsWith(`${own.slice(0, -1)}#`) ||
      line.startsWith('_:') ||
      (isReceipt && line.includes(OF_SELECTOR)) ||
      (line.includes(RDFS.subClassOf.value) && line.includes(names.graphs.ontology.value));
    const changes = new Map<string, { added: Quad[]; removed: Quad[] }>();
    const note = (key: string, part: 'added' | 'removed', statement: Quad): void => {
      getOrMake(changes, key, () => ({ added: [], removed: [] }))[part].push(statement);
    };
    for (const step of log.changesWhere(id, isWanted)) {
      for (const part of ['added', 'removed'] as const)
        for (const statement of step[part]) {
          const { subject, predicate, graph } = statement;
          note(termKey(subject), part, statement);
          if (predicate.equals(RDFS.subClassOf) && graph.equals(names.graphs.ontology))
            note(AXIOMS, part, statement);
        }
      await this.#source.turns.take();
    }
    this.#changes.set(id, changes);
    return changes;
  }

  #belongs(term: Term): boolean {
    return term.termType === 'BlankNode' || term.value.startsWith(`${this.#iri.value}#`);
  }

  #idOf(term: Term): TermId {
    return this.#source.latest.dictionary.idOf(term);
  }
}

/** The resources in an object: itself, or those of a triple term. */
function partsOf(object: Term): Term[] {
  if (object.termType === 'Quad')
    return [object.subject, object.object].flatMap((part) => partsOf(part));
  return object.termType === 'Literal' ? [] : [object];
}
