/** Any quad source as the one merged graph that SHACL validates, in the form that rdf-validate-shacl reads. */
import type { DatasetCore } from '@rdfjs/types';
import { defaultGraph, quad, quadKey, termKey, type Match, type Quad, type QuadSource, type Term } from '../rdf/index.js';

const REMEMBERED_MATCHES = 20_000;
const REMEMBERED_STATEMENTS = 100;

/**
 * Statements that stand in several graphs count once, as `sh:maxCount` must see them. Read only: the two changing
 * methods of a dataset are refused. What was matched is remembered, since shapes ask for the same again and again: the
 * source must not change while it is validated.
 */
export class MergedData implements DatasetCore {
  readonly #source: QuadSource;
  readonly #found = new Map<string, Statements>();

  constructor(source: QuadSource) {
    this.#source = source;
  }

  get size(): number {
    return this.match().size;
  }

  match(subject?: Match, predicate?: Match, object?: Match): DatasetCore {
    const key = [subject, predicate, object].map((term) => (term ? termKey(term) : '*')).join('\n');
    const known = this.#found.get(key);
    if (known) return known;
    const found = this.#match(subject, predicate, object);
    if (this.#found.size >= REMEMBERED_MATCHES) this.#found.clear();
    if (found.size <= REMEMBERED_STATEMENTS) this.#found.set(key, found);
    return found;
  }

  #match(subject: Match, predicate: Match, object: Match): Statements {
    const statements = new Map<string, Quad>();
    for (const found of this.#source.match(subject, predicate, object, null)) {
      const statement = quad(found.subject, found.predicate, found.object, defaultGraph());
      statements.set(quadKey(statement), statement);
    }
    return new Statements([...statements.values()]);
  }

  has(statement: Quad): boolean {
    for (const _ of this.#source.match(statement.subject, statement.predicate, statement.object, null)) return true;
    return false;
  }

  [Symbol.iterator](): Iterator<Quad> {
    return this.match()[Symbol.iterator]();
  }

  add(): this {
    return refuseChange();
  }

  delete(): this {
    return refuseChange();
  }
}

/** The result of a match: a fixed list of distinct statements. */
class Statements implements DatasetCore {
  constructor(readonly statements: readonly Quad[]) {}

  get size(): number {
    return this.statements.length;
  }

  has(statement: Quad): boolean {
    return this.statements.some((other) => other.equals(statement));
  }

  match(subject?: Match, predicate?: Match, object?: Match): DatasetCore {
    const fits = (term: Term, pattern: Match): boolean => !pattern || pattern.equals(term);
    return new Statements(this.statements.filter((each) => fits(each.subject, subject) && fits(each.predicate, predicate) && fits(each.object, object)));
  }

  [Symbol.iterator](): Iterator<Quad> {
    return this.statements[Symbol.iterator]();
  }

  add(): this {
    return refuseChange();
  }

  delete(): this {
    return refuseChange();
  }
}

function refuseChange(): never {
  throw new TypeError('Data under validation cannot be changed.');
}
