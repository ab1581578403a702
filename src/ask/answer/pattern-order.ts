/** The order of the patterns of a description. */
import { openMarkOf, type Concept } from '../concept.js';

/** The most restrictive patterns first; filters and dates last. */
export function weightOf(concept: Concept): number {
  switch (concept.kind) {
    case 'things':
      return 0;
    case 'class':
      return 1;
    case 'related':
      return concept.other.kind === 'things' ? 2 : 3;
    case 'any':
      return 4;
    case 'dated':
      return 6;
    case 'locality':
    case 'territory':
    case 'not':
      return 7;
    case 'counted':
      return openMarkOf(concept) ? 5 : 8;
    default:
      return 5;
  }
}
