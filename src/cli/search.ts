/** `osce-graph search TEXT…`: things by their names and words. */
import { badRequest } from '../errors.js';
import { find, kindFilterOf, toSearchJson, type Found } from '../search/index.js';
import { wholeNumber } from '../input/index.js';
import {
  collect,
  optionOf,
  versionOf,
  withService,
  type Flags,
  type AddCommand,
} from './command.js';

const DEFAULT_LIMIT = 10;
const LIMIT = wholeNumber(1, 999_999);

export const addSearch: AddCommand = (program, terminal, finish) => {
  program
    .command('search <text...>')
    .description('find things by their names and words')
    .option(
      '--kind <kind>',
      'only things of this kind (such as event) or class (such as "field operation"); repeatable',
      collect,
    )
    .option('--limit <number>', `at most this many results (default: ${DEFAULT_LIMIT})`)
    .option('--version <version>', 'search this version (number or name)')
    .option('--json', 'print the same JSON as /search')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(
      async (words: readonly string[], options: Flags & { readonly kind?: readonly string[] }) => {
        const { kind = [], ...flags } = options;
        const limit = (await optionOf<number>(flags, 'limit', LIMIT)) ?? DEFAULT_LIMIT;
        const query = words.join(' ').trim();
        if (query === '')
          throw badRequest('Give something to search for: osce-graph search presence albania.');
        finish(
          await withService(flags, terminal, 'read', async (service) => {
            const found = await service.reading(async () => {
              const index = await service.searches.of(await versionOf(service, flags));
              return find(index, query, { ...kindFilterOf(index, kind), limit });
            });
            terminal.out(
              flags.json
                ? `${JSON.stringify(toSearchJson({ query, page: 1, limit }, found), null, 1)}\n`
                : toText(found),
            );
            return 0;
          }),
        );
      },
    );
};

/** Two lines a thing, and the total. */
function toText({ hits, total }: Found): string {
  const lines = hits.flatMap(({ label, kind, name = label, iri }) => {
    const otherName = name === label ? '' : `, also “${name}”`;
    return [`${label} (${kind.replaceAll('-', ' ')})${otherName}`, `  ${iri}`];
  });
  return `${[...lines, `${hits.length} of ${total}`].join('\n')}\n`;
}
