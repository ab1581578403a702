#!/usr/bin/env node
// The command line; it builds itself first where the build is missing or older than the sources.
import { prepare } from './prepare.js';

prepare();
// Whoever reads a part of the output, as `head` does, has what they wanted.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
const { main } = await import('../dist/src/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
