/** Which values a query allows for its variables, for values given from outside. */
import { ServiceError } from '../errors.js';
import { toNTriplesTerm, type Term } from '../rdf/index.js';
import {
  formOf,
  partsIn,
  pathExpressionText,
  variablesInTerm,
  type Part,
  type PathExpression,
  type Pattern,
  type QueryForm,
} from './algebra/index.js';
import { mentionedIn, parseQuery } from './syntax/index.js';

export type QueryKind = 'select' | 'ask' | 'construct' | 'describe';

/** A variable's positions: only for nodes of the graph, or also for texts. */
export type VariableUse = 'node' | 'text';

export interface OpenVariables {
  readonly kind: QueryKind;
  /** In order of first mention. */
  readonly uses: ReadonlyMap<string, VariableUse>;
}

/**
 * The variables that pass a test, and how the query uses them.
 * @param isOpen whether a variable of this name gets a value from outside.
 * @param isOfTexts whether a property's values are texts rather than nodes.
 * @throws ServiceError `malformed-query` for a text that is no query, and for one that assigns such
 *   a variable itself or hands it to another endpoint; `bad-request` for an update.
 */
export function openVariables(
  text: string,
  baseIri: string,
  {
    isOpen,
    isOfTexts,
  }: { isOpen: (name: string) => boolean; isOfTexts: (property: Term) => boolean },
): OpenVariables {
  const query = parseQuery(text, baseIri);
  const nodes = new Set<string>();
  for (const part of partsIn(query)) {
    refuseAssignment(part, isOpen);
    for (const term of nodeTermsOf(part, isOfTexts))
      for (const name of variablesInTerm(term)) nodes.add(name);
  }
  const known = namesIn(query);
  return {
    kind: kindOf(query),
    uses: new Map(
      [...new Set([...mentionedIn(text), ...known])]
        .filter((name) => known.has(name) && isOpen(name))
        .map((name) => [name, nodes.has(name) ? 'node' : 'text']),
    ),
  };
}

/** A query for a variable's values in the patterns that mention it, if any do. */
export function valuesQuery(
  text: string,
  baseIri: string,
  variable: string,
  limit: number,
): string | undefined {
  const textOf = (term: Term): string =>
    term.termType === 'Variable' ? `?${term.value}` : toNTriplesTerm(term);
  const all = [...partsIn(parseQuery(text, baseIri))].flatMap(
    (part): readonly (Pattern | PathPattern)[] =>
      part.type === 'bgp' ? part.patterns : part.type === 'path' ? [part] : [],
  );
  // Steps of a path share nodes that the text does not name.
  const mentioned = new Set(mentionedIn(text));
  const shared = new Set([variable]);
  const chosen = new Set<Pattern | PathPattern>();
  for (const name of shared)
    for (const pattern of all.filter((each) => nodesIn(each).includes(name))) {
      chosen.add(pattern);
      for (const other of nodesIn(pattern)) if (!mentioned.has(other)) shared.add(other);
    }
  const patterns = [...chosen].map(({ subject, predicate, object }) => {
    const property = 'termType' in predicate ? textOf(predicate) : pathExpressionText(predicate);
    return `${textOf(subject)} ${property} ${textOf(object)} .`;
  });
  return patterns.length === 0
    ? undefined
    : `SELECT DISTINCT ?${variable} { ${patterns.join(' ')} FILTER(!isBlank(?${variable})) } LIMIT ${limit}`;
}

type PathPattern = Part & { readonly type: 'path' };

/** Variables by name, blank nodes as written. */
function nodesIn(pattern: Pattern | PathPattern): string[] {
  const blank = [pattern.subject, pattern.object].filter(
    ({ termType }) => termType === 'BlankNode',
  );
  return [...namesIn(pattern), ...blank.map(toNTriplesTerm)];
}

function kindOf(query: QueryForm): QueryKind {
  const { type } = formOf(query);
  return type === 'ask' || type === 'construct' || type === 'describe' ? type : 'select';
}

/** The terms of an operation that can only be nodes. */
function nodeTermsOf(part: Part, isOfTexts: (property: Term) => boolean): readonly Term[] {
  switch (part.type) {
    case 'bgp':
      return part.patterns.flatMap(({ subject, predicate, object }) =>
        isOfTexts(predicate) ? [subject] : [subject, predicate, object],
      );
    case 'path':
      return [part.subject, ...(endsInText(part.predicate, isOfTexts) ? [] : [part.object])];
    case 'graph':
      return [part.name];
    case 'describe':
      return part.terms;
    default:
      return [];
  }
}

function endsInText(path: PathExpression, isOfTexts: (property: Term) => boolean): boolean {
  const last = path.type === 'seq' ? path.input.at(-1) : undefined;
  return last ? endsInText(last, isOfTexts) : path.type === 'link' && isOfTexts(path.iri);
}

function refuseAssignment(part: Part, isOpen: (name: string) => boolean): void {
  const [assigned, how]: [readonly Term[], string] =
    part.type === 'extend'
      ? [[part.variable], 'AS']
      : part.type === 'values'
        ? [part.variables, 'VALUES']
        : part.type === 'group'
          ? [part.variables, 'GROUP BY']
          : [[], ''];
  const own = assigned.find(({ value }) => isOpen(value));
  if (own) throw refusal(own.value, `the query gives it a value itself (${how})`);
  const handed =
    part.type === 'service' ? [...namesIn(part)].find((name) => isOpen(name)) : undefined;
  if (handed !== undefined)
    throw refusal(handed, 'it stands in SERVICE, which is sent as it is written');
}

const refusal = (name: string, why: string): ServiceError =>
  new ServiceError('malformed-query', `?${name} cannot be a parameter: ${why}.`);

function namesIn(part: unknown, found = new Set<string>()): Set<string> {
  if (typeof part !== 'object' || part === null) return found;
  if ('termType' in part) for (const name of variablesInTerm(part as Term)) found.add(name);
  else for (const value of Object.values(part)) namesIn(value, found);
  return found;
}
