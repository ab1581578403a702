/** Functions on RDF terms (SPARQL 1.1 §17.4.2, SPARQL 1.2 §17.4.2 and §17.4.6). */
import { ServiceError } from '../../errors.js';
import { LIMITS } from '../../rdf/index.js';
import {
  BlankValue,
  IriValue,
  LiteralValue,
  Numeric,
  TripleValue,
  type Value,
  languageValue,
  literalValue,
  stringValue,
} from '../values/index.js';
import { type Builtin, builtin } from './expression.js';
import { simpleText } from './texts.js';

/** A language tag's form (RFC 5646 §2.1, loosely). */
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** A triple term; undefined when a part cannot have its position (RDF 1.2 Concepts §3.1). */
export function makeTriple(
  subject: Value,
  predicate: Value,
  object: Value,
): TripleValue | undefined {
  if (object instanceof TripleValue && object.depth >= LIMITS.tripleTermDepth)
    throw new ServiceError(
      'malformed-query',
      `The query nests triple terms more than ${LIMITS.tripleTermDepth} levels deep.`,
    );
  const isSubject = subject instanceof IriValue || subject instanceof BlankValue;
  return isSubject && predicate instanceof IriValue
    ? new TripleValue(subject, predicate, object)
    : undefined;
}

function stringOf(value: Value): Value | undefined {
  if (value instanceof LiteralValue || value instanceof IriValue) return stringValue(value.value);
  return undefined;
}

function datatype(value: Value): Value | undefined {
  return value instanceof LiteralValue ? value.datatype : undefined;
}

function withDatatype(lexical: Value, type: Value): Value | undefined {
  const text = simpleText(lexical);
  if (text === undefined || !(type instanceof IriValue)) return undefined;
  const literal = literalValue(text, type.value);
  // RDF has no rdf:langString without a language.
  return literal.isLanguage ? undefined : literal;
}

function withLanguage(lexical: Value, language: Value): Value | undefined {
  const text = simpleText(lexical);
  const tag = simpleText(language);
  return text !== undefined && tag !== undefined && LANGUAGE_TAG.test(tag)
    ? languageValue(text, tag)
    : undefined;
}

function withDirection(lexical: Value, language: Value, direction: Value): Value | undefined {
  const text = withLanguage(lexical, language);
  const side = simpleText(direction);
  if (!(text instanceof LiteralValue) || (side !== 'ltr' && side !== 'rtl')) return undefined;
  return languageValue(text.value, text.language, side);
}

function part(pick: (triple: TripleValue) => Value): Builtin<Value> {
  return builtin(1, 1, (value) => (value instanceof TripleValue ? pick(value) : undefined));
}

export const TERM_FUNCTIONS: Readonly<Record<string, Builtin<Value>>> = {
  str: builtin(1, 1, stringOf),
  lang: builtin(1, 1, (value) =>
    value instanceof LiteralValue ? stringValue(value.language) : undefined,
  ),
  langdir: builtin(1, 1, (value) =>
    value instanceof LiteralValue ? stringValue(value.direction) : undefined,
  ),
  datatype: builtin(1, 1, datatype),
  strdt: builtin(2, 2, withDatatype),
  strlang: builtin(2, 2, withLanguage),
  strlangdir: builtin(3, 3, withDirection),
  triple: builtin(3, 3, makeTriple),
  subject: part((triple) => triple.subject),
  predicate: part((triple) => triple.predicate),
  object: part((triple) => triple.object),
};

export const TERM_TESTS: Readonly<Record<string, Builtin<boolean>>> = {
  isiri: builtin(1, 1, (value) => value instanceof IriValue),
  isuri: builtin(1, 1, (value) => value instanceof IriValue),
  isblank: builtin(1, 1, (value) => value instanceof BlankValue),
  isliteral: builtin(1, 1, (value) => value instanceof LiteralValue),
  isnumeric: builtin(
    1,
    1,
    (value) => value instanceof LiteralValue && value.typed instanceof Numeric,
  ),
  istriple: builtin(1, 1, (value) => value instanceof TripleValue),
  haslang: builtin(1, 1, (value) => value instanceof LiteralValue && value.language !== ''),
  haslangdir: builtin(1, 1, (value) => value instanceof LiteralValue && value.direction !== ''),
};
