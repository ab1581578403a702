import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { parseN3Syntax, quad, toNQuad, type Quad } from '../../src/rdf/index.js';
import { Validator, validateApart } from '../../src/shacl/index.js';
import { EX, ex } from '../support/arbitraries.js';

const turtle = (text: string): Quad[] =>
  parseN3Syntax(`@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n${text}`, {
    format: 'turtle',
  });
const ENDLESS = turtle(
  ':S a sh:NodeShape ; sh:targetSubjectsOf :label ; sh:property [ sh:path :label ; ' +
    'sh:pattern "^(a+)+$" ] .',
);
const LONG_LABEL = versionOf(turtle(`:t :label "${'a'.repeat(60)}!" .`));
const TIMEOUT_MS = 20_000;

describe('A validation by shapes that anybody sends', () => {
  it('has the report that it would have here', async () => {
    const shapes = turtle(
      ':S a sh:NodeShape ; sh:targetSubjectsOf :label ; sh:property [ sh:path :label ; ' +
        'sh:maxLength 3 ; sh:maxCount 1 ; sh:message "Long." ] ; sh:nodeKind sh:IRI .',
    );
    const [label] = turtle(':t :label "long \\"text\\""@en .');
    const data = versionOf([
      label!,
      quad(label!.subject, label!.predicate, label!.object, ex('g')),
      ...turtle('_:node :label "abc" , <<( :s :p "x" )>> .'),
    ]);
    const [apart, here] = [
      await validateApart(data, shapes, TIMEOUT_MS),
      new Validator(shapes).validateAll(data),
    ];
    expect(apart.results).toEqual(here.results);
    expect(apart.results).toHaveLength(4);
    expect(apart.quads).toHaveLength(here.quads.length);
    expect(apart.quads.map(toNQuad).join('\n')).toContain('"long \\"text\\""@en');
  });

  it.each([
    ['sh:js', ':S a sh:NodeShape ; sh:targetNode :t ; sh:js [] .'],
    ['in a circle', ':S a sh:NodeShape ; sh:targetNode :t ; sh:node :S .'],
    [
      'refers to itself',
      ':S a sh:NodeShape ; sh:targetNode :t ; sh:property [ sh:path _:path ] . ' +
        '_:path sh:inversePath _:path .',
    ],
  ])('refuses shapes that cannot be executed (%s)', async (part, shapes) => {
    await expect(validateApart(LONG_LABEL, turtle(shapes), TIMEOUT_MS)).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining(part),
    });
  });

  it('is stopped when its time is over, and does not hold others up', async () => {
    let turns = 0;
    const counter = setInterval(() => (turns += 1), 10);
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => validateApart(LONG_LABEL, ENDLESS, 1000)),
    );
    clearInterval(counter);
    expect(
      outcomes.map((outcome) =>
        outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'fulfilled',
      ),
    ).toEqual(['query-timeout', 'query-timeout', 'query-timeout']);
    expect(turns).toBeGreaterThan(20);
    expect(
      (
        await validateApart(
          LONG_LABEL,
          turtle(':S a sh:NodeShape ; sh:targetSubjectsOf :label ; sh:nodeKind sh:Literal .'),
          TIMEOUT_MS,
        )
      ).results,
    ).toHaveLength(1);
  });
});
