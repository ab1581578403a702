/** The first rows of a SPARQL query, for assistants. */
import { assertedVersionOf, type GraphVersion } from '../graph/index.js';
import {
  BOOLEAN,
  filledText,
  INTEGER,
  listOf,
  membersOf,
  objectOf,
  said,
  TEXT,
  wholeNumber,
} from '../input/index.js';
import type { QueryPreview } from '../sparql/index.js';
import { capability, type Caller } from './capability.js';
import { CELL, NOTE, VERSION, cellOf, noteOfPage, type Cell } from './members.js';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;
/** Earlier rows than the shown ones are read, too. */
const MAX_OFFSET = 10_000;

export const query = capability({
  name: 'query',
  summary: 'Runs a SPARQL query, and shows its first rows',
  input: membersOf(
    {
      query: said(
        filledText(100_000),
        'The query, with its prefixes.',
        'SELECT ?class (COUNT(*) AS ?things) { ?thing a ?class } GROUP BY ?class',
      ),
    },
    {
      limit: said(
        wholeNumber(1, MAX_LIMIT, DEFAULT_LIMIT),
        'How many rows or statements to give.',
        20,
      ),
      offset: said(
        wholeNumber(0, MAX_OFFSET, 0),
        'How many rows to leave out first, to page through a long answer.',
        100,
      ),
      inferred: said({ ...BOOLEAN, default: true }, 'Whether inferred facts count.', false),
      version: VERSION,
    },
  ),
  output: objectOf(
    { kind: { ...TEXT, enum: ['solutions', 'boolean', 'graph'] } },
    {
      total: said(INTEGER, 'Rows or statements of the whole answer.'),
      columns: listOf(TEXT),
      rows: said(
        listOf({ type: 'object', additionalProperties: CELL }),
        'A member for each variable that is bound; IRIs in full.',
      ),
      value: said(BOOLEAN, 'The answer to ASK.'),
      turtle: said(TEXT, 'The answer to CONSTRUCT and DESCRIBE.'),
      whyEmpty: objectOf({ because: listOf(TEXT) }),
      note: NOTE,
    },
  ),
  run: async ({ query: text, limit, offset, inferred }, caller) => {
    const { service, asked } = caller;
    const version = inferred ? caller.version : assertedVersionOf(caller.version, service.names);
    const options = { ...asked, isStrict: true };
    const found = await service.sparql.preview(version, text, offset + limit, options);
    service.auditor.noteQuery(version, text, {});
    return {
      kind: found.kind,
      ...answerOf(found, offset, limit, version.number),
      ...('total' in found && found.total === 0 ? await whyEmpty(version, text, caller) : {}),
    };
  },
  http: false,
  commands: [],
  tool: {
    title: 'Run a SPARQL query',
    description:
      'Runs a SPARQL 1.1 or 1.2 query (SELECT, ASK, CONSTRUCT, DESCRIBE) to its end and gives the ' +
      'first rows and their total. Look up classes and properties with describe_model first. ' +
      'Declare prefixes. To see where facts come from, ask for GRAPH ?source { … }. An error says ' +
      'what to change; an answer without rows says why. Example: {"query": "PREFIX og: ' +
      '<https://w3id.org/osce-graph/ontology#> SELECT ?event ?date { ?event a og:Workshop ; ' +
      'og:startDate ?date } ORDER BY DESC(?date)", "limit": 20}.',
  },
});

function answerOf(found: QueryPreview, offset: number, limit: number, version: number): object {
  switch (found.kind) {
    case 'boolean':
      return { value: found.value };
    case 'graph':
      return { total: found.total, turtle: found.turtle, ...graphNote(found.total, limit) };
    case 'solutions': {
      const { total, variables, solutions } = found;
      const rows = solutions.slice(offset).map((solution) => {
        const cells = variables.flatMap((name, index): [string, Cell][] => {
          const term = solution[index];
          return term ? [[name, cellOf(term)]] : [];
        });
        return Object.fromEntries(cells);
      });
      const count = rows.length;
      const next = `the same query with "offset": ${offset + count} and "version": ${version}`;
      return {
        ...{ total, columns: variables, rows },
        ...(count === 0 && offset < total
          ? { note: TOO_LONG }
          : noteOfPage('rows', { first: offset, count, total }, next)),
      };
    }
  }
}

const TOO_LONG =
  'The rows before this one are too long to be left out here. Write OFFSET and LIMIT into the ' +
  'query, after an ORDER BY.';

function graphNote(total: number, limit: number): object {
  if (total <= limit) return {};
  return {
    note:
      `These are the first ${limit} of ${total} statements. For more, raise "limit" (at most ` +
      `${MAX_LIMIT}), or write LIMIT and OFFSET into the query, after an ORDER BY.`,
  };
}

/** Why there are no rows, so that the caller can ask for something else. */
async function whyEmpty(
  version: GraphVersion,
  text: string,
  { service, asked }: Caller,
): Promise<object> {
  const explanation = await service.sparql.explain(version, text, 'run', asked);
  const { whyEmpty: why } = explanation;
  if (!why) return { note: 'The query has no rows in this version.' };
  const because = why.because.map(
    ({ part, line, column }) => `${part} (line ${line}, column ${column})`,
  );
  return { whyEmpty: { because } };
}
