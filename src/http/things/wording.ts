/** The pages' words for things and their properties (`ontology/wording.ttl`), and their sentence. */
import {
  UNBOUND,
  localNameOf,
  type GraphVersion,
  type InferenceRules,
  type TermId,
} from '../../graph/index.js';
import {
  DCTERMS,
  SKOS,
  namedNode,
  type NamedNode,
  type Names,
  type Term,
} from '../../rdf/index.js';
import { TermReader } from '../pages/term-reader.js';
import type { Link } from '../pages/views.js';
import { html, joinParts, type Html } from '../pages/html.js';
import { datesText, linkOf } from '../pages/values.js';

/** Labels for others' properties with unclear names. */
const SPOKEN: Readonly<Record<string, string>> = {
  [SKOS.altLabel.value]: 'also called',
  [DCTERMS.abstract.value]: 'summary',
};

export class Wording extends TermReader {
  constructor(
    version: GraphVersion,
    names: Names,
    language: string,
    private readonly rules: InferenceRules,
  ) {
    super(version, names, language);
  }

  /** A link to a property; one without a label is read as words: `startDate` is “start date”. */
  propertyLink(id: TermId): Link {
    const iri = this.version.ids.dictionary.textOf(id);
    const words = localNameOf(iri).replace(/([a-z])([A-Z])/g, '$1 $2');
    return this.linkOf(iri, this.labelOf(id), SPOKEN[iri] ?? words.toLowerCase());
  }

  /** A link to something that the graph may not have. */
  linkToTerm(term: Term): Link {
    const id = this.version.ids.idOf(term);
    return id === UNBOUND ? this.linkOf(term.value) : this.link(id);
  }

  phraseOf(property: TermId): string | undefined {
    return this.#said(property, 'phrase');
  }

  isDetail(property: TermId): boolean {
    return this.#said(property, 'isDetail') === 'true';
  }

  /** The label of things that point at another by a property, with a capital letter. */
  inverseLabelOf(property: TermId): string {
    const [inverse] = this.#implied(property, true);
    const label =
      this.#said(property, 'inverseLabel') ??
      (inverse === undefined
        ? `${this.propertyLink(property).label} of`
        : this.propertyLink(inverse).label);
    return label.charAt(0).toUpperCase() + label.slice(1);
  }

  /** The broadest of our properties that a property is a kind of; itself where there is none. */
  broadestOf(property: TermId): TermId {
    const above = this.#implied(property, false).filter((id) => id !== property);
    return above.find((id) => this.#implied(id, false).every((each) => each === id)) ?? property;
  }

  isInverse(property: TermId, other: TermId): boolean {
    return this.#implied(property, true).includes(other);
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
    const { ids } = this.version;
    const annotation = ids.idOf(this.names.og(name));
    let text: string | undefined;
    if (annotation !== UNBOUND)
      ids.visit(property, annotation, undefined, undefined, (_property, _annotation, value) => {
        text ??= ids.dictionary.textOf(value);
      });
    return text;
  }
}

export interface ShownThing {
  readonly iri: NamedNode;
  readonly id: TermId;
  readonly version: GraphVersion;
  readonly names: Names;
  readonly language: string;
  readonly words: Wording;
}

/** A statement of the thing, or one that points at it. */
export type Statement = readonly [subject: TermId, predicate: TermId, object: TermId];

const NAMED = 3;

/** A property of the thing with its values, in the order of the page. */
export interface Told {
  readonly property: TermId;
  readonly values: readonly TermId[];
  /** The end of the period that a value begins, where there is one. */
  readonly end?: TermId | undefined;
}

interface Part {
  readonly phrase: string;
  readonly broadest: TermId;
  values: TermId[];
  readonly end: TermId | undefined;
}

const isLater = ({ phrase }: Part): boolean => phrase.startsWith(',');

/** Undefined where no property of the thing has a phrase. */
export function summaryOf(kind: string, told: readonly Told[], words: Wording): Html | undefined {
  const parts = new Map<string, Part>();
  for (const { property, values, end } of told) {
    const phrase = words.phraseOf(property);
    if (phrase === undefined) continue;
    const broadest = words.broadestOf(property);
    // “In” introduces one place; after a comma alone come both days and status.
    const key = /\w/.test(phrase) ? phrase : `${phrase}${property}`;
    const known = parts.get(key);
    // Organizers of two kinds are named together.
    if (!known) parts.set(key, { phrase, broadest, values: [...values], end });
    else if (known.broadest === broadest) known.values = [...new Set([...known.values, ...values])];
  }
  if (parts.size === 0) return undefined;
  // “In Tirana” belongs to the kind, whatever comes after a comma.
  const inOrder = [...parts.values()].sort(
    (left, right) => Number(isLater(left)) - Number(isLater(right)),
  );
  return html`${kind.charAt(0).toUpperCase()}${kind.slice(1)}${inOrder.map(
    ({ phrase, values, end }) => [
      `${phrase} `,
      listed(values.map((value) => spoken(value, end, words))),
    ],
  )}.`;
}

function spoken(value: TermId, end: TermId | undefined, words: Wording): Html {
  const view = words.value(value);
  if (view.kind === 'text')
    return html`${datesText(view.text, end === undefined ? undefined : words.text(end))}`;
  // A term of another vocabulary, such as “cancelled”, is a word of the sentence.
  return view.link.isExternal ? html`${view.link.label}` : linkOf(view.link);
}

/** “a, b and c”; of many, the first and how many more. */
function listed(values: readonly Html[]): Html {
  const shown = values.slice(0, values.length === NAMED + 1 ? NAMED + 1 : NAMED);
  if (shown.length < values.length) shown.push(html`${values.length - shown.length} more`);
  const last = shown.length > 1 ? shown.pop() : undefined;
  return html`${joinParts(shown, ', ')}${last && [' and ', last]}`;
}
