/** Manifests of the suites: which tests there are, and what each says of itself. */
import {
  QuadSet,
  RDF,
  objectsOf,
  subjectsOf,
  type NamedNode,
  type Term,
} from '../../src/rdf/index.js';
import { pathOf, readQuads } from './documents.js';
import { MF } from './vocabularies.js';

/** What a document says of its nodes. */
export class Facts {
  constructor(readonly quads: QuadSet) {}

  all(node: Term | undefined, property: NamedNode): Term[] {
    return node ? objectsOf(this.quads, node, property) : [];
  }

  /** The first value, where there is one. */
  one(node: Term | undefined, property: NamedNode): Term | undefined {
    return this.all(node, property)[0];
  }

  /** A value that a test of this kind has to have. */
  required(node: Term | undefined, property: NamedNode): Term {
    const value = this.one(node, property);
    if (!value) throw new Error(`${node?.value} has no <${property.value}>`);
    return value;
  }

  /** The members of a list; none where there is no list. */
  list(head: Term | undefined): Term[] {
    const members: Term[] = [];
    for (let rest = head; rest && !rest.equals(RDF.nil); rest = this.required(rest, RDF.rest))
      members.push(this.required(rest, RDF.first));
    return members;
  }
}

/** One entry of a manifest. */
export interface Entry {
  /** The folder of its manifest and the name of the test: short, and no other test has it. */
  readonly id: string;
  readonly node: Term;
  readonly name: string;
  /** Local names of its types. */
  readonly types: readonly string[];
  /** What the manifest says. */
  readonly facts: Facts;
}

/**
 * The entries of a manifest and of those that it includes, in their order. A manifest that was seen
 * before has none.
 */
export async function readManifest(address: string, seen: Set<string>): Promise<Entry[]> {
  if (seen.has(address)) return [];
  seen.add(address);
  const facts = new Facts(new QuadSet(await readQuads(address)));
  const entries: Entry[] = [];
  for (const manifest of subjectsOf(facts.quads, RDF.type, MF('Manifest'))) {
    for (const included of facts
      .all(manifest, MF('include'))
      .flatMap((value) => (isList(facts, value) ? facts.list(value) : [value])))
      entries.push(...(await readManifest(included.value, seen)));
    for (const node of facts.all(manifest, MF('entries')).flatMap((list) => facts.list(list)))
      entries.push(toEntry(facts, node, address));
  }
  return entries;
}

function isList(facts: Facts, value: Term): boolean {
  return value.equals(RDF.nil) || facts.one(value, RDF.first) !== undefined;
}

function toEntry(facts: Facts, node: Term, manifest: string): Entry {
  const localName = localNameOf(node);
  const folder = pathOf(manifest)
    .replace(/[^/]*$/, '')
    .replace(
      /^rdf-tests\/(?:sparql|rdf)\/|^data-shapes\/data-shapes-test-suite\/tests\/|\/tests(?=\/)/g,
      '',
    );
  const part = manifest.endsWith('.jsonld')
    ? pathOf(manifest).replace(/^.*\/|-manifest\.jsonld$/g, '') + '/'
    : '';
  return {
    id: folder + part + localName,
    node,
    name: facts.one(node, MF('name'))?.value ?? localName,
    types: facts.all(node, RDF.type).map(localNameOf),
    facts,
  };
}

/** What follows the last `#` or `/` of an IRI. */
export function localNameOf(term: Term): string {
  return term.value.replace(/^.*[#/]/, '');
}
