/** The labels of a list's members in comparable form. */
import type { Dictionary, TermGraph, TermId } from '../graph/index.js';
import { LabelReader, localNameOf } from '../graph/index.js';
import { foldText, getOrMake } from '../rdf/index.js';

/** Folded labels, shared by versions of a dictionary, as most of their labels are the same. */
const foldedOfDictionary = new WeakMap<object, Map<string, string>>();

export class MemberLabels {
  readonly #texts: (string | undefined)[];
  readonly #reader: LabelReader;
  readonly #folded: Map<string, string>;

  constructor(
    private readonly version: TermGraph & { readonly dictionary?: Dictionary },
    private readonly members: Uint32Array,
  ) {
    this.#texts = new Array<string | undefined>(members.length);
    this.#reader = new LabelReader(version.ids, 'en');
    this.#folded = getOrMake(
      foldedOfDictionary,
      version.dictionary ?? version.ids,
      () => new Map<string, string>(),
    );
  }

  get length(): number {
    return this.members.length;
  }

  /** A member's label, or the end of its IRI without one; folded. */
  textOf(position: number): string {
    return (this.#texts[position] ??= this.#fold(this.#labelOf(this.members[position]!)));
  }

  /** By label, then by IRI. */
  compare(left: number, right: number): number {
    const [a, b] = [this.textOf(left), this.textOf(right)];
    return a < b
      ? -1
      : a > b
        ? 1
        : this.version.ids.dictionary.compareTexts(this.members[left]!, this.members[right]!);
  }

  #labelOf(member: TermId): string {
    return (
      this.#reader.labelOf(member)?.value ?? localNameOf(this.version.ids.dictionary.textOf(member))
    );
  }

  #fold(label: string): string {
    let text = this.#folded.get(label);
    if (text === undefined) this.#folded.set(label, (text = foldText(label)));
    return text;
  }
}
