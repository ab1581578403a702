/** Path expressions as the operators take them. */
import type { TermId } from '../../graph/index.js';
import type { Term } from '../../rdf/index.js';
import { reversed, type Path } from '../operators/index.js';
import type { PathExpression } from './algebra.js';

/** A path over ids (SPARQL 1.1 §18.1.7). */
export function toPath(path: PathExpression, idOf: (term: Term) => TermId): Path {
  switch (path.type) {
    case 'link':
      return {
        kind: 'step',
        step: { predicate: idOf(path.iri), excluded: undefined, isBackwards: false },
      };
    case 'nps':
      return {
        kind: 'step',
        step: { predicate: undefined, excluded: new Set(path.iris.map(idOf)), isBackwards: false },
      };
    case 'inv':
      return reversed(toPath(path.path, idOf));
    case 'seq':
      return { kind: 'sequence', parts: path.input.map((part) => toPath(part, idOf)) };
    case 'alt':
      return { kind: 'alternative', parts: path.input.map((part) => toPath(part, idOf)) };
    default:
      return {
        kind: 'repeat',
        part: toPath(path.path, idOf),
        isZeroAllowed: path.type !== 'OneOrMorePath',
        isManyAllowed: path.type !== 'ZeroOrOnePath',
      };
  }
}
