/** When a thing changed, by what touched it, its neighbours' names and its classes. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Touch, type CommitLog, type Touches } from '../commits/index.js';
import { Describer, type Description, type GraphVersion, type TermId } from '../graph/index.js';
import { OWL, QuadSet, RDF, RDFS, objectsOf, termKey, type NamedNode, type Names, type Quad, type Term } from '../rdf/index.js';

/** A version in which a thing is not what it was in the version before. */
export interface ThingVersion {
  readonly version: number;
  readonly committedAt: Date;
}

/** The terms that decide what a document says, as ids of the latest version, by what has to happen to them to change it (`Touches`). */
export interface Dependencies {
  readonly said: Iterable<TermId>;
  readonly named: Iterable<TermId>;
  readonly classed: Iterable<TermId>;
  readonly linked: Iterable<TermId>;
}

/** What is read for a history: the latest version, and the touches up to it. */
export interface HistorySource {
  readonly current: GraphVersion;
  readonly touches: Touches;
}

/** The histories of the things of one log. */
export class ThingHistory {
  readonly #log: CommitLog;
  readonly #names: Names;
  readonly #source: HistorySource;
  readonly #commits = new Map<number, ThingVersion>();
  readonly #followsFromAfar = new WeakMap<GraphVersion, boolean>();

  constructor(log: CommitLog, names: Names, source: HistorySource) {
    this.#log = log;
    this.#names = names;
    this.#source = source;
  }

  /**
   * The version that last changed what the terms decide, up to `last`; undefined where classes follow from statements about
   * other things. It may be later than it need be: where a neighbour got another name than the one that is shown, and where
   * a class was put below one that its members were of already.
   */
  lastChange(version: GraphVersion, { said, named, classed, linked }: Dependencies, last = version.number): number | undefined {
    if (this.#hasClassesFromAfar(version)) return undefined;
    const { touches } = this.#source;
    let change = 0;
    for (const [kind, resources] of [[Touch.said, said], [Touch.named, named], [Touch.classed, classed]] as const) {
      for (const resource of resources) change = Math.max(change, touches.lastTouch(resource, kind, last));
    }
    for (const resource of linked) change = Math.max(change, touches.lastLink(resource, last));
    const [type, sameAs] = [this.#idOf(RDF.type), this.#idOf(OWL.sameAs)];
    return Math.max(change, touches.lastTouch(type, Touch.said, last), touches.lastLink(type, last), touches.lastTouch(sameAs, Touch.said, last));
  }

  /** What a description depends on. */
  dependenciesOf(version: GraphVersion, { nodes, neighbours, classes }: Description): Dependencies {
    return this.inLatestIds(version, { said: nodes, named: neighbours, classed: classes, linked: [] });
  }

  /** The same terms in ids of the latest version, which a past version may not share. */
  inLatestIds(version: GraphVersion, dependencies: Dependencies): Dependencies {
    if (version.dictionary === this.#source.current.dictionary) return dependencies;
    const translated = (ids: Iterable<TermId>): TermId[] => Array.from(ids, (id) => this.#idOf(version.ids.dictionary.termOf(id)));
    const { said, named, classed, linked } = dependencies;
    return { said: translated(said), named: translated(named), classed: translated(classed), linked: translated(linked) };
  }

  /** Whether something was ever said of a thing. */
  wasTouched(iri: NamedNode): boolean {
    return this.#source.touches.lastTouch(this.#idOf(iri), Touch.said, this.#source.current.number) > 0;
  }

  /** The commit of a version; where that was dropped, the first one after it that is kept. */
  commitOf(version: number): ThingVersion {
    let commit = this.#commits.get(version);
    if (!commit) {
      const { id, committedAt } = this.#log.commitFrom(version);
      this.#commits.set(version, (commit = { version: id, committedAt }));
    }
    return commit;
  }

  /**
   * The versions in which a thing is not what it was before, oldest first; those in which it is not there are left out. Cost:
   * a look at the touches of its terms for each, and the bytes of each commit but the first that changed what is said of it.
   */
  async versionsOf(iri: NamedNode): Promise<ThingVersion[]> {
    const { current } = this.#source;
    const found = new Map<number, ThingVersion>();
    const statements = new StatementsOfThing(iri, current, this.#names);
    for (let last = current.number; last > 0; ) {
      const dependencies = statements.dependencies((term) => this.#idOf(term));
      const change = this.lastChange(current, dependencies, last) ?? last;
      if (change === 0) break;
      const commit = this.commitOf(change);
      if (statements.isThere) found.set(commit.version, commit);
      if (this.#source.touches.lastTouch(this.#idOf(iri), Touch.said, change - 1) === 0 && this.#saidOf(dependencies, change)) break;
      if (this.#saidOf(dependencies, change)) for (const part of this.#log.changeAbout(iri.value, commit.version)) {
        statements.undo(part);
        await nextTurn();
      }
      last = change - 1;
    }
    return [...found.values()].reverse();
  }

  #saidOf({ said }: Dependencies, version: number): boolean {
    return [...said].some((node) => this.#source.touches.lastTouch(node, Touch.said, version) === version);
  }

  #idOf(term: Term): TermId {
    return this.#source.current.dictionary.idOf(term);
  }

  /** Whether rules of the ontology give classes to a thing by what is said of others: these leave no touch on it. */
  #hasClassesFromAfar(version: GraphVersion): boolean {
    let isSo = this.#followsFromAfar.get(version);
    if (isSo === undefined) {
      const { ontology } = this.#names.graphs;
      isSo = version.count(OWL.sameAs, RDF.type, OWL.TransitiveProperty, ontology) > 0 || version.count(RDF.type, null, null, ontology) > 0
        || version.count(null, RDFS.subPropertyOf, RDF.type, ontology) > 0 || version.count(null, OWL.inverseOf, RDF.type, ontology) > 0;
      this.#followsFromAfar.set(version, isSo);
    }
    return isSo;
  }
}

/** What was said of a thing, version by version backwards. */
class StatementsOfThing {
  readonly #quads: QuadSet;
  readonly #names: Names;

  constructor(private readonly iri: NamedNode, private readonly latest: GraphVersion, names: Names) {
    const description = new Describer(latest.ids, names).describe(latest.ids.dictionary.idOf(iri));
    this.#names = names;
    this.#quads = new QuadSet((description?.nodes ?? []).flatMap((node) => this.#asserted(latest.ids.dictionary.termOf(node))));
  }

  get isThere(): boolean {
    return this.#quads.countQuads(this.iri, null, null, null) > 0;
  }

  undo({ added, removed }: { readonly added: readonly Quad[]; readonly removed: readonly Quad[] }): void {
    for (const quad of added) this.#quads.delete(quad);
    for (const quad of removed) this.#quads.add(quad);
  }

  /** The terms that the description depended on. Classes above the asserted ones are those of the latest version. */
  dependencies(idOf: (term: Term) => TermId): Dependencies {
    const nodes = new Map<string, Term>([[termKey(this.iri), this.iri]]);
    const neighbours = new Map<string, Term>();
    const classes = new Map<string, Term>();
    for (const node of nodes.values()) {
      for (const { predicate, object } of this.#quads.match(node)) {
        if (predicate.equals(RDF.type)) for (const type of [object, ...objectsOf(this.latest, object, RDFS.subClassOf)]) classes.set(termKey(type), type);
        else for (const part of partsOf(object)) (this.#belongs(part) ? nodes : neighbours).set(termKey(part), part);
      }
    }
    for (const type of classes.values()) for (const above of objectsOf(this.latest, type, RDFS.subClassOf)) classes.set(termKey(above), above);
    const ids = (terms: ReadonlyMap<string, Term>): TermId[] => [...terms.values()].map(idOf);
    return { said: ids(nodes), named: ids(neighbours), classed: ids(classes), linked: [] };
  }

  #belongs(term: Term): boolean {
    return term.termType === 'BlankNode' || term.value.startsWith(`${this.iri.value}#`);
  }

  #asserted(node: Term): Quad[] {
    return [...this.latest.match(node)].filter(({ graph }) => !graph.equals(this.#names.graphs.inferred));
  }
}

/** The resources in an object: itself, or those of a triple term. */
function partsOf(object: Term): Term[] {
  if (object.termType === 'Quad') return [object.subject, object.object].flatMap((part) => partsOf(part));
  return object.termType === 'Literal' ? [] : [object];
}
