/** Documents of things without building them: a state for their ETags, and their dependencies. */
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
import { ThingCache, type Known, type Made } from './thing-cache.js';

/** About a KiB each. */
const KNOWN_THINGS = 20_000;
/** Of longer documents a page shows so many, and a thread writes them, to keep this one free. */
export const MAX_STATEMENTS = 1_500;

interface KnownThing {
  /** Whether only some of its statements are read here. */
  readonly isLong: boolean;
  /** Its classes of schema.org, as IRIs. */
  readonly schemaTypes: readonly string[];
  /** The hashes of its sorted lines, with graphs and without. */
  readonly states: Map<boolean, string>;
}

interface WithGraphs {
  readonly withGraphs: boolean;
}

/** The statements of one thing in one version, read on demand. */
export class ThingDocument {
  readonly lastChange: number | undefined;
  readonly isLong: boolean;
  readonly schemaTypes: readonly string[];
  readonly #states: Map<boolean, string>;
  #description: Description | undefined;

  constructor(
    readonly iri: NamedNode,
    readonly version: GraphVersion,
    { value: { isLong, schemaTypes, states }, lastChange }: Known<KnownThing>,
    private readonly describe: () => Description | undefined,
  ) {
    this.lastChange = lastChange;
    this.isLong = isLong;
    this.schemaTypes = schemaTypes;
    this.#states = states;
  }

  get description(): Description {
    this.#description ??= this.describe();
    if (this.#description) return this.#description;
    throw new TypeError(`Version ${this.version.number} has no thing <${this.iri.value}>.`);
  }

  /** The classes of the thing, and of nodes that belong to it. */
  get classes(): Term[] {
    return this.description.classes.map((id) => this.version.ids.dictionary.termOf(id));
  }

  /**
   * Equal for two documents exactly when they have the same statements, in the same graphs where
   * those count; for long ones, when they are of the same version.
   */
  stateOf({ withGraphs }: WithGraphs): string {
    // All of them would have to be read.
    if (this.isLong) return this.version.identity;
    return getOrMake(this.#states, withGraphs, () =>
      createHash('sha256')
        .update(Buffer.concat(this.lines({ withGraphs })))
        .digest('base64url'),
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
}

export class ThingDocuments {
  readonly #cache: ThingCache<KnownThing>;
  readonly #describers = new WeakMap<GraphVersion, Describer>();

  constructor(private readonly service: Service) {
    this.#cache = new ThingCache(service, KNOWN_THINGS);
  }

  /** The document of a thing; undefined where nothing is asserted of it in the version. */
  find(version: GraphVersion, iri: NamedNode): ThingDocument | undefined {
    let description: Description | undefined;
    const describe = (): typeof description => (description ??= this.#describe(version, iri));
    const known = this.#cache.get(version, iri.value, () => madeOf(describe(), version));
    return known && new ThingDocument(iri, version, known, describe);
  }

  /** As `find`, of the first IRI that has one. */
  findFirst(version: GraphVersion, iris: readonly NamedNode[]): ThingDocument | undefined {
    for (const iri of iris) {
      const document = this.find(version, iri);
      if (document) return document;
    }
    return undefined;
  }

  /** The document in an unpublished version, for example for a write: nothing is cached. */
  read(version: GraphVersion, iri: NamedNode): ThingDocument | undefined {
    const description = this.#describe(version, iri);
    const made = madeOf(description, version);
    if (!description || !made) return undefined;
    return new ThingDocument(iri, version, { ...made, lastChange: undefined }, () => description);
  }

  #describe(version: GraphVersion, iri: NamedNode): Description | undefined {
    const id = version.ids.idOf(iri);
    if (id === UNBOUND) return undefined;
    return getOrMake(
      this.#describers,
      version,
      () => new Describer(version.ids, this.service.names),
    ).describe(id, MAX_STATEMENTS);
  }
}

/** Long ones are not cached. */
function madeOf(
  description: Description | undefined,
  { ids }: GraphVersion,
): Made<KnownThing> | undefined {
  if (!description) return undefined;
  const { isCut, nodes, neighbours, classes } = description;
  const schemaTypes = classes
    .map((type) => ids.dictionary.termOf(type).value)
    .filter((type) => type.startsWith(SCHEMA.iri));
  return {
    value: { isLong: isCut, schemaTypes: isCut ? [] : schemaTypes, states: new Map() },
    dependencies: isCut
      ? undefined
      : { said: nodes, named: neighbours, classed: classes, linked: [] },
  };
}
