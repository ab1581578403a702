/**
 * A data directory with the ontology and the reference data, but without the news: it opens in half
 * the time.
 */
import { Committer } from '../../src/commits/index.js';
import {
  DEFAULT_BASE_IRI,
  namesFor,
  readData,
  readOntology,
  readShapes,
} from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';

/** Fills a directory that is not there yet; its version is 1. */
export async function fillSmallGraph(directory: string): Promise<void> {
  const names = namesFor(DEFAULT_BASE_IRI);
  const committer = Committer.open(directory, new Gate(readShapes(names)), names);
  const reference = readData(names).filter(({ graph }) => graph.equals(names.graphs.reference));
  await committer.commit(
    { added: [...readOntology(names), ...reference], removed: [] },
    { author: 'test', message: 'The ontology and the reference data' },
  );
  await committer.close();
}
