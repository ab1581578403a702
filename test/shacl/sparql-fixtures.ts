/** Shapes with SPARQL in them, and what their reports say. */
import { ServiceError } from '../../src/errors.js';
import { versionOf } from '../../src/graph/index.js';
import { parseN3Syntax, type Quad } from '../../src/rdf/index.js';
import { Validator, type ValidationReport } from '../../src/shacl/index.js';
import { EX } from '../support/arbitraries.js';

export const turtle = (text: string): Quad[] =>
  parseN3Syntax(
    `@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> . ` +
      '@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . ' +
      '@prefix owl: <http://www.w3.org/2002/07/owl#> . ' +
      '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ' +
      `@prefix dash: <http://datashapes.org/dash#> .\n${text}`,
    { format: 'turtle' },
  );
export const PREFIXES =
  ':prefixes sh:declare [ sh:prefix "" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .';
/** The value of `sh:sparql` for a query and what else is said. */
export const sparql = (select: string, more = ''): string =>
  `[ sh:prefixes :prefixes ; sh:select """${select}""" ${more} ]`;
export const reportOf = (shapes: string, data: string): ValidationReport =>
  new Validator(turtle(`${PREFIXES}\n${shapes}`)).validateAll(versionOf(turtle(data)));
export const short = (text: string | null): string => (text ?? '-').replace(EX, ':');
export const linesOf = ({ results }: ValidationReport): string[] =>
  results
    .map(({ focusNode, path, value, message, severity }) =>
      [severity, short(focusNode), short(path), short(value), message].join(' '),
    )
    .sort();

export function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'bad-request') return error.message;
    throw error;
  }
  throw new Error('expected a refusal');
}
