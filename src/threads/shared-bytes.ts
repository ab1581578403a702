/** Bytes in memory that threads share. */
import { Turns } from './turns.js';

/** Gathers chunks; undefined beyond a limit of bytes. */
export async function sharedBytes(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    parts.push(chunk);
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  const turns = new Turns();
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
    await turns.take();
  }
  return bytes;
}
