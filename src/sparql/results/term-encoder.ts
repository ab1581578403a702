/** Writes terms of the result formats, from their bytes where possible. */
import type { TermId } from '../../graph/index.js';
import { FIRST_INLINE_ID, FIRST_LOCAL_ID, TermKind, inlineKindOf } from '../../graph/index.js';
import { namedNode } from '../../rdf/index.js';
import type { QueryContext } from '../operators/index.js';
import type { ByteSink } from './byte-sink.js';
import { appendInline } from './inline-text.js';
import { termFormsOf, type TermForm, type TermForms, type TermSyntax } from './term-forms.js';

/** Cached texts of computed and irregular terms. */
const KEPT_TEXTS = 50_000;

/** Writes terms with the same text before and after each. */
export class TermEncoder {
  readonly #forms: TermForms;
  readonly #ofKind: (TermForm | undefined)[] = [];
  readonly #ofQuotedKind: (TermForm | undefined)[] = [];
  readonly #ofInlineKind: (TermForm | undefined)[] = [];
  readonly #bytes: DataView;
  readonly #texts = new Map<TermId, string>();
  readonly #irregularIds: ReadonlySet<TermId> | undefined;

  constructor(
    private readonly context: QueryContext,
    private readonly syntax: TermSyntax,
    private readonly before: Uint8Array,
    private readonly after: Uint8Array,
  ) {
    const { dictionary } = context.graph;
    const { buffer, byteOffset, byteLength } = dictionary.bytes;
    this.#forms = termFormsOf(syntax);
    this.#bytes = new DataView(buffer, byteOffset, byteLength);
    this.#irregularIds =
      syntax.irregular && new Set(syntax.irregular.map((iri) => dictionary.idOf(namedNode(iri))));
  }

  write(sink: ByteSink, id: TermId): void {
    if (id >= FIRST_INLINE_ID) {
      const kind = inlineKindOf(id);
      const { before, after } = (this.#ofInlineKind[kind] ??= this.#around(
        this.#forms.ofInlineKind[kind]!,
      ));
      sink.append(before);
      appendInline(sink, id);
      sink.append(after);
    } else if (id >= FIRST_LOCAL_ID || !this.#writeRecord(sink, id)) {
      sink.append(this.before);
      sink.text(this.#textOf(id));
      sink.append(this.after);
    }
  }

  /** Writes a dictionary term, unless its kind has no form. */
  #writeRecord(sink: ByteSink, id: TermId): boolean {
    const { kinds, extras } = this.context.graph.dictionary;
    const kind = kinds[id]!;
    if (kind === TermKind.triple) return false;
    if (kind === TermKind.typed && this.#irregularIds?.has(extras[id]!)) return false;
    const form = (this.#ofKind[kind] ??= this.#around(this.#forms.ofKind[kind]!));
    if (this.#writeForm(sink, id, form)) return true;
    const quoted = this.#forms.ofQuotedKind[kind];
    return (
      quoted !== undefined &&
      this.#writeForm(sink, id, (this.#ofQuotedKind[kind] ??= this.#around(quoted)))
    );
  }

  /** Writes a dictionary term, unless it has a special character in this form. */
  #writeForm(sink: ByteSink, id: TermId, form: TermForm): boolean {
    const { ends, extras } = this.context.graph.dictionary;
    const { before, between, after, extra, escapes, extraEscapes } = form;
    const { length } = sink;
    sink.append(before);
    if (extra === 'first') {
      sink.escaped(this.#bytes, ends[extras[id]! - 1]!, ends[extras[id]!]!, extraEscapes);
      sink.append(between);
    }
    if (!sink.escaped(this.#bytes, ends[id - 1]!, ends[id]!, escapes)) {
      sink.length = length;
      return false;
    }
    if (extra === 'last') {
      sink.append(between);
      sink.escaped(this.#bytes, ends[extras[id]! - 1]!, ends[extras[id]!]!, extraEscapes);
    }
    sink.append(after);
    return true;
  }

  #around(form: TermForm): TermForm {
    return {
      ...form,
      before: joined(this.before, form.before),
      after: joined(form.after, this.after),
    };
  }

  #textOf(id: TermId): string {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    if (this.#texts.size >= KEPT_TEXTS) this.#texts.clear();
    const text = this.syntax.term(this.context.termOf(id));
    this.#texts.set(id, text);
    return text;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
