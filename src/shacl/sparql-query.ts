/** The queries of shapes with their prefixes (SHACL §5.2.1). */
import { messageOf } from '../errors.js';
import { DEFAULT_BASE_IRI, OWL, SH, objectsOf, type QuadSource, type Term } from '../rdf/index.js';
import { PreparedQuery, type PathExpression } from '../sparql/index.js';
import { reachableFrom } from './classes.js';
import { notExecutable } from './constraint.js';
import { nameOf } from './shape-terms.js';

export interface ShapeQuery {
  readonly shapes: QuadSource;
  readonly shape: Term;
  /** The subject of `sh:select` or `sh:ask`. */
  readonly source: Term;
  /** Variables that have a value before evaluation. */
  readonly preBound: readonly string[];
  readonly path?: PathExpression | undefined;
}

/** @throws ServiceError `bad-request` unless there is exactly one executable query of the form. */
export function readQuery(
  form: 'select' | 'ask',
  { shapes, shape, source, preBound, path }: ShapeQuery,
): PreparedQuery {
  const texts = objectsOf(shapes, source, SH[form]);
  const [text] = texts;
  const what = `query (sh:${form}) of ${nameOf(source)}`;
  if (text?.termType !== 'Literal' || texts.length > 1)
    throw notExecutable(shape, `one ${what} was expected, found ${texts.length}.`);
  let query: PreparedQuery;
  try {
    query = new PreparedQuery(`${prefixesOf(shapes, shape, source)}${text.value}`, {
      baseIri: DEFAULT_BASE_IRI,
      preBound,
      path,
    });
  } catch (error) {
    throw notExecutable(shape, `the ${what}: ${messageOf(error)}`, error);
  }
  if (query.form !== form)
    throw notExecutable(shape, `the ${what} is not a query of the form ${form.toUpperCase()}.`);
  if (form === 'select' && !query.variables.includes('this'))
    throw notExecutable(shape, `the ${what} does not select $this.`);
  return query;
}

/** All prefixes via `sh:prefixes` on one line, so that errors keep the query's line numbers. */
function prefixesOf(shapes: QuadSource, shape: Term, source: Term): string {
  const namespaces = new Map<string, string>();
  const owners = reachableFrom(objectsOf(shapes, source, SH.prefixes), (owner) =>
    objectsOf(shapes, owner, OWL.imports),
  );
  for (const declaration of [...owners.values()].flatMap((owner) =>
    objectsOf(shapes, owner, SH.declare),
  )) {
    const [prefix, ...prefixes] = objectsOf(shapes, declaration, SH.prefix);
    const [namespace, ...others] = objectsOf(shapes, declaration, SH.namespace);
    if (!prefix || !namespace || prefixes.length + others.length > 0)
      throw notExecutable(
        shape,
        `the prefix declaration ${nameOf(declaration)} needs one sh:prefix and one sh:namespace.`,
      );
    if ((namespaces.get(prefix.value) ?? namespace.value) !== namespace.value)
      throw notExecutable(
        shape,
        `the prefix "${prefix.value}:" is declared for several namespaces.`,
      );
    if (!/^[\p{L}\p{N}_.-]*$/u.test(prefix.value) || /[<>"{}|^`\\\s]/.test(namespace.value))
      throw notExecutable(
        shape,
        `"${prefix.value}:" for <${namespace.value}> is not a valid SPARQL prefix declaration.`,
      );
    namespaces.set(prefix.value, namespace.value);
  }
  return [...namespaces].map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}> `).join('');
}
