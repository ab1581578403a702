/**
 * Reads SPARQL results in JSON while they arrive (SPARQL 1.1 Query Results JSON). The service
 * writes a solution a line, so whole lines are read immediately; a document in another layout is
 * read at its end. An answer counts as complete only with the document's end, so a truncated one is
 * never taken for complete.
 */
import type { ResultTerm, Row } from './terms.js';

/** An answer's members besides its solutions. */
export interface DocumentHead {
  readonly variables: readonly string[];
  readonly boolean?: boolean;
}

type Binding = Readonly<Record<string, ResultTerm>>;

interface Document {
  readonly head?: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Binding[] };
}

/** The end of the first line before solutions, and of the document. */
const HEAD_END = '"bindings":[';
const DOCUMENT_END = ']}}';

/** Reads one document, piece by piece. */
export class AnswerReader {
  /** Known after the first line, if solutions follow. */
  head: DocumentHead | undefined;
  #rest = '';
  #isByLine: boolean | undefined;

  /** Takes more text, returns its complete solutions. @throws SyntaxError for invalid JSON. */
  push(text: string): Row[] {
    this.#rest += text;
    if (this.#isByLine === undefined) this.#readHead();
    if (this.#isByLine !== true || !this.head) return [];
    const end = this.#rest.lastIndexOf('\n') + 1;
    const lines = this.#rest.slice(0, end);
    const tailAt = lines.startsWith(']') ? 0 : lines.indexOf('\n]') + 1;
    const isAtTail = lines.startsWith(']') || tailAt > 0;
    this.#rest = this.#rest.slice(isAtTail ? tailAt : end);
    return rowsOf(
      this.head,
      JSON.parse(
        `[${(isAtTail ? lines.slice(0, tailAt) : lines).trimEnd().replace(/,$/, '')}]`,
      ) as Binding[],
    );
  }

  /** The last solutions. @throws SyntaxError when the document is incomplete. */
  end(): Row[] {
    if (this.#isByLine === true) {
      if (this.#rest.trim() !== DOCUMENT_END) throw new SyntaxError('The answer ends too early.');
      return [];
    }
    const document = (JSON.parse(this.#rest) ?? {}) as Document;
    const { boolean, results } = document;
    this.head = { ...headOf(document), ...(boolean === undefined ? {} : { boolean }) };
    if (boolean !== undefined) return [];
    if (!Array.isArray(results?.bindings))
      throw new SyntaxError('The answer has neither solutions nor yes or no.');
    return rowsOf(this.head, results.bindings);
  }

  #readHead(): void {
    const end = this.#rest.indexOf('\n');
    if (end < 0) return;
    const line = this.#rest.slice(0, end).trimEnd();
    this.#isByLine = line.endsWith(HEAD_END);
    if (!this.#isByLine) return;
    this.head = headOf(JSON.parse(line + DOCUMENT_END) as Document);
    this.#rest = this.#rest.slice(end + 1);
  }
}

function headOf({ head }: Document): DocumentHead {
  return { variables: Array.isArray(head?.vars) ? (head.vars as readonly string[]) : [] };
}

function rowsOf({ variables }: DocumentHead, bindings: readonly Binding[]): Row[] {
  if (!bindings.every((binding: unknown) => typeof binding === 'object' && binding !== null))
    throw new SyntaxError('A solution is not an object.');
  return bindings.map((binding) =>
    variables.map((variable) => (Object.hasOwn(binding, variable) ? binding[variable] : undefined)),
  );
}
