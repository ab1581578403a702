/** Another endpoint as a source of quads, for queries over several sources. */
import type { MatchedQuad, RemoteSource, SeenDataset } from '../../comunica/index.js';
import { graphsRead } from '../../comunica/index.js';
import { badRequest, type ServiceError } from '../../errors.js';
import type { Match, Quad } from '../../rdf/index.js';
import {
  getOrMake,
  mentionsBlankNode,
  quadFrom,
  termKey,
  toNTriplesTerm,
} from '../../rdf/index.js';
import { endpointFailed, type Outbound } from './outbound.js';
import { isSendable, solutionsAt } from './service-request.js';

/** Answers up to this many quads are kept, and nothing they contain is requested again. */
const MAX_KEPT = 5_000;
/** Assumed number of quads for larger patterns, for planning. */
const MANY = 1_000_000;

const VARIABLES = ['s', 'p', 'o', 'g'] as const;
const GRAPH = VARIABLES.indexOf('g');

/** Requests one triple pattern at a time, and each only once if its answer is small. */
export class EndpointSource implements RemoteSource {
  /** Matching quads by pattern; undefined where they are too many to keep. */
  readonly #kept = new Map<string, Promise<readonly Quad[] | undefined>>();
  /** Labels given to blank nodes of its answers. */
  readonly #labels = new Set<string>();
  #hasBlankNodes = false;

  /** @param freshLabel makes a label for a blank node that is nowhere else. */
  constructor(
    private readonly address: string,
    private readonly dataset: SeenDataset,
    private readonly outbound: Outbound,
    private readonly freshLabel: () => string,
  ) {}

  /**
   * @throws ServiceError `endpoint-failed`, `endpoint-limit`, `query-timeout`, `query-memory`;
   *   `bad-request` where blank nodes of two answers would have to be compared.
   */
  async match(...pattern: MatchedQuad): Promise<readonly Quad[]> {
    return (await this.#few(pattern)) ?? this.#handedOn(await this.#request(pattern, Infinity));
  }

  /** Throws as `match` does. */
  async countQuads(...pattern: MatchedQuad): Promise<number> {
    return (await this.#few(pattern))?.length ?? MANY;
  }

  /** All quads of a pattern, kept or requested. */
  async #few(pattern: MatchedQuad): Promise<readonly Quad[] | undefined> {
    const [subject, predicate, object, graph] = pattern;
    for (const wider of [
      [undefined, predicate, undefined, graph],
      [subject, predicate, undefined, graph],
      [undefined, predicate, object, graph],
    ]) {
      const kept = await this.#kept.get(keyOf(wider));
      if (kept) return kept.filter((each) => isMatch(each, pattern));
    }
    return getOrMake(this.#kept, keyOf(pattern), () => this.#requestFew(pattern));
  }

  async #requestFew(pattern: MatchedQuad): Promise<readonly Quad[] | undefined> {
    const labels = pattern.flatMap(labelsIn);
    if (labels.some((label) => this.#labels.has(label))) throw this.#cannotCompare();
    // It does not have the blank nodes of other sources.
    if (labels.length > 0) return [];
    const sent = pattern.map((term, place) =>
      place === GRAPH || (term && isSendable(term)) ? term : undefined,
    );
    if (keyOf(sent) !== keyOf(pattern))
      return (await this.match(...sent)).filter((each) => isMatch(each, pattern));
    const quads = await this.#request(pattern, MAX_KEPT + 1);
    return quads.length > MAX_KEPT ? undefined : this.#handedOn(quads);
  }

  async #request(pattern: MatchedQuad, limit: number): Promise<Quad[]> {
    const query = queryFor(pattern, this.dataset);
    if (query === undefined) return [];
    const bindings = await solutionsAt(this.outbound, {
      keyword: 'SOURCES',
      address: this.address,
      query: limit === Infinity ? query : `${query} LIMIT ${limit}`,
      freshLabel: () => {
        const label = this.freshLabel();
        this.#labels.add(label);
        return label;
      },
    });
    return bindings.map((binding) => {
      const terms = VARIABLES.map((name, place) => {
        const term = pattern[place] ?? binding[name];
        if (term) return term;
        throw endpointFailed('SOURCES', this.address, `a solution has no value for ?${name}`);
      });
      return quadFrom(terms);
    });
  }

  /** The quads, unless a join could have to match blank nodes of two answers. */
  #handedOn(quads: readonly Quad[]): readonly Quad[] {
    if (!quads.some(mentionsBlankNode)) return quads;
    if (this.#hasBlankNodes) throw this.#cannotCompare();
    this.#hasBlankNodes = true;
    return quads;
  }

  #cannotCompare(): ServiceError {
    const address = this.address;
    return badRequest(
      `SOURCES <${address}>: the query needs several answers with blank nodes, and nothing says ` +
        'which of these nodes are the same. Ask with SERVICE and engine=osce-graph, which sends ' +
        'all patterns together.',
      { details: { keyword: 'SOURCES', address } },
    );
  }
}

/** The query for a pattern's quads; undefined where the dataset has none of its graphs. */
function queryFor(pattern: MatchedQuad, dataset: SeenDataset): string | undefined {
  const graph = pattern[GRAPH];
  const graphs = graphsRead(dataset, graph);
  if (graphs.length === 0) return undefined;
  const triple = pattern
    .slice(0, GRAPH)
    .map((term, place) => (term ? toNTriplesTerm(term) : `?${VARIABLES[place]}`))
    .join(' ');
  const names = graphs.flatMap((each) => (each?.termType === 'NamedNode' ? [each] : []));
  const values = names.length === 0 ? '' : `VALUES ?g { ${names.map(toNTriplesTerm).join(' ')} } `;
  const isPlain = graph?.termType === 'DefaultGraph' && values === '';
  const selected = VARIABLES.filter((_, place) => !pattern[place]).map((name) => `?${name}`);
  return (
    `SELECT DISTINCT ${selected.join(' ') || '*'} WHERE ` +
    `{ ${isPlain ? triple : `${values}GRAPH ?g { ${triple} }`} }`
  );
}

const keyOf = (pattern: MatchedQuad): string =>
  pattern.map((term) => (term ? `${term.termType} ${termKey(term)}` : '?')).join('\n');

function isMatch({ subject, predicate, object, graph }: Quad, pattern: MatchedQuad): boolean {
  return [subject, predicate, object, graph].every(
    (term, place) => pattern[place]?.equals(term) ?? true,
  );
}

function labelsIn(term: Match): string[] {
  if (term?.termType === 'BlankNode') return [term.value];
  return term?.termType === 'Quad' ? [term.subject, term.object].flatMap(labelsIn) : [];
}
