/** Pieces of words that all matches of an expression have, read from its source. */

type Pieces = ReadonlySet<string> | undefined;

/** What is known of all matches of a part of an expression. */
interface Matches {
  /** All that it matches, if that is little. */
  readonly exact?: Pieces;
  /** Each match contains one of these. */
  readonly required?: Pieces;
}

/** At most so many alternatives are told apart. */
const MOST = 600;

/** Letters, digits and the signs of names stay; all else, and the edge of a word, is one space. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\ue000-\ue008]/g, ' $& ')
    .replaceAll(/[^a-z\d\ue000-\ue008]+/g, ' ');

const exactly = (text: string): Matches => ({ exact: new Set([plain(text)]) });
const NOTHING = exactly('');
const ANYTHING: Matches = {};

const piecesOf = ({ exact, required }: Matches): Pieces => exact ?? required;

/** The likelihood that a text has one of the pieces by chance; most have spaces and signs. */
function chanceOf(pieces: ReadonlySet<string>): number {
  let sum = 0;
  for (const piece of pieces) sum += 4 ** -piece.replaceAll(/[^a-z\d]/g, '').length;
  return sum;
}

/** The pieces that fewest texts have. */
function rarest(all: readonly Pieces[]): Pieces {
  let best: Pieces;
  for (const pieces of all)
    if (pieces && (!best || chanceOf(pieces) < chanceOf(best))) best = pieces;
  return best;
}

function union(sets: readonly Pieces[]): Pieces {
  const all = new Set<string>();
  for (const set of sets) {
    if (!set) return undefined;
    for (const piece of set) all.add(piece);
  }
  return all.size <= MOST ? all : undefined;
}

const either = (branches: readonly Matches[]): Matches => ({
  exact: union(branches.map(({ exact }) => exact)),
  required: union(branches.map(piecesOf)),
});

function inRow(parts: readonly Matches[]): Matches {
  let known = NOTHING.exact;
  let isExact = true;
  const found: Pieces[] = [];
  for (const { exact, required } of parts) {
    if (exact && known && known.size * exact.size <= MOST) {
      const longer = new Set<string>();
      for (const first of known) for (const next of exact) longer.add(plain(first + next));
      known = longer;
    } else {
      isExact = false;
      found.push(known, required);
      known = exact;
    }
  }
  return isExact ? { exact: known } : { required: rarest([...found, known]) };
}

/** Reads the source of an expression. What it does not know may match anything. */
class SourceReader {
  private at = 0;

  constructor(private readonly source: string) {}

  read(): Matches {
    const branches: Matches[] = [];
    do branches.push(this.row());
    while (this.takes('|'));
    return either(branches);
  }

  private row(): Matches {
    const parts: Matches[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? ''))
      parts.push(this.repeated(this.one()));
    return inRow(parts);
  }

  private takes(words: string): boolean {
    const isNext = this.source.startsWith(words, this.at);
    if (isNext) this.at += words.length;
    return isNext;
  }

  private takesPattern(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  private one(): Matches {
    const group = this.takesPattern(/\((?:\?(?:<?[=!]|:|<\w+>))?/y);
    if (group) {
      const inside = this.read();
      this.takes(')');
      return /[=!]$/.test(group[0]) ? NOTHING : inside;
    }
    const signs = this.takesPattern(/\[((?:[^\]\\]|\\.)*)\]/sy);
    if (signs) return oneOf(signs[1] ?? '');
    const escaped = this.takesPattern(/\\(?:[pP]\{[^}]*\}|u([\da-f]{4})|(.))/sy);
    if (escaped) {
      const [, code, sign = ''] = escaped;
      if (code !== undefined) return exactly(String.fromCharCode(parseInt(code, 16)));
      return sign === 'b' || /\W/.test(sign) ? exactly(' ') : ANYTHING;
    }
    const sign = this.source[this.at] ?? '';
    this.at += 1;
    if (sign === '.') return ANYTHING;
    return '^$'.includes(sign) ? NOTHING : exactly(sign);
  }

  private repeated(part: Matches): Matches {
    const times = this.takesPattern(/(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/y);
    if (!times) return part;
    if (times[0].startsWith('?')) return either([part, NOTHING]);
    return times[0].startsWith('*') || times[1] === '0' ? ANYTHING : { required: piecesOf(part) };
  }
}

/** `[sz]`, but no ranges. */
function oneOf(signs: string): Matches {
  if (/^\^|\\|.-./s.test(signs)) return ANYTHING;
  return { exact: new Set(Array.from(signs, plain)) };
}

/**
 * Pieces of which each match of an expression has one, in lower case, with a space for each edge of
 * a word; undefined if there are none to be told.
 */
export const requiredWords = (source: string): ReadonlySet<string> | undefined =>
  piecesOf(new SourceReader(source).read());
