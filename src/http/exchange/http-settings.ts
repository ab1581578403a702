/** Settings for HTTP only; none of them changes the graph. */
import type { Request } from 'express';

export interface HttpSettings {
  /** This server's address in links; by default from the request. */
  readonly publicUrl: string | undefined;
  /** A bearer token for everything; others are kept in the data directory. */
  readonly writeToken: string | undefined;
  readonly maxBodyMb: number;
  /** The proxies whose `X-Forwarded-*` headers are believed: their number, or their addresses. */
  readonly trustProxy?: number | readonly string[] | undefined;
  /** Requests that one address may send in a minute. */
  readonly rateLimit?: number | undefined;
  /** How long a client may be too slow; see `slow-clients.ts`. */
  readonly clientPatienceMs?: number | undefined;
}

/** Of the application that answers a request; `app.ts` puts them there. */
export function settingsOf({ app }: Pick<Request, 'app'>): HttpSettings {
  return app.get('settings of http') as HttpSettings;
}
