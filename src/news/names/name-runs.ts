/** The words of one sentence, seen as runs of words that names are made of. */
import type { Lexicon } from './lexicon.js';
import { isNameWord, PARTICLES } from './name-words.js';
import { isAdjacent, textOf, type WordToken } from './tokens.js';

/** Looks ahead in the words of one sentence. */
export class NameRuns {
  constructor(
    protected readonly tokens: readonly WordToken[],
    protected readonly text: string,
    protected readonly lexicon: Lexicon,
  ) {}

  /** Whether a token and the one before it have nothing but one gap between them. */
  isAdjacent(index: number): boolean {
    return isAdjacent(this.tokens, this.text, index);
  }

  /** Whether a name goes on at a token: `Ann Lee`, `Pierre von Arx`. */
  goesOn(position: number): boolean {
    const isParticle =
      PARTICLES.has(this.tokens[position]?.text ?? '') && this.isAdjacent(position + 1);
    return (
      this.isAdjacent(position) && isNameWord(this.tokens[isParticle ? position + 1 : position])
    );
  }

  /** The tokens from `position` on that run on as name words. */
  runOfNames(position: number): WordToken[] {
    const run: WordToken[] = [];
    for (const [offset, token] of this.tokens.slice(position, position + 8).entries()) {
      if (!isNameWord(token) || (offset > 0 && !this.isAdjacent(position + offset))) break;
      run.push(token);
    }
    return run;
  }

  /** Whether a run begins with an abbreviation, or anything the lexicon knows. */
  protected isKnown(run: readonly WordToken[]): boolean {
    const first = run[0];
    if (!first) return false;
    if (/^\p{Lu}{2,}$/u.test(first.word)) return true;
    if (
      this.lexicon.stateOfAdjective(first.word) ??
      this.lexicon.state(first.word) ??
      this.lexicon.place(first.word)
    )
      return true;
    const name = this.text.slice(first.start, run.at(-1)?.end);
    return (this.lexicon.state(name) ?? this.lexicon.body(name)) !== undefined;
  }

  /** The end of the State’s name that begins at a token; the position itself when none does. */
  longestState(position: number): number {
    const count = this.lexicon.wordsFrom('state', this.tokens[position]?.word ?? '');
    for (let end = Math.min(this.tokens.length, position + count); end > position; end -= 1) {
      if (this.lexicon.state(textOf(this.tokens, this.text, position, end))) return end;
    }
    return position;
  }
}
