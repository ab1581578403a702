/** The labels of a list's members, as they are compared. */
import { TermKind, isInline, isLiteralKind, LABEL_PROPERTIES, localNameOf, visitRows, type Dictionary, type GraphVersion, type LayeredPairs, type TermId } from '../../graph/index.js';
import { foldText } from '../../rdf/index.js';

/** Folded texts by the id of the term; versions that share a dictionary share them. */
const foldedOfDictionary = new WeakMap<Dictionary, Map<TermId, string>>();

/** Reads labels of one version when they are asked for. */
export class MemberLabels {
  readonly #version: GraphVersion;
  readonly #members: Uint32Array;
  /** The literal that names each member, or the member itself where it has none; 0 where nobody has asked yet. */
  readonly #named: Uint32Array;
  readonly #folded: Map<TermId, string>;
  readonly #labels: readonly LayeredPairs[];

  constructor(version: GraphVersion, members: Uint32Array) {
    this.#version = version;
    this.#members = members;
    this.#named = new Uint32Array(members.length);
    const known = foldedOfDictionary.get(version.dictionary);
    this.#folded = known ?? new Map<TermId, string>();
    if (!known) foldedOfDictionary.set(version.dictionary, this.#folded);
    this.#labels = LABEL_PROPERTIES.map((property) => version.ids.pairsOf(version.ids.dictionary.idOf(property)).so);
  }

  get length(): number {
    return this.#members.length;
  }

  /** A member's label in English, without a language, or in any; the end of its IRI where it has none; folded. */
  textOf(position: number): string {
    const member = this.#members[position]!;
    const id = (this.#named[position] ||= this.#findLabel(member));
    let text = this.#folded.get(id);
    if (text === undefined) {
      const whole = this.#version.ids.dictionary.textOf(id);
      text = foldText(id === member ? localNameOf(whole) : whole);
      this.#folded.set(id, text);
    }
    return text;
  }

  /** The order of two members: by label, then by IRI. */
  compare(left: number, right: number): number {
    const [a, b] = [this.textOf(left), this.textOf(right)];
    return a < b ? -1 : a > b ? 1 : this.#version.ids.dictionary.compareTexts(this.#members[left]!, this.#members[right]!);
  }

  #findLabel(member: TermId): TermId {
    const { dictionary } = this.#version.ids;
    let best = member;
    for (const rows of this.#labels) {
      visitRows(rows, member, undefined, (_member, label) => {
        if (isInline(label) || !isLiteralKind(dictionary.kindOf(label))) return;
        if (best === member || this.#isBetter(label, best)) best = label;
      });
      if (best !== member) return best;
    }
    return best;
  }

  #isBetter(label: TermId, other: TermId): boolean {
    const difference = this.#rankOf(label) - this.#rankOf(other);
    return difference < 0 || (difference === 0 && this.#version.ids.dictionary.compareTexts(label, other) < 0);
  }

  #rankOf(label: TermId): number {
    const { dictionary } = this.#version.ids;
    if (dictionary.kindOf(label) === TermKind.string) return 1;
    return dictionary.languageOf(label).startsWith('en') ? 0 : 2;
  }
}
