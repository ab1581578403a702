/**
 * rdf-validate-shacl, to compare with: a library that has nothing in common with our own validation
 * but the standard.
 */
import SHACLValidator from 'rdf-validate-shacl';
import { validateTerm } from 'rdf-validate-datatype';
import {
  QuadSet,
  SH,
  XSD,
  defaultGraph,
  objectsOf,
  quad,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { isInstanceOf } from '../../src/shacl/classes.js';

/** A node and a shape that it has to conform to. */
export type FocusNode = readonly [node: Term, shape: Term];

/** What is compared of a result. */
export interface LibraryResult {
  readonly focusNode: string;
  readonly path: string | null;
  readonly value: string | null;
  readonly severity: string;
  readonly shape: string | null;
}

type Component = NonNullable<
  ReturnType<SHACLValidator['shapesGraph']['getComponentWithParameter']>
>;
type Validation = Component['propertyValidationFunction'];

/** The method of the library that its types call private. */
interface DataReceiver {
  setDataGraph(data: QuadSet): void;
}

/** The results of the library for nodes and their shapes, in no order. */
export function libraryResults(
  shapes: Iterable<Quad>,
  data: Iterable<Quad>,
  focusNodes: Iterable<FocusNode>,
): LibraryResult[] {
  // The library stops checking a node after 50 visits unless told otherwise, and takes it as valid.
  const validator = new SHACLValidator(new QuadSet([...shapes]), { maxNodeChecks: 0 } as object);
  const merged = new QuadSet(
    [...data].map(({ subject, predicate, object }) =>
      quad(subject, predicate, object, defaultGraph()),
    ),
  );
  correct(validator, merged);
  const engine = (validator.validationEngine = validator.validationEngine.clone());
  (validator as unknown as DataReceiver).setDataGraph(merged);
  engine.initReport();
  for (const [node, shape] of focusNodes) validator.nodeConformsToShape(node, shape, engine);
  return engine
    .getReport()
    .results.map(
      ({
        focusNode,
        path,
        value,
        severity,
        sourceShape,
      }: {
        focusNode: Term | null;
        path: Term | null;
        value: Term | null;
        severity: Term | null;
        sourceShape: Term | null;
      }) => ({
        focusNode: focusNode?.value ?? '',
        path: path?.termType === 'NamedNode' ? path.value : null,
        value: value?.value ?? null,
        severity: severity?.value.slice(SH.iri.length).toLowerCase() ?? '',
        shape: sourceShape?.termType === 'NamedNode' ? sourceShape.value : null,
      }),
    );
}

/**
 * Puts right what the library has wrong: classes in circles, sh:equals in node shapes, and how
 * values compare.
 */
function correct(validator: SHACLValidator, data: QuadSet): void {
  const validateWith = (parameter: Term, validation: Validation): void => {
    // one of SHACL Core
    const component = validator.shapesGraph.getComponentWithParameter(parameter)!;
    component.nodeValidationFunction = component.propertyValidationFunction = validation;
  };
  validateWith(SH.class, (_, value, constraint) =>
    isInstanceOf(data, value, constraint.getParameterValue(SH.class)),
  );
  validateWith(SH.equals, (focus, _, constraint) => {
    const values = constraint.shape.getValueNodes(focus, validator.$data);
    const others = objectsOf(data, focus, constraint.getParameterValue(SH.equals));
    const isMissingIn =
      (terms: readonly Term[]) =>
      (term: Term): boolean =>
        !terms.some((each) => each.equals(term));
    return [...values.filter(isMissingIn(others)), ...others.filter(isMissingIn(values))].map(
      (value) => ({ value }),
    );
  });
  for (const [parameter, isRight] of LIMITS)
    validateWith(parameter, (_, value, constraint) =>
      isRight(orderOf(value, constraint.getParameterValue(parameter))),
    );
  for (const [parameter, isRight] of [
    [SH.lessThan, (order: number) => order < 0],
    [SH.lessThanOrEquals, (order: number) => order <= 0],
  ] as const) {
    validateWith(parameter, (focus, _, constraint) =>
      constraint.shape.getValueNodes(focus, validator.$data).flatMap((value) =>
        objectsOf(data, focus, constraint.getParameterValue(parameter))
          .filter((other) => !isRight(orderOf(value, other)))
          .map(() => ({ value })),
      ),
    );
  }
}

const LIMITS: readonly (readonly [Term, (order: number) => boolean])[] = [
  [SH.minExclusive, (order) => order > 0],
  [SH.minInclusive, (order) => order >= 0],
  [SH.maxExclusive, (order) => order < 0],
  [SH.maxInclusive, (order) => order <= 0],
];

const NUMBERS: readonly Term[] = [XSD.integer, XSD.decimal];

/**
 * The order of two numbers, two dates, two strings or two texts in one language; NaN for all other
 * terms.
 */
function orderOf(left: Term, right: Term): number {
  if (
    left.termType !== 'Literal' ||
    right.termType !== 'Literal' ||
    !validateTerm(left) ||
    !validateTerm(right)
  )
    return NaN;
  const areBoth = (...datatypes: readonly Term[]): boolean =>
    [left, right].every((term) => datatypes.some((datatype) => datatype.equals(term.datatype)));
  if (areBoth(...NUMBERS)) return Number(left.value) - Number(right.value);
  const areOfOneLanguage =
    left.language !== '' &&
    left.language.toLowerCase() === right.language.toLowerCase() &&
    left.direction === right.direction;
  return areOfOneLanguage || areBoth(XSD.date) || areBoth(XSD.string)
    ? Number(left.value > right.value) - Number(left.value < right.value)
    : NaN;
}
