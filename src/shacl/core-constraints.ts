/** The constraint components of SHACL Core (SHACL §4), with their rules over ids. */
import type { TermId } from '../graph/index.js';
import { SH, namedNode, objectsOf, subjectsOf, termKey, type Term } from '../rdf/index.js';
import type { CompiledShape } from './compiled-shapes.js';
import { constraintOf, notExecutable } from './constraint.js';
import type { Constraint, ConstraintContext, Fault, Rule } from './constraint.js';
import type { MergedGraph } from './merged-graph.js';
import { isTrue, listOf, nameOf } from './shape-terms.js';
import { hasDatatype, hasLength, hasNodeKind, isCompared } from './value-checks.js';
import { isInLanguages, matches, type Check } from './value-checks.js';

interface CompiledRule {
  readonly rule: Rule;
  readonly shapes?: readonly CompiledShape[];
}

/** Makes a constraint from a parameter's value; undefined where there is nothing to decide. */
type Compile = (parameter: Term, context: ConstraintContext) => CompiledRule | undefined;

type Comparison = (left: number, right: number) => boolean;
const AT_LEAST: Comparison = (left, right) => left >= right;
const AT_MOST: Comparison = (left, right) => left <= right;

const NO_FAULTS: readonly Fault[] = [];
const A_FAULT: readonly Fault[] = [{}];

const faultsOf = (
  values: readonly TermId[],
  isFault: (value: TermId) => boolean,
): readonly Fault[] => {
  const wrong = values.filter(isFault);
  return wrong.length === 0 ? NO_FAULTS : wrong.map((value) => ({ value }));
};

const ofEach = (check: Check): CompiledRule => ({
  rule: (graph, _, values) => faultsOf(values, (value) => !check(graph, value)),
});

const ofCount =
  (isRight: (count: number, limit: number) => boolean): Compile =>
  (parameter, context) => {
    const limit = numberOf(parameter, context);
    return {
      rule: (_graph, _focus, values) => (isRight(values.length, limit) ? NO_FAULTS : A_FAULT),
    };
  };

const ofLength =
  (isRight: (length: number, limit: number) => boolean): Compile =>
  (parameter, context) => {
    const limit = numberOf(parameter, context);
    return ofEach(hasLength((length) => isRight(length, limit)));
  };

const ofLimit =
  (isRight: (comparison: number) => boolean): Compile =>
  (limit) =>
    ofEach((graph, node) => isCompared(graph, node, graph.idOf(limit), isRight));

/** Compares values with those of another property (SHACL §4.5.3, §4.5.4): a fault for each pair. */
const ofComparison =
  (isRight: (comparison: number) => boolean): Compile =>
  (parameter) => ({
    rule: (graph, focus, values) => {
      const others = graph.objects(focus, graph.idOf(parameter));
      return values.flatMap((value) =>
        others.filter((other) => !isCompared(graph, value, other, isRight)).map(() => ({ value })),
      );
    },
  });

const ofMembers =
  (isRight: (conforming: number, all: number) => boolean): Compile =>
  (parameter, { shapes, shapeOf }) => {
    const members = listOf(shapes, parameter).map(shapeOf);
    return {
      shapes: members,
      rule: (graph, _, values) =>
        faultsOf(
          values,
          (value) =>
            !isRight(
              members.filter((member) => member.conforms(graph, value)).length,
              members.length,
            ),
        ),
    };
  };

/** Counts values that conform to a shape, and optionally to none of its siblings (SHACL §4.7.3). */
const ofQualified =
  (isRight: (count: number, limit: number) => boolean): Compile =>
  (parameter, context) => {
    const qualified = objectsOf(context.shapes, context.shape, SH.qualifiedValueShape);
    if (qualified.length > 1)
      throw notExecutable(context.shape, 'it has several values of sh:qualifiedValueShape.');
    const [own] = qualified;
    if (!own) return undefined;
    const limit = numberOf(parameter, context);
    const shape = context.shapeOf(own);
    const siblings = isTrue(context.shapes, context.shape, SH.qualifiedValueShapesDisjoint)
      ? siblingsOf(own, context).map(context.shapeOf)
      : [];
    const counts = (graph: MergedGraph, value: TermId): boolean =>
      shape.conforms(graph, value) && !siblings.some((sibling) => sibling.conforms(graph, value));
    return {
      shapes: [shape, ...siblings],
      rule: (graph, _, values) =>
        isRight(values.filter((value) => counts(graph, value)).length, limit) ? NO_FAULTS : A_FAULT,
    };
  };

/** "Sibling shapes" of SHACL §4.7.3. */
export function siblingsOf(
  own: Term,
  { shapes, shape }: Pick<ConstraintContext, 'shapes' | 'shape'>,
): Term[] {
  const properties = subjectsOf(shapes, SH.property, shape).flatMap((parent) =>
    objectsOf(shapes, parent, SH.property),
  );
  const siblings = properties
    .flatMap((property) => objectsOf(shapes, property, SH.qualifiedValueShape))
    .filter((sibling) => !sibling.equals(own));
  return [...new Map(siblings.map((sibling) => [termKey(sibling), sibling])).values()];
}

const ofProperty =
  (compile: Compile): Compile =>
  (parameter, context) => {
    if (!context.path)
      throw notExecutable(
        context.shape,
        'it counts or compares the values of a property ' +
          '(sh:minCount, sh:uniqueLang, sh:lessThan and the like), but has no sh:path.',
      );
    return compile(parameter, context);
  };

function numberOf(parameter: Term, { shape }: ConstraintContext): number {
  const number = Number(parameter.value);
  if (parameter.termType !== 'Literal' || parameter.value === '' || Number.isNaN(number))
    throw notExecutable(shape, `a number was expected, found ${nameOf(parameter)}.`);
  return number;
}

const EQUALS: Compile = (parameter) => ({
  rule: (graph, focus, values) => {
    const others = graph.objects(focus, graph.idOf(parameter));
    return [
      ...faultsOf(values, (value) => !others.includes(value)),
      ...faultsOf(others, (other) => !values.includes(other)),
    ];
  },
});

const PATTERN: Compile = (parameter, { shapes, shape }) => {
  const flags = objectsOf(shapes, shape, SH.flags);
  const check = flags.length > 1 ? undefined : matches(parameter.value, flags[0]?.value);
  if (!check)
    throw notExecutable(
      shape,
      `its sh:pattern "${parameter.value}", with sh:flags ` +
        `"${flags.map(({ value }) => value).join(' ')}", is not a SPARQL regular expression.`,
    );
  return ofEach(check);
};

const NODE_KIND: Compile = (parameter, { shape }) => {
  const check = hasNodeKind(parameter);
  if (!check) throw notExecutable(shape, `${nameOf(parameter)} is not a node kind (sh:nodeKind).`);
  return ofEach(check);
};

/** sh:uniqueLang (SHACL §4.4.2): a fault for each language with several values. */
const UNIQUE_LANG: Compile = (_, { shapes, shape }) =>
  isTrue(shapes, shape, SH.uniqueLang)
    ? {
        rule: (graph, _focus, values) => {
          if (values.length < 2) return NO_FAULTS;
          const tags = values
            .map((value) => graph.termOf(value))
            .map((term) => (term.termType === 'Literal' ? term.language.toLowerCase() : ''))
            .filter((tag) => tag !== '');
          const repeated = tags.filter((tag, index) => tags.indexOf(tag) !== index);
          return [...new Set(repeated)].flatMap(() => A_FAULT);
        },
      }
    : undefined;

/** sh:closed (SHACL §4.8.1): a fault for each statement whose predicate the shape lacks. */
const CLOSED: Compile = (_, { shapes, shape }) => {
  if (!isTrue(shapes, shape, SH.closed)) return undefined;
  const own = objectsOf(shapes, shape, SH.property)
    .flatMap((property) => objectsOf(shapes, property, SH.path))
    .filter(({ termType }) => termType === 'NamedNode');
  const allowed = [
    ...own,
    ...objectsOf(shapes, shape, SH.ignoredProperties).flatMap((list) => listOf(shapes, list)),
  ];
  return {
    rule: (graph, _focus, values) => {
      const ids = new Set(allowed.map((term) => graph.idOf(term)));
      return values.flatMap((value) =>
        graph
          .predicates(value)
          .filter((predicate) => !ids.has(predicate))
          .flatMap((predicate) =>
            graph.objects(value, predicate).map((object) => ({ value: object, predicate })),
          ),
      );
    },
  };
};

const NOT: Compile = (parameter, { shapeOf }) => {
  const shape = shapeOf(parameter);
  return {
    shapes: [shape],
    rule: (graph, _, values) => faultsOf(values, (value) => shape.conforms(graph, value)),
  };
};

/** sh:node (SHACL §4.7.1); the report says why a value does not conform. */
const NODE: Compile = (parameter, { shapeOf }) => {
  const shape = shapeOf(parameter);
  return {
    shapes: [shape],
    rule: (graph, _, values) =>
      values
        .filter((value) => !shape.conforms(graph, value))
        .map((value) => ({ value, details: () => shape.findings(graph, value) })),
  };
};

const COMPONENTS: Readonly<Record<string, readonly [message: string, compile: Compile]>> = {
  class: [
    'The value is not an instance of {$class}.',
    (type) => ofEach((graph, node) => graph.isInstanceOf(node, graph.idOf(type))),
  ],
  datatype: [
    'The value is not a valid {$datatype}.',
    (parameter) => ofEach(hasDatatype(parameter)),
  ],
  nodeKind: ['The value is not of the node kind {$nodeKind}.', NODE_KIND],
  minCount: ['There are fewer than {$minCount} values.', ofProperty(ofCount(AT_LEAST))],
  maxCount: ['There are more than {$maxCount} values.', ofProperty(ofCount(AT_MOST))],
  minExclusive: ['The value is not greater than {$minExclusive}.', ofLimit((sign) => sign > 0)],
  minInclusive: ['The value is not {$minInclusive} or greater.', ofLimit((sign) => sign >= 0)],
  maxExclusive: ['The value is not less than {$maxExclusive}.', ofLimit((sign) => sign < 0)],
  maxInclusive: ['The value is not {$maxInclusive} or less.', ofLimit((sign) => sign <= 0)],
  minLength: ['The value has fewer than {$minLength} characters.', ofLength(AT_LEAST)],
  maxLength: ['The value has more than {$maxLength} characters.', ofLength(AT_MOST)],
  pattern: ['The value does not match the pattern {$pattern}.', PATTERN],
  languageIn: [
    'The value is in none of the languages {$languageIn}.',
    (parameter, { shapes }) =>
      ofEach(isInLanguages(listOf(shapes, parameter).map(({ value }) => value))),
  ],
  uniqueLang: ['Several values have the same language.', ofProperty(UNIQUE_LANG)],
  equals: ['The values are not the same as those of {$equals}.', EQUALS],
  disjoint: [
    'The value is also a value of {$disjoint}.',
    (parameter) => ({
      rule: (graph, focus, values) => {
        const others = graph.objects(focus, graph.idOf(parameter));
        return faultsOf(values, (value) => others.includes(value));
      },
    }),
  ],
  lessThan: [
    'The value is not less than that of {$lessThan}.',
    ofProperty(ofComparison((sign) => sign < 0)),
  ],
  lessThanOrEquals: [
    'The value is greater than that of {$lessThanOrEquals}.',
    ofProperty(ofComparison((sign) => sign <= 0)),
  ],
  not: ['The value conforms to {$not}.', NOT],
  and: [
    'The value does not conform to all shapes of {$and}.',
    ofMembers((conforming, all) => conforming === all),
  ],
  or: ['The value conforms to no shape of {$or}.', ofMembers((conforming) => conforming > 0)],
  xone: [
    'The value does not conform to exactly one shape of {$xone}.',
    ofMembers((conforming) => conforming === 1),
  ],
  node: ['The value does not conform to {$node}.', NODE],
  qualifiedMinCount: [
    'Fewer than {$qualifiedMinCount} values conform to the shape.',
    ofQualified(AT_LEAST),
  ],
  qualifiedMaxCount: [
    'More than {$qualifiedMaxCount} values conform to the shape.',
    ofQualified(AT_MOST),
  ],
  closed: ['The shape does not have this property.', CLOSED],
  hasValue: [
    '{$hasValue} is not among the values.',
    (parameter) => ({
      rule: (graph, _, values) => (values.includes(graph.idOf(parameter)) ? NO_FAULTS : A_FAULT),
    }),
  ],
  in: [
    'The value is not one of {$in}.',
    (parameter, { shapes }) => {
      const terms = listOf(shapes, parameter);
      return ofEach((graph, node) => terms.some((term) => graph.idOf(term) === node));
    },
  ],
};

/** @throws ServiceError `bad-request` for a parameter that cannot be executed. */
export function coreConstraints(context: ConstraintContext): Constraint[] {
  const constraints = Object.entries(COMPONENTS).flatMap(([name, [message, compile]]) =>
    objectsOf(context.shapes, context.shape, namedNode(SH.iri + name)).flatMap(
      (value): Constraint[] => {
        const decision = compile(value, context);
        if (!decision) return [];
        const component = namedNode(
          `${SH.iri}${name.charAt(0).toUpperCase()}${name.slice(1)}ConstraintComponent`,
        );
        return [
          {
            ...constraintOf(
              context,
              { component, parameters: new Map([[name, value]]), message },
              decision.rule,
            ),
            shapes: decision.shapes ?? [],
          },
        ];
      },
    ),
  );
  return [
    ...constraints,
    ...objectsOf(context.shapes, context.shape, SH.property).map((property) =>
      ofPropertyShape(context.shapeOf(property)),
    ),
  ];
}

/** sh:property (SHACL §4.7.2), whose findings are those of the property shape. */
function ofPropertyShape(shape: CompiledShape): Constraint {
  return {
    shapes: [shape],
    holds: (graph, _, values) => values.every((value) => shape.conforms(graph, value)),
    findings: (graph, _, values) => values.flatMap((value) => shape.findings(graph, value)),
  };
}
