/** Commits over a small vocabulary, with one shape: a thing has a label. */
import { afterAll, afterEach } from '@jest/globals';
import { Committer, type CommitResult } from '../../src/commits/index.js';
import { ServiceError } from '../../src/errors.js';
import {
  OWL,
  namesFor,
  parseN3Syntax,
  quad,
  quadKey,
  toNQuad,
  type Change,
  type Quad,
  type QuadSource,
} from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';
import { EX, ex } from './arbitraries.js';
import { TemporaryDirectories } from './directories.js';

export const names = namesFor('http://localhost/');
const SHAPES = `@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> .
:ThingShape a sh:NodeShape ; sh:targetClass :Thing ;
  sh:property [ sh:path :label ; sh:minCount 1 ; sh:message "A thing has a label." ] .`;

export const THING_SHAPES: readonly Quad[] = parseN3Syntax(SHAPES, { format: 'turtle' });

export function openCommitter(directory: string, mode: 'open' | 'read' = 'open'): Committer {
  return Committer[mode](directory, new Gate(THING_SHAPES), names);
}

/** Opens committers that are closed after each test, in directories that are removed at the end. */
export function committersOfTests(): {
  readonly directories: TemporaryDirectories;
  readonly open: (directory?: string, mode?: 'open' | 'read') => Committer;
} {
  const directories = new TemporaryDirectories();
  const opened: Committer[] = [];
  afterEach(async () => {
    for (const committer of opened.splice(0)) await committer.close();
  });
  afterAll(() => {
    directories.removeAll();
  });
  return {
    directories,
    open: (directory = directories.make(), mode = 'open') => {
      const committer = openCommitter(directory, mode);
      opened.push(committer);
      return committer;
    },
  };
}

/** The error that work which must fail ends with. */
export async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

/** Quads of a TriG text; `:` is example.org. Blank nodes are new. */
export function trig(text: string): Quad[] {
  return parseN3Syntax(`@prefix : <${EX}> .\n${text}`, { format: 'trig' });
}

export function changeOf(added: string, removed = ''): Change {
  return { added: trig(added), removed: trig(removed) };
}

export function commitTo(committer: Committer, added: string, removed = ''): Promise<CommitResult> {
  return committer.commit(changeOf(added, removed), {
    author: 'tester',
    message: `added ${added}`,
  });
}

/** The axiom that `:knows` and `:knownBy` are inverses, as the ontology says it. */
export const KNOWS_AXIOM: Quad = quad(
  ex('knows'),
  OWL.inverseOf,
  ex('knownBy'),
  names.graphs.ontology,
);

export function contentOf(source: QuadSource): string[] {
  return [...source.match()].map(quadKey).sort();
}

/** The quads as N-Quads lines, sorted, with `:` for example.org. */
export function linesOf(source: QuadSource): string[] {
  return [...source.match()].map((each) => toNQuad(each).replaceAll(EX, ':')).sort();
}
