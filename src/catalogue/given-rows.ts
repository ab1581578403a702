/** Fills a catalogue from a graph that is elsewhere, of which pages come in any order. */
import type { SqliteDatabase } from '../commits/index.js';
import { UNBOUND, inlineIdOf, type IdGraph } from '../graph/index.js';
import { RDF, RDFS, namedNode, type NamedNode, type Names, type Quad } from '../rdf/index.js';
import type { DescribedThing } from './described-things.js';
import type { KindReader } from './kinds.js';
import { searchedProperties, type Field } from './searched-properties.js';

/** In place of a field, for the classes of a thing. */
const CLASS = 4;

/** A text or class of a thing. */
export interface GivenRow {
  readonly iri: string;
  readonly field: Field | typeof CLASS;
  readonly text: string;
  /** Tells it from others with the same letters. */
  readonly type: string;
}

/** Statements with one of some terms as subject or predicate, in pieces. */
export type StatementPages = (
  position: 's' | 'p',
  terms: readonly NamedNode[],
) => AsyncIterable<readonly Quad[]>;

/** Of more things that are none of ours, all statements about classes are read. */
const MAX_OTHERS = 5_000;

/** The names and texts in a graph, and the classes of things that are none of ours. */
export async function* givenRows(
  properties: ReadonlyMap<string, Field>,
  { thingOf }: Pick<Names, 'thingOf'>,
  pages: StatementPages,
): AsyncGenerator<readonly GivenRow[]> {
  const others = new Set<string>();
  for (const [property, field] of properties)
    for await (const quads of pages('p', [namedNode(property)])) {
      const rows = quads.flatMap((each) => textIn(each, field));
      for (const { iri } of rows) if (others.size <= MAX_OTHERS && !thingOf(iri)) others.add(iri);
      yield rows;
    }
  const classes =
    others.size > MAX_OTHERS ? pages('p', [RDF.type]) : pages('s', [...others].map(namedNode));
  for await (const quads of classes)
    yield quads
      .filter(({ predicate, subject }) => predicate.equals(RDF.type) && !thingOf(subject.value))
      .map(({ subject, object }) => ({
        ...{ iri: subject.value, field: CLASS, text: object.value, type: '' },
      }));
}

/** The searched properties; has everything fetched that `GivenRows` needs of the graph. */
export function propertiesToRead(graph: IdGraph): ReadonlyMap<string, Field> {
  const { dictionary } = graph;
  graph.pairsOf(dictionary.idOf(RDFS.subClassOf));
  const properties = [...searchedProperties(graph)];
  return new Map(properties.map(([property, field]) => [dictionary.textOf(property), field]));
}

function textIn({ subject, object }: Quad, field: Field): GivenRow[] {
  if (subject.termType !== 'NamedNode' || object.termType !== 'Literal') return [];
  const { value, datatype, language, direction } = object;
  const isNumberOrDate = inlineIdOf(value, datatype.value) !== UNBOUND;
  const type = [datatype.value, language, direction].join(' ');
  return isNumberOrDate ? [] : [{ iri: subject.value, field, text: value, type }];
}

const KEY = 'iri, field, text, type';
const AT_ONCE = 1_000;

/** Sorts rows in a temporary file of a catalogue's database. */
export class GivenRows {
  constructor(private readonly database: SqliteDatabase) {
    database.exec(
      `CREATE TEMP TABLE IF NOT EXISTS given (iri TEXT, field INTEGER, text TEXT, type TEXT, PRIMARY KEY (${KEY}))
        WITHOUT ROWID`,
    );
  }

  add(rows: readonly GivenRow[]): void {
    const sql = 'INSERT OR IGNORE INTO given VALUES (?, ?, ?, ?)';
    this.database.transaction(() => {
      for (const { iri, field, text, type } of rows)
        this.database.run(sql, iri, field, text.replaceAll('\0', ' '), type);
    });
  }

  /** As `describedThings`. */
  *things(kinds: KindReader): Generator<DescribedThing> {
    let rows: GivenRow[] = [];
    for (const row of this.#sorted()) {
      if (rows.length > 0 && row.iri !== rows[0]?.iri) {
        yield describedBy(rows, kinds);
        rows = [];
      }
      rows.push(row);
    }
    if (rows.length > 0) yield describedBy(rows, kinds);
  }

  clear(): void {
    this.database.exec('DELETE FROM temp.given');
  }

  *#sorted(): Generator<GivenRow> {
    const sql = `SELECT * FROM given WHERE (${KEY}) > (?, ?, ?, ?) ORDER BY ${KEY} LIMIT ${AT_ONCE}`;
    let last: GivenRow | undefined = { iri: '', field: 0, text: '', type: '' };
    while (last) {
      const { iri, field, text, type }: GivenRow = last;
      const rows = this.database.all(sql, iri, field, text, type) as GivenRow[];
      yield* rows;
      last = rows.at(-1);
    }
  }
}

function describedBy(rows: readonly GivenRow[], kinds: KindReader): DescribedThing {
  const [{ iri } = { iri: '' }] = rows;
  const classes: string[] = [];
  const texts = new Map<string, { field: Field; text: string }>();
  for (const { field, text, type } of rows)
    if (field === CLASS) classes.push(text);
    else if (!texts.has(`${type} ${text}`)) texts.set(`${type} ${text}`, { field, text });
  return { iri, kind: kinds.kindOf(iri, () => classes), texts: [...texts.values()] };
}
