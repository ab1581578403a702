/** String literals as arguments and results (SPARQL 1.1 §17.4.3.1, SPARQL 1.2). */
import {
  LiteralValue,
  type Value,
  hasSameLanguage,
  languageValue,
  stringValue,
} from '../values/index.js';

/** The characters of a plain xsd:string; undefined for every other value. */
export function simpleText(value: Value): string | undefined {
  const typed = value instanceof LiteralValue ? value.typed : undefined;
  return typeof typed === 'string' ? typed : undefined;
}

export function textLiteral(value: Value): LiteralValue | undefined {
  if (!(value instanceof LiteralValue)) return undefined;
  return value.isLanguage || typeof value.typed === 'string' ? value : undefined;
}

/** A text in the language and direction of another string literal. */
export function sameKindOfText(original: LiteralValue, text: string): LiteralValue {
  return original.isLanguage
    ? languageValue(text, original.language, original.direction)
    : stringValue(text);
}

/** Argument compatibility: the second is plain, or of the same language and direction. */
export function compatibleTexts(
  first: Value,
  second: Value,
): [LiteralValue, LiteralValue] | undefined {
  const text = textLiteral(first);
  const other = textLiteral(second);
  if (!text || !other) return undefined;
  return !other.isLanguage || hasSameLanguage(text, other) ? [text, other] : undefined;
}
