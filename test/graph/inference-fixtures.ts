/** Axioms and data to infer from. */
import {
  DEFAULT_BASE_IRI,
  namesFor,
  quad,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import { ex } from '../support/arbitraries.js';

export const names = namesFor(DEFAULT_BASE_IRI);
const { ontology } = names.graphs;
export const axiom = (subject: string, predicate: NamedNode, object: string | NamedNode): Quad =>
  quad(ex(subject), predicate, typeof object === 'string' ? ex(object) : object, ontology);
export const data = (subject: string, predicate: string | NamedNode, object: string): Quad =>
  quad(
    ex(subject),
    typeof predicate === 'string' ? ex(predicate) : predicate,
    ex(object),
    ex('page'),
  );
