import { describe, expect, it } from '@jest/globals';
import type { QueryForm } from '../../src/sparql/algebra/index.js';
import { parseQuery } from '../../src/sparql/syntax/index.js';
import { parsedQuery } from '../../src/sparql/query-shapes.js';
import { SEED } from '../support/random.js';
import { randomCase } from './generated/random-query.js';
import { writeQuery } from './generated/write-query.js';

const BASE = 'http://example.org/base';

/** The algebra as data; variables that the parser makes are numbered as they come. */
function plain(algebra: QueryForm): unknown {
  const names = new Map<string, string>();
  const text = JSON.stringify(algebra).replaceAll(/"(?:g_|var)\d+"/g, (name) => {
    if (!names.has(name)) names.set(name, `"made ${names.size}"`);
    return names.get(name)!;
  });
  return JSON.parse(text);
}

const expectSame = (text: string): void => {
  expect(plain(parsedQuery(text, BASE).algebra)).toEqual(plain(parseQuery(text, BASE)));
};

/** Texts in which something looks like a constant, a blank or a comment and is none. */
const TEXTS = [
  'SELECT * { <http://a/1> ?p "x", "x"@en, "1"^^<http://www.w3.org/2001/XMLSchema#integer> }',
  'SELECT * { <http://a/2> ?p "y", "x"@en, "2"^^<http://www.w3.org/2001/XMLSchema#integer> }',
  'SELECT * { <http://a/1> ?p "" , \'\', """a # "quoted" text""", "a \\" # b" }',
  'PREFIX a: <http://a/#> SELECT * { a:b <http://a/#c> <#d>, <../e> } # <http://a/f> "g"',
  'PREFIX a: <http://a/#>\n# one\nSELECT * # two\n{ a:b <http://a/#c2> <#d>, <../e> }',
  'BASE <http://a/b> PREFIX c: <d> SELECT * { <e> c:f <http://a/g> }',
  'SELECT * { ?a ?b ?c FILTER(?a<?b && ?c>?d) FILTER(?a < <http://a/1> || ?b > <http://a/2>) }',
  'SELECT (GROUP_CONCAT(?a; SEPARATOR="; ") AS ?all) { ?a ?b "; " }',
  'SELECT (GROUP_CONCAT(?a; SEPARATOR=", ") AS ?all) { ?a ?b "; " }',
  'SELECT * FROM <http://a/1> FROM NAMED <http://a/2> { GRAPH <http://a/2> { ?s ?p ?o } }',
  'SELECT (<http://a/function>(?s, "i") AS ?x) { ?s <http://a/1>*/^<http://a/2> ?o }',
  'SELECT * { ?s !(<http://a/1>|^<http://a/1>) ?o . << ?s <http://a/1> "1" >> ?p "1" }',
  'SELECT * { ?s ?p <http://[2001:db8::1]:80/a>, <http://user@a/b>, <http://a\\u002Fb> }',
  'VERSION "1.2" ASK { ?s ?p "1.2" }',
  'ASK { VALUES (?a ?b) { ("a" <http://a/1>) (UNDEF "a") } FILTER(REGEX(?a, "^a", "i")) }',
];

describe('parsedQuery', () => {
  it.each([...TEXTS, ...TEXTS])('gives what parseQuery gives: %s', expectSame);

  it('gives what parseQuery gives for random queries, with other constants too', () => {
    for (let seed = SEED; seed < SEED + 300; seed += 1) {
      const text = writeQuery(randomCase(seed).query, { withDataset: true });
      for (const name of ['a', 'b'])
        expectSame(text.replaceAll(/(?<=[\s(^/|!]):(\w+)/g, `<http://example.org/${name}/$1>`));
    }
  });

  it.each(['SELECT * { ?s ?p "a" "b" }', 'SELECT * { ?s ?p <http://a/1> ', 'VERSION "1" ASK {}'])(
    'refuses with the message for the text itself: %s',
    (text) => {
      const messageOf = (parse: () => unknown): string => {
        try {
          parse();
          return 'none';
        } catch (error) {
          return (error as Error).message;
        }
      };
      const expected = messageOf(() => parseQuery(text, BASE));
      for (let time = 0; time < 2; time += 1)
        expect(messageOf(() => parsedQuery(text, BASE))).toBe(expected);
    },
  );

  it('resolves IRIs that are made while it runs against the base of the text', () => {
    expect(parsedQuery('BASE <http://a/> ASK { ?s ?p "a" }', BASE).base).toBe('http://a/');
    expect(parsedQuery('BASE <http://b/> ASK { ?s ?p "a" }', BASE).base).toBe('http://b/');
  });
});
