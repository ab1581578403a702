/** The rows of a built query from SPARQL. */
import { valueViewOf } from '../pages/term-views.js';
import type { Term } from '../../rdf/index.js';
import type { WrittenQuery } from '../../build/index.js';
import type { BuiltView } from '../pages/build-views.js';
import type { ValueView } from '../pages/views.js';
import type { BuildContext } from './view-tools.js';

/** Which rows, and the noun for their things. */
interface RowsWanted {
  readonly page: number;
  readonly size: number;
  readonly kindLabel: string;
}

/** One page of the rows, with names. @throws ServiceError as `SparqlEngine.query` does. */
export async function rowsOf(
  { sparql, columns }: WrittenQuery,
  { service, version, asked }: BuildContext,
  { page, size, kindLabel }: RowsWanted,
): Promise<Omit<BuiltView['table'], 'rowCount'>> {
  const firstIndex = (page - 1) * size;
  const answer = await service.unionSparql.query(
    version,
    `${sparql}\nLIMIT ${size}\nOFFSET ${firstIndex}`,
    asked,
  );
  if (answer.kind !== 'solutions') throw new TypeError('A built query selects.');
  const shown = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ holds }) => holds !== 'name');
  const cell = (term: Term | undefined): ValueView | null =>
    term ? valueViewOf(version, term, service) : null;
  const rows: (ValueView | null)[][] = [];
  for await (const solution of answer.solutions)
    rows.push(shown.map(({ index }) => cell(solution[index])));
  return {
    head: shown.map(({ holds }) => ({
      title: typeof holds !== 'string' ? holds.label : holds === 'thing' ? kindLabel : holds,
      isCount: holds === 'count',
    })),
    rows,
    firstIndex,
  };
}
