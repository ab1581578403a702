/** What shapes import (owl:imports). Nothing is fetched: a vocabulary is here, or the import is refused. */
import dash from '@vocabulary/dash';
import { ServiceError } from '../errors.js';
import { DASH, OWL, RDF, SH, dataFactory, objectsOf, quad, type Quad, type QuadSource, type Term } from '../rdf/index.js';
import { nameOf } from './shape-terms.js';

/** Vocabularies that are here, by their IRI without its number sign. All that SHACL's own says is built in. */
const VOCABULARIES: ReadonlyMap<string, () => readonly Quad[]> = new Map([
  [SH.iri.slice(0, -1), () => []],
  [DASH.iri.slice(0, -1), () => dash({ factory: dataFactory }).map(({ subject, predicate, object }) => quad(subject, predicate, object))],
]);

/**
 * The statements of all that shapes import, besides what they say themselves.
 * @throws ServiceError `bad-request` naming an import that is neither described in the shapes nor a vocabulary that is here.
 */
export function importsOf(shapes: QuadSource): Quad[] {
  const imported = objectsOf(shapes, null, OWL.imports).filter((each) => !isDescribed(shapes, each));
  const vocabularies = imported.map((each) => VOCABULARIES.get(each.value.replace(/#$/, '')) ?? refuse(each));
  return [...new Set(vocabularies)].flatMap((quadsOf) => quadsOf());
}

/** Whether what is imported is in the document itself, as parts of shapes that refer to each other for their prefixes are. */
function isDescribed(shapes: QuadSource, imported: Term): boolean {
  return objectsOf(shapes, imported, SH.declare).length > 0 || objectsOf(shapes, imported, RDF.type).some((type) => type.equals(OWL.Ontology));
}

function refuse(imported: Term): never {
  throw new ServiceError('bad-request', `The shapes import ${nameOf(imported)} (owl:imports); nothing is fetched, so all shapes have to be in the document.`);
}
