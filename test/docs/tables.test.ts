import { describe, it } from '@jest/globals';
import { CAPABILITIES } from '../../src/capabilities/index.js';
import { COMMANDS } from '../../src/cli/main.js';
import { SETTINGS } from '../../src/cli/settings.js';
import { LIST_KINDS } from '../../src/lists/index.js';
import { markdownTable, requireTable } from '../support/document-tables.js';

const code = (text: string): string => `\`${text}\``;
/** Options that the documentation describes once for all commands. */
const OF_MANY = ['json', 'data-dir', 'server', 'author', 'message', 'dry-run'];

describe('Tables of the documentation', () => {
  it('list every setting with its default', () => {
    requireTable(
      'docs/settings.md',
      markdownTable(
        ['variable', 'default', 'meaning'],
        SETTINGS.map(({ variable, fallback, description }) => [
          code(variable),
          fallback === undefined ? 'none' : code(fallback),
          description,
        ]),
      ),
    );
  });

  it('list every command with its options', () => {
    requireTable(
      'docs/command-line.md',
      markdownTable(
        ['command', 'what', 'options'],
        COMMANDS.map(({ usage, description, options }) => [
          code(usage),
          description,
          usage === 'serve'
            ? 'the [settings](settings.md)'
            : Object.keys(options)
                .filter((name) => !OF_MANY.includes(name))
                .map((name) => code(`--${name}`))
                .join(' '),
        ]),
      ),
    );
  });

  it('list every capability with its surfaces', () => {
    requireTable(
      'docs/architecture.md',
      markdownTable(
        ['capability', 'address', 'tool', 'command'],
        CAPABILITIES.map(({ name, summary, scope, http, tool, commands = [{}] }) => [
          summary,
          http === false ? '' : code(`${http?.method ?? 'GET'} ${http?.path ?? `/${name}`}`),
          tool === false || scope !== undefined
            ? ''
            : code(tool?.name ?? name.replaceAll('-', '_')),
          commands.map(({ usage = name }) => code(usage.replace(/ [<[].*/, ''))).join(', '),
        ]),
      ),
    );
  });

  it('list the filters and orders of each list', () => {
    requireTable(
      'docs/http-api.md',
      markdownTable(
        ['list', 'filters', 'sorted by'],
        LIST_KINDS.map(({ name, filters, period, sorts, defaultSort }) => [
          code(`/${name}`),
          code(
            [...filters.map((filter) => filter.name), ...(period ? ['from', 'to'] : [])].join(' '),
          ),
          [defaultSort, ...Object.keys(sorts).filter((sort) => `-${sort}` !== defaultSort)]
            .map(code)
            .join(', '),
        ]),
      ),
    );
  });
});
