/** The constraint components of SHACL Core (SHACL §4) as functions over ids. */
import type { TermId } from '../graph/index.js';
import {
  SH,
  namedNode,
  objectsOf,
  subjectsOf,
  termKey,
  type NamedNode,
  type Term,
} from '../rdf/index.js';
import type { CompiledShape } from './compiled-shapes.js';
import {
  constraintOf,
  notExecutable,
  type Constraint,
  type Fault,
  type Place,
  type Rule,
} from './constraint.js';
import type { MergedGraph } from './merged-graph.js';
import { isTrue, listOf, nameOf } from './shape-terms.js';
import {
  hasClass,
  hasDatatype,
  hasLength,
  hasNodeKind,
  isAmong,
  isCompared,
  isInLanguages,
  isWithin,
  matches,
  type Check,
} from './value-checks.js';

/** What decides a constraint, with the shapes that it asks. */
interface Decision {
  readonly rule: Rule;
  readonly shapes?: readonly CompiledShape[];
}

/** Makes a constraint of a parameter's value; undefined where there is nothing to decide. */
type Compile = (parameter: Term, place: Place) => Decision | undefined;

interface Component {
  readonly parameter: NamedNode;
  /** What is said where the shape says nothing. */
  readonly message: string;
  readonly compile: Compile;
}

const NO_FAULTS: readonly Fault[] = [];
const A_FAULT: readonly Fault[] = [{}];

const faultsOf = (
  values: readonly TermId[],
  isFault: (value: TermId) => boolean,
): readonly Fault[] => {
  const wrong = values.filter(isFault);
  return wrong.length === 0 ? NO_FAULTS : wrong.map((value) => ({ value }));
};

const ofEach = (check: Check): Decision => ({
  rule: (graph, _, values) => faultsOf(values, (value) => !check(graph, value)),
});

/** A constraint of how many values there are. */
const ofCount =
  (isRight: (count: number, limit: number) => boolean): Compile =>
  (parameter, place) => {
    const limit = numberOf(parameter, place);
    return {
      rule: (_graph, _focus, values) => (isRight(values.length, limit) ? NO_FAULTS : A_FAULT),
    };
  };

const ofLength =
  (isRight: (length: number, limit: number) => boolean): Compile =>
  (parameter, place) => {
    const limit = numberOf(parameter, place);
    return ofEach(hasLength((length) => isRight(length, limit)));
  };

const ofLimit =
  (isRight: (comparison: number) => boolean): Compile =>
  (parameter) =>
    ofEach(isWithin(parameter, isRight));

/**
 * A constraint of how values compare with those of another property (SHACL §4.5.3, §4.5.4): one
 * fault for each pair.
 */
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

/** A constraint of how many members of a list of shapes a value conforms to. */
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

/**
 * A constraint of how many values conform to another shape, and to none of its siblings where that
 * is asked (SHACL §4.7.3).
 */
const ofQualified =
  (isRight: (count: number, limit: number) => boolean): Compile =>
  (parameter, place) => {
    const qualified = objectsOf(place.shapes, place.shape, SH.qualifiedValueShape);
    if (qualified.length > 1)
      throw notExecutable(place.shape, 'it has several values of sh:qualifiedValueShape.');
    const [own] = qualified;
    if (!own) return undefined;
    const limit = numberOf(parameter, place);
    const shape = place.shapeOf(own);
    const siblings = isTrue(place.shapes, place.shape, SH.qualifiedValueShapesDisjoint)
      ? siblingsOf(own, place).map(place.shapeOf)
      : [];
    const counts = (graph: MergedGraph, value: TermId): boolean =>
      shape.conforms(graph, value) && !siblings.some((sibling) => sibling.conforms(graph, value));
    return {
      shapes: [shape, ...siblings],
      rule: (graph, _, values) =>
        isRight(values.filter((value) => counts(graph, value)).length, limit) ? NO_FAULTS : A_FAULT,
    };
  };

/**
 * The other shapes that values of the same parent shapes may conform to (SHACL §4.7.3, "sibling
 * shapes").
 */
export function siblingsOf(own: Term, { shapes, shape }: Pick<Place, 'shapes' | 'shape'>): Term[] {
  const properties = subjectsOf(shapes, SH.property, shape).flatMap((parent) =>
    objectsOf(shapes, parent, SH.property),
  );
  const siblings = properties
    .flatMap((property) => objectsOf(shapes, property, SH.qualifiedValueShape))
    .filter((sibling) => !sibling.equals(own));
  return [...new Map(siblings.map((sibling) => [termKey(sibling), sibling])).values()];
}

/** A constraint of property shapes only. */
const ofProperty =
  (compile: Compile): Compile =>
  (parameter, place) => {
    if (!place.path)
      throw notExecutable(
        place.shape,
        'it counts or compares the values of a property (sh:minCount, sh:uniqueLang, sh:lessThan and the like), but has no sh:path.',
      );
    return compile(parameter, place);
  };

function numberOf(parameter: Term, { shape }: Place): number {
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
      `its sh:pattern "${parameter.value}", with sh:flags "${flags.map(({ value }) => value).join(' ')}", is no regular expression of SPARQL.`,
    );
  return ofEach(check);
};

const NODE_KIND: Compile = (parameter, { shape }) => {
  const check = hasNodeKind(parameter);
  if (!check) throw notExecutable(shape, `${nameOf(parameter)} is no kind of node (sh:nodeKind).`);
  return ofEach(check);
};

/** sh:uniqueLang (SHACL §4.4.2): a fault for each language that several values are in. */
const UNIQUE_LANG: Compile = (_, { shapes, shape }) =>
  isTrue(shapes, shape, SH.uniqueLang)
    ? {
        rule: (graph, _focus, values) => {
          if (values.length < 2) return NO_FAULTS;
          const languages = values
            .map((value) => graph.termOf(value))
            .flatMap((term) =>
              term.termType === 'Literal' && term.language !== ''
                ? [term.language.toLowerCase()]
                : [],
            );
          return [
            ...new Set(
              languages.filter((language, index) => languages.indexOf(language) !== index),
            ),
          ].flatMap(() => A_FAULT);
        },
      }
    : undefined;

/**
 * sh:closed (SHACL §4.8.1): a fault for each statement whose predicate is not among those of the
 * shape.
 */
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

/** sh:node (SHACL §4.7.1); the report tells why a value does not conform. */
const NODE: Compile = (parameter, { shapeOf }) => {
  const shape = shapeOf(parameter);
  return {
    shapes: [shape],
    rule: (graph, _, values) =>
      faultsOf(values, (value) => !shape.conforms(graph, value)).map(({ value }) => ({
        value: value!,
        details: () => shape.findings(graph, value!),
      })),
  };
};

const COMPONENTS: readonly Component[] = [
  {
    parameter: SH.class,
    message: 'The value is no instance of {$class}.',
    compile: (parameter) => ofEach(hasClass(parameter)),
  },
  {
    parameter: SH.datatype,
    message: 'The value is no {$datatype}.',
    compile: (parameter) => ofEach(hasDatatype(parameter)),
  },
  {
    parameter: SH.nodeKind,
    message: 'The value is of another kind than {$nodeKind}.',
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
    message: 'Several values are in one language.',
    compile: ofProperty(UNIQUE_LANG),
  },
  { parameter: SH.equals, message: 'The values are not those of {$equals}.', compile: EQUALS },
  {
    parameter: SH.disjoint,
    message: 'The value is one of {$disjoint} too.',
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
    message: 'The value is none of {$in}.',
    compile: (parameter, { shapes }) => ofEach(isAmong(listOf(shapes, parameter))),
  },
];

/**
 * The constraints of SHACL Core that a shape declares. @throws ServiceError `bad-request` for a
 * parameter that cannot be executed.
 */
export function coreConstraints(place: Place): Constraint[] {
  const constraints = COMPONENTS.flatMap(({ parameter, message, compile }) =>
    objectsOf(place.shapes, place.shape, parameter).flatMap((value): Constraint[] => {
      const decision = compile(value, place);
      if (!decision) return [];
      const name = parameter.value.slice(SH.iri.length);
      const component = namedNode(
        `${SH.iri}${name[0]!.toUpperCase()}${name.slice(1)}ConstraintComponent`,
      );
      return [
        {
          ...constraintOf(
            place,
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
    ...objectsOf(place.shapes, place.shape, SH.property).map((property) =>
      ofPropertyShape(place.shapeOf(property)),
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
