/**
 * Random commits around a few things: all that can change what is said of them, what they are
 * called, and what points at them.
 */
import { existsSync } from 'node:fs';
import { Committer, type CommitResult } from '../../src/commits/index.js';
import {
  DEFAULT_BASE_IRI,
  DCTERMS,
  OA,
  OWL,
  RDF,
  RDFS,
  blankNode,
  defaultGraph,
  literal,
  namedNode,
  namesFor,
  quad,
  quadKey,
  readOntology,
  readShapes,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { Service } from './built-product.js';
import { Gate } from '../../src/shacl/index.js';
import { randomOf } from './random.js';

/** The things that the commits are about. */
export function randomThings(names: Names): NamedNode[] {
  return ['t0', 't1', 't2', '2021-t3', '2022-t4'].map((slug) => names.thing('place', slug));
}

/** Statements that commits put in and take out again. */
function poolOf(names: Names): Quad[] {
  const things = randomThings(names);
  const [graphs, classes, properties] = [
    [names.graphs.reference, names.graphs.page('2021-t3'), defaultGraph()],
    ['A', 'B', 'C'].map((name) => namedNode(`urn:class:${name}`)),
    ['p', 'q'].map((name) => namedNode(`urn:property:${name}`)),
  ];
  const pool: Quad[] = [];
  const add = (
    subject: Term,
    predicate: Term,
    object: Term,
    ...inGraphs: readonly Term[]
  ): void => {
    for (const graph of inGraphs.length > 0 ? inGraphs : graphs.slice(0, 1))
      pool.push(
        quad(
          subject as Quad['subject'],
          predicate as Quad['predicate'],
          object as Quad['object'],
          graph as Quad['graph'],
        ),
      );
  };
  for (const [index, thing] of things.entries()) {
    const next = things[(index + 1) % things.length]!;
    const node = blankNode(`c1b${index + 1000}`);
    add(thing, RDFS.label, literal(`Thing ${index}`, 'en'), ...graphs.slice(0, 2));
    add(thing, RDFS.label, literal(`Chose ${index}`, 'fr'));
    add(thing, DCTERMS.title, literal(`Title ${index}`));
    add(thing, RDF.type, classes[index % classes.length]!, ...graphs.slice(1));
    for (const property of properties) add(thing, property, next, ...graphs);
    add(thing, properties[0]!, things[(index + 2) % things.length]!);
    add(
      thing,
      properties[1]!,
      literal(String(index), namedNode('http://www.w3.org/2001/XMLSchema#integer')),
    );
    add(thing, properties[0]!, namedNode(`${thing.value}#part`));
    add(namedNode(`${thing.value}#part`), properties[1]!, next);
    add(thing, properties[1]!, node);
    add(node, properties[0]!, next);
    add(node, RDFS.label, literal('node'));
    const receipt = names.thing('receipt', `r${index}`);
    add(receipt, RDF.reifies, quad(thing, properties[0]!, next), names.graphs.receipts);
    add(receipt, OA.hasSelector, namedNode(`${receipt.value}#quote`), names.graphs.receipts);
    for (const words of ['said so', 'wrote so'])
      add(namedNode(`${receipt.value}#quote`), OA.exact, literal(words), names.graphs.receipts);
  }
  const { ontology } = names.graphs;
  add(classes[0]!, RDFS.subClassOf, classes[1]!, ontology, names.graphs.reference);
  add(classes[1]!, RDFS.subClassOf, classes[2]!, ontology);
  // No class of the shapes: nothing is to be refused.
  add(classes[2]!, RDFS.subClassOf, names.og('Anything'), ontology);
  for (const term of [...classes, ...properties])
    add(term, RDFS.label, literal(`term ${term.value}`, 'en'), ontology);
  add(properties[0]!, RDFS.subPropertyOf, RDF.type, ontology);
  add(properties[1]!, OWL.inverseOf, properties[0]!, ontology);
  return pool;
}

/** Commits one after another: each puts in or takes out one to three statements of the pool. */
export class RandomCommits {
  readonly #service: Service;
  readonly #random: () => number;
  readonly #pool: readonly Quad[];
  readonly #present = new Set<string>();

  /** `isUsed` leaves some statements out. */
  constructor(service: Service, seed: number, isUsed: (statement: Quad) => boolean = () => true) {
    this.#service = service;
    this.#random = randomOf(seed);
    this.#pool = poolOf(service.names).filter(isUsed);
  }

  /** Makes the next commit, and says what it changed. */
  next(): Promise<CommitResult> {
    const picked = new Map(
      Array.from(
        { length: 1 + Math.floor(this.#random() * 3) },
        () => this.#pool[Math.floor(this.#random() * this.#pool.length)]!,
      ).map((each) => [quadKey(each), each]),
    );
    const [added, removed]: [Quad[], Quad[]] = [[], []];
    for (const [key, each] of picked) {
      if (this.#present.delete(key)) removed.push(each);
      else {
        this.#present.add(key);
        added.push(each);
      }
    }
    return this.#service.committer.commit(
      { added, removed },
      { author: 'tester', message: 'a random change' },
    );
  }
}

/**
 * Opens a service over a new directory that has only the ontology, so that whatever is said of
 * things is valid.
 */
export async function openSmallService(directory: string): Promise<Service> {
  const settings = {
    dataDirectory: directory,
    baseIri: DEFAULT_BASE_IRI,
    queryTimeoutMs: 30_000,
    isUnionDefaultGraph: true,
    serviceAllow: [],
  };
  if (!existsSync(directory)) {
    const names = namesFor(DEFAULT_BASE_IRI);
    const committer = Committer.open(directory, new Gate(readShapes(names)), names);
    await committer.commit(
      { added: readOntology(names), removed: [] },
      { author: 'tester', message: 'the ontology' },
    );
    await committer.close();
  }
  return Service.open(settings);
}
