/** `osce-graph query 'SPARQL'`: an answer on standard output. */
import { versionNamed } from '../capabilities/index.js';
import { badRequest } from '../errors.js';
import { assertedVersionOf, type GraphVersion } from '../graph/index.js';
import { RDF_FORMATS, readText } from '../rdf/index.js';
import type { Service } from '../service.js';
import {
  ENGINES,
  SECOND_ENGINES,
  SOLUTION_FORMATS,
  planText,
  solutionsOf,
  type QueryOptions,
} from '../sparql/index.js';
import { COMMON, flag, local, value, withService } from './command.js';
import type { Terminal } from './command.js';
import { tableText } from './table.js';

const TABLE = 'table';

/** Every format of some answer; graphs also by the ending of their files, as in exports. */
const FORMATS = [
  ...new Set([
    TABLE,
    ...namesOf(SOLUTION_FORMATS),
    ...namesOf(RDF_FORMATS),
    ...RDF_FORMATS.map(({ extension }) => extension),
  ]),
];

export const query = local({
  usage: 'query [sparql]',
  description: 'answer a SPARQL query',
  options: {
    file: value('Read the query from a file.'),
    format: value('How the answer is written', { enum: FORMATS }),
    snapshot: value('Answer from this version (number or name).'),
    version: value('The same as --snapshot.'),
    explain: flag(
      'Show how the query is evaluated, with rows and times; for a query without rows, the ' +
        'parts that have none together.',
    ),
    engine: value('Who answers, from the graph alone', { enum: ENGINES }),
    'no-inferred': flag('Exclude inferred statements.'),
    ...COMMON,
    json: flag('The same as --format json; JSON-LD for a graph.'),
  },
  run: async ({ file, ...flags }, terminal, [sparql]) => {
    const text = file === undefined ? sparql : await readText(file, 'malformed-query');
    if (text === undefined)
      throw badRequest("Give a query: osce-graph query 'SELECT …', or -f FILE.");
    const format = flags.json ? 'json' : (flags.format ?? TABLE);
    return withService(flags, terminal, 'read', async (service) => {
      const whole = await versionNamed({ version: flags.version ?? flags.snapshot }, service);
      const version = flags['no-inferred'] ? assertedVersionOf(whole, service.names) : whole;
      const engine = SECOND_ENGINES.find((name) => name === flags.engine);
      if (flags.explain) {
        requireFormat(format, [TABLE, 'json']);
        const explanation = await service.sparql.explain(version, text, 'run', { engine });
        terminal.out(
          format === 'json'
            ? `${JSON.stringify(explanation, null, 1)}\n`
            : planText(explanation, service.prefixes),
        );
        return;
      }
      const withSources = flags.engine === undefined && service.sources.length > 0;
      await print(service, { version, text, format, options: { engine, withSources } }, terminal);
    });
  },
});

interface Query {
  readonly version: GraphVersion;
  readonly text: string;
  readonly format: string;
  readonly options: QueryOptions;
}

async function print(
  service: Service,
  { version, text, format, options }: Query,
  terminal: Terminal,
): Promise<void> {
  const isTable = format === TABLE;
  const solutions = SOLUTION_FORMATS.find((each) => each.format === format)?.format;
  // By its name, or by the ending of its files, as in exports.
  const named = format === 'json' ? 'jsonld' : format;
  const graph = RDF_FORMATS.find((each) => [each.format, each.extension].includes(named))?.format;
  const formats = {
    solutions: isTable ? 'rows' : solutions,
    boolean: solutions,
    graph: isTable ? 'turtle' : graph,
  } as const;
  const { head, chunks, cancel } = await service.sparql.answer(version, text, formats, options);
  try {
    const possible = head.kind === 'graph' ? RDF_FORMATS : SOLUTION_FORMATS;
    if (!isTable && (head.kind === 'graph' ? graph : solutions) === undefined)
      requireFormat(format, namesOf(possible));
    if (head.kind === 'boolean' && isTable) terminal.out(head.value ? 'yes\n' : 'no\n');
    else if (head.kind === 'boolean' && (solutions === 'csv' || solutions === 'tsv'))
      terminal.out(`${head.value}\n`);
    else if (head.kind === 'solutions' && isTable)
      terminal.out(await tableText(head.variables, solutionsOf(chunks), service.prefixes));
    else {
      const decoder = new TextDecoder();
      for await (const chunk of chunks) terminal.out(decoder.decode(chunk, { stream: true }));
    }
  } finally {
    cancel();
  }
}

function namesOf(formats: readonly { format: string }[]): string[] {
  return formats.map(({ format }) => format);
}

/** @throws ServiceError `bad-request` for a format that the answer does not have */
function requireFormat(format: string, possible: readonly string[]): void {
  if (!possible.includes(format))
    throw badRequest(`This is written as ${possible.join(', ')}; found --format ${format}.`);
}
