import { afterAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Committer, Touch, type Touches } from '../../src/commits/index.js';
import { imageFileOf, writeImage } from '../../src/commits/image-file.js';
import type { GraphVersion } from '../../src/graph/index.js';
import {
  DCTERMS,
  FOAF,
  RDF,
  RDFS,
  SKOS,
  namedNode,
  quad,
  readShapes,
  termKey,
  type Change,
  type Names,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import { RandomCommits, openSmallService } from '../support/random-things.js';
import { SEED } from '../support/random.js';

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

const COMMITS = 60;
const KINDS = [Touch.said, Touch.named, Touch.classed] as const;

/** All touches of some terms: the versions for each kind. */
function touchesOf(
  terms: readonly Term[],
  { current, touches }: { current: GraphVersion; touches: Touches },
): string[] {
  const chain = (last: (upTo: number) => number): number[] => {
    const versions: number[] = [];
    for (let at = last(current.number); at > 0; at = last(at - 1)) versions.push(at);
    return versions;
  };
  return terms.map((term) => {
    const id = current.dictionary.idOf(term);
    return JSON.stringify([
      termKey(term),
      ...KINDS.map((kind) => chain((upTo) => touches.lastTouch(id, kind, upTo))),
    ]);
  });
}

/** The same from the changes themselves. */
class Recorded {
  readonly terms = new Map<string, Term>();
  readonly #versions = new Map<string, Set<number>[]>();

  constructor(private readonly names: Names) {}

  add(version: number, change: Change): void {
    for (const statement of [...change.added, ...change.removed]) this.#add(version, statement);
  }

  #add(version: number, { subject, predicate, object, graph }: Quad): void {
    this.#note(version, subject, 0);
    if (
      [RDFS.label, SKOS.prefLabel, DCTERMS.title, FOAF.name, RDF.type].some((naming) =>
        naming.equals(predicate),
      )
    )
      this.#note(version, subject, 1);
    if (predicate.equals(RDFS.subClassOf) && graph.equals(this.names.graphs.ontology))
      for (const type of [subject, object, graph]) this.#note(version, type, 2);
    // No rule of the ontology has a text or a number.
    if (
      graph.equals(this.names.graphs.ontology) &&
      object.termType !== 'Literal' &&
      (subject.equals(RDF.type) || object.equals(RDF.type))
    )
      this.#note(version, RDF.type, 2);
  }

  #note(version: number, term: Term, column: number): void {
    const key = termKey(term);
    this.terms.set(key, term);
    const columns = this.#versions.get(key) ?? Array.from({ length: 3 }, () => new Set<number>());
    columns[column]!.add(version);
    this.#versions.set(key, columns);
  }

  get lines(): string[] {
    return [...this.#versions].map(([key, columns]) =>
      JSON.stringify([
        key,
        ...columns.map((versions) => [...versions].sort((left, right) => right - left)),
      ]),
    );
  }
}

describe('The touches of a log', () => {
  it('are what its commits changed: live, replayed from the log, or from an image', async () => {
    const seed = SEED;
    const directory = join(directories.make(), 'var');
    const service = await openSmallService(directory);
    const { names, committer } = service;
    const recorded = new Recorded(names);
    for (const { info, change } of committer.log.changes()) recorded.add(info.id, change);
    const commits = new RandomCommits(service, seed);
    for (let count = 0; count < COMMITS; count += 1) {
      const { version, change } = await commits.next();
      recorded.add(version.number, change);
    }
    const terms = [...recorded.terms.values()];
    expect([seed, touchesOf(terms, committer)]).toEqual([seed, recorded.lines]);
    await service.close();

    const reopened = (): Committer => Committer.open(directory, new Gate(readShapes(names)), names);
    rmSync(imageFileOf(directory), { force: true });
    const replayed = reopened();
    expect([seed, touchesOf(terms, replayed)]).toEqual([seed, recorded.lines]);
    await writeImage(
      directory,
      { version: replayed.current, touches: replayed.touches },
      replayed.log.chainDigestOf(replayed.current.number)!,
    );
    await replayed.close();
    const pictured = reopened();
    expect([seed, touchesOf(terms, pictured)]).toEqual([seed, recorded.lines]);
    const subject = namedNode('urn:once:more');
    await pictured.commit(
      { added: [quad(subject, RDF.type, subject)], removed: [] },
      { author: 'tester', message: 'once more' },
    );
    expect(
      pictured.touches.lastTouch(pictured.current.dictionary.idOf(subject), Touch.said, Infinity),
    ).toBe(pictured.current.number);
    await pictured.close();
  });

  it('of a large load are those of its statements', async () => {
    const directory = join(directories.make(), 'var');
    const service = await openSmallService(directory);
    const lines = Array.from(
      { length: 500 },
      (_, index) =>
        `<urn:s${index}> <urn:p> <urn:o${index % 7}> .\n<urn:s${index}> <${RDFS.label.value}> ` +
        `"${index}" .\n`,
    ).join('');
    await service.committer.load(
      async (load) => {
        await load.read(Readable.from([Buffer.from(lines)]) as AsyncIterable<Uint8Array>, {
          format: 'ntriples',
          source: 'a test',
        });
      },
      { author: 'tester', message: 'a load' },
    );
    const { current, touches } = service.committer;
    const idOf = (iri: string): number =>
      current.dictionary.idOf({ termType: 'NamedNode', value: iri } as Term);
    for (const iri of ['urn:s0', 'urn:s499'])
      expect(KINDS.map((kind) => touches.lastTouch(idOf(iri), kind, Infinity))).toEqual([2, 2, 0]);
    expect(touches.lastTouch(idOf('urn:o3'), Touch.said, Infinity)).toBe(0);
    await service.close();
  });
});
