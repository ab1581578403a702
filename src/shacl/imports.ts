/** owl:imports. Nothing is fetched: a vocabulary is here, or the import is refused. */
import dash from '@vocabulary/dash';
import { badRequest } from '../errors.js';
import {
  DASH,
  OWL,
  RDF,
  SH,
  XSD,
  blankNode,
  dataFactory,
  literal,
  namedNode,
  objectsOf,
  quad,
  type Quad,
  type QuadSet,
  type QuadSource,
  type Term,
} from '../rdf/index.js';
import { nameOf } from './shape-terms.js';

/** Known vocabularies, by IRI without the number sign. */
const VOCABULARIES: ReadonlyMap<string, () => readonly Quad[]> = new Map([
  [SH.iri.slice(0, -1), shaclQuads],
  [DASH.iri.slice(0, -1), dashQuads],
]);

function dashQuads(): readonly Quad[] {
  return dash({ factory: dataFactory }).map(({ subject, predicate, object }) =>
    quad(subject, predicate, object),
  );
}

/** SHACL's own vocabulary: the prefix for queries of shapes that import it. */
function shaclQuads(): Quad[] {
  const [owner, declaration] = [namedNode(SH.iri), blankNode()];
  return [
    quad(owner, SH.declare, declaration),
    quad(declaration, SH.prefix, literal('sh')),
    quad(declaration, SH.namespace, literal(SH.iri, XSD.anyURI)),
  ];
}

/** @throws ServiceError `bad-request` for an import that is neither here nor a known vocabulary. */
export function addImports(shapes: QuadSet): void {
  const seen = new Set<string>();
  const open = objectsOf(shapes, null, OWL.imports);
  for (let imported = open.pop(); imported; imported = open.pop()) {
    if (seen.has(imported.value) || isDescribed(shapes, imported)) continue;
    seen.add(imported.value);
    const quads = (VOCABULARIES.get(imported.value.replace(/#$/, '')) ?? refuse(imported))();
    shapes.addQuads([...quads]);
    open.push(
      ...quads.filter(({ predicate }) => predicate.equals(OWL.imports)).map(({ object }) => object),
    );
  }
}

/** Parts of a document may import each other for their prefixes. */
function isDescribed(shapes: QuadSource, imported: Term): boolean {
  return (
    objectsOf(shapes, imported, SH.declare).length > 0 ||
    objectsOf(shapes, imported, RDF.type).some((type) => type.equals(OWL.Ontology))
  );
}

function refuse(imported: Term): never {
  throw badRequest(
    `The shapes import ${nameOf(imported)} (owl:imports). Imports are not fetched; ` +
      'put all shapes into the document.',
  );
}
