/** `osce-graph backup FILE` and `restore FILE`: the graph with its past in one file. */
import { backUp, restoreBackup, type BackupInfo } from '../commits/index.js';
import { COMMON, flag, local, print, settingsOf, type Flags, type Terminal } from './command.js';

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
    const info = backUp(dataDirectory, file, { withTokens });
    printBackup('written and checked', info, flags, terminal);
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
    const info = restoreBackup(file, dataDirectory, { baseIri, replaces });
    printBackup(`restored to ${dataDirectory}`, info, flags, terminal);
  },
});

function printBackup(what: string, info: BackupInfo, flags: Flags, terminal: Terminal): void {
  const text =
    `${info.file}: ${what}, ${info.versions} versions up to ${info.version} ` +
    `of ${info.committedAt.toISOString()}, ${info.size} bytes, chain ${info.digest}; ` +
    `with ${info.contexts} contexts and ${info.tokens || 'no'} tokens\n`;
  print(flags, terminal, info, text);
}
