/** Whether a document ends as its syntax says, told from its bytes as they pass. */

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
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d]);

/** A JSON document ends where its first bracket is closed, and nothing but blanks follow. */
class JsonEnd implements DocumentEnd {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isClosed = false;
  #hasMore = false;

  see(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#isInString) this.#seeInString(byte);
      else if (this.#isClosed) this.#hasMore ||= byte > SPACE;
      else if (byte === QUOTE) this.#isInString = true;
      else if (OPENING.has(byte)) this.#depth += 1;
      else if (CLOSING.has(byte)) {
        this.#depth -= 1;
        this.#isClosed = this.#depth <= 0;
      }
    }
  }

  isSeen(): boolean {
    return this.#isClosed && !this.#hasMore;
  }

  #seeInString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#isInString = false;
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
