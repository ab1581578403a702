/** Functions on strings except regular expressions (SPARQL 1.1 §17.4.3). */
import {
  LiteralValue,
  Numeric,
  type Value,
  countCodePoints,
  hasSameLanguage,
  hasSurrogates,
  integerValue,
  stringValue,
} from '../values/index.js';
import type { Budget } from '../workers/index.js';
import { type Builtin, builtin } from './expression.js';
import { compatibleTexts, sameKindOfText, simpleText, textLiteral } from './texts.js';

type GrowingBuiltin = (budget: Budget) => Builtin<Value>;

/** A function of one string literal's text, which keeps its language. */
function mapped(map: (text: string) => string): Builtin<Value> {
  return builtin(1, 1, (value) => {
    const text = textLiteral(value);
    return text && sameKindOfText(text, map(text.value));
  });
}

/** The same where the result may be `times` as long. */
function growing(times: number, map: (text: string) => string): GrowingBuiltin {
  return (budget) =>
    mapped((text) => {
      budget.requireText(text.length * times);
      return map(text);
    });
}

function tested(test: (text: string, other: string) => boolean): Builtin<boolean> {
  return builtin(2, 2, (first, second) => {
    const texts = compatibleTexts(first, second);
    return texts && test(texts[0].value, texts[1].value);
  });
}

/** A position or length: any number, rounded as XPath does. */
function position(value: Value): number | undefined {
  const typed = value instanceof LiteralValue ? value.typed : undefined;
  return typed instanceof Numeric ? Math.round(typed.approximate) : undefined;
}

/** fn:substring: the characters at [start, start + length), counted from 1. */
export function charactersBetween(from: Value, count?: Value): [number, number] | undefined {
  const start = position(from);
  const length = count === undefined ? Infinity : position(count);
  if (start === undefined || length === undefined) return undefined;
  const end = start + length;
  // A NaN selects no character.
  return Number.isNaN(start) || Number.isNaN(end)
    ? [0, 0]
    : [Math.max(start - 1, 0), Math.max(end - 1, 0)];
}

function substring(value: Value, from: Value, count?: Value): Value | undefined {
  const text = textLiteral(value);
  const range = charactersBetween(from, count);
  if (!text || !range) return undefined;
  const characters = text.value;
  return sameKindOfText(
    text,
    hasSurrogates(characters)
      ? Array.from(characters)
          .slice(...range)
          .join('')
      : characters.slice(...range),
  );
}

function before(first: Value, second: Value): Value | undefined {
  return around(first, second, (text, index) => text.slice(0, index));
}

function after(first: Value, second: Value): Value | undefined {
  return around(first, second, (text, index, length) => text.slice(index + length));
}

/** STRBEFORE or STRAFTER, or a plain empty string (SPARQL 1.1 §17.4.3.9). */
function around(
  first: Value,
  second: Value,
  slice: (text: string, index: number, length: number) => string,
): Value | undefined {
  const texts = compatibleTexts(first, second);
  if (!texts) return undefined;
  const [{ value: text }, { value: other }] = texts;
  const index = text.indexOf(other);
  return index < 0 ? stringValue('') : sameKindOfText(texts[0], slice(text, index, other.length));
}

/** CONCAT keeps the language and direction if all arguments share them (SPARQL 1.1 §17.4.3.12). */
function concatenate(budget: Budget, values: readonly Value[]): Value | undefined {
  let joined = '';
  let shared: LiteralValue | undefined;
  let isShared = true;
  for (const value of values) {
    const text = textLiteral(value);
    if (!text) return undefined;
    budget.requireText(joined.length + text.value.length);
    joined += text.value;
    shared ??= text;
    isShared &&= hasSameLanguage(shared, text);
  }
  return shared && isShared ? sameKindOfText(shared, joined) : stringValue(joined);
}

/** Percent-encodes all but RFC 3986's unreserved characters (XPath fn:encode-for-uri). */
function encodeForUri(budget: Budget, value: Value): Value | undefined {
  const text = textLiteral(value)?.value;
  if (text === undefined) return undefined;
  // Three UTF-8 bytes, each as three characters.
  budget.requireText(text.length * 9);
  const wellFormed = text.replace(/\p{Cs}/gu, '\ufffd');
  const encoded = encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return stringValue(encoded);
}

function languageMatches(tag: Value, range: Value): boolean | undefined {
  const language = simpleText(tag);
  const wanted = simpleText(range);
  return language === undefined || wanted === undefined
    ? undefined
    : isInLanguage(language, wanted);
}

/** Whether a language tag matches a range: basic filtering of RFC 4647 §3.3.1. */
export function isInLanguage(tag: string, range: string): boolean {
  const [language, wanted] = [tag.toLowerCase(), range.toLowerCase()];
  if (wanted === '*') return language !== '';
  return language === wanted || (wanted !== '' && language.startsWith(`${wanted}-`));
}

function length(value: Value): Value | undefined {
  const text = textLiteral(value);
  return text && integerValue(countCodePoints(text.value));
}

export const STRING_FUNCTIONS: Readonly<Record<string, Builtin<Value>>> = {
  strlen: builtin(1, 1, length),
  substr: builtin(2, 3, substring),
  strbefore: builtin(2, 2, before),
  strafter: builtin(2, 2, after),
};

/** String functions whose result may be longer than the arguments. */
export const GROWING_FUNCTIONS: Readonly<Record<string, GrowingBuiltin>> = {
  // Some letters have no single-character upper case: ΐ.
  ucase: growing(3, (text) => text.toUpperCase()),
  lcase: growing(2, (text) => text.toLowerCase()),
  encode_for_uri: (budget) => builtin(1, 1, (value) => encodeForUri(budget, value)),
  concat: (budget) => builtin(0, Infinity, (...values) => concatenate(budget, values)),
};

export const STRING_TESTS: Readonly<Record<string, Builtin<boolean>>> = {
  strstarts: tested((text, other) => text.startsWith(other)),
  strends: tested((text, other) => text.endsWith(other)),
  contains: tested((text, other) => text.includes(other)),
  langmatches: builtin(2, 2, languageMatches),
};
