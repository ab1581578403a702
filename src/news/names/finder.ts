/**
 * Finds the matches of an expression, and passes over texts without the words that it needs. Most
 * rules fit few sentences; to try all of them took half of the time of reading.
 */
import { matchesOf } from '../../rdf/index.js';

/** Pieces of text of which each match has one; undefined if that cannot be told. */
type Pieces = readonly string[] | undefined;

/** At most so many alternatives are told apart. */
const MOST = 600;

/** Letters and digits stay; all else, and the edge of a word, is one space. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z\d]+/g, ' ');

/** The likelihood that a text has one of the pieces by chance; most have spaces. */
const chanceOf = (pieces: readonly string[]): number =>
  pieces.reduce((sum, piece) => sum + 4 ** -piece.replaceAll(/[^a-z\d]/g, '').length, 0);

/** A group's beginning, a set of characters, an escape, or a character. */
const PART =
  /(\((?:\?(?:<?[=!]|:|<\w+>))?)|\[(?:[^\]\\]|\\.)*\]|\\(?:[pP]\{[^}]*\}|k<\w+>|.)|[^]/suy;
const TIMES = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y;

/** The pieces that all matches of an expression have, from its source. */
function neededPieces(source: string): Pieces {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    at += match?.[0].length ?? 0;
    return match;
  };
  // `before` is the literal text before a group, with which each of its branches begins.
  const either = (before = ''): Pieces => {
    const branches = [row(before)];
    while (source[at] === '|') {
      at += 1;
      branches.push(row(before));
    }
    const all = new Set(branches.flatMap((pieces) => pieces ?? []));
    return branches.includes(undefined) || all.size > MOST ? undefined : [...all];
  };
  const row = (before: string): Pieces => {
    let best: Pieces;
    let literal = before;
    const offer = (pieces: Pieces): void => {
      if (pieces && (!best || chanceOf(pieces) < chanceOf(best))) best = pieces;
    };
    const endLiteral = (): void => {
      const piece = plain(literal);
      if (piece.length > 2) offer([piece]);
      literal = '';
    };
    while (at < source.length && !'|)'.includes(source[at] ?? '')) {
      const [part = '', group] = take(PART) ?? [];
      const isBehind = group?.startsWith('(?<=') === true;
      const inside = group && either(isBehind || group.endsWith('!') ? '' : literal);
      if (group) at += 1;
      if (group?.endsWith('!')) continue;
      const times = take(TIMES)?.[0];
      if (!group && !times && /^(?:[^\\.[^$]|\\b)/.test(part)) {
        literal += part === '\\b' ? ' ' : part;
        continue;
      }
      endLiteral();
      if (inside && !/^(?:[?*]|\{0)/.test(times ?? '')) offer(inside);
    }
    endLiteral();
    return best;
  };
  return either();
}

/** A number for three characters of a text; some are shared. */
const codeAt = (text: string, at: number): number =>
  (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 0xffff;

const codesOf = (piece: string): number[] =>
  Array.from(piece.slice(2), (_, at) => codeAt(piece, at));

/** The text looked at last: for each code, its turn if the text has it. */
const turns = new Uint32Array(1 << 16);
let turn = 0;
let last = '';

function lookAt(text: string): void {
  if (text === last) return;
  last = text;
  turn += 1;
  const words = plain(` ${text} `);
  for (let at = 2; at < words.length; at += 1) turns[codeAt(words, at - 2)] = turn;
}
const isThere = (code: number): boolean => turns[code] === turn;

/** A global expression, and the pieces that it needs. */
export class Finder {
  #pieces: readonly (readonly number[])[] | undefined;
  #hasRead = false;

  constructor(readonly pattern: RegExp) {}

  /** Whether a text may match; if not, it certainly does not. */
  mayMatch(text: string): boolean {
    if (!this.#hasRead) this.#pieces = neededPieces(this.pattern.source)?.map(codesOf);
    this.#hasRead = true;
    if (!this.#pieces) return true;
    lookAt(text);
    return this.#pieces.some((codes) => codes.every(isThere));
  }

  matchesIn(text: string): RegExpExecArray[] {
    return this.mayMatch(text) ? matchesOf(this.pattern, text) : [];
  }
}
