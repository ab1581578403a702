/** Data and shapes to validate, and requests that do it. */
import { SH } from '../../../src/rdf/index.js';
import { ask, type Answer, type RunningApp } from '../../support/running-app.js';

/** Reading is open, so nothing here sends a token. */
export const validate = (
  app: RunningApp,
  body: string | Buffer,
  contentType = 'text/turtle',
  headers: Record<string, string> = {},
  query = '',
): Promise<Answer> =>
  ask(`${app.url}/validate${query}`, {
    method: 'POST',
    headers: { 'Content-Type': contentType, ...headers },
    body,
  });

export const SHAPES =
  `@prefix sh: <${SH.iri}> . <urn:test:shape> a sh:NodeShape ; sh:targetClass <urn:test:Dog> ; ` +
  'sh:property [ sh:path <urn:test:name> ; sh:minCount 1 ; sh:message "A dog has a name." ] .';
export const DOG = '<urn:test:rex> a <urn:test:Dog> .';
export const multipart = (parts: Record<string, [string, string]>): string =>
  `${Object.entries(parts)
    .map(
      ([name, [type, text]]) =>
        `--limit\r\nContent-Disposition: form-data; name="${name}"; ` +
        `filename="${name}"\r\n${type ? `Content-Type: ${type}\r\n` : ''}\r\n${text}\r\n`,
    )
    .join('')}--limit--\r\n`;
