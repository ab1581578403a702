/** Documents of things: their statements, and what their ETags are made from. */
import { createHash } from 'node:crypto';
import {
  Describer,
  UNBOUND,
  linesOf,
  quadsOf,
  sortedQuadsOf,
  type Description,
  type GraphVersion,
} from '../../graph/index.js';
import { SCHEMA, getOrMake, type NamedNode, type Quad, type Term } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { etagOf } from '../exchange/conditional.js';
import { THING_OFFERS } from './forms.js';
import { hasGraphs, type DataForm } from './thing-renderer.js';

/** Of longer documents a page shows so many, and a thread writes them, to keep this one free. */
export const MAX_STATEMENTS = 1_500;
/** Raised when documents for the same statements change. */
const FORM_OF_DOCUMENTS = '1';

interface WithGraphs {
  readonly withGraphs: boolean;
}

const describers = new WeakMap<GraphVersion, Describer>();

/** The document of the first of some IRIs that something is asserted of in a version. */
export function findThing(
  version: GraphVersion,
  iris: readonly NamedNode[],
  { names }: Pick<Service, 'names'>,
): ThingDocument | undefined {
  const describer = getOrMake(describers, version, () => new Describer(version.ids, names));
  for (const iri of iris) {
    const id = version.ids.idOf(iri);
    const description = id === UNBOUND ? undefined : describer.describe(id, MAX_STATEMENTS);
    if (description) return new ThingDocument(iri, version, description);
  }
  return undefined;
}

/** The statements of one thing in one version. */
export class ThingDocument {
  readonly #states = new Map<boolean, string>();

  constructor(
    readonly iri: NamedNode,
    readonly version: GraphVersion,
    readonly description: Description,
  ) {}

  /** Whether only some of its statements are read here. */
  get isLong(): boolean {
    return this.description.isCut;
  }

  /** The classes of the thing, and of nodes that belong to it. */
  get classes(): Term[] {
    return this.description.classes.map((id) => this.version.ids.dictionary.termOf(id));
  }

  /** Its classes of schema.org, as IRIs. */
  get schemaTypes(): string[] {
    const types = this.isLong ? [] : this.classes.map(({ value }) => value);
    return types.filter((type) => type.startsWith(SCHEMA.iri));
  }

  /** The tag of a form as a media type: the same for the same statements. */
  tagOf(
    form: DataForm,
    mediaType: string,
    publicUrl: string,
    { contexts }: Pick<Service, 'contexts'>,
  ): string {
    const state = this.#stateOf({ withGraphs: hasGraphs(form) });
    return etagOf(state, mediaType, publicUrl, contexts.digest, FORM_OF_DOCUMENTS);
  }

  /** The tags of all forms but the page: a write may be made for any of them. */
  tags(publicUrl: string, service: Pick<Service, 'contexts'>): string[] {
    return THING_OFFERS.flatMap(({ format, mediaType }) =>
      format === 'html' ? [] : [this.tagOf(format, mediaType, publicUrl, service)],
    );
  }

  /** In no particular order; a statement of two graphs comes twice. */
  quads(): Iterable<Quad> {
    return quadsOf(this.description, this.version.ids);
  }

  /** In an order independent of memory. */
  sortedQuads(options: WithGraphs): Quad[] {
    return sortedQuadsOf(this.description, this.version.ids, { iri: this.iri.value, ...options });
  }

  /** The lines of canonical N-Quads or N-Triples. */
  lines(options: WithGraphs): Buffer[] {
    return linesOf(this.description, this.version.ids, options);
  }

  /**
   * Equal for two documents exactly when they have the same statements, in the same graphs where
   * those count; for long ones, when they are of the same version.
   */
  #stateOf({ withGraphs }: WithGraphs): string {
    // All of them would have to be read.
    if (this.isLong) return this.version.identity;
    return getOrMake(this.#states, withGraphs, () =>
      createHash('sha256')
        .update(Buffer.concat(this.lines({ withGraphs })))
        .digest('base64url'),
    );
  }
}
