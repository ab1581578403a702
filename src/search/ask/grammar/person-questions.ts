/** `Who chaired the OSCE in 2014?`: answered with the State and the person. */
import { carriers, finiteWhole } from './clauses.js';
import { build, lazy, seq, word, type Parser } from './parsing.js';
import type { Query } from './query.js';

export const personDoing: Parser<Query> = lazy(() => build(seq(word('who'), finiteWhole), ([, part], { vocabulary }): readonly Query[] => {
  if (part.frame.relation?.id !== 'chairedBy' || part.isNegated || part.times) return [];
  return carriers(part, undefined, vocabulary).map((concept) => ({ ask: 'chairs', concept }));
}));
