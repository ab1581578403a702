/** The two engines that ours is compared with. */
import { QueryEngine } from '@comunica/query-sparql';
import type { Bindings } from '@comunica/types';
import { Store } from 'n3';
import * as oxigraph from 'oxigraph';
import type { Quad, Term } from '../../../src/rdf/index.js';
import { tripleRow, type Answer } from './answer.js';
import { MAX_ROWS, gather, rowOf, toErrorAnswer, withinTime } from './gather.js';
import { namedDataset, toQuads, unionDataset, type Statement } from './random-data.js';
import type { Case, Reading } from './random-query.js';
import type { Query, Select } from './query-tree.js';
import { writeQuery } from './write-query.js';

export type OracleName = 'comunica' | 'oxigraph';

/**
 * What an oracle answers to the query without its LIMIT and OFFSET. It gets the dataset that the
 * query sees, with the reading or FROM and FROM NAMED applied already, so that its own ideas of a
 * default graph do not matter.
 */
export function askOracle(name: OracleName, { dataset, query, reading }: Case): Promise<Answer> {
  const quads = toQuads(seenBy(dataset.statements, query, reading));
  const text = writeQuery(withoutLimit(query), { withDataset: false });
  return name === 'comunica' ? askComunica(quads, text) : Promise.resolve(askOxigraph(quads, text));
}

function seenBy(
  statements: readonly Statement[],
  { from, fromNamed }: Query,
  reading: Reading,
): readonly Statement[] {
  if (from.length + fromNamed.length > 0) return namedDataset(statements, from, fromNamed);
  return reading === 'union' ? unionDataset(statements) : statements;
}

function withoutLimit(query: Query): Query {
  if (query.form.kind !== 'select') return query;
  const form = Object.fromEntries(
    Object.entries(query.form).filter(([field]) => field !== 'limit' && field !== 'offset'),
  );
  return { ...query, form: form as unknown as Select };
}

const comunica = new QueryEngine();

async function askComunica(quads: readonly Quad[], text: string): Promise<Answer> {
  try {
    const result = await comunica.query(text, { sources: [new Store([...quads])] });
    switch (result.resultType) {
      case 'boolean':
        return { kind: 'boolean', value: await withinTime(result.execute()) };
      case 'quads':
        return {
          kind: 'graph',
          triples: await gather(
            wellFormed((await result.execute()) as unknown as AsyncIterable<Quad>),
            (quad) => tripleRow(quad, loadedLabel),
          ),
        };
      case 'bindings':
        return {
          kind: 'rows',
          rows: await gather(
            (await result.execute()) as unknown as AsyncIterable<Bindings>,
            (bindings) =>
              rowOf(
                [...bindings].map(([{ value }, term]) => [value, term]),
                loadedLabel,
              ),
          ),
        };
      default:
        return { kind: 'error', message: `Comunica answered with ${result.resultType}` };
    }
  } catch (error) {
    return toErrorAnswer(error);
  }
}

/**
 * Comunica gives back triples with literals as subjects, which CONSTRUCT leaves out (SPARQL 1.1
 * §16.2).
 */
async function* wellFormed(quads: AsyncIterable<Quad>): AsyncGenerator<Quad> {
  for await (const quad of quads)
    if (
      quad.predicate.termType === 'NamedNode' &&
      ['NamedNode', 'BlankNode'].includes(quad.subject.termType)
    )
      yield quad;
}

/**
 * Comunica marks blank nodes of a source with the source: `urn:comunica_skolem:source_0:label`, or
 * only `bc_0_label`.
 */
function loadedLabel(term: Term): string {
  return ((term as { skolemized?: { value: string } }).skolemized?.value ?? term.value).replace(
    /^(?:urn:comunica_skolem:source_\d+:|bc_\d+_)/,
    '',
  );
}

function askOxigraph(quads: readonly Quad[], text: string): Answer {
  try {
    const store = new oxigraph.Store(quads.map((quad) => oxigraph.fromQuad(quad) as oxigraph.Quad));
    const result = store.query(text);
    if (typeof result === 'boolean') return { kind: 'boolean', value: result };
    if (typeof result === 'string')
      return { kind: 'error', message: 'Oxigraph answered with a text' };
    if (result.length > MAX_ROWS) throw new Error('too many rows');
    if (isQuads(result, text))
      return { kind: 'graph', triples: result.map((quad) => tripleRow(quad as Quad)) };
    // Oxigraph's terms are RDF/JS terms, though its types say so in other words.
    return {
      kind: 'rows',
      rows: result.map((solution) =>
        rowOf([...solution].map(([name, term]) => [name, term as Term])),
      ),
    };
  } catch (error) {
    return toErrorAnswer(error);
  }
}

function isQuads(
  result: Map<string, oxigraph.Term>[] | oxigraph.Quad[],
  text: string,
): result is oxigraph.Quad[] {
  return /^(?:CONSTRUCT|DESCRIBE)\b/m.test(text) && !(result[0] instanceof Map);
}
