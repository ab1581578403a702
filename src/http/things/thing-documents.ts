/**
 * Documents of things without building them: a state for their ETags, and their dependencies. After
 * a commit only those with touched terms are checked again.
 */
import { LRUCache } from 'lru-cache';
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
import { SCHEMA, type NamedNode, type Quad, type Term } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { Dependencies } from '../../snapshots/index.js';

/** About a KiB each. */
const KNOWN_THINGS = 20_000;
/** Of longer documents a page shows so many, and a thread writes them, to keep this one free. */
export const MAX_STATEMENTS = 1_500;

/** Cached data of a version, valid while nothing touches its dependencies. */
export interface Remembered {
  /** In ids of the latest version. */
  readonly dependencies: Dependencies;
  /** The version that last changed it; undefined if unknown. */
  readonly lastChange: number | undefined;
  /** The last version for which it is known to be valid. */
  checkedAt: number;
}

interface KnownThing extends Remembered {
  /** Long ones are not cached. */
  readonly isLong: boolean;
  readonly schemaTypes: readonly string[];
  /** The hash of its sorted lines, without graphs and with them. */
  triplesState?: string;
  quadsState?: string;
  /** ETags, by their keys. */
  readonly tags: Map<string, string>;
}

/** The statements of one thing in one version, read on demand. */
export class ThingDocument {
  #description: Description | undefined;

  constructor(
    readonly iri: NamedNode,
    readonly version: GraphVersion,
    private readonly known: KnownThing,
    private readonly describe: () => Description,
  ) {}

  get lastChange(): number | undefined {
    return this.known.lastChange;
  }

  /** Whether only some of its statements are read here. */
  get isLong(): boolean {
    return this.known.isLong;
  }

  /** Its classes of schema.org, as IRIs. */
  get schemaTypes(): readonly string[] {
    return this.known.schemaTypes;
  }

  get description(): Description {
    return (this.#description ??= this.describe());
  }

  /** The classes of the thing, and of nodes that belong to it. */
  get classes(): Term[] {
    return this.description.classes.map((id) => this.version.ids.dictionary.termOf(id));
  }

  /**
   * Equal for two documents exactly when they have the same statements, in the same graphs where
   * those count; for long ones, when they are of the same version.
   */
  stateOf(options: { readonly withGraphs: boolean }): string {
    // All of them would have to be read.
    if (this.isLong) return this.version.identity;
    if (options.withGraphs) return (this.known.quadsState ??= this.#hash(options));
    return (this.known.triplesState ??= this.#hash(options));
  }

  /** The tag from `make` for this state and key. */
  tagFor(key: string, make: () => string): string {
    const { tags } = this.known;
    let tag = tags.get(key);
    if (tag === undefined) {
      // Keys include addresses of this server, and clients can invent any number.
      if (tags.size >= MAX_TAGS) tags.clear();
      tags.set(key, (tag = make()));
    }
    return tag;
  }

  /** In no particular order; a statement of two graphs comes twice. */
  quads(): Iterable<Quad> {
    return quadsOf(this.description, this.version.ids);
  }

  /** In an order independent of memory. */
  sortedQuads(options: { readonly withGraphs: boolean }): Quad[] {
    return sortedQuadsOf(this.description, this.version.ids, { iri: this.iri.value, ...options });
  }

  /** The lines of canonical N-Quads or N-Triples. */
  lines(options: { readonly withGraphs: boolean }): Buffer[] {
    return linesOf(this.description, this.version.ids, options);
  }

  #hash(options: { readonly withGraphs: boolean }): string {
    return createHash('sha256')
      .update(Buffer.concat(this.lines(options)))
      .digest('base64url');
  }
}

const MAX_TAGS = 64;

export class ThingDocuments {
  readonly #known = new LRUCache<string, KnownThing>({ max: KNOWN_THINGS });
  readonly #describers = new WeakMap<GraphVersion, Describer>();

  constructor(private readonly service: Service) {}

  /** The document of a thing; undefined where nothing is asserted of it in the version. */
  find(version: GraphVersion, iri: NamedNode): ThingDocument | undefined {
    if (version.isPaged) return this.read(version, iri);
    const { history, current } = this.service;
    const isCurrent = version === current;
    const key = isCurrent ? iri.value : `${version.number} ${iri.value}`;
    const known = this.#known.get(key);
    if (known && (!isCurrent || holds(known, version, this.service)))
      return new ThingDocument(iri, version, known, () => this.#descriptionOf(version, iri));
    const description = this.#describe(version, iri);
    if (!description) return undefined;
    if (description.isCut) return unremembered(iri, version, description);
    const dependencies = history.dependenciesOf(version, description);
    const fresh: KnownThing = {
      isLong: false,
      dependencies,
      lastChange: history.lastChange(version, dependencies),
      checkedAt: version.number,
      tags: new Map(),
      schemaTypes: schemaTypesOf(description, version),
    };
    this.#known.set(key, fresh);
    return new ThingDocument(iri, version, fresh, () => description);
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
    return description && unremembered(iri, version, description);
  }

  #descriptionOf(version: GraphVersion, iri: NamedNode): Description {
    const description = this.#describe(version, iri);
    if (!description) throw new TypeError(`Version ${version.number} has no thing <${iri.value}>.`);
    return description;
  }

  #describe(version: GraphVersion, iri: NamedNode): Description | undefined {
    let describer = this.#describers.get(version);
    if (!describer)
      this.#describers.set(version, (describer = new Describer(version.ids, this.service.names)));
    const id = version.ids.idOf(iri);
    return id === UNBOUND ? undefined : describer.describe(id, MAX_STATEMENTS);
  }
}

const schemaTypesOf = ({ classes }: Description, { ids }: GraphVersion): string[] =>
  classes
    .map((type) => ids.dictionary.termOf(type).value)
    .filter((type) => type.startsWith(SCHEMA.iri));

/** An uncached document, for one request. */
function unremembered(
  iri: NamedNode,
  version: GraphVersion,
  description: Description,
): ThingDocument {
  const known: KnownThing = {
    isLong: description.isCut,
    dependencies: { said: [], named: [], classed: [], linked: [] },
    lastChange: undefined,
    checkedAt: version.number,
    tags: new Map(),
    schemaTypes: description.isCut ? [] : schemaTypesOf(description, version),
  };
  return new ThingDocument(iri, version, known, () => description);
}

/**
 * Whether cached data is valid for the latest version too, which is noted. Cost: the touches of its
 * terms, once a version.
 */
export function holds(known: Remembered, version: GraphVersion, { history }: Service): boolean {
  if (known.checkedAt === version.number) return true;
  const change = history.lastChange(version, known.dependencies);
  if (change === undefined || change > known.checkedAt) return false;
  known.checkedAt = version.number;
  return true;
}
