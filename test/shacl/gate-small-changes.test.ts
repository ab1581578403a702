import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Inference, versionOf } from '../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  namesFor,
  parseN3Syntax,
  quad,
  readOntology,
  readShapes,
} from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';
import { EXAMPLES, PREFIXES } from '../shapes/examples.js';
import { linesOf } from './gate-fixtures.js';

const names = namesFor(DEFAULT_BASE_IRI);

describe('The gate for a small change', () => {
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
          const change = version.idChangeOf({ added, removed });
          const asserted = version.after(change);
          const { inferred } = new Inference(names).follow(asserted);
          const after = asserted.after(inferred);
          const partial = await shipped.check(after, change, inferred);
          expect(linesOf(partial)).toEqual(linesOf(shipped.validator.validateAll(after)));
        },
      ),
      { numRuns: 60 },
    );
  });
});
