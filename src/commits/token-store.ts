/**
 * Bearer tokens of a data directory for writing over HTTP, in the file `tokens.json` beside the
 * log. The file holds digests, never tokens; backups have it by choice. It is replaced as a whole,
 * so a server may read it while a command changes it; changes apply from the next request on.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ServiceError, badRequest, messageOf, notFound } from '../errors.js';
import { placeFile } from '../files.js';
import { createDirectory, unusable } from './directory-lock.js';

/** To propose facts; write pages, and propose; write statements; name and cite versions. */
export const TOKEN_SCOPES = ['propose', 'news', 'graph', 'snapshots'] as const;

export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A token without its text, which only its maker has. */
export interface TokenInfo {
  /** Its name for people, and its bearer's in the log; unique in a data directory. */
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
}

interface StoredToken extends Pick<TokenInfo, 'name' | 'scopes'> {
  readonly createdAt: string;
  readonly expiresAt?: string;
  /** SHA-256 of the token's text, in hexadecimal; 256 random bits need nothing slower. */
  readonly digest: string;
}

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._@-]{0,98}[\p{L}\p{N}.])?$/u;
const TOKEN_BYTES = 32;

/** The tokens of one data directory. Of two simultaneous changes one may be lost. */
export class TokenStore {
  readonly #file: string;
  #read: { readonly stamp: string; readonly tokens: readonly StoredToken[] } = {
    stamp: '',
    tokens: [],
  };

  constructor(directory: string) {
    this.#file = join(directory, 'tokens.json');
  }

  /** The oldest first, expired ones too. @throws ServiceError `configuration` if unreadable. */
  list(): TokenInfo[] {
    return this.#tokens().map(infoOf);
  }

  /** Returns the text, which is not stored. @throws ServiceError `bad-request`, `name-taken` */
  create(name: string, scopes: readonly TokenScope[], expiresAt?: Date): string {
    if (!NAME.test(name))
      throw badRequest(
        'The name of a token must be one line of 1 to 100 letters, digits, spaces and ' +
          `". _ @ -"; found ${JSON.stringify(name)}.`,
      );
    const tokens = this.#tokens();
    if (tokens.some((token) => token.name === name))
      throw new ServiceError(
        'name-taken',
        `A token named "${name}" already exists. Revoke it first, or choose another name.`,
      );
    const text = `osce_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
    const createdAt = new Date().toISOString();
    const expiry = expiresAt ? { expiresAt: expiresAt.toISOString() } : {};
    const digest = digestOf(text).toString('hex');
    this.#write([...tokens, { name, scopes, createdAt, ...expiry, digest }]);
    return text;
  }

  /** @throws ServiceError `not-found` */
  revoke(name: string): void {
    const tokens = this.#tokens();
    if (!tokens.some((token) => token.name === name))
      throw notFound(
        `There is no token "${name}"; there are ` +
          `${tokens.map((token) => `"${token.name}"`).join(', ') || 'none'}.`,
      );
    this.#write(tokens.filter((token) => token.name !== name));
  }

  /** The token with this text, if any; it may have expired. */
  find(text: string): TokenInfo | undefined {
    const digest = digestOf(text);
    const found = this.#tokens().find((token) =>
      timingSafeEqual(Buffer.from(token.digest, 'hex'), digest),
    );
    return found && infoOf(found);
  }

  #tokens(): readonly StoredToken[] {
    if (!existsSync(this.#file)) return [];
    const { mtimeMs, size, ino } = statSync(this.#file);
    const stamp = `${ino} ${mtimeMs} ${size}`;
    if (stamp !== this.#read.stamp) this.#read = { stamp, tokens: this.#parse() };
    return this.#read.tokens;
  }

  #parse(): StoredToken[] {
    try {
      return (
        JSON.parse(readFileSync(this.#file, 'utf8')) as { tokens: StoredToken[] }
      ).tokens.filter(({ digest }) => /^[0-9a-f]{64}$/.test(digest));
    } catch (error) {
      throw new ServiceError(
        'configuration',
        `The token file ${this.#file} cannot be read: ${messageOf(error)}. ` +
          'Until you remove it, only WRITE_TOKEN can be used for writing.',
        { cause: error },
      );
    }
  }

  #write(tokens: readonly StoredToken[]): void {
    createDirectory(dirname(this.#file));
    try {
      placeFile(this.#file, (part) => {
        writeFileSync(part, `${JSON.stringify({ tokens }, null, 2)}\n`, { mode: 0o600 });
      });
    } catch (cause) {
      throw unusable(dirname(this.#file), cause);
    }
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function infoOf({ name, scopes, createdAt, expiresAt }: StoredToken): TokenInfo {
  return {
    name,
    scopes,
    createdAt: new Date(createdAt),
    expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt),
  };
}
