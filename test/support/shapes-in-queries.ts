/**
 * Shapes of SHACL Core with components in SPARQL in place of what is built in: DASH has a query for
 * nearly each of them.
 */
import dash from '@vocabulary/dash';
import {
  DASH,
  OWL,
  QuadSet,
  RDF,
  SH,
  blankNode,
  dataFactory,
  literal,
  namedNode,
  objectsOf,
  quad,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';

/** Where the parameters of the other components are; the names of variables stay the same. */
const ELSEWHERE = 'urn:elsewhere:';
const LIBRARY = new QuadSet(
  dash({ factory: dataFactory }).map(({ subject, predicate, object }) =>
    quad(subject, predicate, object),
  ),
);
const LIBRARY_IRI = namedNode(DASH.iri.slice(0, -1));
const VALIDATORS = [SH.validator, SH.nodeValidator, SH.propertyValidator];

/**
 * The parameters of components that are written in SPARQL, the optional ones last. That of
 * sh:equals has MINUS.
 */
const PARAMETERS: readonly (readonly string[])[] = [
  ['class'],
  ['nodeKind'],
  ['minCount'],
  ['maxCount'],
  ['minExclusive'],
  ['minInclusive'],
  ['maxExclusive'],
  ['maxInclusive'],
  ['minLength'],
  ['maxLength'],
  ['pattern', 'flags'],
  ['languageIn'],
  ['uniqueLang'],
  ['disjoint'],
  ['lessThan'],
  ['lessThanOrEquals'],
  ['hasValue'],
  ['in'],
  ['closed', 'ignoredProperties'],
];
const MOVED = new Set(PARAMETERS.flat().map((name) => SH.iri + name));

const COMPONENTS: readonly Quad[] = PARAMETERS.flatMap(([parameter, ...optional]) => {
  const component = namedNode(`${ELSEWHERE}${parameter}-component`);
  const builtIn = namedNode(
    `${SH.iri}${parameter![0]!.toUpperCase()}${parameter!.slice(1)}ConstraintComponent`,
  );
  const validators = VALIDATORS.flatMap((property) =>
    objectsOf(LIBRARY, builtIn, property).map((validator) => quad(component, property, validator)),
  );
  if (validators.length === 0) throw new Error(`expected a validator of ${builtIn.value}`);
  const parameters = [parameter!, ...optional].flatMap((name, index) => {
    const node = blankNode();
    return [
      quad(component, SH.parameter, node),
      quad(node, SH.path, namedNode(ELSEWHERE + name)),
      ...(index === 0 ? [] : [quad(node, SH.optional, literal('true'))]),
    ];
  });
  return [quad(component, RDF.type, SH.ConstraintComponent), ...validators, ...parameters];
});

/** The queries, and the prefixes that they use. */
const QUERIES: readonly Quad[] = [...LIBRARY].filter(({ subject, predicate }) => {
  const isOf = (owner: Term, property: Term): boolean =>
    [...LIBRARY.match(owner, property, subject)].length > 0;
  return (
    VALIDATORS.some((property) =>
      COMPONENTS.some(
        ({ predicate: used, object }) => used.equals(property) && object.equals(subject),
      ),
    ) ||
    predicate.equals(SH.declare) ||
    isOf(LIBRARY_IRI, SH.declare)
  );
});

/**
 * The shapes with the components in SPARQL. The query for closed shapes is for node shapes only.
 */
export function inQueries(shapes: readonly Quad[]): Quad[] {
  const source = new QuadSet([...shapes]);
  const isMoved = ({ subject, predicate }: Quad): boolean =>
    MOVED.has(predicate.value) &&
    !(
      objectsOf(source, subject, SH.closed).length > 0 &&
      objectsOf(source, subject, SH.path).length > 0
    );
  const moved = shapes.map((each) =>
    isMoved(each)
      ? quad(each.subject, namedNode(each.predicate.value.replace(SH.iri, ELSEWHERE)), each.object)
      : each,
  );
  return [...moved, ...COMPONENTS, ...QUERIES, quad(LIBRARY_IRI, OWL.imports, namedNode(SH.iri))];
}
