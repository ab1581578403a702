/** Views of the ontology and the shapes. */
import type { Link, ValueView } from './views.js';

export interface TermView {
  readonly id: string;
  readonly iri: string;
  readonly label: string;
  readonly kind: string;
  readonly definition: string;
  readonly notes: readonly string[];
  readonly otherNames: readonly string[];
  readonly related: readonly { readonly property: string; readonly links: readonly Link[] }[];
  readonly usage: number;
  /** A thing of the class, or with the property and its value; undefined if unused. */
  readonly example: { readonly thing: Link; readonly value?: ValueView } | undefined;
}

export interface OntologyView {
  readonly groups: readonly { readonly title: string; readonly terms: readonly TermView[] }[];
  readonly formats: readonly Link[];
}

export interface ShapeView {
  readonly id: string;
  readonly iri: string;
  readonly label: string;
  /** Its targets; none for shapes within others. */
  readonly targets: readonly Link[];
  readonly message: string;
  readonly constraints: readonly { readonly words: string; readonly link?: Link }[];
  readonly properties: readonly {
    /** Without an address where it is more than one step. */
    readonly path: Link;
    readonly name: string;
    readonly count: string;
    readonly constraints: ShapeView['constraints'];
    readonly message: string;
    readonly severity: string;
  }[];
}

export interface ShapesView {
  readonly shapes: readonly ShapeView[];
  readonly formats: readonly Link[];
}
