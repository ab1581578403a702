/** `osce-graph backup FILE`: the graph with its past in one file, also while a server runs. */
import { backUp, type BackupInfo } from '../commits/index.js';
import { settingsOf, print, type Flags, type Terminal, type AddCommand } from './command.js';

export const addBackup: AddCommand = (program, terminal, finish) => {
  program
    .command('backup <file>')
    .description(
      'copy the log with all versions to one file and check the copy; works while a server ' +
        'is running',
    )
    .option('--with-tokens', 'put the digests of the access tokens into it too')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .option('--json', 'print the result as JSON')
    .action((file: string, flags: Flags) => {
      printBackup(
        'written and checked',
        backUp(settingsOf(flags, terminal).service.dataDirectory, file, {
          withTokens: flags.withTokens === true,
        }),
        flags,
        terminal,
      );
      finish(0);
    });
};

export function printBackup(
  what: string,
  info: BackupInfo,
  flags: Flags,
  terminal: Terminal,
): void {
  const text =
    `${info.file}: ${what}, ${info.versions} versions up to ${info.version} ` +
    `of ${info.committedAt.toISOString()}, ${info.size} bytes, chain ${info.digest}; ` +
    `with ${info.contexts} contexts and ${info.tokens || 'no'} tokens\n`;
  print(flags, terminal, info, text);
}
