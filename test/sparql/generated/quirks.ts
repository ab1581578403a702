/**
 * What the oracles are known to do otherwise than the standard says: where one of these holds, its
 * oracle is not asked.
 */
import type { OracleName } from './oracles.js';
import { nodesIn, type Expression, type Group, type Node, type Query } from './query-tree.js';
import type { Dataset } from './random-data.js';
import type { Case } from './random-query.js';

export interface Quirk {
  readonly oracles: readonly OracleName[];
  readonly reason: string;
  /**
   * Whether the oracle is asked all the same: to agree with it is right, to differ from it is not
   * wrong.
   */
  readonly mayAcquit?: true;
  /**
   * False where the other oracle alone decides nothing either, as each fills in what the standard
   * leaves open.
   */
  readonly isOtherEnough?: false;
  readonly holds: (generated: Case) => boolean;
}

export const QUIRKS: readonly Quirk[] = [
  {
    oracles: ['oxigraph'],
    reason: 'takes literals by their value, so that "01" and "1" are one term and come back as "1"',
    holds: ({ hasOtherForms }) => hasOtherForms,
  },
  {
    oracles: ['oxigraph'],
    reason:
      'gives a pair once that two alternatives of a path or two predicates of a negated set ' +
      'reach; an alternative is a union, which keeps both (SPARQL 1.1 §18.4)',
    holds: ({ query }) => has(query, (node) => node.kind === 'path' && '|!'.includes(node.name)),
  },
  {
    oracles: ['comunica'],
    reason:
      'throws outside of any promise, which ends the process, when an aggregate meets a ' +
      'literal that is no number of its type',
    isOtherEnough: false,
    holds: ({ dataset, query }) =>
      aggregatesIn(query).length > 0 && textOf(dataset, query).includes('"x"^^xsd:integer'),
  },
  {
    oracles: ['comunica', 'oxigraph'],
    reason:
      'COUNT(expression) is unbound when the expression fails for a solution; the standard ' +
      'counts the values that are no errors (SPARQL 1.1 §18.5.1.2)',
    holds: ({ query }) =>
      aggregatesIn(query).some(({ name, args }) => name === 'COUNT' && args[0]?.kind === 'call'),
  },
  {
    oracles: ['comunica'],
    reason:
      'leaves values that are errors or unbound out of SUM, AVG and GROUP_CONCAT, and IRIs ' +
      'out of MIN and MAX',
    isOtherEnough: false,
    holds: ({ query }) => aggregatesIn(query).some(({ name }) => name !== 'COUNT'),
  },
  {
    oracles: ['comunica'],
    reason:
      'STR of a dateTime gives the canonical form and not the one that was loaded (SPARQL ' +
      '1.1 §17.4.2.5)',
    holds: ({ dataset, query }) =>
      textOf(dataset, query).includes('.000Z') && calls(query, ['STR']),
  },
  {
    oracles: ['comunica'],
    reason: 'STR of a triple term gives a text; it takes literals and IRIs only',
    holds: ({ dataset, query }) =>
      /<<|TRIPLE/.test(textOf(dataset, query)) && calls(query, ['STR']),
  },
  {
    oracles: ['comunica'],
    reason:
      'takes = between literals of different known datatypes for an error, where their ' +
      'values show that they differ',
    mayAcquit: true,
    holds: ({ query }) => calls(query, ['=', '!=', 'IN', 'NOT IN']),
  },
  {
    oracles: ['comunica'],
    reason: 'orders texts by the rules of the language setting and not by code points',
    mayAcquit: true,
    holds: ({ query }) => calls(query, ['<', '<=', '>', '>=']),
  },
  {
    oracles: ['oxigraph'],
    reason: 'compares equal terms of every kind by < and its like, where for IRIs they are errors',
    mayAcquit: true,
    holds: ({ query }) => calls(query, ['<', '<=', '>', '>=']),
  },
  {
    oracles: ['oxigraph'],
    reason:
      'takes IN and NOT IN of an empty list for an error; they are false and true (SPARQL ' +
      '1.1 §17.4.1.9)',
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'call' && ['IN', 'NOT IN'].includes(node.name) && node.args.length === 1,
      ),
  },
  {
    oracles: ['oxigraph'],
    reason:
      'gives no row for aggregates without GROUP BY where it sees beforehand that nothing ' +
      'matches; there is always one group (SPARQL 1.1 §18.5)',
    mayAcquit: true,
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'select' &&
          node.groupBy.length === 0 &&
          has(node.columns, (column) => column.kind === 'aggregate'),
      ),
  },
  {
    oracles: ['comunica', 'oxigraph'],
    reason:
      'MINUS within GRAPH ?g takes ?g for a variable that both sides share; the standard ' +
      'binds it outside of both',
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'graph' &&
          node.name.startsWith('?') &&
          has(node.group, (inner) => inner.kind === 'minus'),
      ),
  },
  {
    oracles: ['comunica', 'oxigraph'],
    reason:
      'whether MINUS within EXISTS shares the variables of outside is open: they are ' +
      'replaced in SPARQL 1.1 (§18.6), and joined in drafts of 1.2',
    mayAcquit: true,
    holds: ({ query }) =>
      has(
        query,
        (node) => node.kind === 'exists' && has(node.group, (inner) => inner.kind === 'minus'),
      ),
  },
  {
    oracles: ['comunica', 'oxigraph'],
    reason:
      'whether a path of length zero within EXISTS reaches a term of outside that the graph ' +
      'has not is open in the same way',
    mayAcquit: true,
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'exists' &&
          has(node.group, (path) => path.kind === 'path' && '*?'.includes(path.name)),
      ),
  },
  {
    oracles: ['comunica'],
    reason: 'REDUCED takes texts in different languages for the same',
    mayAcquit: true,
    holds: ({ query }) =>
      has(query, (node) => node.kind === 'select' && node.duplicates === 'REDUCED'),
  },
  {
    oracles: ['comunica'],
    reason: 'loses solutions of + and * with one variable at both ends, and not every time',
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'triple' &&
          node.subject === node.object &&
          has(node.path, (path) => path.kind === 'path' && '+*'.includes(path.name)),
      ),
  },
  {
    oracles: ['comunica'],
    reason: 'ENCODE_FOR_URI leaves reserved characters as they are',
    holds: ({ query }) => calls(query, ['ENCODE_FOR_URI']),
  },
  {
    oracles: ['comunica', 'oxigraph'],
    reason:
      'bind ?g within GRAPH ?g before its filters; the standard joins it to the solutions of ' +
      'the group (SPARQL 1.1 §18.6)',
    mayAcquit: true,
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'graph' &&
          has(node.group, (inner) => inner.kind === 'term' && inner.text === node.name),
      ),
  },
  {
    oracles: ['comunica'],
    reason: 'loses solutions of alternatives within GRAPH ?g',
    mayAcquit: true,
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'graph' &&
          node.name.startsWith('?') &&
          has(node.group, (inner) => inner.kind === 'path' && '|!'.includes(inner.name)),
      ),
  },
  {
    oracles: ['oxigraph'],
    reason:
      'a path of length zero does not reach a constant that the graph has not (SPARQL 1.1 ' +
      '§18.4 ZeroLengthPath)',
    mayAcquit: true,
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'triple' &&
          !(node.subject.startsWith('?') && node.object.startsWith('?')) &&
          has(node.path, (path) => path.kind === 'path' && '*?'.includes(path.name)),
      ),
  },
  {
    oracles: ['comunica'],
    reason: 'loses solutions where a path names a predicate that the data has not',
    holds: ({ dataset, query }) =>
      has(
        query,
        (node) =>
          node.kind === 'path' &&
          has(
            node,
            (link) =>
              link.kind === 'link' &&
              !dataset.statements.some(({ predicate }) => predicate === link.text),
          ),
      ),
  },
  {
    oracles: ['oxigraph'],
    reason:
      'takes the comparison of a variable with itself for true, where for an IRI it is an error',
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'call' &&
          /^[<>=!]+$/.test(node.name) &&
          node.args.length === 2 &&
          JSON.stringify(node.args[0]) === JSON.stringify(node.args[1]),
      ),
  },
  {
    oracles: ['comunica'],
    reason:
      'GRAPH around a group without triples of its own is not bound to the names of graphs ' +
      'that there are',
    holds: ({ query }) => has(query, (node) => node.kind === 'graph' && !hasTriples(node.group)),
  },
  {
    oracles: ['oxigraph'],
    reason:
      'GRAPH ?g around a group without triples of its own, as around VALUES or another ' +
      'GRAPH, leaves ?g unbound',
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'graph' && node.group.elements.length > 0 && !hasTriples(node.group),
      ),
  },
  {
    oracles: ['comunica', 'oxigraph'],
    reason:
      'a sub-query within GRAPH ?g sees all graphs at once where it does not project ?g; the ' +
      'standard evaluates it for each graph (SPARQL 1.1 §18.6)',
    holds: ({ query }) =>
      has(
        query,
        (node) =>
          node.kind === 'graph' &&
          node.name.startsWith('?') &&
          has(node.group, (inner) => inner.kind === 'subselect'),
      ),
  },
  {
    oracles: ['comunica'],
    reason:
      'DESCRIBE does not go on at blank nodes, as a concise bounded description does, and ' +
      'describes everything for an unbound variable',
    holds: ({ dataset, query }) =>
      query.form.kind === 'describe' &&
      (textOf(dataset, query).includes('_:') ||
        query.form.terms.some((text) => text.startsWith('?'))),
  },
  {
    oracles: ['comunica'],
    reason:
      'every function of a literal that is no number of its type is an error, also LANG and ' +
      'DATATYPE',
    holds: ({ dataset, query }) =>
      has(query, (node) => node.kind === 'call') &&
      textOf(dataset, query).includes('"x"^^xsd:integer'),
  },
];

type NodeOfKind = Extract<Node, { kind: string }>;

function has(tree: unknown, isIt: (node: NodeOfKind) => boolean): boolean {
  return [...nodesIn(tree)].some((node) => 'kind' in node && isIt(node));
}

function hasTriples({ elements }: Group): boolean {
  return elements.some(({ kind }) => kind === 'triple');
}

function aggregatesIn(query: Query): Extract<Expression, { kind: 'aggregate' }>[] {
  return [...nodesIn(query)].filter((node) => 'kind' in node && node.kind === 'aggregate');
}

function calls(query: Query, names: readonly string[]): boolean {
  return has(query, (node) => node.kind === 'call' && names.includes(node.name));
}

/** All terms of the case in one text. */
function textOf(dataset: Dataset, query: Query): string {
  return JSON.stringify([dataset.statements, query]).replaceAll('\\"', '"');
}

export interface Trust {
  /** Oracles whose answers say nothing. */
  readonly unheard: ReadonlySet<OracleName>;
  /** Oracles from which an answer may differ. */
  readonly lenient: ReadonlySet<OracleName>;
  /** Whether one oracle that is left decides alone. */
  readonly isOneEnough: boolean;
}

/** What the oracles are worth in a case. */
export function trustIn(generated: Case): Trust {
  const quirks = QUIRKS.filter((quirk) => quirk.holds(generated));
  const namesOf = (isLenient: boolean): Set<OracleName> =>
    new Set(
      quirks
        .filter(({ mayAcquit }) => (mayAcquit === true) === isLenient)
        .flatMap(({ oracles }) => oracles),
    );
  return {
    unheard: namesOf(false),
    lenient: namesOf(true),
    isOneEnough: quirks.every(({ isOtherEnough }) => isOtherEnough !== false),
  };
}
