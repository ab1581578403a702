/** Sorts completions by how well they match the typed text. */
import type { Completion } from '@codemirror/autocomplete';

/** The quality of a match: beginnings of names before words in them, then the rest. */
function matchOf(written: string, { label, detail = '' }: Completion): number {
  const start = written.toLowerCase();
  const local = label.slice(label.indexOf(':') + 1);
  const begins = (text: string): boolean => text.toLowerCase().startsWith(start);
  if (begins(label) || begins(local)) return 4;
  if (wordsOf(local).some(begins) || begins(detail)) return 3;
  if (wordsOf(detail).some(begins)) return 2;
  return label.toLowerCase().includes(start) ? 1 : 0;
}

function wordsOf(text: string): string[] {
  return text.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[\s\-_:·]+/);
}

/** Matching ones, the best first; of equal ones, those with more `boost`. */
export function inOrder(written: string, options: readonly Completion[]): Completion[] {
  return options
    .map((option) => ({ option, match: written === '' ? 1 : matchOf(written, option) }))
    .filter(({ match }) => match > 0)
    .sort(
      (one, other) =>
        other.match - one.match || (other.option.boost ?? 0) - (one.option.boost ?? 0),
    )
    .map(({ option }) => option);
}
