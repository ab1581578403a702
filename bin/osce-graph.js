#!/usr/bin/env node
// The command line; it builds itself first where the build is missing or older than the sources.
import { prepare } from './prepare.js';

prepare();
const { main } = await import('../dist/src/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
