/** The things that a phrase names. */
import { givenLabelOf, type GraphVersion } from '../../../graph/index.js';
import { RDF, RDFS, SKOS, namedNode, type Names } from '../../../rdf/index.js';
import { editsBetween } from '../language/typing-slips.js';
import { wordsOfPhrase } from '../language/words.js';

export interface NameMatch {
  readonly iri: string;
  /** The name that was matched: the thing's label or another. */
  readonly name: string;
  readonly field: 'label' | 'alternative' | 'code';
  readonly edits: number;
}

/** What the grammar needs to know of names. */
export interface NameLookup {
  /** The things that a phrase names as a whole, in spite of case, marks, and “the” or “OSCE” before it. */
  namesMatching(phrase: string, options?: { readonly maxEdits?: number }): NameMatch[];
  /** Whether some name begins with a phrase. */
  isNameBeginning(phrase: string): boolean;
  /** Whether some name has a word. */
  isNameWord(word: string): boolean;
}

/** Looks names up in tables of its own. Cost: a pass over all labels, once a version. */
export class OwnNames implements NameLookup {
  readonly #matches = new Map<string, NameMatch[]>();
  readonly #beginnings = new Set<string>();
  readonly #words = new Set<string>();

  static of(version: GraphVersion, names: Names): OwnNames {
    return new OwnNames(version, names);
  }

  private constructor(version: GraphVersion, names: Names) {
    const properties = [RDFS.label, SKOS.altLabel, namedNode(`${names.ontologyIri}abbreviation`)];
    for (const property of properties) {
      for (const { subject, object } of version.match(null, property)) {
        if (subject.termType !== 'NamedNode' || !names.thingOf(subject.value)) continue;
        this.#add(subject.value, object.value, property === RDFS.label && givenLabelOf(version, subject) === object.value ? 'label' : 'alternative');
      }
    }
    void RDF;
  }

  #add(iri: string, name: string, field: NameMatch['field']): void {
    const words = wordsOfPhrase(name);
    for (const word of words) this.#words.add(word);
    for (const key of keysOf(words)) {
      const matches = this.#matches.get(key) ?? [];
      if (!matches.some((match) => match.iri === iri)) matches.push({ iri, name, field, edits: 0 });
      this.#matches.set(key, matches);
      const parts = key.split(' ');
      parts.forEach((_, index) => this.#beginnings.add(parts.slice(0, index + 1).join(' ')));
    }
  }

  namesMatching(phrase: string, { maxEdits = 0 }: { readonly maxEdits?: number } = {}): NameMatch[] {
    const [key = ''] = keysOf(wordsOfPhrase(phrase)).slice(-1);
    if (maxEdits === 0) return this.#matches.get(key) ?? [];
    return [...this.#matches].flatMap(([name, matches]) => {
      const edits = Math.abs(name.length - key.length) > maxEdits ? Infinity : editsBetween(name, key);
      return edits <= maxEdits ? matches.map((match) => ({ ...match, edits })) : [];
    });
  }

  isNameBeginning(phrase: string): boolean {
    return keysOf(wordsOfPhrase(phrase)).some((key) => key === '' || this.#beginnings.has(key));
  }

  isNameWord(word: string): boolean {
    return this.#words.has(word);
  }
}

/** The words of a name, and those without “the” and “OSCE” before them. */
function keysOf(words: readonly string[]): string[] {
  let start = words[0] === 'the' ? 1 : 0;
  if (words[start] === 'osce') start += 1;
  const whole = words.join(' ');
  const shorter = words.slice(start).join(' ');
  return shorter === whole || shorter === '' ? [whole] : [whole, shorter];
}
