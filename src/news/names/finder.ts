/**
 * Finds the matches of an expression, and passes over texts without the words that it needs. Most
 * rules fit few sentences; to try all of them took half of the time of reading.
 */
import { matchesOf } from '../../rdf/index.js';
import { requiredWords } from './required-words.js';

/** Numbers of the signs that words are told by: space, letters, digits, signs of names. */
const SIGNS = 46;
function numberOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 65 && code <= 90) return code - 64;
  if (code >= 48 && code <= 57) return code - 21;
  return code >= 0xe000 && code <= 0xe008 ? code - 0xe000 + 37 : 0;
}

/** A number for each three signs in a row. All that is no sign of a word is one space. */
function codesOf(text: string): number[] {
  const codes: number[] = [];
  let [code, length, before] = [0, 0, -1];
  const add = (sign: number): void => {
    if (sign === 0 && before === 0) return;
    before = sign;
    length += 1;
    code = (code % (SIGNS * SIGNS)) * SIGNS + sign;
    if (length > 2) codes.push(code);
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = numberOf(text.charCodeAt(at));
    if (sign > 36) add(0);
    add(sign);
    if (sign > 36) add(0);
  }
  return codes;
}

/** The text looked at last: for each code, its turn if the text has it. */
const turns = new Uint32Array(SIGNS ** 3);
let turn = 0;
let last = '';

function lookAt(text: string): void {
  if (text === last) return;
  last = text;
  turn += 1;
  for (const code of codesOf(` ${text} `)) turns[code] = turn;
}
const isThere = (code: number): boolean => turns[code] === turn;

/** Words with a code in common, so that most are passed over together. */
interface Words {
  readonly code: number;
  readonly all: readonly (readonly number[])[];
}

/** Words of which a text needs one; undefined if it needs none. */
function readWords(source: string): readonly Words[] | undefined {
  const byCode = new Map<number, number[][]>();
  for (const word of requiredWords(source) ?? ['']) {
    const codes = codesOf(word);
    // The first has the space before the word.
    const code = codes[1] ?? codes[0];
    if (code === undefined) return undefined;
    const all = byCode.get(code);
    if (all) all.push(codes);
    else byCode.set(code, [codes]);
  }
  return Array.from(byCode, ([code, all]) => ({ code, all }));
}

/** A global expression, and the words that it needs. */
export class Finder {
  #words: readonly Words[] | undefined;
  #hasRead = false;

  constructor(readonly pattern: RegExp) {}

  /** Whether a text may match; if not, it certainly does not. */
  mayMatch(text: string): boolean {
    if (!this.#hasRead) this.#words = readWords(this.pattern.source);
    this.#hasRead = true;
    if (!this.#words) return true;
    lookAt(text);
    for (const { code, all } of this.#words)
      if (isThere(code) && all.some((codes) => codes.every(isThere))) return true;
    return false;
  }

  matchesIn(text: string): RegExpExecArray[] {
    return this.mayMatch(text) ? matchesOf(this.pattern, text) : [];
  }
}
