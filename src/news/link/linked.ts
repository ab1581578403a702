/** Links to things in the gazetteer, with their certainty. */
import type { GazetteerEntry, NameType } from './gazetteer.js';
import type { LinkHow, LinkedThing } from './links.js';

const SCORES: Readonly<Record<LinkHow, number>> = {
  label: 1,
  'alternative name': 1,
  'former name': 0.98,
  abbreviation: 0.95,
  'suffix dropped': 0.98,
  spelling: 0.95,
  'kind and State': 0.9,
  'State and core name': 0.9,
  'Chairpersonship of a State': 0.9,
  'similar spelling': 0.8,
  context: 0.7,
  review: 1,
};

export function linked(
  entry: GazetteerEntry,
  how: LinkHow | NameType,
  ...reasons: string[]
): LinkedThing {
  return {
    outcome: 'linked',
    iri: entry.iri,
    label: entry.label,
    how,
    score: SCORES[how],
    reasons: [how, ...reasons],
  };
}
