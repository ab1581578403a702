/**
 * RDF for tests: Turtle from strings and files, super-classes, and a SHACL run over a handful of
 * statements.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataFactory, Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import type { DatasetCore, Quad } from '@rdfjs/types';
import { RDF, RDFS } from '../../src/rdf/vocabularies.js';

/** The path of a file or folder of the checkout. */
export function checkoutPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The statements of a Turtle document. */
export function parseTurtle(text: string): Quad[] {
  return new Parser().parse(text);
}

/** The Turtle files of a folder of the checkout, by name. */
export function readTurtleFiles(folder: string): Map<string, Quad[]> {
  const names = readdirSync(checkoutPath(folder))
    .filter((name) => name.endsWith('.ttl'))
    .sort();
  return new Map(
    names.map((name) => [
      name,
      parseTurtle(readFileSync(checkoutPath(`${folder}/${name}`), 'utf8')),
    ]),
  );
}

/** The statements of all Turtle files of a folder, in one dataset. */
export function readTurtleFolder(folder: string): Store {
  return new Store([...readTurtleFiles(folder).values()].flat());
}

/** A class and all its super-classes in the ontology. */
export function superClassesOf(classIri: string, ontology: Store): Set<string> {
  const seen = new Set([classIri]);
  for (const name of seen)
    for (const above of ontology.getObjects(name, RDFS.subClassOf, null)) seen.add(above.value);
  return seen;
}

/** The data, and with every rdf:type the types above it, as the service keeps them. */
export function withSuperClasses(data: readonly Quad[], ontology: Store): Store {
  const store = new Store([...data]);
  for (const { subject, object } of store.getQuads(null, RDF.type, null, null)) {
    for (const type of superClassesOf(object.value, ontology))
      store.addQuad(subject, RDF.type, DataFactory.namedNode(type));
  }
  return store;
}

/** One result of a SHACL run, in strings. */
export interface ShapeResult {
  readonly focusNode: string;
  readonly shape: string;
  readonly component: string;
  readonly severity: string;
  readonly message: string;
}

/**
 * A check of data against the shapes, to be used again and again: reading the shapes is the costly
 * part.
 */
export function checkerFor(shapes: DatasetCore): (data: DatasetCore) => Promise<ShapeResult[]> {
  // The library stops checking a node after 50 visits unless told otherwise, and takes it as valid.
  const validator = new SHACLValidator(shapes, { maxNodeChecks: 0 } as object);
  return async (data) => {
    const report = await validator.validate(data);
    return report.results.map((result) => ({
      focusNode: result.focusNode.value,
      shape: result.sourceShape.value,
      component: result.sourceConstraintComponent.value,
      severity: result.severity.value,
      message: result.message.map(({ value }) => value).join(' '),
    }));
  };
}
