import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { versionOf } from '../../src/graph/index.js';
import { parseN3Syntax, type Quad } from '../../src/rdf/index.js';
import { Validator, differencesOf, secondReport } from '../../src/shacl/index.js';

const turtle = (text: string): Quad[] =>
  parseN3Syntax(`@prefix : <urn:x:> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n${text}`, {
    format: 'trig',
  });
const SHAPES = turtle(
  ':Named a sh:NodeShape ; sh:targetClass :Dog ; sh:property :name .\n' +
    ':name sh:path :name ; sh:minCount 1 ; sh:maxCount 1 ; sh:pattern "^[A-Z]" .',
);

describe('Data that rdf-validate-shacl looks at', () => {
  it('has the results of our own, each statement once in whatever graphs it stands', async () => {
    const data = versionOf(
      turtle(
        ':rex a :Dog ; :name "Rex" . :a { :rex :name "Rex" } :b { :rex :name "Rex" }\n' +
          ':none a :Dog . :small a :Dog ; :name "small" . :two a :Dog ; :name "One", "Two" .',
      ),
    );
    const own = new Validator(SHAPES).validateAll(data);
    const other = await secondReport(SHAPES, data);
    expect(own.results.map(({ focusNode }) => focusNode).sort()).toEqual([
      'urn:x:none',
      'urn:x:small',
      'urn:x:two',
    ]);
    expect(differencesOf(own, other)).toEqual([]);
    expect(other.quads.length).toBeGreaterThan(own.results.length);
  });

  it('is looked at as often as shapes come to it', async () => {
    // The library gives up on a node after fifty times unless it is told otherwise.
    const friends = Array.from({ length: 80 }, (_, index) => `:d${index} a :Owner ; :has :small .`);
    const shapes = [
      ...SHAPES,
      ...turtle(
        ':O a sh:NodeShape ; sh:targetClass :Owner ; ' +
          'sh:property :has . :has sh:path :has ; sh:node :Named .',
      ),
    ];
    const data = versionOf(turtle(`${friends.join('\n')} :small a :Dog ; :name "small" .`));
    const report = await secondReport(shapes, data);
    expect(report.results.filter(({ path }) => path === 'urn:x:has')).toHaveLength(80);
  });

  it('can be limited to nodes', async () => {
    const data = versionOf(turtle(':a a :Dog . :b a :Dog .'));
    const [shape] = SHAPES.map(({ subject }) => subject);
    const [node] = [...data.match()].map(({ subject }) => subject);
    const report = await secondReport(SHAPES, data, { focus: [[node!, shape!]] });
    expect(report.results.map(({ focusNode }) => focusNode)).toEqual([node!.value]);
  });

  it.each([
    [
      'a pattern that JavaScript cannot read',
      ':name sh:path :name ; sh:pattern "\\\\p{IsLatin}(" .',
      'sh:pattern',
    ],
    ['a rule', ':Named sh:rule [ a sh:TripleRule ] .', 'does not know'],
    ['a query', ':Named sh:sparql [ sh:select "SELECT $this { }" ] .', 'does not know'],
  ])('is not passed where the shapes have %s', async (_, shapes, message) => {
    const work = secondReport([...SHAPES, ...turtle(shapes)], versionOf(turtle(':a a :Dog .')));
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect((error as ServiceError).code).toBe('bad-request');
    expect((error as ServiceError).message).toContain(message);
  });

  it('ends with what the caller throws', async () => {
    const check = (): void => {
      throw new ServiceError('query-timeout', 'Enough.');
    };
    await expect(
      secondReport(SHAPES, versionOf(turtle(':a a :Dog .')), { check }),
    ).rejects.toMatchObject({ code: 'query-timeout' });
  });
});

describe('Two reports', () => {
  it('differ in what only one of them finds', async () => {
    const data = versionOf(turtle(':a a :Dog .'));
    const own = new Validator(SHAPES).validateAll(data);
    const nothing = await secondReport([], data);
    expect(differencesOf(own, nothing)).toEqual(['- violation urn:x:a urn:x:name  urn:x:name']);
    expect(differencesOf(nothing, own)).toEqual(['+ violation urn:x:a urn:x:name  urn:x:name']);
  });
});
