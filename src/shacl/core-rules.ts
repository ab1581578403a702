/** The rules of SHACL Core's constraints (SHACL §4), over ids. */
import type { TermId } from '../graph/index.js';
import { SH, objectsOf, subjectsOf, termKey, type Term } from '../rdf/index.js';
import type { CompiledShape } from './compiled-shapes.js';
import { notExecutable, type Fault, type ConstraintContext, type Rule } from './constraint.js';
import type { MergedGraph } from './merged-graph.js';
import { isTrue, listOf, nameOf } from './shape-terms.js';
import type { Check } from './value-checks.js';
import { hasLength, hasNodeKind, isCompared, isWithin, matches } from './value-checks.js';

/** A constraint's rule, with the shapes that it uses. */
interface CompiledRule {
  readonly rule: Rule;
  readonly shapes?: readonly CompiledShape[];
}

/** Makes a constraint from a parameter's value; undefined where there is nothing to decide. */
export type Compile = (parameter: Term, context: ConstraintContext) => CompiledRule | undefined;

export const NO_FAULTS: readonly Fault[] = [];
export const A_FAULT: readonly Fault[] = [{}];

export const faultsOf = (
  values: readonly TermId[],
  isFault: (value: TermId) => boolean,
): readonly Fault[] => {
  const wrong = values.filter(isFault);
  return wrong.length === 0 ? NO_FAULTS : wrong.map((value) => ({ value }));
};

export const ofEach = (check: Check): CompiledRule => ({
  rule: (graph, _, values) => faultsOf(values, (value) => !check(graph, value)),
});

export const ofCount =
  (isRight: (count: number, limit: number) => boolean): Compile =>
  (parameter, context) => {
    const limit = numberOf(parameter, context);
    return {
      rule: (_graph, _focus, values) => (isRight(values.length, limit) ? NO_FAULTS : A_FAULT),
    };
  };

export const ofLength =
  (isRight: (length: number, limit: number) => boolean): Compile =>
  (parameter, context) => {
    const limit = numberOf(parameter, context);
    return ofEach(hasLength((length) => isRight(length, limit)));
  };

export const ofLimit =
  (isRight: (comparison: number) => boolean): Compile =>
  (parameter) =>
    ofEach(isWithin(parameter, isRight));

/** Compares values with those of another property (SHACL §4.5.3, §4.5.4): a fault for each pair. */
export const ofComparison =
  (isRight: (comparison: number) => boolean): Compile =>
  (parameter) => ({
    rule: (graph, focus, values) => {
      const others = graph.objects(focus, graph.idOf(parameter));
      return values.flatMap((value) =>
        others.filter((other) => !isCompared(graph, value, other, isRight)).map(() => ({ value })),
      );
    },
  });

export const ofMembers =
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
export const ofQualified =
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

export const ofProperty =
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

export const EQUALS: Compile = (parameter) => ({
  rule: (graph, focus, values) => {
    const others = graph.objects(focus, graph.idOf(parameter));
    return [
      ...faultsOf(values, (value) => !others.includes(value)),
      ...faultsOf(others, (other) => !values.includes(other)),
    ];
  },
});

export const PATTERN: Compile = (parameter, { shapes, shape }) => {
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

export const NODE_KIND: Compile = (parameter, { shape }) => {
  const check = hasNodeKind(parameter);
  if (!check) throw notExecutable(shape, `${nameOf(parameter)} is not a node kind (sh:nodeKind).`);
  return ofEach(check);
};

/** sh:uniqueLang (SHACL §4.4.2): a fault for each language with several values. */
export const UNIQUE_LANG: Compile = (_, { shapes, shape }) =>
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

/** sh:closed (SHACL §4.8.1): a fault for each statement whose predicate the shape lacks. */
export const CLOSED: Compile = (_, { shapes, shape }) => {
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

export const NOT: Compile = (parameter, { shapeOf }) => {
  const shape = shapeOf(parameter);
  return {
    shapes: [shape],
    rule: (graph, _, values) => faultsOf(values, (value) => shape.conforms(graph, value)),
  };
};

/** sh:node (SHACL §4.7.1); the report says why a value does not conform. */
export const NODE: Compile = (parameter, { shapeOf }) => {
  const shape = shapeOf(parameter);
  return {
    shapes: [shape],
    rule: (graph, _, values) =>
      values
        .filter((value) => !shape.conforms(graph, value))
        .map((value) => ({ value, details: () => shape.findings(graph, value) })),
  };
};
