/** Keeps the graph of inferred statements equal to the conclusions of the asserted ones. */
import { badRequest, type ServiceError } from '../errors.js';
import type { Names } from '../rdf/index.js';
import type { GraphVersion } from './graph-version.js';
import { touchesGraph, type IdChange } from './id-change.js';
import { IdRules } from './id-inference.js';
import { InferenceRules } from './rules.js';

/** Inferred quads are in no log: what is written there would be lost at the next start. */
export function inferredRefusal({ graphs: { inferred } }: Names): ServiceError {
  return badRequest(
    `The graph <${inferred.value}> holds inferred statements and cannot be written. Change ` +
      'the statements that they are derived from.',
  );
}

/**
 * Derives statements by the rules of the published version's ontology.
 *
 * The graph of inferred statements holds all conclusions of the asserted ones, in however many
 * steps, except statements that are asserted themselves.
 */
export class Inference {
  #rules: InferenceRules | undefined;

  constructor(private readonly names: Names) {}

  /** The inferred changes after `change`, which the version holds; without one, all anew. */
  follow(
    version: GraphVersion,
    change?: IdChange,
  ): { readonly inferred: IdChange; readonly rules: InferenceRules } {
    const { rules, areNew, idRules } = this.numberedRules(version, change);
    return { rules, inferred: idRules.follow(version.ids, areNew ? undefined : change) };
  }

  /** A version's rules, and whether they are new. The dictionary gets the conclusions' terms. */
  numberedRules(
    version: GraphVersion,
    change?: IdChange,
  ): { readonly rules: InferenceRules; readonly idRules: IdRules; readonly areNew: boolean } {
    const { dictionary } = version;
    const before = this.#rules;
    const ontology = dictionary.add(this.names.graphs.ontology);
    const areSame = before && change && !touchesGraph(change, ontology);
    const rules = areSame ? before : new InferenceRules(version, this.names);
    const idRules = new IdRules(rules, this.names, {
      idOf: (term) => dictionary.add(term),
      kindOf: (id) => dictionary.kindOf(id),
    });
    return { rules, idRules, areNew: !areSame && rules.key !== before?.key };
  }

  /** The version with these rules is published. */
  adopt(rules: InferenceRules): void {
    this.#rules = rules;
  }
}
