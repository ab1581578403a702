/** Quads by pattern: the interface of graph versions, drafts and plain collections. */
import type { Quad, Term } from '@rdfjs/types';

export type Match = Term | null | undefined;

export interface QuadSource {
  /** Null and undefined match all. Cost follows the number of matches. */
  match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Iterable<Quad>;
}

/** The object terms of `subject predicate ?` in any graph, each once. */
export function objectsOf(source: QuadSource, subject: Match, predicate: Match): Quad['object'][] {
  return distinctTerms(source.match(subject, predicate, null, null), (quad) => quad.object);
}

/** The subject terms of `? predicate object`, each once. */
export function subjectsOf(source: QuadSource, predicate: Match, object: Match): Quad['subject'][] {
  return distinctTerms(source.match(null, predicate, object, null), (quad) => quad.subject);
}

function distinctTerms<T extends Term>(quads: Iterable<Quad>, pick: (quad: Quad) => T): T[] {
  const seen = new Map<string, T>();
  for (const quad of quads) {
    const term = pick(quad);
    seen.set(termKey(term), term);
  }
  return [...seen.values()];
}

/** A string that two terms share exactly when they are the same RDF term. */
export function termKey(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<${term.value}`;
    case 'BlankNode':
      return `_${term.value}`;
    case 'Literal': {
      const direction = term.direction ? `--${term.direction}` : '';
      return `"${term.value}"${term.language}${direction}^${term.datatype.value}`;
    }
    case 'Variable':
      return `?${term.value}`;
    case 'DefaultGraph':
      return '';
    case 'Quad':
      return `<<${quadKey(term as Quad)}>>`;
  }
}

/** A string that two quads share exactly when they are the same quad. */
export function quadKey({ subject, predicate, object, graph }: Quad): string {
  return `${termKey(subject)}\n${termKey(predicate)}\n${termKey(object)}\n${termKey(graph)}`;
}
