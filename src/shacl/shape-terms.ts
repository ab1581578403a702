/** Which words of SHACL are executed here, and how shapes are read. */
import { RDF, SH, objectsOf, type Quad, type QuadSource, type Term } from '../rdf/index.js';

/** Parameters of the constraint components of SHACL Core (SHACL §4). */
const CORE_CONSTRAINTS = `class datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive minLength maxLength
  pattern flags languageIn uniqueLang equals disjoint lessThan lessThanOrEquals not and or xone node property qualifiedValueShape
  qualifiedMinCount qualifiedMaxCount qualifiedValueShapesDisjoint closed ignoredProperties hasValue in`;
/** What says where a shape looks, and what only people read (SHACL §2). */
const CORE_STRUCTURE = `path inversePath alternativePath zeroOrMorePath oneOrMorePath zeroOrOnePath targetClass targetNode targetSubjectsOf targetObjectsOf
  deactivated severity message name description order group defaultValue shapesGraph suggestedShapesGraph declare prefix namespace prefixes`;
/** The words of reports (SHACL §3.6), which may stand beside shapes. */
const REPORT = `conforms result shapesGraphWellFormed focusNode resultPath resultMessage resultSeverity value sourceShape sourceConstraint
  sourceConstraintComponent detail`;

/** Parts of SHACL beyond its Core, and what asks for entailment (SHACL §1.5), wherever they stand. */
const BEYOND_CORE = `sparql select ask construct target rule js expression values parameter validator nodeValidator propertyValidator entailment`;

const irisOf = (names: string): Set<string> => new Set(names.split(/\s+/).map((name) => SH.iri + name));
const EXECUTED = irisOf(`${CORE_CONSTRAINTS} ${CORE_STRUCTURE} ${REPORT}`);
const NOT_EXECUTED = irisOf(BEYOND_CORE);

/** Whether a statement gives a shape a part that is not executed here, or that SHACL does not have: it would let things pass unseen. */
export function isNotExecuted(shapes: QuadSource, { subject, predicate }: Quad): boolean {
  if (!predicate.value.startsWith(SH.iri) || EXECUTED.has(predicate.value)) return false;
  return NOT_EXECUTED.has(predicate.value) || [...shapes.match(subject)].some((other) => EXECUTED.has(other.predicate.value) || SHAPE_TYPES.some((type) => type.equals(other.object)));
}

const SHAPE_TYPES = [SH.NodeShape, SH.PropertyShape];

/** Whether a shape is switched off (SHACL §2.1.5). */
export function isDeactivated(shapes: QuadSource, shape: Term): boolean {
  return objectsOf(shapes, shape, SH.deactivated).some(({ value }) => value === 'true');
}

/** The members of an RDF list; a list that goes round in a circle ends where it began. */
export function listOf(source: QuadSource, list: Term): Term[] {
  const members: Term[] = [];
  const seen = new Set<string>();
  for (let rest: Term | undefined = list; rest && !seen.has(rest.value); [rest] = objectsOf(source, rest, RDF.rest)) {
    seen.add(rest.value);
    members.push(...objectsOf(source, rest, RDF.first));
  }
  return members;
}
