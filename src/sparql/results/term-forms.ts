/** A format's bytes for terms, derived from how it writes strings. */
import { InlineKind, TermKind } from '../../graph/index.js';
import {
  XSD,
  blankNode,
  directedLiteral,
  getOrMake,
  literal,
  namedNode,
  type Term,
} from '../../rdf/index.js';
import { SPECIAL, toBytes, type Escapes } from './byte-sink.js';

export interface TermSyntax {
  /**
   * A term as a string. Terms of one kind differ only in text and datatype or language, and each
   * character is written the same everywhere, except as below.
   */
  readonly term: (term: Term) => string;
  /** A character that changes the text around its whole term, like a comma in CSV. */
  readonly quoted?: string | undefined;
  /** Datatypes whose literals are written in several ways, like numbers in TSV. */
  readonly irregular?: readonly string[];
}

/** The text around a term, and around its datatype or language. */
export interface TermForm {
  readonly before: Uint8Array;
  readonly between: Uint8Array;
  readonly after: Uint8Array;
  /** Where the datatype or language goes; undefined where it is not written. */
  readonly extra: 'first' | 'last' | undefined;
  readonly escapes: Escapes;
  readonly extraEscapes: Escapes;
}

export interface TermForms {
  /** By `TermKind`; undefined for kinds without a form. */
  readonly ofKind: readonly (TermForm | undefined)[];
  /** By `InlineKind`. */
  readonly ofInlineKind: readonly TermForm[];
  /** By `TermKind`, for terms with a special character. */
  readonly ofQuotedKind: readonly (TermForm | undefined)[];
}

const formsBySyntax = new WeakMap<TermSyntax, TermForms>();

/** A syntax's forms, made on demand. */
export function termFormsOf(syntax: TermSyntax): TermForms {
  return getOrMake(formsBySyntax, syntax, () => makeForms(syntax));
}

/** Texts that no format writes around terms. */
const [TEXT, EXTRA] = ['text0', 'extra0'];

function makeForms({ term, quoted }: TermSyntax): TermForms {
  const ofKind = formsWith(term, TEXT);
  const { escapes } = ofKind[TermKind.string]!;
  const ofInlineKind: TermForm[] = [];
  for (const [kind, sample] of [
    [InlineKind.integer, literal('12345', XSD.integer)],
    [InlineKind.date, literal('1234-05-06', XSD.date)],
    [InlineKind.boolean, literal('true', XSD.boolean)],
  ] as const)
    ofInlineKind[kind] = { ...partsOf(term(sample), sample.value), escapes, extraEscapes: escapes };
  return {
    ofKind,
    ofInlineKind,
    ofQuotedKind: quoted === undefined ? [] : formsWith(term, TEXT + quoted),
  };
}

/** Each kind's form around a text. */
function formsWith(term: TermSyntax['term'], text: string): TermForm[] {
  const ofIri = escapesOf((value) => term(namedNode(value)), text);
  const ofLiteral = escapesOf((value) => term(literal(value)), text);
  const forms: TermForm[] = [];
  for (const [kind, sample, escapes, extraEscapes] of [
    [TermKind.iri, namedNode(text), ofIri, ofIri],
    [TermKind.blankNode, blankNode(text), ofIri, ofIri],
    [TermKind.string, literal(text), ofLiteral, ofLiteral],
    [TermKind.typed, literal(text, namedNode(EXTRA)), ofLiteral, ofIri],
    [TermKind.tagged, literal(text, EXTRA), ofLiteral, ofLiteral],
    [TermKind.taggedLeftToRight, directedLiteral(text, EXTRA, 'ltr'), ofLiteral, ofLiteral],
    [TermKind.taggedRightToLeft, directedLiteral(text, EXTRA, 'rtl'), ofLiteral, ofLiteral],
  ] as const)
    forms[kind] = { ...partsOf(term(sample), text), escapes, extraEscapes };
  return forms;
}

function partsOf(
  written: string,
  text: string,
): Pick<TermForm, 'before' | 'between' | 'after' | 'extra'> {
  const [textAt, extraAt] = [written.indexOf(text), written.indexOf(EXTRA)];
  const extra = extraAt === -1 ? undefined : extraAt < textAt ? 'first' : 'last';
  const parts = written.split(text).flatMap((part) => part.split(EXTRA));
  const [before, between, after] = [parts[0]!, parts.at(-2)!, parts.at(-1)!];
  return { before: toBytes(before), between: toBytes(between), after: toBytes(after), extra };
}

/** Characters that a format may forbid, by their first byte in UTF-8. */
const NONCHARACTERS = ['\ufffe', '\uffff'];

/** A format's escape of each character within a text. */
function escapesOf(write: (text: string) => string, text: string): Escapes {
  const flags = new Uint8Array(256);
  const escapes = [toBytes('')];
  const [before, after] = write(text).split(text) as [string, string];
  const all = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  for (const character of [...all, ...NONCHARACTERS]) {
    const [first] = toBytes(character) as unknown as [number];
    const escape = escapeOf(character);
    if (escape === character) continue;
    flags[first] = escape === undefined ? SPECIAL : escapes.push(toBytes(escape)) - 1;
  }
  return { flags, pairFlags: pairFlagsOf(flags), escapes };

  function escapeOf(character: string): string | undefined {
    try {
      const written = write(`${text}${character}${text}`);
      const [start, escape, end] = written.split(text);
      return start === before && end === after ? escape : undefined;
    } catch {
      // The format does not have the character.
      return undefined;
    }
  }
}

/** Formats, and IRIs and literals of a format, often escape the same characters. */
const pairFlagsByKey = new Map<string, Uint8Array>();

function pairFlagsOf(flags: Uint8Array): Uint8Array {
  return getOrMake(pairFlagsByKey, flags.join(), () => {
    const pairFlags = new Uint8Array(256 * 256);
    for (const [byte, flag] of flags.entries())
      if (flag === 0) pairFlags.set(flags, byte * 256);
      else pairFlags.fill(flag, byte * 256, byte * 256 + 256);
    return pairFlags;
  });
}
