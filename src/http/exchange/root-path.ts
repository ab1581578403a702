/** A service below a path, for a proxy that shares its host among several. */
import type { RequestHandler, Response } from 'express';
import onHeaders from 'on-headers';

const ADDRESS_HEADERS = ['Location', 'Content-Location', 'Link'];
/** The text before an address in pages, in JSON, and in headers. */
const BEFORE_ADDRESS = {
  html: '\\s(?:href|src|action|formaction)="',
  json: '"(?:href|next|prev|previous)": ?"',
  header: '^|<',
};

/**
 * Puts the path before addresses in answers that begin with a slash; requests are answered with and
 * without it, as some proxies remove it.
 * @param path of PUBLIC_URL, as `/graph`; without a slash at the end.
 */
export function belowPath(path: string): RequestHandler {
  const asPattern = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const rooted = (text: string, kind: keyof typeof BEFORE_ADDRESS): string =>
    text.replace(
      new RegExp(`(${BEFORE_ADDRESS[kind]})(?=/)(?!${asPattern}(?:[/?#">]|$))`, 'g'),
      `$1${path}`,
    );
  /** Text in pages and in JSON has its quotation marks escaped, so it does not look like these. */
  const rootedBody = (body: unknown, response: Response): unknown => {
    const [, kind] = /^[^;]*\b(html|json)\b/.exec(String(response.getHeader('Content-Type'))) ?? [];
    if (kind === undefined || !(typeof body === 'string' || Buffer.isBuffer(body))) return body;
    const text = body.toString();
    return kind === 'html'
      ? rooted(text, 'html').replace('<html ', `<html data-root="${path}" `)
      : rooted(text, 'json');
  };
  return (request, response, next) => {
    if (`${request.url}/`.startsWith(`${path}/`) || request.url.startsWith(`${path}?`))
      request.url = request.url.slice(path.length).replace(/^(?!\/)/, '/');
    onHeaders(response, () => {
      for (const name of ADDRESS_HEADERS) {
        const value = response.getHeader(name);
        if (value === undefined) continue;
        const text = Array.isArray(value) ? value.join(', ') : String(value);
        response.setHeader(name, rooted(text, 'header'));
      }
    });
    const send = response.send.bind(response);
    response.send = (body: unknown) => send(rootedBody(body, response));
    next();
  };
}
