/** Whether a document ends as its syntax says, seen from its bytes as they pass. */

export interface DocumentEnd {
  readonly see: (bytes: Uint8Array) => void;
  readonly isSeen: () => boolean;
}

/** Undefined for syntaxes without an end mark: CSV, TSV, N-Triples, Turtle. */
export function documentEndOf(mediaType: string): DocumentEnd | undefined {
  if (/[/+]json$/.test(mediaType)) return new JsonEnd();
  if (/[/+]xml$/.test(mediaType)) return new XmlEnd();
  return undefined;
}

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];
const [OBJECT, ARRAY, OBJECT_END, ARRAY_END] = [0x7b, 0x5b, 0x7d, 0x5d];

/** A JSON document ends where its first bracket is closed, and nothing but blanks follow. */
class JsonEnd implements DocumentEnd {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isClosed = false;
  #hasMore = false;

  see(bytes: Uint8Array): void {
    let offset = 0;
    while (offset < bytes.length)
      if (this.#isClosed) {
        this.#hasMore ||= bytes.subarray(offset).some((byte) => byte > SPACE);
        return;
      } else if (this.#isInString) offset = this.#afterString(bytes, offset);
      else offset = this.#afterBrackets(bytes, offset);
  }

  isSeen(): boolean {
    return this.#isClosed && !this.#hasMore;
  }

  /** The offset of the next string, or after the document's end. */
  #afterBrackets(bytes: Uint8Array, start: number): number {
    let depth = this.#depth;
    let offset = start;
    while (offset < bytes.length && !this.#isInString && !this.#isClosed) {
      const byte = bytes[offset] ?? SPACE;
      offset += 1;
      if (byte === QUOTE) this.#isInString = true;
      else if (byte === OBJECT || byte === ARRAY) depth += 1;
      else if (byte === OBJECT_END || byte === ARRAY_END) {
        depth -= 1;
        this.#isClosed = depth <= 0;
      }
    }
    this.#depth = depth;
    return offset;
  }

  /** The offset after the string, or after all bytes where it goes on. */
  #afterString(bytes: Uint8Array, start: number): number {
    let offset = this.#isEscaped ? start + 1 : start;
    for (;;) {
      const quote = bytes.indexOf(QUOTE, offset);
      const end = quote < 0 ? bytes.length : quote;
      let backslash = end;
      while (backslash > offset && bytes[backslash - 1] === BACKSLASH) backslash -= 1;
      this.#isEscaped = (end - backslash) % 2 === 1;
      if (quote < 0) return bytes.length;
      offset = quote + 1;
      if (this.#isEscaped) continue;
      this.#isInString = false;
      return offset;
    }
  }
}

/** Longer than any end tag, or an empty root element with its namespaces. */
const TAIL_LENGTH = 1_024;

/** SPARQL results in XML end with `</sparql>`, RDF/XML with `</rdf:RDF>`, whatever the prefix. */
class XmlEnd implements DocumentEnd {
  #tail = Buffer.alloc(0);

  see(bytes: Uint8Array): void {
    this.#tail = Buffer.concat([this.#tail.subarray(-TAIL_LENGTH), bytes.subarray(-TAIL_LENGTH)]);
  }

  isSeen(): boolean {
    return /<(?:\/(?:[\w.-]+:)?(?:sparql|RDF)\s*|(?:[\w.-]+:)?RDF\b[^<>]*\/)>\s*$/.test(
      this.#tail.toString('latin1'),
    );
  }
}
