import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { SH, parseN3Syntax, type Quad } from '../../src/rdf/index.js';
import { Validator, validateWhole } from '../../src/shacl/index.js';
import { EX } from '../support/arbitraries.js';

const turtle = (text: string): Quad[] =>
  parseN3Syntax(`@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n${text}`, {
    format: 'turtle',
  });
const SHAPES = turtle(
  ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :label ; ' +
    'sh:minCount 1 ; sh:message "No label." ] .',
);
const THINGS = 2_500;
const data = versionOf(
  turtle(
    Array.from(
      { length: THINGS },
      (_, index) => `:t${index} a :Thing . ${index % 7 === 0 ? '' : `:t${index} :label "x" .`}`,
    ).join('\n'),
  ),
);

describe('A validation of a whole graph', () => {
  it('finds in several threads what one finds, each result once', async () => {
    const words: [number, number][] = [];
    const report = await validateWhole(data, SHAPES, {
      threadCount: 3,
      onProgress: (...word) => words.push(word),
    });
    const nodes = (found: typeof report): string[] =>
      found.results.map(({ focusNode }) => focusNode).sort();
    expect(nodes(report)).toEqual(nodes(new Validator(SHAPES).validateAll(data)));
    expect(report.results).toHaveLength(Math.ceil(THINGS / 7));
    const inRdf = (predicate: typeof SH.focusNode): number =>
      report.quads.filter((each) => each.predicate.equals(predicate)).length;
    expect([inRdf(SH.result), inRdf(SH.focusNode), inRdf(SH.conforms)]).toEqual([
      report.results.length,
      report.results.length,
      1,
    ]);
    expect(words.at(-1)).toEqual([THINGS, THINGS]);
  });

  it('tells that nothing is wrong', async () => {
    const report = await validateWhole(versionOf([]), SHAPES, { threadCount: 2 });
    expect([report.conforms, report.results]).toEqual([true, []]);
    expect(report.quads.map(({ object }) => object.value)).toEqual([
      SH.ValidationReport.value,
      'true',
    ]);
  });

  it('fails where a shape cannot be executed', async () => {
    await expect(
      validateWhole(data, turtle(':S a sh:NodeShape ; sh:targetClass :Thing ; sh:node :S .'), {
        threadCount: 2,
      }),
    ).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('in a circle'),
    });
  });
});
