/** Who asks: a bearer token, or what the database challenges for (RFC 7616, RFC 7617). */
import { createHash, randomBytes } from 'node:crypto';

/** How to reach a database: settings `SPARQL_ENDPOINT` and those beside it. */
export interface EndpointSettings {
  /** Address for queries, and for updates unless `updateEndpoint` is given. */
  readonly endpoint: string;
  readonly updateEndpoint?: string | undefined;
  /** Address that takes N-Quads by POST; the dialect's, where it has one, when it is not given. */
  readonly graphStore?: string | undefined;
  /** A bearer token; it is preferred to user and password. */
  readonly token?: string | undefined;
  /** For HTTP Basic or Digest authentication, whichever the database asks for. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Name of a dialect; found out when it is not given. */
  readonly dialect?: string | undefined;
}

interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: string;
}

/** What `algorithm` names, and Node's name for it. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-256', 'sha256'],
]);

/** A password is sent only after the database asked for it, and never where Digest is offered. */
export class Authentication {
  /** What the database asked for; `none` until then. */
  #scheme: 'none' | 'Basic' | DigestChallenge = 'none';
  #count = 0;

  constructor(private readonly settings: EndpointSettings) {}

  /** The value of `Authorization`; undefined for a request without it. */
  header(method: string, path: string): string | undefined {
    const { token, user = '', password = '' } = this.settings;
    if (token !== undefined) return `Bearer ${token}`;
    if (this.#scheme === 'none') return undefined;
    if (this.#scheme === 'Basic')
      return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return this.#digest(this.#scheme, method, path);
  }

  /** Learns from the challenges of status 401. Returns whether the request is worth another try. */
  learn(challenges = ''): boolean {
    if (this.settings.token !== undefined || this.settings.user === undefined) return false;
    const scheme = digestIn(challenges) ?? (/\bBasic\b/i.test(challenges) ? 'Basic' : 'none');
    this.#scheme = scheme;
    this.#count = 0;
    return scheme !== 'none';
  }

  #digest(challenge: DigestChallenge, method: string, path: string): string {
    const { realm, nonce, opaque, algorithm } = challenge;
    const { user = '', password = '' } = this.settings;
    const hash = (text: string): string =>
      createHash(HASHES.get(algorithm) ?? 'md5')
        .update(text)
        .digest('hex');
    this.#count += 1;
    const count = this.#count.toString(16).padStart(8, '0');
    const own = randomBytes(12).toString('hex');
    const response = hash(
      [
        hash(`${user}:${realm}:${password}`),
        ...[nonce, count, own, 'auth'],
        hash(`${method}:${path}`),
      ].join(':'),
    );
    const end = opaque === undefined ? '' : `, opaque="${opaque}"`;
    return (
      `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${path}", ` +
      `algorithm=${algorithm}, qop=auth, nc=${count}, cnonce="${own}", response="${response}"${end}`
    );
  }
}

/** The first Digest challenge that can be answered: `qop=auth`, with MD5 or SHA-256. */
function digestIn(challenges: string): DigestChallenge | undefined {
  for (const [, text = ''] of challenges.matchAll(/\bDigest\s+(.*?)(?=,\s*\w+\s+\w+=|$)/gis)) {
    const values = new Map(
      [...text.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)].map(([, name = '', quoted, plain]) => [
        name.toLowerCase(),
        quoted ?? plain ?? '',
      ]),
    );
    const algorithm = (values.get('algorithm') ?? 'MD5').toUpperCase();
    const [realm, nonce] = [values.get('realm'), values.get('nonce')];
    if (realm === undefined || nonce === undefined || !HASHES.has(algorithm)) continue;
    if (/\bauth\b/.test(values.get('qop') ?? ''))
      return { realm, nonce, opaque: values.get('opaque'), algorithm };
  }
  return undefined;
}
