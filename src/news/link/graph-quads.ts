/** Collects the quads of one graph, each once, in order. */
import type { NamedNode, Quad } from '../../rdf/index.js';
import { RDF, RDFS, literal, quad, quadKey } from '../../rdf/index.js';

/** The language of names by kind: names of people have none. */
export const languageOfNames = (kind: string | undefined): string =>
  kind === 'person' ? '' : 'en';

export class GraphQuads {
  private readonly quadsByKey = new Map<string, Quad>();
  private recorded: Set<Quad> | undefined;

  constructor(readonly graph: NamedNode) {}

  /** The quads that `write` adds, including existing ones. Recordings do not nest. */
  recording<Result>(write: () => Result): { quads: Quad[]; result: Result } {
    const recorded = (this.recorded = new Set<Quad>());
    const result = write();
    this.recorded = undefined;
    return { quads: [...recorded], result };
  }

  get quads(): Quad[] {
    return [...this.quadsByKey.values()];
  }

  add(subject: Quad['subject'], predicate: NamedNode, object: Quad['object']): Quad {
    const made = quad(subject, predicate, object, this.graph);
    const key = quadKey(made);
    const kept = this.quadsByKey.get(key) ?? made;
    this.quadsByKey.set(key, kept);
    this.recorded?.add(kept);
    return kept;
  }

  /** A statement made elsewhere, in this graph. */
  copy({ subject, predicate, object }: Quad): Quad {
    // Our data only have IRIs as predicates.
    return this.add(subject, predicate as NamedNode, object);
  }

  type(subject: NamedNode, className: NamedNode): Quad {
    return this.add(subject, RDF.type, className);
  }

  label(subject: NamedNode, text: string, language = 'en'): Quad {
    return this.text(subject, RDFS.label, text, language);
  }

  /** Without a language tag where `language` is empty. */
  text(subject: NamedNode, predicate: NamedNode, text: string, language = 'en'): Quad {
    return this.add(subject, predicate, literal(text.trim(), language || undefined));
  }

  plain(subject: NamedNode, predicate: NamedNode, value: string): Quad {
    return this.add(subject, predicate, literal(value));
  }
}
