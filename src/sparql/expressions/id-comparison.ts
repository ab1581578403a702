/** Comparisons by id or by the dictionary's bytes (SPARQL 1.1 §17.3). */
import {
  FIRST_INLINE_ID,
  FIRST_LOCAL_ID,
  TermKind,
  UNBOUND,
  inlineKindOf,
  isInline,
  type DictionaryView,
  type TermId,
} from '../../graph/index.js';
import { XSD } from '../../rdf/index.js';
import type { Expression } from '../algebra/index.js';
import { LiteralValue, TripleValue } from '../values/index.js';
import { ConstantText, compareTexts, type ByteText } from './byte-texts.js';
import type { Compiler, TermIds } from './expression.js';
import { constantText, textOf, readerOf } from './id-operands.js';

/** How far a term's id decides equality. */
const Standing = {
  /** Undecided: compare the values. */
  open: 0,
  /** An IRI or blank node, equal only to itself. */
  name: 1,
  /** A literal that is equal to no other xsd:string or inline literal. */
  exact: 2,
  /** A language-tagged text, equal to no such literal. */
  tagged: 3,
} as const;

const STANDINGS: readonly number[] = Array.from({ length: TermKind.triple + 1 }, (_, kind) =>
  kind === TermKind.iri || kind === TermKind.blankNode
    ? Standing.name
    : kind === TermKind.string
      ? Standing.exact
      : kind >= TermKind.tagged && kind <= TermKind.taggedRightToLeft
        ? Standing.tagged
        : Standing.open,
);

interface Operand {
  readonly id: () => TermId;
  readonly standing: number | undefined;
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/** A comparison by ids or bytes, which gives null where they leave it open. */
export function comparisonOfIds(
  args: readonly Expression[],
  ids: TermIds,
  compiler: Compiler,
  operator: string,
): (() => boolean | undefined | null) | undefined {
  const holds = COMPARISONS[operator]!;
  const isEquality = operator === '=' || operator === '!=';
  const byTexts = comparisonOfTexts(args, ids, compiler, holds, isEquality);
  const [left, right] = args.map((arg) => operandOf(arg, ids, compiler));
  if (!left || !right) return byTexts;
  const { dictionary } = ids;
  const compare = isEquality ? differenceOf : orderOf;
  return () => {
    const a = left.id();
    const b = right.id();
    if (a === UNBOUND || b === UNBOUND) return undefined;
    const order = compare(a, b, left.standing, right.standing, dictionary);
    return order === null ? (byTexts ? byTexts() : null) : holds(order);
  };
}

function operandOf(expression: Expression, ids: TermIds, compiler: Compiler): Operand | undefined {
  const variable = readerOf(expression, ids);
  if (variable) return { id: variable, standing: undefined };
  const constant = compiler.constant(expression);
  if (!constant || constant instanceof TripleValue) return undefined;
  const id = ids.idOf(constant);
  const standing = !(constant instanceof LiteralValue)
    ? Standing.name
    : constant.isLanguage
      ? Standing.tagged
      : isInline(id) || constant.datatype.value === XSD.string.value
        ? Standing.exact
        : Standing.open;
  return standing === Standing.open ? undefined : { id: () => id, standing };
}

function standingOf(id: TermId, { kinds }: DictionaryView): number {
  if (id >= FIRST_INLINE_ID) return Standing.exact;
  return id >= FIRST_LOCAL_ID ? Standing.open : STANDINGS[kinds[id]!]!;
}

/** 0 for equal terms, 1 for others; null when undecided. */
function differenceOf(
  a: TermId,
  b: TermId,
  standingOfA: number | undefined,
  standingOfB: number | undefined,
  dictionary: DictionaryView,
): number | null {
  const left = standingOfA ?? standingOf(a, dictionary);
  const right = standingOfB ?? standingOf(b, dictionary);
  if (left === Standing.name || right === Standing.name) return a === b ? 0 : 1;
  if (left === Standing.open || right === Standing.open) return null;
  if (a === b) return 0;
  if (left !== Standing.tagged || right !== Standing.tagged) return 1;
  const { kinds, extras } = dictionary;
  // Language tags may differ in letter case only.
  const isSameLanguage =
    a < FIRST_LOCAL_ID && b < FIRST_LOCAL_ID && kinds[a] === kinds[b] && extras[a] === extras[b];
  return isSameLanguage ? 1 : null;
}

/** Compares inline values of one kind, whose ids have the same order; null for others. */
function orderOf(a: TermId, b: TermId): number | null {
  return a >= FIRST_INLINE_ID && b >= FIRST_INLINE_ID && inlineKindOf(a) === inlineKindOf(b)
    ? a - b
    : null;
}

function comparisonOfTexts(
  args: readonly Expression[],
  ids: TermIds,
  compiler: Compiler,
  holds: (order: number) => boolean,
  isEquality: boolean,
): (() => boolean | undefined | null) | undefined {
  const [left, right] = args.map((arg): ByteText | undefined => {
    const constant = constantText(arg, compiler);
    return constant ? new ConstantText(constant) : textOf(arg, ids, compiler);
  });
  if (!left || !right) return undefined;
  return () => {
    const first = left.read();
    const second = right.read();
    if (first === true && second === true)
      return left.isPlain && right.isPlain ? holds(compareTexts(left, right)) : null;
    // Terms that are no text have no order, but may be unequal to a text.
    return isEquality || first === null || second === null ? null : undefined;
  };
}
