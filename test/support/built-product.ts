/**
 * The product as it is built, outside of the test's own modules. All test files of a process share
 * it, so that a service starts with code that is loaded and compiled. Its classes are not those of
 * `src/`: do not compare by `instanceof`.
 */
import type * as httpModule from '../../src/http/index.js';
import type * as serviceModule from '../../src/service.js';

declare const importBuilt: (path: string) => Promise<unknown>;

export const { createLog, startServer } = (await importBuilt('http/index.js')) as typeof httpModule;
export const { Service } = (await importBuilt('service.js')) as typeof serviceModule;
export type Service = serviceModule.Service;
