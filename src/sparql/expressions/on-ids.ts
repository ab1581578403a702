/**
 * Shortcuts: operators answered from the ids of the row's terms or the dictionary's bytes, without
 * making values. Each returns null for rows that need the general implementation.
 */
import { FIRST_INLINE_ID, InlineKind, inlineKindOf, inlineValueOf } from '../../graph/index.js';
import { dateOfDayNumber } from '../../rdf/index.js';
import type { Expression } from '../algebra/index.js';
import { integerValue, stringValue, type Value } from '../values/index.js';
import { BytePattern, patternOfRegex } from './byte-pattern.js';
import { FoldedText, charactersIn, stringOf, type ByteText } from './byte-texts.js';
import { argumentAt, type Compiler, type TermIds } from './expression.js';
import { comparisonOfIds } from './id-comparison.js';
import { constantText, textOf, readerOf } from './id-operands.js';
import { compileRegex } from './regex.js';
import { simpleText } from './texts.js';

type Args = readonly Expression[];
type ShortWay<Result> = () => Result | undefined | null;
type ShortWays<Result> = Readonly<
  Record<
    string,
    (args: Args, ids: TermIds, compiler: Compiler, operator: string) => ShortWay<Result> | undefined
  >
>;

/** An operator's shortcut, if it has one; `general` answers where that returns null. */
export function shortened<Result>(
  ways: ShortWays<Result>,
  operator: string,
  args: Args,
  compiler: Compiler,
  general: () => Result | undefined,
): () => Result | undefined {
  const { ids } = compiler.scope;
  const short = ids && ways[operator]?.(args, ids, compiler, operator);
  if (!short) return general;
  return () => {
    const result = short();
    return result === null ? general() : result;
  };
}

export const SHORT_TESTS: ShortWays<boolean> = {
  '=': comparisonOfIds,
  '!=': comparisonOfIds,
  '<': comparisonOfIds,
  '>': comparisonOfIds,
  '<=': comparisonOfIds,
  '>=': comparisonOfIds,
  contains: search(false, false),
  strstarts: search(true, false),
  strends: search(false, true),
  regex,
};

export const SHORT_VALUES: ShortWays<Value> = {
  str: computedText,
  lcase: computedText,
  ucase: computedText,
  substr: computedText,
  strbefore: computedText,
  strafter: computedText,
  strlen: (args, ids, compiler) => {
    const text = textOf(argumentAt(args, 0), ids, compiler);
    return text && onText(text, () => integerValue(charactersIn(text)));
  },
  year: partOfDate,
  month: partOfDate,
  day: partOfDate,
};

function onText<Result>(text: ByteText, give: () => Result | null): ShortWay<Result> {
  return () => {
    const reading = text.read();
    return reading === true ? give() : reading;
  };
}

function computedText(
  args: Args,
  ids: TermIds,
  compiler: Compiler,
  operator: string,
): ShortWay<Value> | undefined {
  const text = textOf({ type: 'expression', subType: 'operator', operator, args }, ids, compiler);
  return text && onText(text, () => (text.isPlain ? stringValue(stringOf(text)) : null));
}

function search(beginsText: boolean, endsText: boolean): ShortWays<boolean>[string] {
  return (args, ids, compiler) => {
    const text = textOf(argumentAt(args, 0), ids, compiler);
    const wanted = constantText(argumentAt(args, 1), compiler);
    return text && wanted && matching(text, new BytePattern([wanted], beginsText, endsText));
  };
}

function matching(text: ByteText, pattern: BytePattern): ShortWay<boolean> {
  return onText(text, () => pattern.isIn(text.bytes, text.start, text.end));
}

/** REGEX with a constant pattern; most need no regular expression, the others only the string. */
function regex(args: Args, ids: TermIds, compiler: Compiler): ShortWay<boolean> | undefined {
  const text = textOf(argumentAt(args, 0), ids, compiler);
  const constants = args.slice(1).map((arg) => {
    const constant = compiler.constant(arg);
    return constant && simpleText(constant);
  });
  if (!text || constants.includes(undefined)) return undefined;
  const [source = '', flags = ''] = constants;
  const ignoresCase = flags.includes('i');
  // Ignoring case, letters beyond ASCII may match letters of ASCII.
  if (/^[iq]*$/.test(flags) && !(ignoresCase && /[^\0-\x7f]/.test(source))) {
    const pattern = patternOfRegex(ignoresCase ? source.toLowerCase() : source, flags);
    const searched = ignoresCase ? new FoldedText(text, (letter) => letter.toLowerCase()) : text;
    if (pattern) return matching(searched, pattern);
  }
  const { budget } = compiler.scope;
  const compiled = compileRegex(source, flags);
  return compiled && onText(text, () => compiled.test(stringOf(text), budget));
}

/** Dates are numbers of days: BIND reads each row's year, month or day without its text. */
function partOfDate(
  [arg]: Args,
  ids: TermIds,
  _compiler: Compiler,
  operator: string,
): ShortWay<Value> | undefined {
  const id = readerOf(arg, ids);
  const part = operator as 'year' | 'month' | 'day';
  if (!id) return undefined;
  return () => {
    const found = id();
    return found >= FIRST_INLINE_ID && inlineKindOf(found) === InlineKind.date
      ? integerValue(dateOfDayNumber(inlineValueOf(found))[part])
      : null;
  };
}
