/** The pages' words for properties (`ontology/wording.ttl`). */
import { UNBOUND, type GraphVersion, type InferenceRules, type TermId } from '../../graph/index.js';
import { namedNode, type Names } from '../../rdf/index.js';
import type { PageReader } from './page-reader.js';

/** Reads the words of one version. */
export class Wording {
  constructor(
    private readonly version: GraphVersion,
    private readonly names: Names,
    private readonly rules: InferenceRules,
    private readonly reader: PageReader,
  ) {}

  /** The text before the values of a property in a sentence. */
  phraseOf(property: TermId): string | undefined {
    return this.#said(property, 'phrase');
  }

  isDetail(property: TermId): boolean {
    return this.#said(property, 'isDetail') === 'true';
  }

  /** The label of things that point at another by a property, with a capital letter. */
  inverseLabelOf(property: TermId): string {
    const label =
      this.#said(property, 'inverseLabel') ??
      this.#labelOfInverse(property) ??
      `${this.reader.propertyLink(property).label} of`;
    return label.charAt(0).toUpperCase() + label.slice(1);
  }

  /** The broadest of our properties that a property is a kind of; itself where there is none. */
  broadestOf(property: TermId): TermId {
    const above = this.#implied(property, false).filter((id) => id !== property);
    return above.find((id) => this.#implied(id, false).every((each) => each === id)) ?? property;
  }

  #labelOfInverse(property: TermId): string | undefined {
    const [inverse] = this.#implied(property, true);
    return inverse === undefined ? undefined : this.reader.propertyLink(inverse).label;
  }

  /** Of our properties, those that a statement of this one implies. */
  #implied(property: TermId, isInverse: boolean): TermId[] {
    const { dictionary } = this.version.ids;
    return (this.rules.implied.get(dictionary.textOf(property)) ?? [])
      .filter(
        (each) =>
          each.isInverse === isInverse && each.property.value.startsWith(this.names.ontologyIri),
      )
      .map((each) => dictionary.idOf(namedNode(each.property.value)))
      .filter((id) => id !== UNBOUND);
  }

  #said(property: TermId, name: string): string | undefined {
    this.reader.dependencies.said.add(property);
    const { ids } = this.version;
    const annotation = ids.dictionary.idOf(this.names.og(name));
    if (annotation === UNBOUND) return undefined;
    let text: string | undefined;
    ids.visit(property, annotation, undefined, undefined, (_property, _annotation, value) => {
      text ??= ids.dictionary.textOf(value);
    });
    return text;
  }
}
