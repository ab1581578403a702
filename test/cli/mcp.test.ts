import { afterAll, describe } from '@jest/globals';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { join } from 'node:path';
import { TemporaryDirectories } from '../support/directories.js';
import { NEGOTIATIONS, connected, itAnswersClients } from '../mcp/tools.contract.js';

const directories = new TemporaryDirectories();
const DATA_DIR = join(directories.make(), 'var');
afterAll(() => {
  directories.removeAll();
});

describe.each(NEGOTIATIONS)('mcp ($mode)', (negotiation) => {
  // The first client finds no data directory.
  itAnswersClients(() =>
    connected(
      new StdioClientTransport({
        command: process.execPath,
        args: ['test/support/command-child.mjs', 'mcp'],
        env: { PATH: process.env.PATH ?? '', DATA_DIR },
      }),
      negotiation,
    ),
  );
});
