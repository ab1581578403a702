/** A gate with a few shapes, and good data to change. */
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import { parseN3Syntax, type Change, type Quad } from '../../src/rdf/index.js';
import { Gate, type ValidationReport, type ValidationResults } from '../../src/shacl/index.js';
import { EX } from '../support/arbitraries.js';

export const turtle = (text: string): Quad[] =>
  parseN3Syntax(
    `@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> . ` +
      '@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . ' +
      `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n${text}`,
    { format: 'turtle' },
  );

export const SHAPES = `
:EventShape a sh:NodeShape ; sh:targetClass :Event ; sh:property
  [ sh:path :label ; sh:minCount 1 ; sh:maxCount 1 ; sh:message "An event has one label." ] ,
  [ sh:path :organizer ; sh:class :Organization ; sh:message "An organizer is an organization." ] ,
  [ sh:path :note ; sh:maxCount 0 ; sh:severity sh:Warning ; sh:message "An event has no note." ] .
:PlaceShape a sh:NodeShape ; sh:targetObjectsOf :place ; sh:property
  [ sh:path [ sh:inversePath :place ] ; sh:maxCount 2 ;
    sh:message "A place has at most two events." ] .
`;
export const gate = new Gate(turtle(SHAPES));
export const GOOD =
  ':e a :Event ; :label "E" ; :organizer :o ; :place :t . :f a :Event ; :label "F" ; ' +
  ':organizer :o ; :place :t . :o a :Organization .';
export const good = versionOf(turtle(GOOD));

/** The report of a gate for a change. */
export function checked(
  by: Gate,
  version: GraphVersion,
  { added = [], removed = [] }: Partial<Change>,
): Promise<ValidationReport> {
  const change = version.idChangeOf({ added, removed });
  return by.check(version.after(change), change);
}

/** The report of the gate for a change of the good data. */
export function check(added: string, removed = '', version = good): Promise<ValidationReport> {
  return checked(gate, version, { added: turtle(added), removed: turtle(removed) });
}

export const linesOf = (report: ValidationResults): string[] =>
  report.results
    .map(
      ({ focusNode, message, severity }) => `${severity} ${focusNode.replace(EX, '')}: ${message}`,
    )
    .sort();
