/** The reference data as they are shipped, for tests that link names. */
import { readFileSync, readdirSync } from 'node:fs';
import { DEFAULT_BASE_IRI, QuadSet, namesFor, parseN3Syntax } from '../../src/rdf/index.js';
import { checkoutPath } from './rdf.js';

export const names = namesFor(DEFAULT_BASE_IRI);

/** The quads of `data/reference`, and of `data/news` too when asked. */
export function shippedGraph(...folders: ('reference' | 'news')[]): QuadSet {
  return new QuadSet(
    folders.flatMap((folder) =>
      readdirSync(checkoutPath(`data/${folder}`)).flatMap((file) =>
        parseN3Syntax(readFileSync(checkoutPath(`data/${folder}/${file}`), 'utf8'), {
          format: 'trig',
        }),
      ),
    ),
  );
}
