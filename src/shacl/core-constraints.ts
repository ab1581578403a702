/** The constraint components of SHACL Core (SHACL §4), with their rules. */
import { SH, namedNode, objectsOf, type NamedNode } from '../rdf/index.js';
import type { CompiledShape } from './compiled-shapes.js';
import { constraintOf, type Constraint, type ConstraintContext } from './constraint.js';
import {
  type Compile,
  NO_FAULTS,
  A_FAULT,
  faultsOf,
  ofEach,
  ofCount,
  ofLength,
  ofLimit,
  ofComparison,
  ofMembers,
  ofQualified,
  ofProperty,
  EQUALS,
  PATTERN,
  NODE_KIND,
  UNIQUE_LANG,
  CLOSED,
  NOT,
  NODE,
} from './core-rules.js';
import { listOf } from './shape-terms.js';
import { hasClass, hasDatatype, isAmong, isInLanguages } from './value-checks.js';

interface CoreComponent {
  readonly parameter: NamedNode;
  readonly message: string;
  readonly compile: Compile;
}

const COMPONENTS: readonly CoreComponent[] = [
  {
    parameter: SH.class,
    message: 'The value is not an instance of {$class}.',
    compile: (parameter) => ofEach(hasClass(parameter)),
  },
  {
    parameter: SH.datatype,
    message: 'The value is not a valid {$datatype}.',
    compile: (parameter) => ofEach(hasDatatype(parameter)),
  },
  {
    parameter: SH.nodeKind,
    message: 'The value is not of the node kind {$nodeKind}.',
    compile: NODE_KIND,
  },
  {
    parameter: SH.minCount,
    message: 'There are fewer than {$minCount} values.',
    compile: ofProperty(ofCount((count, limit) => count >= limit)),
  },
  {
    parameter: SH.maxCount,
    message: 'There are more than {$maxCount} values.',
    compile: ofProperty(ofCount((count, limit) => count <= limit)),
  },
  {
    parameter: SH.minExclusive,
    message: 'The value is not greater than {$minExclusive}.',
    compile: ofLimit((comparison) => comparison > 0),
  },
  {
    parameter: SH.minInclusive,
    message: 'The value is not {$minInclusive} or greater.',
    compile: ofLimit((comparison) => comparison >= 0),
  },
  {
    parameter: SH.maxExclusive,
    message: 'The value is not less than {$maxExclusive}.',
    compile: ofLimit((comparison) => comparison < 0),
  },
  {
    parameter: SH.maxInclusive,
    message: 'The value is not {$maxInclusive} or less.',
    compile: ofLimit((comparison) => comparison <= 0),
  },
  {
    parameter: SH.minLength,
    message: 'The value has fewer than {$minLength} characters.',
    compile: ofLength((length, limit) => length >= limit),
  },
  {
    parameter: SH.maxLength,
    message: 'The value has more than {$maxLength} characters.',
    compile: ofLength((length, limit) => length <= limit),
  },
  {
    parameter: SH.pattern,
    message: 'The value does not match the pattern {$pattern}.',
    compile: PATTERN,
  },
  {
    parameter: SH.languageIn,
    message: 'The value is in none of the languages {$languageIn}.',
    compile: (parameter, { shapes }) =>
      ofEach(isInLanguages(listOf(shapes, parameter).map(({ value }) => value))),
  },
  {
    parameter: SH.uniqueLang,
    message: 'Several values have the same language.',
    compile: ofProperty(UNIQUE_LANG),
  },
  {
    parameter: SH.equals,
    message: 'The values are not the same as those of {$equals}.',
    compile: EQUALS,
  },
  {
    parameter: SH.disjoint,
    message: 'The value is also a value of {$disjoint}.',
    compile: (parameter) => ({
      rule: (graph, focus, values) => {
        const others = graph.objects(focus, graph.idOf(parameter));
        return faultsOf(values, (value) => others.includes(value));
      },
    }),
  },
  {
    parameter: SH.lessThan,
    message: 'The value is not less than that of {$lessThan}.',
    compile: ofProperty(ofComparison((comparison) => comparison < 0)),
  },
  {
    parameter: SH.lessThanOrEquals,
    message: 'The value is greater than that of {$lessThanOrEquals}.',
    compile: ofProperty(ofComparison((comparison) => comparison <= 0)),
  },
  { parameter: SH.not, message: 'The value conforms to {$not}.', compile: NOT },
  {
    parameter: SH.and,
    message: 'The value does not conform to all shapes of {$and}.',
    compile: ofMembers((conforming, all) => conforming === all),
  },
  {
    parameter: SH.or,
    message: 'The value conforms to no shape of {$or}.',
    compile: ofMembers((conforming) => conforming > 0),
  },
  {
    parameter: SH.xone,
    message: 'The value does not conform to exactly one shape of {$xone}.',
    compile: ofMembers((conforming) => conforming === 1),
  },
  { parameter: SH.node, message: 'The value does not conform to {$node}.', compile: NODE },
  {
    parameter: SH.qualifiedMinCount,
    message: 'Fewer than {$qualifiedMinCount} values conform to the shape.',
    compile: ofQualified((count, limit) => count >= limit),
  },
  {
    parameter: SH.qualifiedMaxCount,
    message: 'More than {$qualifiedMaxCount} values conform to the shape.',
    compile: ofQualified((count, limit) => count <= limit),
  },
  { parameter: SH.closed, message: 'The shape does not have this property.', compile: CLOSED },
  {
    parameter: SH.hasValue,
    message: '{$hasValue} is not among the values.',
    compile: (parameter) => ({
      rule: (graph, _, values) => (values.includes(graph.idOf(parameter)) ? NO_FAULTS : A_FAULT),
    }),
  },
  {
    parameter: SH.in,
    message: 'The value is not one of {$in}.',
    compile: (parameter, { shapes }) => ofEach(isAmong(listOf(shapes, parameter))),
  },
];

/** @throws ServiceError `bad-request` for a parameter that cannot be executed. */
export function coreConstraints(context: ConstraintContext): Constraint[] {
  const constraints = COMPONENTS.flatMap(({ parameter, message, compile }) =>
    objectsOf(context.shapes, context.shape, parameter).flatMap((value): Constraint[] => {
      const decision = compile(value, context);
      if (!decision) return [];
      const name = parameter.value.slice(SH.iri.length);
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
    }),
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
