/** Data directories that open quicker than one with all news. */
import { Committer } from '../../src/commits/index.js';
import {
  DEFAULT_BASE_IRI,
  namedNode,
  namesFor,
  quad,
  readData,
  readOntology,
  readShapes,
  type Quad,
} from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';
import { copyFilledDirectory } from './filled-directory.js';

const NAMES = namesFor(DEFAULT_BASE_IRI);

/** The ontology and the reference data, in a directory that is not there yet; its version is 1. */
export function fillSmallGraph(directory: string): Promise<void> {
  return copyFilledDirectory('small', directory, (original) => {
    const reference = readData(NAMES).filter(({ graph }) => graph.equals(NAMES.graphs.reference));
    return fill(original, [...readOntology(NAMES), ...reference]);
  });
}

/** One statement, in a directory that is not there yet; its version is 1. */
export function fillTinyGraph(directory: string): Promise<void> {
  const iri = namedNode('http://example.org/1');
  return fill(directory, [quad(iri, iri, iri)]);
}

async function fill(directory: string, added: readonly Quad[]): Promise<void> {
  const committer = Committer.open(directory, new Gate(readShapes(NAMES)), NAMES);
  await committer.commit({ added, removed: [] }, { author: 'test', message: 'A first version' });
  await committer.close();
}
