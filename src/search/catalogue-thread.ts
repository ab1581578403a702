/** The thread that keeps the catalogues. */
import { workerData } from 'node:worker_threads';
import { handleRequests } from '../threads/index.js';
import { CatalogueKeeper } from './catalogues.js';

/** A method of the keeper, with its arguments. */
export type CatalogueRequest = {
  [Name in keyof CatalogueKeeper]: readonly [Name, ...Parameters<CatalogueKeeper[Name]>];
}[keyof CatalogueKeeper];

// Given by the starter of the thread: the prefix of our IRIs.
const keeper = new CatalogueKeeper(workerData as string);

handleRequests(([name, ...given]: CatalogueRequest) =>
  // The type of a request says that they belong together.
  (keeper[name] as (...given: unknown[]) => unknown)(...given),
);
