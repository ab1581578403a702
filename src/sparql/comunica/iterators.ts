/** The copy of asynciterator that Comunica runs on. */
import { createRequire } from 'node:module';
import type * as AsyncIteratorModule from 'asynciterator';

/**
 * The package holds its code twice, for `import` and for `require`, and Comunica requires it. An `import` here would
 * give a second copy whose scheduler Comunica's operators never ask.
 */
export const { fromIterable, getTaskScheduler, setTaskScheduler } = createRequire(import.meta.url)('asynciterator') as typeof AsyncIteratorModule;
