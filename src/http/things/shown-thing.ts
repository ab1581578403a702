/** What the parts of a thing's page read. */
import type { GraphVersion, TermId } from '../../graph/index.js';
import type { NamedNode, Names } from '../../rdf/index.js';
import type { Wording } from './wording.js';

/** A thing in a version, and the words of its page. */
export interface ShownThing {
  readonly iri: NamedNode;
  readonly id: TermId;
  readonly version: GraphVersion;
  readonly names: Names;
  readonly language: string;
  readonly words: Wording;
}

/** A statement of the thing, or one that points at it. */
export type Statement = readonly [subject: TermId, predicate: TermId, object: TermId];
