/**
 * Bounds a backtracking engine's steps for a text of length n: `choices` × n ^ `degree`, for each
 * place where a match may begin.
 */
import { greatestOf } from '../../rdf/index.js';

export interface RegexCost {
  /** How many unbounded repetitions follow each other; Infinity when they nest. */
  readonly degree: number;
  /** The number of combinations of alternatives and counted repetitions. */
  readonly choices: number;
  /** Whether a match can begin at one place only. */
  readonly isAnchored: boolean;
}

interface Part {
  readonly degree: number;
  readonly choices: number;
}

interface Group {
  alternatives: Part[];
  parts: Part[];
}

const CHARACTER: Part = { degree: 0, choices: 1 };
const ENDLESS: Part = { degree: Infinity, choices: Infinity };

/** Tokens of a JavaScript pattern, except classes within classes. */
const TOKEN =
  /\\u\{[0-9a-f]+\}|\\[pP]\{\w+\}|\\.|(\(\?<?[:=!]|\()|(\))|(\|)|([*+?]|\{\d+(,?)(\d*)\})\??|[^]/uy;

export function costOfRegex(source: string): RegexCost {
  const whole: Group = { alternatives: [], parts: [] };
  const around: Group[] = [];
  let inner = whole;
  for (let index = 0; index < source.length;) {
    if (source[index] === '[') {
      index = endOfClass(source, index);
      inner.parts.push(CHARACTER);
      continue;
    }
    TOKEN.lastIndex = index;
    const [token = '', open, close, bar, quantifier, comma, most] = TOKEN.exec(source) ?? [];
    index = TOKEN.lastIndex;
    if (open !== undefined) {
      around.push(inner);
      inner = { alternatives: [], parts: [] };
    } else if (close !== undefined) {
      const sum = sumOf(inner);
      inner = around.pop() ?? whole;
      inner.parts.push(sum);
    } else if (bar !== undefined) endAlternative(inner);
    else if (quantifier !== undefined) {
      const { parts } = inner;
      const isOpen = /[*+]/.test(quantifier) || (comma === ',' && most === '');
      const count = quantifier === '?' ? 1 : Number(most === '' ? /\d+/.exec(quantifier) : most);
      parts.push(isOpen ? unlimited(parts.pop()) : repeated(parts.pop(), count, token, comma));
    } else if (token !== '^') inner.parts.push(CHARACTER);
  }
  forgiveEnding(whole);
  const isAnchored = source.startsWith('^') && whole.alternatives.length === 0;
  return { ...sumOf(whole), isAnchored };
}

/** The pattern's last part matches as often as it can; nothing after it can fail. */
function forgiveEnding({ parts }: Group): void {
  const last = parts.pop();
  if (last) parts.push(last.degree === 1 ? CHARACTER : last);
}

/** The offset after the class that begins here, with nested classes. */
export function endOfClass(source: string, start: number): number {
  let depth = 0;
  for (let index = start; index < source.length; index += 1) {
    if (source[index] === '\\') index += 1;
    else if (source[index] === '[') depth += 1;
    else if (source[index] === ']' && (depth -= 1) === 0) return index + 1;
  }
  return source.length;
}

function unlimited(part: Part = CHARACTER): Part {
  return part.degree === 0 && part.choices === 1 ? { degree: 1, choices: 1 } : ENDLESS;
}

function repeated(part: Part = CHARACTER, count: number, token: string, comma = ''): Part {
  if (part.degree === 0 && part.choices === 1)
    return { degree: 0, choices: comma === ',' || token.startsWith('?') ? count + 1 : 1 };
  if (count <= 1) return { degree: part.degree, choices: part.choices + 1 };
  return { degree: part.degree * count, choices: part.choices ** count };
}

function endAlternative(group: Group): void {
  const degree = group.parts.reduce((sum, part) => sum + part.degree, 0);
  const choices = group.parts.reduce((product, part) => product * part.choices, 1);
  group.alternatives.push({ degree, choices });
  group.parts = [];
}

function sumOf(group: Group): Part {
  endAlternative(group);
  return {
    degree: greatestOf(group.alternatives.map(({ degree }) => degree)),
    choices: group.alternatives.reduce((sum, { choices }) => sum + choices, 0),
  };
}
