/** Only whole answers: what says that an answer was capped, cut or is a part. */
import type { Answer } from './connection.js';
import { failureOf, incomplete } from './failures.js';

const MAX_REASON = 300;
/** Virtuoso says in headers why it stopped, and which row limit it reached. */
const SIGNS_OF_PART = ['x-sql-state', 'x-sparql-maxrows'];

/** @throws ServiceError `database-failed`; `answer-incomplete` where the head names a part. */
export async function requireWhole(answer: Answer, address: string): Promise<Answer> {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) {
    const name = SIGNS_OF_PART.find((each) => each in headers);
    const header = name && `the header ${name}: ${String(headers[name])}`;
    const sign = status === 206 ? 'status 206' : header;
    if (sign === undefined) return answer;
    answer.discard();
    throw incomplete(address, `it has ${sign}. Ask for less, or raise the limit of the database`);
  }
  let reason: string;
  if (status >= 300 && status < 400) {
    answer.discard();
    reason = ` and a redirect to <${headers.location ?? ''}>, which is not followed`;
  } else reason = await reasonIn(answer);
  throw failureOf('database-failed', address, `answered with status ${status}${reason}`, {
    status,
  });
}

/** The beginning of an error's text; the rest does not matter. */
async function reasonIn({ body }: Answer): Promise<string> {
  let text = '';
  try {
    for await (const chunk of body) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.length > MAX_REASON) break;
    }
  } catch {
    // The status says that it failed, which is the error here.
  }
  const reason = text.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_REASON);
  return reason === '' ? '' : `: ${reason}`;
}

/** Longer than the end of any document, with its last members or the namespaces of its root. */
const TAIL_LENGTH = 1_024;

/** How documents end whose syntax says so: results in JSON and XML, RDF/XML. */
const ENDS = [
  [
    /[/+]json$/,
    /(?:\]\s*\}|"boolean"\s*:\s*(?:true|false))\s*(?:,\s*"\w+"\s*:\s*\{[^{}]*\}\s*)*\}\s*$/,
  ],
  [/[/+]xml$/, /<(?:\/(?:[\w.-]+:)?(?:sparql|RDF)\s*|(?:[\w.-]+:)?RDF\b[^<>]*\/)>\s*$/],
] as const;

/** The last bytes come only once the document is whole. @throws ServiceError `answer-incomplete` */
export async function* wholeDocument(
  { body, headers, mediaType }: Answer,
  address: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const end = ENDS.find(([type]) => type.test(mediaType))?.[1];
  const isDelimited = 'content-length' in headers || 'transfer-encoding' in headers;
  let tail = Buffer.alloc(0);
  let held: Uint8Array | undefined;
  for await (const chunk of body) {
    tail = Buffer.concat([tail.subarray(-TAIL_LENGTH), chunk.subarray(-TAIL_LENGTH)]);
    if (held) yield held;
    held = chunk;
  }
  if (end && !end.test(tail.toString('latin1')))
    throw incomplete(address, `the ${mediaType} document breaks off`);
  if (!end && !isDelimited)
    throw incomplete(address, 'it has neither a length nor an end that could be checked');
  if (held) yield held;
}
