/** The catalogues that a thread has open, and what it is asked of them. */
import { existsSync, statSync } from 'node:fs';
import {
  Catalogue,
  CatalogueView,
  catalogueLost,
  describedThings,
  loggedThings,
  removeCatalogue,
  type DescribedThing,
  type VersionKey,
} from '../catalogue/index.js';
import { LogReader, diskFull } from '../commits/index.js';
import { ServiceError } from '../errors.js';
import { IdGraph, type GraphPayload } from '../graph/index.js';
import { namesFor } from '../rdf/index.js';
import { LOOKUPS, type LookupInput } from './search-index.js';

/** A version in a catalogue. */
export interface CataloguePlace {
  readonly file: string;
  readonly version: VersionKey;
  /** Whether another process writes the file. */
  readonly isOfOthers?: boolean;
}

/** Keeps catalogues, and writes to them. Each method is complete when it returns. */
export class CatalogueKeeper {
  readonly #open = new Map<string, Catalogue>();

  constructor(private readonly baseIri: string) {}

  latest(file: string): VersionKey | undefined {
    return this.#of(file).latest;
  }

  has({ file, version }: CataloguePlace): boolean {
    return this.#of(file).has(version);
  }

  /** Whether a version can be read now; its file is then open. */
  canRead(place: CataloguePlace): boolean {
    try {
      viewOf(place, this.baseIri);
      return true;
    } catch {
      return false;
    }
  }

  add({ file, version }: CataloguePlace, changed: readonly DescribedThing[]): void {
    this.#write(file, (catalogue) => catalogue.add(version, changed, 'changed'));
  }

  /** Reads all names and texts of a graph. Cost: some ten microseconds a text. */
  addAll({ file, version }: CataloguePlace, graph: GraphPayload): void {
    const things = describedThings(new IdGraph(graph), namesFor(this.baseIri));
    this.#write(file, (catalogue) => catalogue.add(version, things, 'all'));
  }

  /** The same of a graph elsewhere, by the log; the graph here has what `readVocabulary` reads. */
  addLogged({ file, version }: CataloguePlace, payload: GraphPayload, directory: string): void {
    const log = new LogReader(directory, 'beside');
    const known = { graph: new IdGraph(payload), names: namesFor(this.baseIri) };
    try {
      this.#write(file, (catalogue) => {
        const from = { ...known, database: catalogue.database };
        catalogue.add(version, loggedThings(log, version.number, from), 'all');
      });
    } finally {
      log.close();
    }
  }

  look<Name extends keyof typeof LOOKUPS>(
    place: CataloguePlace,
    name: Name,
    input: LookupInput<Name>,
  ): ReturnType<(typeof LOOKUPS)[Name]> {
    // The types of a name and its input belong together.
    const lookup = LOOKUPS[name] as (view: CatalogueView, ...input: unknown[]) => never;
    return withView(place, this.baseIri, (view) => lookup(view, ...input));
  }

  /** Closes a catalogue and removes its file. */
  drop(file: string): void {
    this.#open.get(file)?.close();
    this.#open.delete(file);
    removeCatalogue(file);
  }

  close(): void {
    closeViews();
    for (const catalogue of this.#open.values()) catalogue.close();
    this.#open.clear();
  }

  #of(file: string): Catalogue {
    const known = this.#open.get(file);
    // It may be removed at any time.
    if (known && existsSync(file)) return known;
    known?.close();
    const catalogue = Catalogue.open(file, this.baseIri);
    this.#open.set(file, catalogue);
    return catalogue;
  }

  #write(file: string, work: (catalogue: Catalogue) => void): void {
    try {
      work(this.#of(file));
    } catch (error) {
      throw diskFull(file, error) ?? error;
    }
  }
}

/** Whether a place is still there; files may be removed at any time. */
export const isThere = ({ file }: CataloguePlace): boolean => existsSync(file);

const isOfSqlite = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).includes('SQLITE_');

/** Whether a look-up failed that may succeed elsewhere. */
export const isLost = (error: unknown): boolean =>
  error instanceof ServiceError && error.code === 'overloaded';

/** A damaged catalogue is removed, so that it is made anew. @throws `catalogueLost` */
export function withView<Found>(
  place: CataloguePlace,
  baseIri: string,
  find: (view: CatalogueView) => Found,
): Found {
  const { file } = place;
  try {
    return find(viewOf(place, baseIri));
  } catch (error) {
    if (!isOfSqlite(error)) throw error;
    if (!place.isOfOthers && opened.get(file)?.inode === inodeOf(file)) removeCatalogue(file);
    throw catalogueLost(error);
  }
}

interface OpenedFile {
  readonly catalogue: Catalogue;
  /** It is another one when the file was made anew. */
  readonly inode: number | undefined;
  /** The latest. */
  view?: CatalogueView;
}

const inodeOf = (file: string): number | undefined =>
  statSync(file, { throwIfNoEntry: false })?.ino;

/** Files that were opened in this thread to read, the latest last. */
const opened = new Map<string, OpenedFile>();
const KEPT_OPEN = 4;

export function closeViews(): void {
  for (const { catalogue } of opened.values()) catalogue.close();
  opened.clear();
}

/** A version in a catalogue that is kept in this thread or another one. */
function viewOf({ file, version, isOfOthers }: CataloguePlace, baseIri: string): CatalogueView {
  const inode = inodeOf(file);
  let known = opened.get(file);
  opened.delete(file);
  if (known?.inode !== inode) {
    known?.catalogue.close();
    known = undefined;
  }
  const catalogue = known?.catalogue ?? Catalogue.read(file, baseIri);
  if (!catalogue) {
    if (!isOfOthers) removeCatalogue(file);
    throw catalogueLost();
  }
  known ??= { catalogue, inode };
  opened.set(file, known);
  const [oldest = file] = opened.keys();
  if (opened.size > KEPT_OPEN) {
    opened.get(oldest)?.catalogue.close();
    opened.delete(oldest);
  }
  if (known.view?.isStillFor(version) !== true) known.view = new CatalogueView(catalogue, version);
  return known.view;
}
