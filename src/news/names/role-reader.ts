/** Reads the words for a function: a role noun, with a minister's portfolio. */
import { isPortfolioWord, isRoleNoun, isRoleWord } from './role-words.js';
import { isAdjacent, type WordToken } from './tokens.js';

/** The end of the words for a function; after `Minister`, the portfolio belongs to it. */
export function roleEnd(tokens: readonly WordToken[], text: string, noun: number): number {
  const next = tokens[noun + 1]?.word ?? '';
  if (/^(?:assistant|associate)$/i.test(tokens[noun]?.word ?? '') && isRoleNoun(next))
    return roleEnd(tokens, text, noun + 1);
  if (/^(?:Under-)?Secretary of State\b/.test(text.slice(tokens[noun]?.start))) return noun + 3;
  const isMinister = /^(?:minister|protector)$/i.test(tokens[noun]?.word ?? '');
  if (
    !isMinister ||
    !/^(?:of|for)$/.test(tokens[noun + 1]?.text ?? '') ||
    !isAdjacent(tokens, text, noun + 1)
  )
    return noun + 1;
  return portfolioEnd(tokens, text, noun + 2) ?? noun + 1;
}

/** `Labour, Health and Social Affairs`: words of portfolios, joined. */
function portfolioEnd(
  tokens: readonly WordToken[],
  text: string,
  start: number,
): number | undefined {
  let end: number | undefined;
  const first = skip(tokens, start, ARTICLE);
  // `Foreign Minister of the Government of Albania` is in the government, not for it.
  if (tokens[first]?.word.toLowerCase() === 'government') return undefined;
  for (let at = first; isPortfolio(tokens, text, at);) {
    at = runEnd(tokens, text, at);
    end = at;
    const isListed = text.slice(tokens[at - 1]?.end, tokens[at]?.start) === ', ';
    at = skip(tokens, at, JOINS);
    // `Minister of Justice, Youth Officer Ann Lee`: words before another function are no portfolio.
    if ((at === end && !isListed) || isRoleNoun(tokens[runEnd(tokens, text, at)]?.word ?? ''))
      break;
  }
  return end;
}

const ARTICLE = new Set(['the']);
const JOINS = new Set(['and', '&', 'of', 'for', 'the']);

function isPortfolio(tokens: readonly WordToken[], text: string, at: number): boolean {
  const word = tokens[at]?.word ?? '';
  return (
    isPortfolioWord(word) &&
    !isRoleWord(word) &&
    /^,? ?(?:\S+ )*$/.test(text.slice(tokens[at - 1]?.end, tokens[at]?.start))
  );
}

function runEnd(tokens: readonly WordToken[], text: string, start: number): number {
  let end = start;
  while (
    isPortfolioWord(tokens[end]?.word ?? '') &&
    (end === start || isAdjacent(tokens, text, end))
  )
    end += 1;
  return end;
}

function skip(tokens: readonly WordToken[], start: number, words: ReadonlySet<string>): number {
  let at = start;
  while (words.has(tokens[at]?.text.toLowerCase() ?? '')) at += 1;
  return at;
}
