/** Values in VALUES, BIND, `=` and IN that a variable or expression does not have. */
import type { Term } from '../../rdf/index.js';
import type { TextChange, Edit, Inspection } from './edit.js';
import { countedValues, fittingValues } from './edit.js';
import { nearnessOf, type Nearness } from './nearness.js';
import type { QueryPart } from './parts.js';
import {
  isNode,
  rangeOf,
  shownTerm,
  termOf,
  queryTextOf,
  variableNode,
  variablesIn,
  type Node,
} from './syntax-tree.js';
import { greatestOf } from '../../rdf/index.js';

/** Constants, one of which must be a value of an expression. */
interface Demand {
  readonly part: QueryPart;
  readonly asked: Node;
  readonly constants: readonly Node[];
}

/** Edits that put near values in their place; all of a list in the same way. */
export function nearbyValues(inspection: Inspection): Edit[] {
  return inspection.set
    .flatMap((part) => demandsOf(part))
    .flatMap((demand) => editsOf(demand, inspection));
}

function demandsOf(part: QueryPart): Demand[] {
  const { node, kind } = part;
  if (kind === 'values') {
    return [...variablesIn(node.variables)].map((name) => ({
      part,
      asked: variableNode(name),
      constants: (node.values as readonly Readonly<Record<string, Node | undefined>>[]).flatMap(
        (row) => row[name] ?? [],
      ),
    }));
  }
  if (kind === 'bind')
    return [{ part, asked: node.variable as Node, constants: [node.expression as Node] }];
  const expression = kind === 'filter' ? (node.expression as Node) : undefined;
  if (expression?.subType !== 'operation') return [];
  const [left, ...right] = expression.args as readonly Node[];
  if (!left) return [];
  const operator = expression.operator as string;
  const constants = right.flat().filter(isNode);
  if (operator === 'in' || operator === 'langmatches') return [{ part, asked: left, constants }];
  return operator === '=' || operator === 'sameterm'
    ? [
        { part, asked: left, constants },
        ...constants.map((asked) => ({ part, asked, constants: [left] })),
      ]
    : [];
}

interface Replaced extends Nearness {
  readonly node: Node;
  readonly written: Term;
  readonly found: Term;
}

function editsOf({ part, asked, constants }: Demand, inspection: Inspection): Edit[] {
  const { query, names } = inspection;
  const written = constants
    .map((node) => ({ node, term: termOf(node, query) }))
    .filter((each): each is { node: Node; term: Term } => each.term !== undefined);
  if (written.length === 0 || variablesIn(asked).size === 0) return [];
  const values = fittingValues(inspection, { without: [part], expression: asked });
  if (values.length === 0) return [];
  const replaced = written.flatMap(({ node, term }): Replaced[] => {
    if (values.some((value) => value.equals(term))) return [];
    return values
      .flatMap((value): Replaced[] => {
        const nearness = nearnessOf(term, value, names) ?? languageOf(asked, values, value);
        return nearness ? [{ node, written: term, found: value, ...nearness }] : [];
      })
      .sort((left, right) => left.cost - right.cost)
      .slice(0, 1);
  });
  if (replaced.length === 0) return [];
  const changes = replaced.flatMap(({ node, found }): TextChange[] => {
    const place = rangeOf(node);
    return place ? [{ ...place, text: queryTextOf(found, query) }] : [];
  });
  const hint = replaced
    .map(
      ({ written: term, found }) =>
        `${shownTerm(term, query)} is not among the ${countedValues(values)} here. ` +
        `${shownTerm(found, query)} is`,
    )
    .join('. ');
  return [
    {
      changes,
      cost: greatestOf(replaced.map(({ cost }) => cost)),
      place: changes[0] ?? part.place,
      hint: `${hint}.`,
    },
  ];
}

/** If all texts are in one language, it is that one. */
function languageOf(asked: Node, values: readonly Term[], value: Term): Nearness | undefined {
  return asked.operator === 'lang' && values.length === 1 && value.value !== ''
    ? { cost: 2, why: 'language' }
    : undefined;
}
