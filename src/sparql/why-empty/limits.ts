/** LIMIT and OFFSET that leave out all rows. */
import { writtenIn, type Edit, type Inspection } from './edit.js';

export function limitEdits({ query, set }: Inspection): Edit[] {
  return set
    .filter(({ kind }) => kind === 'limit')
    .map(({ node, place }): Edit => {
      const { limit, offset } = node as unknown as {
        readonly limit?: number;
        readonly offset?: number;
      };
      const written = writtenIn(query, place);
      const left =
        limit === 0 ? written.replace(/limit\s+0+/i, '') : written.replace(/offset\s+\d+/i, '');
      return {
        changes: [{ ...place, text: left.trim() }],
        cost: 3,
        place,
        hint:
          limit === 0
            ? 'LIMIT 0 leaves no rows.'
            : `There are at most ${offset} rows, and OFFSET skips all of them.`,
      };
    });
}
