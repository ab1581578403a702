/** Parses many endings of a question together, and their common beginning once. */
import { Sentence, type Parse, type Ways } from './grammar/parsing.js';
import type { Query } from './grammar/query.js';
import { question } from './grammar/questions.js';
import { tokensOf, type Token } from './language/words.js';
import { simplified } from './simplify.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** The cheapest reading of a text as a question; undefined if there is none. */
export function readQuestion(text: string, vocabulary: Vocabulary): Query | undefined {
  const sentence = new Sentence(text, tokensOf(text), vocabulary);
  const readings =
    sentence.tokens.length === 0
      ? []
      : question(sentence, 0).filter(({ end }) => end === sentence.tokens.length);
  return bestOf(readings, vocabulary);
}

function bestOf(readings: readonly Parse<Query>[], vocabulary: Vocabulary): Query | undefined {
  const [best] = [...readings].sort((left, right) => left.cost - right.cost);
  return best && simplified(best.value, vocabulary);
}

/** Marks the end of each ending. It occurs in no name and no word of the vocabulary. */
const END = { text: 'ꙮ', word: '\0' };
/** No phrase of the vocabulary, and hardly any name, has more words than this. */
const LONGEST_PHRASE = 8;

/** Endings of questions over one vocabulary. */
export class Endings {
  readonly #endings = new Map<string, { readonly first: string; readonly end: number }>();
  readonly #ways: Omit<Ways, 'memory'>;
  /** Cached parses of the endings. Names in lower case are parsed differently. */
  readonly #memories: Readonly<Record<'small' | 'capital', Ways['memory']>> = {
    small: new Map(),
    capital: new Map(),
  };

  constructor(
    endings: Iterable<string>,
    private readonly vocabulary: Vocabulary,
  ) {
    const tokens: Token[] = [];
    const starts: number[] = [];
    let text = '';
    for (const ending of new Set(endings)) {
      const own = tokensOf(ending).map((token) => ({
        ...token,
        start: token.start + text.length,
        end: token.end + text.length,
      }));
      text += `${ending} `;
      starts.push(tokens.length);
      tokens.push(...own);
      this.#endings.set(ending, { first: own[0]?.word ?? '', end: tokens.length });
      tokens.push({ ...END, start: text.length, end: text.length + END.text.length });
      text += `${END.text} `;
    }
    this.#ways = { text, tokens, starts };
  }

  /** The readings of a beginning with each ending. Costs about as much as parsing one question. */
  readAfter(base: string): (ending: string) => Query | undefined {
    const { text, tokens } = this.#ways;
    const own = tokensOf(base);
    const shifted = own.map((token) => ({
      ...token,
      start: token.start + text.length,
      end: token.end + text.length,
    }));
    const whole = text + base;
    const isSmall = base === base.toLowerCase();
    const sentence = new Sentence(
      `${whole} ${END.text}`,
      [
        ...tokens,
        ...shifted,
        { ...END, start: whole.length + 1, end: whole.length + 1 + END.text.length },
      ],
      this.vocabulary,
      isSmall,
      { ...this.#ways, memory: this.#memories[isSmall ? 'small' : 'capital'] },
    );
    const byEnd = new Map<number, Parse<Query>[]>();
    for (const reading of question(sentence, tokens.length))
      byEnd.set(reading.end, [...(byEnd.get(reading.end) ?? []), reading]);
    const isJoined = this.#joiner(base, own);
    return (ending) => {
      const known = this.#endings.get(ending);
      if (!known) throw new TypeError(`“${ending}” is not one of the endings.`);
      const { first, end } = known;
      return isJoined(first)
        ? readQuestion(base + ending, this.vocabulary)
        : bestOf(byEnd.get(end) ?? [], this.vocabulary);
    };
  }

  /** Whether the last words of a beginning and the first word of an ending may belong together. */
  #joiner(base: string, tokens: readonly Token[]): (first: string) => boolean {
    const { vocabulary } = this;
    const last = tokens.at(-1);
    const tails = tokens.slice(-LONGEST_PHRASE).map((token, index, all) => ({
      words: all.slice(index).map(({ word }) => word),
      text: base.slice(token.start, last?.end),
    }));
    const open = tails.filter(
      ({ words, text }) =>
        vocabulary.isPhraseBeginning(words) || vocabulary.lookup.isNameBeginning(`${text} `),
    );
    // What such words mean depends on the next one.
    const isAlways =
      last !== undefined &&
      (vocabulary.isGenericWord(last.word) || ['a', 'one'].includes(last.word));
    // A verb can have further words of its own, and depends on whether an agent follows.
    const hasVerb = tokens.some(({ word }) => vocabulary.verbs.hasBeginning([word]));
    const known = new Map<string, boolean>();
    return (first) => {
      let joined = known.get(first);
      if (joined === undefined) {
        joined =
          isAlways ||
          (hasVerb && (first === 'by' || vocabulary.isLinkWord(first))) ||
          open.some(
            ({ words, text }) =>
              vocabulary.isPhraseBeginning([...words, first]) ||
              vocabulary.lookup.isNameBeginning(`${text} ${first}`),
          );
        known.set(first, joined);
      }
      return joined;
    };
  }
}
