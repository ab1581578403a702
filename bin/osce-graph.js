#!/usr/bin/env node
// The command line. In a clone it first installs and builds what is missing.
import { prepare } from './prepare.js';

prepare();
// A reader that closes the pipe early, as `head` does, has what it wanted.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
const { main } = await import('../dist/src/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
