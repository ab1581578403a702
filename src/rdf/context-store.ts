/** The JSON-LD contexts of documents by digest, so that old documents find theirs. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeFile } from '../files.js';

const DIGEST = /^[\w-]{22}$/;

export interface ServedAt {
  readonly baseIri: string;
  /** This server's address for its clients. */
  readonly publicUrl?: string | undefined;
}

/** Keeps every context that was served from one data directory, as one file each. */
export class ContextStore {
  readonly directory: string;
  readonly #texts = new Map<string, string>();
  readonly context: object;
  readonly digest: string;

  /** Stores a new context, unless the directory is open for reading only. */
  constructor(directory: string, context: object, options: { readonly isReadOnly: boolean }) {
    this.directory = directory;
    this.context = context;
    const text = JSON.stringify({ '@context': context }, null, 2);
    this.digest = digestOf(text);
    this.#texts.set(this.digest, text);
    if (!options.isReadOnly) this.#keep(text);
  }

  /** The context at an address of the base, this server or a local one. Nothing is fetched. */
  contextAt(url: string, { baseIri, publicUrl }: ServedAt): object | undefined {
    const [, root, digest] = /^(.*\/)context(?:\/([\w-]+))?\.jsonld$/.exec(url) ?? [];
    const isOwn =
      root !== undefined &&
      (root === baseIri ||
        root === `${publicUrl}/` ||
        /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\/$/.test(root));
    const text = isOwn ? this.textOf(digest ?? this.digest) : undefined;
    return text === undefined
      ? undefined
      : (JSON.parse(text) as { '@context': object })['@context'];
  }

  /** The document with the context of a digest; undefined where it was never in use here. */
  textOf(digest: string): string | undefined {
    const known = this.#texts.get(digest);
    if (known !== undefined || !DIGEST.test(digest) || !existsSync(this.#fileOf(digest)))
      return known;
    const text = readFileSync(this.#fileOf(digest), 'utf8');
    if (digestOf(text) !== digest) return undefined;
    this.#texts.set(digest, text);
    return text;
  }

  #keep(text: string): void {
    const file = this.#fileOf(this.digest);
    if (existsSync(file)) return;
    mkdirSync(this.directory, { recursive: true });
    placeFile(file, (part) => {
      writeFileSync(part, text);
    });
  }

  #fileOf(digest: string): string {
    return join(this.directory, `${digest}.jsonld`);
  }
}

/** 132 bits of SHA-256. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
