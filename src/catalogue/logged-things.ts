/** The things of a version by its log, where the graph itself is elsewhere. */
import type { LogReader, SqliteDatabase } from '../commits/index.js';
import { UNBOUND, inlineIdOf, type IdGraph } from '../graph/index.js';
import { RDF, RDFS, type Names, type Quad } from '../rdf/index.js';
import type { DescribedThing } from './described-things.js';
import { KindReader } from './kinds.js';
import { searchedProperties, type Field } from './searched-properties.js';

/** In place of a field, for the classes of a thing. */
const CLASS = 4;

/** A text or class of a thing. */
interface GivenRow {
  readonly iri: string;
  readonly field: Field | typeof CLASS;
  readonly text: string;
  /** Tells it from others with the same letters. */
  readonly type: string;
  readonly graph: string;
}

/** Has everything fetched that `loggedThings` needs of a graph. */
export function readVocabulary(graph: IdGraph): void {
  graph.pairsOf(graph.dictionary.idOf(RDFS.subClassOf));
  searchedProperties(graph);
}

/**
 * As `describedThings`. Cost: the log up to the version; names, texts and classes are sorted in a
 * temporary file of the database.
 * @param graph with the version's classes and searched properties.
 * @throws ServiceError `log-damaged`
 */
export function* loggedThings(
  log: Pick<LogReader, 'changesWhere'>,
  version: number,
  { database, graph, names }: { database: SqliteDatabase; graph: IdGraph; names: Names },
): Generator<DescribedThing> {
  const rows = new SortedRows(database);
  const fields = new Map<string, GivenRow['field']>([[RDF.type.value, CLASS]]);
  for (const [property, field] of searchedProperties(graph))
    fields.set(graph.dictionary.textOf(property), field);
  const isWanted = (line: string): boolean => {
    const [subject = '', predicate = ''] = line.split(' ', 2);
    const field = subject.startsWith('<') ? fields.get(predicate.slice(1, -1)) : undefined;
    // Our things have their kind in the address.
    return field === CLASS ? !names.thingOf(subject.slice(1, -1)) : field !== undefined;
  };
  const rowsOf = (quads: readonly Quad[]): GivenRow[] =>
    quads.flatMap((each) => rowOf(each, fields.get(each.predicate.value)) ?? []);
  for (const { added, removed } of log.changesWhere(version, isWanted, 0))
    rows.change(rowsOf(added), rowsOf(removed));
  yield* rows.things(new KindReader(graph, names));
  rows.clear();
}

function rowOf(
  { subject, object, graph }: Quad,
  field: GivenRow['field'] | undefined,
): GivenRow | undefined {
  if (field === undefined) return undefined;
  const row = { iri: subject.value, field, text: object.value, type: '', graph: graph.value };
  if (field === CLASS) return row;
  if (object.termType !== 'Literal') return undefined;
  const { value, datatype, language, direction } = object;
  const isNumberOrDate = inlineIdOf(value, datatype.value) !== UNBOUND;
  return isNumberOrDate
    ? undefined
    : { ...row, type: [datatype.value, language, direction].join(' ') };
}

const KEY = 'iri, field, text, type, graph';
const AT_ONCE = 1_000;

/** Rows in a temporary file. */
class SortedRows {
  constructor(private readonly database: SqliteDatabase) {
    database.exec(
      `CREATE TEMP TABLE IF NOT EXISTS given (iri TEXT, field INTEGER, text TEXT, type TEXT, graph TEXT, PRIMARY KEY (${KEY}))
        WITHOUT ROWID`,
    );
    this.clear();
  }

  change(added: readonly GivenRow[], removed: readonly GivenRow[]): void {
    const [insert, remove] = [
      'INSERT OR IGNORE INTO given VALUES (?, ?, ?, ?, ?)',
      `DELETE FROM given WHERE (${KEY}) = (?, ?, ?, ?, ?)`,
    ];
    for (const [sql, rows] of [
      [remove, removed],
      [insert, added],
    ] as const)
      for (const { iri, field, text, type, graph } of rows)
        this.database.run(sql, iri, field, text.replaceAll('\0', ' '), type, graph);
  }

  *things(kinds: KindReader): Generator<DescribedThing> {
    const sql = `SELECT iri, json_group_array(json_array(field, text, type) ORDER BY ${KEY}) AS rows
      FROM given WHERE iri > ? GROUP BY iri ORDER BY iri LIMIT ${AT_ONCE}`;
    let last: string | undefined = '';
    while (last !== undefined) {
      const things = this.database.all(sql, last) as { iri: string; rows: string }[];
      for (const { iri, rows } of things)
        yield describedBy(iri, JSON.parse(rows) as RowOfThing[], kinds);
      last = things.at(-1)?.iri;
    }
  }

  clear(): void {
    this.database.exec('DELETE FROM temp.given');
  }
}

type RowOfThing = [field: GivenRow['field'], text: string, type: string];

function describedBy(iri: string, rows: readonly RowOfThing[], kinds: KindReader): DescribedThing {
  const classes: string[] = [];
  const texts = new Map<string, { field: Field; text: string }>();
  for (const [field, text, type] of rows)
    if (field === CLASS) classes.push(text);
    else if (!texts.has(`${type} ${text}`)) texts.set(`${type} ${text}`, { field, text });
  return { iri, kind: kinds.kindOf(iri, () => classes), texts: [...texts.values()] };
}
