/** `osce-graph backup FILE` and `restore FILE`: the graph with its past in one file. */
import { backUp, restoreBackup } from '../commits/index.js';
import { COMMON, flag, local, print, settingsOf } from './command.js';

export const backup = local({
  usage: 'backup <file>',
  description:
    'copy the log with all versions to one file and check the copy; works while a server is running',
  options: {
    'with-tokens': flag('Put the digests of the access tokens into it too.'),
    ...COMMON,
  },
  run: ({ 'with-tokens': withTokens = false, ...flags }, terminal, [file = '']) => {
    const { dataDirectory } = settingsOf(flags, terminal).service;
    print(flags, terminal, backUp(dataDirectory, file, { withTokens }));
  },
});

export const restore = local({
  usage: 'restore <file>',
  description:
    'check a backup and restore it to the data directory; stop the server that uses it first',
  options: {
    replace: flag('Overwrite the graph in the data directory, which is lost.'),
    ...COMMON,
  },
  run: ({ replace: replaces = false, ...flags }, terminal, [file = '']) => {
    const { dataDirectory, baseIri } = settingsOf(flags, terminal).service;
    print(flags, terminal, restoreBackup(file, dataDirectory, { baseIri, replaces }));
  },
});
