/** The labels of a list's members in comparable form. */
import { LabelReader, localNameOf, type TermGraph, type TermId } from '../graph/index.js';
import { foldText } from '../rdf/index.js';

export class MemberLabels {
  readonly #texts: (string | undefined)[];
  readonly #reader: LabelReader;

  constructor(
    private readonly version: TermGraph,
    private readonly members: Uint32Array,
  ) {
    this.#texts = new Array<string | undefined>(members.length);
    this.#reader = new LabelReader(version.ids, 'en');
  }

  get length(): number {
    return this.members.length;
  }

  /** A member's label, or the end of its IRI without one; folded. */
  textOf(position: number): string {
    return (this.#texts[position] ??= foldText(this.#labelOf(this.members[position]!)));
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
}
