/** Describes a linked or new thing in the graph of the item that names it. */
import { namedNode } from '../../rdf/index.js';
import { KOSOVO_ISO2 } from './gazetteer.js';
import type { Linker } from './linker.js';
import type { LinkedThing, NewThing } from './links.js';
import { languageOfNames, type GraphQuads } from './graph-quads.js';

/** Describes a thing unless the reference data do, so that the graph of an item is complete. */
export function describeThing(
  sink: GraphQuads,
  thing: LinkedThing | NewThing,
  linker: Linker,
): void {
  if (thing.outcome === 'linked') describeKnown(sink, thing.iri, linker, new Set());
  else describeNew(sink, thing, linker);
}

function describeKnown(
  sink: GraphQuads,
  iri: string,
  linker: Linker,
  described: Set<string>,
): void {
  if (described.has(iri)) return;
  described.add(iri);
  for (const known of linker.descriptionOf(iri)) {
    sink.copy(known);
    if (known.object.termType === 'NamedNode' && linker.names.thingOf(known.object.value))
      describeKnown(sink, known.object.value, linker, described);
  }
}

function describeNew(sink: GraphQuads, thing: NewThing, linker: Linker): void {
  const { names } = linker;
  const node = namedNode(thing.iri);
  const kind = names.thingOf(thing.iri)?.kind;
  for (const className of thing.classes) sink.type(node, names.og(className));
  const language = languageOfNames(kind);
  sink.label(node, thing.label, language);
  for (const name of thing.altLabels) sink.altLabel(node, name, language);
  if (thing.parent) {
    describeThing(sink, thing.parent, linker);
    sink.add(node, names.og('parentBody'), namedNode(thing.parent.iri));
  }
  if (thing.iso2 === undefined) return;
  if (kind === 'state') {
    sink.plain(node, names.og('iso2'), thing.iso2);
  } else if (thing.iso2 === KOSOVO_ISO2) {
    sink.add(
      node,
      names.og(kind === 'place' ? 'within' : 'ofPlace'),
      names.thing('place', 'kosovo'),
    );
  } else {
    const state = linker.stateOf(thing.iso2);
    if (!state) return;
    describeThing(sink, state, linker);
    sink.add(node, names.og(kind === 'place' ? 'inState' : 'ofState'), namedNode(state.iri));
  }
}
