/** Constraint components that shapes declare, with validators in SPARQL (SHACL §6). */
import type { QuadSource, Term } from '../rdf/index.js';
import { RDF, SH, objectsOf, subjectsOf, termKey } from '../rdf/index.js';
import type { Bindings } from '../sparql/index.js';
import { isInstanceOf } from './classes.js';
import { notExecutable, type ConstraintContext } from './constraint.js';
import { isTrue, nameOf } from './shape-terms.js';

/** SHACL §6.2.1: the property of shapes, and the variable of queries. */
interface Parameter {
  readonly property: Term;
  readonly name: string;
  readonly isOptional: boolean;
}

export interface Component {
  readonly node: Term;
  readonly parameters: readonly Parameter[];
}

export const VALIDATORS = [SH.nodeValidator, SH.propertyValidator, SH.validator];

export function componentsOf(shapes: QuadSource): Component[] {
  const typed = [...shapes.match(null, RDF.type)]
    .map(({ subject }) => subject)
    .filter((node) => isInstanceOf(shapes, node, SH.ConstraintComponent));
  const nodes = [
    ...typed,
    ...VALIDATORS.flatMap((property) => subjectsOf(shapes, property, null)),
  ].filter(({ value }) => !value.startsWith(SH.iri));
  return [...new Map(nodes.map((node) => [termKey(node), node])).values()].map((node) =>
    componentAt(shapes, node),
  );
}

export function componentAt(shapes: QuadSource, node: Term): Component {
  const parameters = objectsOf(shapes, node, SH.parameter).flatMap((parameter) =>
    objectsOf(shapes, parameter, SH.path).map((property): Parameter => ({
      property,
      name: localNameOf(property),
      isOptional: isTrue(shapes, parameter, SH.optional),
    })),
  );
  return { node, parameters };
}

/** The longest NCName at the end of an IRI (SHACL §6.2.1, "local name"). */
function localNameOf({ value }: Term): string {
  return /[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u.exec(value)?.[0] ?? '';
}

/** Names that parameters cannot have, since queries use them otherwise. */
const RESERVED: readonly string[] = [
  'this',
  'path',
  'PATH',
  'value',
  'shapesGraph',
  'currentShape',
];

/**
 * A shape's values for a component's parameters, by the names of their variables: none without a
 * value for a required one; several where one has several.
 * @throws ServiceError `bad-request` when the component's parameters cannot be variables.
 */
export function parameterBindings(
  { node, parameters }: Component,
  { shapes, shape }: Pick<ConstraintContext, 'shapes' | 'shape'>,
): Bindings[] {
  const given = parameters.map((parameter) => ({
    ...parameter,
    values: objectsOf(shapes, shape, parameter.property),
  }));
  if (
    given.every(({ values }) => values.length === 0) ||
    given.some(({ isOptional, values }) => !isOptional && values.length === 0)
  )
    return [];
  const names = parameters.map(({ name }) => name);
  const wrong = names.find(
    (name, index) =>
      !/^[\p{L}\p{N}_]+$/u.test(name) || RESERVED.includes(name) || names.indexOf(name) !== index,
  );
  if (wrong !== undefined)
    throw notExecutable(
      shape,
      `the parameter "${wrong}" of ${nameOf(node)} cannot be a variable of its own in SPARQL.`,
    );
  if (parameters.every(({ isOptional }) => isOptional))
    throw notExecutable(shape, `${nameOf(node)} has no mandatory parameter.`);
  return given
    .filter(({ values }) => values.length > 0)
    .reduce<Bindings[]>(
      (uses, { name, values }) =>
        uses.flatMap((use) => values.map((value) => new Map([...use, [name, value]]))),
      [new Map()],
    );
}

/**
 * A component's validator for a shape of this kind (SHACL §6.2.3); an ASK may replace the
 * standard's SELECT, as in DASH. The standard lets a processor ignore a component without one; here
 * it is refused, since nothing would be checked.
 * @throws ServiceError `bad-request` when there is none in SPARQL.
 */
export function validatorOf(
  component: Term,
  { shapes, shape, path }: ConstraintContext,
): { readonly form: 'select' | 'ask'; readonly source: Term } {
  for (const property of [path ? SH.propertyValidator : SH.nodeValidator, SH.validator]) {
    for (const source of objectsOf(shapes, component, property)) {
      for (const form of ['select', 'ask'] as const)
        if (objectsOf(shapes, source, SH[form]).length > 0) return { form, source };
    }
  }
  throw notExecutable(
    shape,
    `${nameOf(component)} has no validator in SPARQL for ${path ? 'property' : 'node'} shapes.`,
  );
}
