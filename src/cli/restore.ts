/** `osce-graph restore FILE`: a backup becomes the graph of a data directory. */
import { restoreBackup } from '../commits/index.js';
import { printBackup } from './backup.js';
import { settingsOf, type Flags, type AddCommand } from './command.js';

export const addRestore: AddCommand = (program, terminal, finish) => {
  program
    .command('restore <file>')
    .description(
      'check a backup and restore it to the data directory; stop the server that uses it first',
    )
    .option('--replace', 'overwrite the graph in the data directory, which is lost')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .option('--json', 'print the result as JSON')
    .action((file: string, flags: Flags) => {
      const { dataDirectory, baseIri } = settingsOf(flags, terminal).service;
      printBackup(
        `restored to ${dataDirectory}`,
        restoreBackup(file, dataDirectory, { baseIri, replaces: flags.replace === true }),
        flags,
        terminal,
      );
      finish(0);
    });
};
