/** Which parts of SHACL are executed here, and how shapes are read. */
import { RDF, SH, objectsOf, type Quad, type QuadSource, type Term } from '../rdf/index.js';
import { reachableFrom } from './classes.js';

/** Parameters of the constraint components of SHACL Core (SHACL §4). */
const CORE_CONSTRAINTS = `
  class datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive
  maxInclusive minLength maxLength pattern flags languageIn uniqueLang equals disjoint
  lessThan lessThanOrEquals not and or xone node property qualifiedValueShape
  qualifiedMinCount qualifiedMaxCount qualifiedValueShapesDisjoint closed ignoredProperties
  hasValue in`;
/** The structure of shapes, and texts for people (SHACL §2). */
const CORE_STRUCTURE = `
  path inversePath alternativePath zeroOrMorePath oneOrMorePath zeroOrOnePath targetClass
  targetNode targetSubjectsOf targetObjectsOf deactivated severity message name description
  order group defaultValue shapesGraph suggestedShapesGraph`;
/** Constraints in SPARQL (SHACL §5, §6). */
const SPARQL = `
  sparql select ask prefixes declare prefix namespace parameter optional labelTemplate
  validator nodeValidator propertyValidator`;
/** The vocabulary of reports (SHACL §3.6), which may be beside shapes. */
const REPORT = `
  conforms result shapesGraphWellFormed focusNode resultPath resultMessage resultSeverity
  value sourceShape sourceConstraint sourceConstraintComponent detail`;

/** Advanced Features, extensions and entailment (SHACL §1.5), wherever they are. */
const BEYOND = `target construct update rule js expression values returnType entailment`;

const irisOf = (names: string): Set<string> =>
  new Set(
    names
      .trim()
      .split(/\s+/)
      .map((name) => SH.iri + name),
  );
const EXECUTED = irisOf(`${CORE_CONSTRAINTS} ${CORE_STRUCTURE} ${SPARQL} ${REPORT}`);
const NOT_EXECUTED = irisOf(BEYOND);

/** Whether a statement gives a shape a part not executed here, so that faults would pass. */
export function isNotExecuted(shapes: QuadSource, { subject, predicate }: Quad): boolean {
  if (!predicate.value.startsWith(SH.iri) || EXECUTED.has(predicate.value)) return false;
  return (
    NOT_EXECUTED.has(predicate.value) ||
    [...shapes.match(subject)].some(
      (other) =>
        EXECUTED.has(other.predicate.value) ||
        SHAPE_TYPES.some((type) => type.equals(other.object)),
    )
  );
}

const SHAPE_TYPES = [SH.NodeShape, SH.PropertyShape];

/** As for `sh:deactivated` (SHACL §2.1.5); "1" is not that term. */
export function isTrue(shapes: QuadSource, shape: Term, property: Term): boolean {
  return objectsOf(shapes, shape, property).some(({ value }) => value === 'true');
}

/** The members of an RDF list; a circular list ends where it began. */
export function listOf(source: QuadSource, list: Term): Term[] {
  const rests = reachableFrom([list], (rest) =>
    objectsOf(source, rest, RDF.rest).slice(0, 1),
  ).values();
  return [...rests].flatMap((rest) => objectsOf(source, rest, RDF.first));
}

export function nameOf(term: Term): string {
  return term.termType === 'NamedNode'
    ? `<${term.value}>`
    : term.termType === 'BlankNode'
      ? `_:${term.value}`
      : `"${term.value}"`;
}
