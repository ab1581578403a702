/** Arguments as ids and bytes of the row's terms. */
import type { TermId } from '../../graph/index.js';
import { variableOf, type Expression } from '../algebra/index.js';
import { bytesOf } from '../values/index.js';
import { FoldedText, PartOfText, TermText, TextBeside, type ByteText } from './byte-texts.js';
import { argumentAt, type Compiler, type TermIds } from './expression.js';
import { charactersBetween } from './string-functions.js';
import { simpleText } from './texts.js';

/** A reader for a variable's id; undefined for any other expression. */
export function readerOf(
  expression: Expression | undefined,
  ids: TermIds,
): (() => TermId) | undefined {
  const name = variableOf(expression);
  return name === undefined ? undefined : ids.idReader(name);
}

const TEXT_FUNCTIONS = new Set(['lcase', 'ucase', 'substr', 'strbefore', 'strafter']);

/** The text of an expression over one variable, as bytes. */
export function textOf(
  expression: Expression,
  ids: TermIds,
  compiler: Compiler,
): ByteText | undefined {
  const id = readerOf(expression, ids);
  if (id) return new TermText(ids, id, false);
  if (expression.subType !== 'operator') return undefined;
  const { operator, args } = expression;
  if (operator === 'str') {
    const argument = readerOf(args[0], ids);
    return argument && new TermText(ids, argument, true);
  }
  if (!TEXT_FUNCTIONS.has(operator)) return undefined;
  const text = textOf(argumentAt(args, 0), ids, compiler);
  if (!text) return undefined;
  if (operator === 'lcase') return new FoldedText(text, (letter) => letter.toLowerCase());
  if (operator === 'ucase') return new FoldedText(text, (letter) => letter.toUpperCase());
  if (operator !== 'substr') {
    const mark = constantText(argumentAt(args, 1), compiler);
    return mark && new TextBeside(text, mark, operator === 'strbefore');
  }
  const [from, count] = args.slice(1).map((arg) => compiler.constant(arg));
  const range = from && (args.length === 2 || count) && charactersBetween(from, count);
  return range && new PartOfText(text, range[0], Math.max(range[1] - range[0], 0));
}

export function constantText(expression: Expression, compiler: Compiler): Uint8Array | undefined {
  const constant = compiler.constant(expression);
  const text = constant && simpleText(constant);
  return text === undefined ? undefined : bytesOf(text);
}
