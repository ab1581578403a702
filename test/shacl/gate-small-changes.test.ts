import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GraphVersion, Inference, versionOf } from '../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  RDF,
  namesFor,
  parseN3Syntax,
  quad,
  readOntology,
  readShapes,
  type Change,
  type Quad,
} from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';
import { EXAMPLES, PREFIXES } from '../shapes/examples.js';
import { ex } from '../support/arbitraries.js';
import { gate, linesOf, turtle } from './gate-fixtures.js';

const names = namesFor(DEFAULT_BASE_IRI);
const THINGS = ['a', 'b', 'c'].map(ex);
const STATEMENTS: readonly Quad[] = THINGS.flatMap((subject) => [
  ...['Event', 'Organization'].map((name) => quad(subject, RDF.type, ex(name))),
  ...turtle(':x :label "1" , "2" ; :note "n" .').map(({ predicate, object }) =>
    quad(subject, predicate, object),
  ),
  ...THINGS.flatMap((object) =>
    ['organizer', 'place', 'part'].map((property) => quad(subject, ex(property), object)),
  ),
]);

/** Whether the gate finds for a change of good data just what a validation of everything finds. */
async function expectLikeFullValidation(
  tested: Gate,
  version: GraphVersion,
  made: Change,
  infer = false,
): Promise<void> {
  const change = version.idChangeOf(made);
  const asserted = version.after(change);
  const inferred = infer ? new Inference(names).follow(asserted).inferred : new Map();
  const after = asserted.after(inferred);
  const partial = await tested.check(after, change, inferred);
  expect(linesOf(partial)).toEqual(linesOf(tested.validator.validateAll(after)));
}

describe('The gate for a small change', () => {
  it('finds what a validation of everything finds', async () => {
    // To get valid data, leave out the nodes that a validation of random data reports.
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...STATEMENTS]),
        fc.subarray([...STATEMENTS], { maxLength: 4 }),
        fc.subarray([...STATEMENTS], { maxLength: 6 }),
        async (start, added, removed) => {
          const version = versionOf(start);
          const report = gate.validator.validateAll(version);
          const wrong = new Set(report.results.map(({ focusNode }) => focusNode));
          const repaired = versionOf(
            start.filter(
              ({ subject, object }) => !wrong.has(subject.value) && !wrong.has(object.value),
            ),
          );
          fc.pre(gate.validator.validateAll(repaired).conforms);
          await expectLikeFullValidation(gate, repaired, { added, removed });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('finds what a validation of everything finds, with the shipped shapes and ontology', async () => {
    const shipped = new Gate(readShapes(names));
    const examples = parseN3Syntax(PREFIXES + Object.values(EXAMPLES).join('\n'), {
      format: 'turtle',
      baseIri: DEFAULT_BASE_IRI,
    });
    const asserted = versionOf([...readOntology(names), ...examples]);
    const version = asserted.after(new Inference(names).follow(asserted).inferred);
    expect(shipped.validator.validateAll(version).results).toEqual([]);
    const subjects = [...new Map(examples.map(({ subject }) => [subject.value, subject])).values()];
    const mixed = fc
      .tuple(fc.constantFrom(...subjects), fc.constantFrom(...examples))
      .map(([subject, { predicate, object }]) => quad(subject, predicate, object));
    await fc.assert(
      fc.asyncProperty(
        fc.array(mixed, { maxLength: 2 }),
        fc.subarray(examples, { maxLength: 3 }),
        async (added, removed) => {
          await expectLikeFullValidation(shipped, version, { added, removed }, true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
