// The built command line in a process of its own, without the check of whether it is built: for
// tests that kill it.
import { main } from '../../dist/src/cli/main.js';

process.exitCode = await main(process.argv.slice(2));
