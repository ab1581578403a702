/**
 * Writes records of the facts as things of the reference graph; nulls and empty lists leave no
 * statement.
 */
import {
  GEO,
  GEOSPARQL,
  OWL,
  RDF,
  SKOS,
  XSD,
  dateLiteral,
  integerLiteral,
  literal,
  namedNode,
  type NamedNode,
  type Names,
  type Quad,
  type Kind,
} from '../../src/rdf/index.js';
import { GraphQuads, languageOfNames } from '../../src/news/link/graph-quads.js';
import { languageOfName } from './languages.js';

const WIKIDATA = 'http://www.wikidata.org/entity/';

/** The Wikidata entity with this id. */
export function wikidataEntity(id: string): NamedNode {
  return namedNode(WIKIDATA + id);
}

export class ReferenceWriter {
  readonly sink: GraphQuads;

  constructor(readonly names: Names) {
    this.sink = new GraphQuads(names.graphs.reference);
  }

  get quads(): Quad[] {
    return this.sink.quads;
  }

  og(localName: string): NamedNode {
    return this.names.og(localName);
  }

  node(kind: Kind, id: string): NamedNode {
    return this.names.thing(kind, id);
  }

  /** A thing with its class and label. */
  thing(kind: Kind, id: string, className: string, label: string): NamedNode {
    const node = this.node(kind, id);
    this.sink.type(node, this.og(className));
    this.sink.label(node, label, languageOfNames(kind));
    return node;
  }

  /**
   * A body of the OSCE. Its label has “OSCE” in it; the name without is an alternative one, as are
   * `otherNames`.
   */
  osceBody(
    id: string,
    className: string,
    { name, otherNames }: { name: string; otherNames: readonly string[] },
  ): NamedNode {
    const label = /\bOSCE\b|^Organization for/.test(name) ? name : `OSCE ${name}`;
    const body = this.thing('organization', id, className, label);
    const names = new Set([label.replace(/^OSCE (?=\p{Lu})/u, ''), ...otherNames]);
    names.delete(label);
    this.altNames(body, [...names]);
    return body;
  }

  altNames(thing: NamedNode, names: readonly string[]): void {
    for (const name of names)
      this.sink.add(thing, SKOS.altLabel, literal(name, languageOfName(name)));
  }

  abbreviations(thing: NamedNode, names: readonly string[]): void {
    for (const name of names)
      this.sink.add(thing, this.og('abbreviation'), literal(name, languageOfName(name)));
  }

  /** English text of a property of the ontology. */
  text(thing: NamedNode, property: string, value: string | null): void {
    if (value !== null) this.sink.text(thing, this.og(property), value);
  }

  note(thing: NamedNode, note: string | null): void {
    if (note !== null) this.sink.text(thing, SKOS.note, note);
  }

  /** How sure the facts are of the record, and the fields that were looked up. */
  verification(thing: NamedNode, confidence: string, verifiedFields: readonly string[] = []): void {
    this.plain(thing, 'verification', confidence);
    for (const field of verifiedFields) this.plain(thing, 'verifiedField', field);
  }

  plain(thing: NamedNode, property: string, value: string | null): void {
    if (value !== null) this.sink.plain(thing, this.og(property), value);
  }

  date(thing: NamedNode, property: string, value: string | null): void {
    if (value !== null) this.sink.add(thing, this.og(property), dateLiteral(value));
  }

  integer(thing: NamedNode, property: string, value: number | null): void {
    if (value !== null) this.sink.add(thing, this.og(property), integerLiteral(value));
  }

  boolean(thing: NamedNode, property: string, value: boolean): void {
    this.sink.add(thing, this.og(property), literal(String(value), XSD.boolean));
  }

  link(thing: NamedNode, property: string, target: NamedNode | null): void {
    if (target !== null) this.sink.add(thing, this.og(property), target);
  }

  sameAsWikidata(thing: NamedNode, id: string | null): void {
    if (id !== null) this.sink.add(thing, OWL.sameAs, wikidataEntity(id));
  }

  coordinates(place: NamedNode, lat: number, lon: number): void {
    this.sink.add(place, GEO.lat, literal(String(lat), XSD.decimal));
    this.sink.add(place, GEO.long, literal(String(lon), XSD.decimal));
    // Not below `id/`, since it is no thing with a page of its own.
    const slug = place.value.slice(place.value.lastIndexOf('/') + 1);
    const geometry = namedNode(`${this.names.graphs.reference.value}#${slug}-point`);
    this.sink.add(place, GEOSPARQL.hasGeometry, geometry);
    this.sink.add(geometry, RDF.type, GEOSPARQL.Geometry);
    this.sink.add(geometry, GEOSPARQL.asWKT, literal(`POINT(${lon} ${lat})`, GEOSPARQL.wktLiteral));
  }
}
