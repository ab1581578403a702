/** Conditions that the ids of a row's terms decide: comparisons, and tests of a term's kind. */
import {
  FIRST_INLINE_ID,
  FIRST_LOCAL_ID,
  TermKind,
  UNBOUND,
  inlineKindOf,
  inlineKindRange,
  isInline,
  isLiteralKind,
  type TermId,
} from '../../graph/index.js';
import { variableOf, type Expression } from '../algebra/index.js';
import { Verdict, type IdTest, type QueryContext } from '../operators/index.js';

/** The same comparison with its sides exchanged. */
const EXCHANGED: Readonly<Record<string, string>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

const KIND_TESTS: Readonly<Record<string, (kind: number) => boolean>> = {
  isiri: (kind) => kind === TermKind.iri,
  isuri: (kind) => kind === TermKind.iri,
  isblank: (kind) => kind === TermKind.blankNode,
  isliteral: isLiteralKind,
};

/** A condition as a test of ids; undefined where it is none. */
export function idTestOf(expression: Expression, context: QueryContext): IdTest | undefined {
  if (expression.subType !== 'operator') return undefined;
  const { operator, args } = expression;
  const isKind = KIND_TESTS[operator];
  const first = variableOf(args[0]);
  if (isKind) return first === undefined ? undefined : kindTest(first, isKind, context);
  const exchanged = EXCHANGED[operator];
  if (exchanged === undefined) return undefined;
  const second = variableOf(args[1]);
  if (first !== undefined && second !== undefined)
    return operator === '=' || operator === '!='
      ? sameness([first, second], operator === '=', context)
      : undefined;
  return first === undefined
    ? second === undefined
      ? undefined
      : range(second, exchanged, args[0]!, context)
    : range(first, operator, args[1]!, context);
}

function kindTest(
  variable: string,
  isMeant: (kind: number) => boolean,
  { graph: { dictionary } }: QueryContext,
): IdTest {
  const verdictOf = (kind: number): number => (isMeant(kind) ? Verdict.passes : Verdict.fails);
  const byKind = Uint8Array.from({ length: TermKind.triple + 1 }, (_, kind) => verdictOf(kind));
  return {
    variables: [variable],
    decide: (verdicts, ids) => {
      const { kinds } = dictionary;
      for (let row = 0; row < verdicts.length; row += 1) {
        const id = ids[row]!;
        if (id >= FIRST_INLINE_ID) verdicts[row] = byKind[TermKind.typed]!;
        else if (id >= FIRST_LOCAL_ID || id === UNBOUND) verdicts[row] = Verdict.open;
        else verdicts[row] = byKind[kinds[id]!]!;
      }
    },
  };
}

/** Equality of IRIs and blank nodes (SPARQL 1.1 §17.4.1.7). */
function sameness(
  variables: readonly [string, string],
  isEqual: boolean,
  { graph: { dictionary } }: QueryContext,
): IdTest {
  const [ofSame, ofOthers] = isEqual
    ? [Verdict.passes, Verdict.fails]
    : [Verdict.fails, Verdict.passes];
  return {
    variables,
    decide: (verdicts, ids, others) => {
      const { kinds } = dictionary;
      for (let row = 0; row < verdicts.length; row += 1) {
        const [id, other] = [ids[row]!, others[row]!];
        const areKnown =
          id !== UNBOUND && other !== UNBOUND && id < FIRST_LOCAL_ID && other < FIRST_LOCAL_ID;
        const areNames =
          areKnown && kinds[id]! <= TermKind.blankNode && kinds[other]! <= TermKind.blankNode;
        verdicts[row] = !areNames ? Verdict.open : id === other ? ofSame : ofOthers;
      }
    },
  };
}

/** A comparison with a constant of an inline kind, whose ids have the values' order. */
function range(
  variable: string,
  operator: string,
  constant: Expression,
  context: QueryContext,
): IdTest | undefined {
  if (constant.subType !== 'term' || constant.term.termType !== 'Literal') return undefined;
  const id = context.idOf(constant.term);
  if (!isInline(id)) return undefined;
  const [kindFrom, kindEnd] = inlineKindRange(inlineKindOf(id));
  const bounds: Readonly<Record<string, readonly [from: TermId, end: TermId]>> = {
    '=': [id, id + 1],
    '!=': [id, id + 1],
    '<': [kindFrom, id],
    '>': [id + 1, kindEnd],
    '<=': [kindFrom, id + 1],
    '>=': [id, kindEnd],
  };
  const [from, end] = bounds[operator]!;
  const [inside, outside] =
    operator === '!=' ? [Verdict.fails, Verdict.passes] : [Verdict.passes, Verdict.fails];
  return {
    variables: [variable],
    decide: (verdicts, ids) => {
      for (let row = 0; row < verdicts.length; row += 1) {
        const each = ids[row]!;
        if (each < kindFrom || each >= kindEnd) verdicts[row] = Verdict.open;
        else verdicts[row] = each >= from && each < end ? inside : outside;
      }
    },
  };
}
