/** The statements of a version as Parquet in Hive's layout of folders, for DuckDB, Spark and others. */
import { fileWriter } from 'hyparquet-writer';
import { createReadStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  ContextTerms,
  RDF,
  RDFS,
  getOrMake,
  parseN3Syntax,
  toPlainText,
} from '../../../rdf/index.js';
import type { CsvCell, Names, Quad } from '../../../rdf/index.js';
import { ParquetTable } from './parquet.js';

const columns = (...names: string[]) =>
  names.map((name) => ({ name, type: 'text', isList: false }) as const);

const STATEMENTS = columns('subject', 'object', 'kind', 'datatype', 'language', 'graph');
const THINGS = columns('thing', 'kind', 'label');

/** Rows that wait in memory, of all files together. */
const MAX_WAITING = 200_000;
const READ_BYTES = 1 << 20;

const KINDS: Readonly<Record<string, string>> = {
  NamedNode: 'iri',
  BlankNode: 'blank',
  Literal: 'literal',
  Quad: 'triple',
};

/**
 * Writes `statements/predicate=NAME/part-0.parquet` for each property, and
 * `things/class=NAME/part-0.parquet` with the things of each asserted class, their kinds (as in
 * their addresses) and labels (in English if there is one). NAME is a term of the JSON-LD context,
 * or a short IRI, percent-encoded.
 * @param nQuads - The path of a file sorted by subjects, as `graph.nq` is; it is read as a stream.
 * @returns the files' paths in the directory, sorted.
 */
export async function writePartitions(
  nQuads: string,
  directory: string,
  { thingOf }: Pick<Names, 'thingOf'>,
  context: object,
): Promise<string[]> {
  const terms = new ContextTerms(context as Record<string, unknown>);
  const files = new Map<string, ParquetTable>();
  let waiting = 0;
  const add = async (
    folder: string,
    iri: string,
    columnsOfFile: typeof THINGS,
    row: readonly CsvCell[],
  ): Promise<void> => {
    const name = `${folder}=${encodeURIComponent(terms.shorten(iri))}/part-0.parquet`;
    const path = join(directory, name);
    const create = (): ParquetTable => {
      mkdirSync(dirname(path), { recursive: true });
      return new ParquetTable(fileWriter(path), columnsOfFile);
    };
    getOrMake(files, name, create).add(row);
    if (++waiting < MAX_WAITING) return;
    // All, since the texts of a row hold the piece of the file that they were read from.
    for (const each of files.values()) await each.write();
    waiting = 0;
  };
  for await (const quads of statementsBySubject(nQuads)) {
    for (const quad of quads)
      await add('statements/predicate', quad.predicate.value, STATEMENTS, statementRow(quad));
    const types = quads.filter(({ predicate }) => predicate.equals(RDF.type));
    const thing = toPlainText(quads[0]!.subject);
    const row = [thing, thingOf(thing)?.kind, labelIn(quads)];
    for (const iri of new Set(types.map(({ object }) => object.value)))
      await add('things/class', iri, THINGS, row);
  }
  for (const file of files.values()) await file.end();
  return [...files.keys()].sort();
}

/** The statements about each subject in turn. */
async function* statementsBySubject(nQuads: string): AsyncGenerator<Quad[]> {
  let [rest, held]: [string, Quad[]] = ['', []];
  const options = { format: 'nquads', source: nQuads, keepBlankNodeLabels: true } as const;
  const stream = createReadStream(nQuads, { encoding: 'utf8', highWaterMark: READ_BYTES });
  for await (const part of stream as AsyncIterable<string>) {
    const text = rest + part;
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    for (const quad of parseN3Syntax(text.slice(0, end), options)) {
      if (held[0] && !held[0].subject.equals(quad.subject)) {
        yield held;
        held = [];
      }
      held.push(quad);
    }
  }
  if (held.length > 0) yield held;
}

function statementRow({ subject, object, graph }: Quad): CsvCell[] {
  const literal = object.termType === 'Literal' ? object : undefined;
  return [
    ...[toPlainText(subject), toPlainText(object), KINDS[object.termType]],
    ...[literal?.datatype.value, someOf(literal?.language), someOf(graph.value)],
  ];
}

const someOf = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function labelIn(quads: readonly Quad[]): string | undefined {
  const labels = quads.flatMap(({ predicate, object }) =>
    predicate.equals(RDFS.label) && object.termType === 'Literal' ? [object] : [],
  );
  return (labels.find(({ language }) => language === 'en') ?? labels[0])?.value;
}
