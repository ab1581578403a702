/** Documents with mistakes, for readers of what anybody may send. */
import fc from 'fast-check';

/** More of them: `FUZZ_RUNS=20000`. */
export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 120);

/** What is put in somewhere, in place of some characters; `place` is a share of the text. */
export type Edit = readonly [place: number, removed: number, added: string];

/** Edits that put in pieces, many times the same piece, or any characters. */
export function editsWith(piece: fc.Arbitrary<string>): fc.Arbitrary<Edit[]> {
  return fc.array(
    fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(12),
      fc.oneof(
        piece,
        piece.map((each) => each.repeat(40)),
        fc.string({ unit: 'binary' }),
      ),
    ),
    { minLength: 1, maxLength: 4 },
  );
}

/** Any characters, or any of the pieces in a row. */
export function anyOf(piece: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  );
}

/** A text after some edits. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const [place, removed, added] of edits) {
    const at = Math.floor(place * result.length);
    result = result.slice(0, at) + added + result.slice(at + removed);
  }
  return result;
}
