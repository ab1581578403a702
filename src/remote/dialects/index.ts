/** All dialects, in the order in which they are tried. */
import { ServiceError, quote } from '../../errors.js';
import type { Dialect } from './dialect.js';
import { FUSEKI } from './fuseki.js';
import { GENERIC } from './generic.js';
import { GRAPHDB } from './graphdb.js';
import { NEPTUNE } from './neptune.js';
import { OXIGRAPH } from './oxigraph.js';
import { QLEVER } from './qlever.js';
import { STARDOG } from './stardog.js';
import { VIRTUOSO } from './virtuoso.js';

export type { Dialect, TermKind } from './dialect.js';

export const DIALECTS: readonly Dialect[] = [
  VIRTUOSO,
  OXIGRAPH,
  FUSEKI,
  GRAPHDB,
  STARDOG,
  QLEVER,
  NEPTUNE,
  GENERIC,
];

/** @throws ServiceError `configuration` for a name that no dialect has. */
export function dialectNamed(name: string): Dialect {
  const found = DIALECTS.find((each) => each.name === name);
  if (found) return found;
  const names = DIALECTS.map((each) => each.name).join(', ');
  throw new ServiceError(
    'configuration',
    `SPARQL_DIALECT must be one of ${names}; found ${quote(name)}.`,
  );
}
