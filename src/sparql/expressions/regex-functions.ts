/** REGEX and REPLACE (SPARQL 1.1 §17.4.3.14, §17.4.3.15). */
import type { Expression } from '../algebra/index.js';
import type { Value } from '../values/index.js';
import type { Budget } from '../workers/index.js';
import type { Compiler, Evaluator, Test, TestForms, ValueForms } from './expression.js';
import { argumentAt } from './expression.js';
import { type Regex, compileRegex } from './regex.js';
import { sameKindOfText, simpleText, textLiteral } from './texts.js';

export const REGEX_TESTS: TestForms = {
  regex: (args, compiler) =>
    matches(
      compiler.value(argumentAt(args, 0)),
      regexOf(argumentAt(args, 1), args[2], compiler),
      compiler.scope.budget,
    ),
};

export const REGEX_FUNCTIONS: ValueForms = {
  replace: (args, compiler) =>
    replaced(
      compiler.value(argumentAt(args, 0)),
      regexOf(argumentAt(args, 1), args[3], compiler),
      compiler.value(argumentAt(args, 2)),
      quotesAll(args[3], compiler),
      compiler.scope.budget,
    ),
};

/** The current row's regular expression; undefined when pattern or flags are in error. */
function regexOf(
  pattern: Expression,
  flags: Expression | undefined,
  compiler: Compiler,
): () => Regex | undefined {
  const patternOf = compiler.value(pattern);
  const flagsOf = flags && compiler.value(flags);
  let lastPattern: string | undefined;
  let lastFlags: string | undefined;
  let last: Regex | undefined;
  return () => {
    const source = textOf(patternOf());
    const options = flagsOf ? textOf(flagsOf()) : '';
    if (source === undefined || options === undefined) return undefined;
    if (source !== lastPattern || options !== lastFlags) {
      compiler.scope.budget.check();
      last = compileRegex(source, options);
      lastPattern = source;
      lastFlags = options;
    }
    return last;
  };
}

function textOf(value: Value | undefined): string | undefined {
  return value && simpleText(value);
}

function matches(text: Evaluator, regex: () => Regex | undefined, budget: Budget): Test {
  return () => {
    const value = text();
    const literal = value && textLiteral(value);
    return literal && regex()?.test(literal.value, budget);
  };
}

/** Whether the flag `q` makes the replacement plain text. */
function quotesAll(flags: Expression | undefined, compiler: Compiler): () => boolean {
  const flagsOf = flags && compiler.value(flags);
  return () => textOf(flagsOf?.())?.includes('q') ?? false;
}

function replaced(
  text: Evaluator,
  regex: () => Regex | undefined,
  replacement: Evaluator,
  isQuoted: () => boolean,
  budget: Budget,
): Evaluator {
  return () => {
    const value = text();
    const literal = value && textLiteral(value);
    const compiled = regex();
    const template = textOf(replacement());
    if (!literal || !compiled || template === undefined) return undefined;
    const parts = isQuoted() ? [template] : parseReplacement(template, compiled.groupCount);
    if (!parts) return undefined;
    return sameKindOfText(literal, replaceAll(literal.value, compiled, parts, budget));
  };
}

function replaceAll(
  text: string,
  regex: Regex,
  parts: readonly (string | number)[],
  budget: Budget,
): string {
  let result = '';
  let from = 0;
  const append = (piece: string): void => {
    budget.requireText(result.length + piece.length);
    result += piece;
  };
  regex.each(
    text,
    (groups, start, end) => {
      let piece = text.slice(from, start);
      for (const part of parts) piece += typeof part === 'string' ? part : (groups[part] ?? '');
      append(piece);
      from = end;
      budget.check();
    },
    budget,
  );
  append(text.slice(from));
  return result;
}

/** Text and group numbers; undefined when `$` or `\` is out of place (XPath fn:replace). */
function parseReplacement(template: string, groupCount: number): (string | number)[] | undefined {
  const parts: (string | number)[] = [];
  let index = 0;
  while (index < template.length) {
    const [text] = /^[^$\\]*/.exec(template.slice(index)) ?? [''];
    if (text !== '') parts.push(text);
    index += text.length;
    if (index === template.length) break;
    const [token, escaped, digits] = /^(?:\\([$\\])|\$(\d{1,5}))/.exec(template.slice(index)) ?? [
      undefined,
    ];
    if (token === undefined) return undefined;
    index += token.length;
    if (escaped !== undefined) parts.push(escaped);
    else parts.push(...groupReference(digits ?? '', groupCount));
  }
  return parts;
}

/** The longest valid group number, then the other digits as text. */
function groupReference(digits: string, groupCount: number): (string | number)[] {
  let length = digits.length;
  while (length > 1 && Number(digits.slice(0, length)) > groupCount) length--;
  const number = Number(digits.slice(0, length));
  const rest = digits.slice(length);
  return [number > groupCount ? '' : number, ...(rest === '' ? [] : [rest])];
}
