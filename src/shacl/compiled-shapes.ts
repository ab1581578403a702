/**
 * Shapes as functions over ids, which say in microseconds that a node conforms. What they do not know for sure they leave
 * to rdf-validate-shacl, which also writes the reports; tests hold the two together.
 */
import { SH, objectsOf, termKey, type QuadSource, type Term } from '../rdf/index.js';
import type { TermId } from '../graph/index.js';
import type { MergedGraph } from './merged-graph.js';
import { follow, readPath, type Path } from './property-path.js';
import { isDeactivated, listOf } from './shape-terms.js';
import { hasClass, hasDatatype, hasLength, hasNodeKind, isAmong, isCompared, isWithin, matches, type Check } from './value-checks.js';
import { countedAs, every, isAtLeast, isAtMost, isOne, negated, type Verdict } from './verdict.js';

/** What a constraint asks of a focus node and the nodes at the end of the shape's path. */
type Constraint = (graph: MergedGraph, focus: TermId, values: readonly TermId[]) => Verdict;

/** Nothing is known of a node. */
const UNKNOWN: Check = () => undefined;

/** The checks of a set of shapes, each made when it is first asked for. */
export class CompiledShapes {
  readonly #shapes: QuadSource;
  readonly #checks = new Map<string, Check | undefined>();

  constructor(shapes: QuadSource) {
    this.#shapes = shapes;
  }

  /** Whether a node conforms to a shape; undefined from a shape with a part that only the library executes. */
  checkOf(shape: Term): Check {
    return this.#compiled(shape) ?? UNKNOWN;
  }

  #compiled(shape: Term): Check | undefined {
    const key = termKey(shape);
    if (!this.#checks.has(key)) {
      // A shape that leads to itself finds that nothing is known of it.
      this.#checks.set(key, undefined);
      this.#checks.set(key, this.#compile(shape));
    }
    return this.#checks.get(key);
  }

  #compile(shape: Term): Check | undefined {
    if (isDeactivated(this.#shapes, shape)) return () => true;
    const [pathTerm] = objectsOf(this.#shapes, shape, SH.path);
    const path = pathTerm && readPath(this.#shapes, pathTerm);
    if (pathTerm && !path) return undefined;
    const constraints: Constraint[] = [];
    for (const [predicate, compile] of CONSTRAINTS) {
      const parameters = objectsOf(this.#shapes, shape, predicate);
      for (const parameter of parameters) {
        const constraint = compile({ shapes: this.#shapes, shape, path, parameter, isSingle: parameters.length === 1, checkOf: (other) => this.#compiled(other) });
        if (!constraint) return undefined;
        constraints.push(constraint);
      }
    }
    return (graph, node) => {
      const values = path ? follow(graph, path, node) : [node];
      return every(constraints, (constraint) => constraint(graph, node, values));
    };
  }
}

/** One parameter of a shape, and where it stands. */
interface Parameter {
  readonly shapes: QuadSource;
  readonly shape: Term;
  readonly path: Path | undefined;
  readonly parameter: Term;
  /** Whether the shape has no other value of the parameter. */
  readonly isSingle: boolean;
  readonly checkOf: (shape: Term) => Check | undefined;
}

/** Makes the constraint of a parameter; undefined for what is left to the library. */
type Compile = (parameter: Parameter) => Constraint | undefined;

const ofEach = (check: Check | undefined): Constraint | undefined => check && ((graph, _, values) => every(values, (value) => check(graph, value)));

/** A constraint of a property shape only. */
const ofProperty = (constraint: (parameter: Parameter) => Constraint | undefined): Compile => (parameter) => (parameter.path ? constraint(parameter) : undefined);

const ofNumber = (make: (limit: number) => Constraint): Compile => ofProperty(({ parameter }) => make(Number(parameter.value)));

/** Each member of a list of shapes; undefined where nothing is known of one. */
function checksOf({ shapes, parameter, checkOf }: Parameter): Check[] | undefined {
  const checks = listOf(shapes, parameter).map(checkOf);
  const known = checks.filter((check) => check !== undefined);
  return known.length === checks.length ? known : undefined;
}

/** A constraint of how many values conform to another shape (SHACL §4.7.3). */
const ofQualified = (isGood: (limit: number) => (min: number, max: number) => Verdict): Compile => ofProperty(({ shapes, shape, parameter, isSingle, checkOf }) => {
  const qualified = objectsOf(shapes, shape, SH.qualifiedValueShape);
  const check = qualified.length === 1 && isSingle ? checkOf(qualified[0]!) : undefined;
  if (!check || objectsOf(shapes, shape, SH.qualifiedValueShapesDisjoint).length > 0) return undefined;
  return (graph, _, values) => countedAs(values, (value) => check(graph, value), isGood(Number(parameter.value)));
});

/** A constraint of how values compare with those of another property (SHACL §4.5.3, §4.5.4). */
const ofComparison = (isRight: (comparison: number) => boolean): Compile => ofProperty(({ parameter }) => (graph, focus, values) => {
  const others = graph.objects(focus, graph.idOf(parameter));
  return every(values, (value) => every(others, (other) => isCompared(graph, value, other, isRight)));
});

const leftToTheLibrary: Compile = () => undefined;

/** The components of SHACL Core (SHACL §4) by their parameters. */
const CONSTRAINTS: readonly (readonly [Term, Compile])[] = [
  [SH.class, ({ parameter }) => ofEach(hasClass(parameter))],
  [SH.datatype, ({ parameter }) => ofEach(hasDatatype(parameter))],
  [SH.nodeKind, ({ parameter }) => ofEach(hasNodeKind(parameter))],
  [SH.minCount, ofNumber((limit) => (_graph, _focus, values) => values.length >= limit)],
  [SH.maxCount, ofNumber((limit) => (_graph, _focus, values) => values.length <= limit)],
  [SH.minExclusive, ({ parameter }) => ofEach(isWithin(parameter, (comparison) => comparison > 0))],
  [SH.minInclusive, ({ parameter }) => ofEach(isWithin(parameter, (comparison) => comparison >= 0))],
  [SH.maxExclusive, ({ parameter }) => ofEach(isWithin(parameter, (comparison) => comparison < 0))],
  [SH.maxInclusive, ({ parameter }) => ofEach(isWithin(parameter, (comparison) => comparison <= 0))],
  [SH.minLength, ({ parameter }) => ofEach(hasLength((length) => length >= Number(parameter.value)))],
  [SH.maxLength, ({ parameter }) => ofEach(hasLength((length) => length <= Number(parameter.value)))],
  [SH.pattern, ({ shapes, shape, parameter }) => {
    const flags = objectsOf(shapes, shape, SH.flags);
    return flags.length > 1 ? undefined : ofEach(matches(parameter.value, flags[0]?.value));
  }],
  [SH.uniqueLang, ofProperty(({ parameter }) => (parameter.value === 'true' ? (graph, _, values) => hasNoLanguageTwice(graph, values) : undefined))],
  [SH.disjoint, ({ parameter }) => (graph, focus, values) => {
    const others = graph.objects(focus, graph.idOf(parameter));
    return !values.some((value) => others.includes(value));
  }],
  [SH.lessThan, ofComparison((comparison) => comparison < 0)],
  [SH.lessThanOrEquals, ofComparison((comparison) => comparison <= 0)],
  [SH.hasValue, ({ parameter }) => (graph, _, values) => values.includes(graph.idOf(parameter))],
  [SH.in, ({ shapes, parameter, isSingle }) => (isSingle ? ofEach(isAmong(listOf(shapes, parameter))) : undefined)],
  [SH.not, ({ parameter, checkOf }) => {
    const check = checkOf(parameter);
    return check && ofEach((graph, node) => negated(check(graph, node)));
  }],
  // The library's own reading of sh:and in a property shape is left to it.
  [SH.and, (parameter) => {
    const checks = parameter.path ? undefined : checksOf(parameter);
    return checks && ofEach((graph, node) => every(checks, (check) => check(graph, node)));
  }],
  [SH.or, (parameter) => {
    const checks = checksOf(parameter);
    return checks && ofEach((graph, node) => negated(every(checks, (check) => negated(check(graph, node)))));
  }],
  [SH.xone, (parameter) => {
    const checks = checksOf(parameter);
    return checks && ofEach((graph, node) => countedAs(checks, (check) => check(graph, node), isOne));
  }],
  [SH.node, ({ parameter, checkOf }) => ofEach(checkOf(parameter))],
  [SH.property, ({ parameter, checkOf }) => ofEach(checkOf(parameter))],
  [SH.qualifiedMinCount, ofQualified(isAtLeast)],
  [SH.qualifiedMaxCount, ofQualified(isAtMost)],
  [SH.equals, leftToTheLibrary],
  [SH.languageIn, leftToTheLibrary],
  [SH.closed, leftToTheLibrary],
];

/** sh:uniqueLang (SHACL §4.4.2) */
function hasNoLanguageTwice(graph: MergedGraph, values: readonly TermId[]): boolean {
  if (values.length < 2) return true;
  const terms = values.map((value) => graph.termOf(value));
  const languages = terms.map((term) => (term.termType === 'Literal' ? term.language : '')).filter((language) => language !== '');
  return new Set(languages).size === languages.length;
}
