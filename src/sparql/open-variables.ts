/** Which values a query allows for its variables, for values given from outside. */
import { ServiceError } from '../errors.js';
import { toNTriplesTerm, type Term } from '../rdf/index.js';
import { mentionedIn, operationsIn, parseQuery, type AlgebraNode } from './parse-query.js';
import { pathExpressionText, type PathExpression } from './path-expression.js';
import { variablesInTerm } from './plan/index.js';

export type QueryKind = 'select' | 'ask' | 'construct' | 'describe';

/** A variable's positions: only for nodes of the graph, or also for texts. */
export type VariableUse = 'node' | 'text';

export interface OpenVariables {
  readonly kind: QueryKind;
  /** In order of first mention. */
  readonly uses: ReadonlyMap<string, VariableUse>;
}

/** Operations that assign variables, with their property. */
const ASSIGNED: Readonly<Record<string, string>> = { values: 'VALUES', group: 'GROUP BY' };

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
  for (const part of operationsIn(query)) {
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
  const all = [...operationsIn(parseQuery(text, baseIri))].flatMap(
    (part) =>
      (part.type === 'bgp'
        ? part.patterns
        : part.type === 'path'
          ? [part]
          : []) as readonly Pattern[],
  );
  // Steps of a path share nodes that the text does not name.
  const mentioned = new Set(mentionedIn(text));
  const shared = new Set([variable]);
  const chosen = new Set<Pattern>();
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

interface Pattern {
  readonly subject: Term;
  readonly predicate: Term | PathExpression;
  readonly object: Term;
}

/** Variables by name, blank nodes as written. */
function nodesIn(pattern: Pattern): string[] {
  const blank = [pattern.subject, pattern.object].filter(
    ({ termType }) => termType === 'BlankNode',
  );
  return [...namesIn(pattern), ...blank.map(toNTriplesTerm)];
}

function kindOf(query: AlgebraNode): QueryKind {
  if (query.type === 'from') return kindOf(query.input as AlgebraNode);
  return query.type === 'ask' || query.type === 'construct' || query.type === 'describe'
    ? query.type
    : 'select';
}

/** The terms of an operation that can only be nodes. */
function nodeTermsOf(part: AlgebraNode, isOfTexts: (property: Term) => boolean): Term[] {
  switch (part.type) {
    case 'bgp':
      return (part.patterns as readonly Record<'subject' | 'predicate' | 'object', Term>[]).flatMap(
        ({ subject, predicate, object }) =>
          isOfTexts(predicate) ? [subject] : [subject, predicate, object],
      );
    case 'path':
      return [part.subject as Term, ...(endsInText(part, isOfTexts) ? [] : [part.object as Term])];
    case 'graph':
      return [part.name as Term];
    case 'describe':
      return [...(part.terms as readonly Term[])];
    default:
      return [];
  }
}

function endsInText(path: AlgebraNode, isOfTexts: (property: Term) => boolean): boolean {
  const last = (part: AlgebraNode): AlgebraNode => {
    const end = part.type === 'seq' ? (part.input as readonly AlgebraNode[]).at(-1) : undefined;
    return end ? last(end) : part;
  };
  const { type, iri } = last(path.predicate as AlgebraNode);
  return type === 'link' && isOfTexts(iri as Term);
}

function refuseAssignment(part: AlgebraNode, isOpen: (name: string) => boolean): void {
  const assigned = [
    ...(part.type === 'extend' ? [part.variable as Term] : []),
    ...(part.type in ASSIGNED ? (part.variables as readonly Term[]) : []),
  ].find(({ value }) => isOpen(value));
  if (assigned)
    throw refusal(
      assigned.value,
      `the query gives it a value itself (${ASSIGNED[part.type] ?? 'AS'})`,
    );
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
