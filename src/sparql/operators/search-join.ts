/** `og:matches`: rows joined with the things that a text finds. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { ServiceError } from '../../errors.js';
import { XSD, literal, type Literal } from '../../rdf/index.js';
import type { TextSearch, TextSearchOptions } from '../text-search.js';
import { BatchBuilder, type Batch } from './batch.js';
import type { Operator, StepDescription } from './operator.js';
import { namesIn, type VariableOrId } from './pattern.js';
import type { QueryContext } from './query-context.js';
import { RowJoin } from './row-join.js';

/** The things found for one text, and the ids of their scores. */
interface FoundThings {
  readonly things: readonly TermId[];
  readonly scores: readonly number[];
  readonly places: ReadonlyMap<TermId, number>;
}

export class SearchAnswers {
  readonly #found = new Map<string, FoundThings>();

  constructor(
    private readonly search: TextSearch,
    private readonly options: TextSearchOptions,
  ) {}

  of(text: string): FoundThings {
    let found = this.#found.get(text);
    if (!found) {
      const list = this.search.find(text, this.options);
      found = {
        things: list.map(({ thing }) => thing),
        scores: list.map(({ score }) => score),
        places: new Map(list.map(({ thing }, place) => [thing, place])),
      };
      this.#found.set(text, found);
    }
    return found;
  }
}

export interface SearchPositions {
  readonly subject: VariableOrId;
  readonly text: VariableOrId;
  readonly score: string | undefined;
}

export class SearchJoin extends RowJoin {
  constructor(
    private readonly context: QueryContext,
    input: Operator,
    private readonly positions: SearchPositions,
    private readonly answers: SearchAnswers,
    { needed, estimate }: { readonly needed: ReadonlySet<string>; readonly estimate: number },
  ) {
    super(input, namesIn([positions.subject, positions.score]), needed, estimate);
  }

  describe(): StepDescription {
    const { text } = this.positions;
    return {
      name: 'search',
      detail:
        typeof text === 'string' ? `for ?${text}` : `for “${this.context.termOf(text).value}”`,
    };
  }

  protected *run(): Generator<Batch> {
    const output = new BatchBuilder(this.variables.length);
    for (const { columns, rowCount } of this.input.batches()) {
      for (let row = 0; row < rowCount; row += 1) {
        const found = this.#foundFor(columns, row);
        const known = this.read(this.positions.subject, columns, row);
        const place = known === UNBOUND ? undefined : found.places.get(known);
        const [first, end] =
          known === UNBOUND
            ? [0, found.things.length]
            : place === undefined
              ? [0, 0]
              : [place, place + 1];
        for (let at = first; at < end; at += 1) {
          this.#push(output, columns, row, found, at);
          if (output.isFull) yield output.take();
        }
        this.context.budget.check();
      }
    }
    yield output.take();
  }

  #foundFor(columns: readonly Uint32Array[], row: number): FoundThings {
    const id = this.read(this.positions.text, columns, row);
    if (id === UNBOUND)
      throw new ServiceError(
        'malformed-query',
        'The text that og:matches searches for is unbound. ' +
          'Bind its variable in the same group, with VALUES, BIND or a pattern.',
      );
    const term = this.context.termOf(id);
    return term.termType === 'Literal' ? this.answers.of(term.value) : NOTHING_FOUND;
  }

  #push(
    output: BatchBuilder,
    columns: readonly Uint32Array[],
    row: number,
    { things, scores }: FoundThings,
    at: number,
  ): void {
    const { subject, score } = this.positions;
    const values = new Map<VariableOrId | undefined, TermId>();
    if (score !== undefined) values.set(score, this.context.idOf(scoreTerm(scores[at]!)));
    // One variable cannot be both.
    if (score === subject) return;
    values.set(subject, things[at]!);
    const known = score === undefined ? UNBOUND : this.read(score, columns, row);
    if (known !== UNBOUND && known !== values.get(score)) return;
    output.push([
      ...this.carried.map((index) => columns[index]![row]!),
      ...this.added.map((name) => values.get(name)!),
    ]);
  }
}

const NOTHING_FOUND: FoundThings = { things: [], scores: [], places: new Map() };

/** A score as an xsd:decimal in its canonical form. */
function scoreTerm(score: number): Literal {
  return literal(Number.isInteger(score) ? `${score}.0` : String(score), XSD.decimal);
}
