import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import type { Term } from '../../src/rdf/index.js';
import { isInstanceOf } from '../../src/shacl/classes.js';
import {
  Gate,
  Validator,
  type ValidationReport,
  type ValidationResult,
} from '../../src/shacl/index.js';
import { shapeGraphs, shapeGraphsWithQueries, shapedStatements } from '../support/random-shapes.js';
import { libraryResults, type FocusNode, type LibraryResult } from '../support/shacl-library.js';

const RUNS = 100;
const keysOf = ({ results }: ValidationReport): string[] =>
  results.map((result) => JSON.stringify(result)).sort();
/** A result without its message, in which the library has words of its own. */
const keyOf = ({
  focusNode,
  path,
  value,
  severity,
  shape,
}: ValidationResult | LibraryResult): string =>
  JSON.stringify([focusNode, path, value, severity, shape]);

/**
 * Every node against every shape that has it as a target, as SHACL §2.1.3 says it, for the library
 * alone.
 */
function focusNodesOf(validator: Validator, data: GraphVersion): FocusNode[] {
  const quads = [...data.match()];
  const nodes = new Map<string, Term>();
  const key = (term: Term): string =>
    JSON.stringify([
      term.termType,
      term.value,
      term.termType === 'Literal' ? [term.language, term.datatype.value] : '',
    ]);
  for (const { subject, object } of quads)
    for (const term of [subject, object]) nodes.set(key(term), term);
  for (const { targetNodes } of validator.shapes.targeted)
    for (const term of targetNodes) nodes.set(key(term), term);
  return [...nodes.values()].flatMap((node) =>
    validator.shapes.targeted
      .filter(
        (target) =>
          target.targetClasses.some((type) => isInstanceOf(data, node, type)) ||
          target.targetNodes.some((other) => other.equals(node)) ||
          target.targetSubjectsOf.some((predicate) =>
            quads.some((each) => each.predicate.equals(predicate) && each.subject.equals(node)),
          ) ||
          target.targetObjectsOf.some((predicate) =>
            quads.some((each) => each.predicate.equals(predicate) && each.object.equals(node)),
          ),
      )
      .map(({ shape }): FocusNode => [node, shape]),
  );
}

describe('Validation of random data by random shapes', () => {
  it('finds what rdf-validate-shacl finds', () => {
    let found = 0;
    fc.assert(
      fc.property(
        shapeGraphs,
        fc.array(fc.array(shapedStatements, { maxLength: 14 }), { minLength: 2, maxLength: 4 }),
        ({ quads }, datasets) => {
          const validator = new Validator(quads);
          for (const statements of datasets) {
            const data = versionOf(statements);
            const expected = libraryResults(quads, statements, focusNodesOf(validator, data));
            expect(validator.validateAll(data).results.map(keyOf).sort()).toEqual(
              expected.map(keyOf).sort(),
            );
            found += expected.length;
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(found).toBeGreaterThan(RUNS);
  });
});

describe('The gate for random changes', () => {
  it.each([
    ['SHACL Core', shapeGraphs],
    ['SPARQL', shapeGraphsWithQueries],
  ])('finds by shapes in %s just the violations that a change brings', async (_, graphs) => {
    let brought = 0;
    const cases = fc.record({
      start: fc.array(shapedStatements, { maxLength: 14 }),
      added: fc.array(shapedStatements, { maxLength: 4 }),
      choice: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(
        graphs,
        fc.array(cases, { minLength: 6, maxLength: 12 }),
        async ({ quads }, list) => {
          const gate = new Gate(quads);
          for (const { start, added, choice } of list) {
            const before = versionOf(start);
            const change = before.idChangeOf({
              added,
              removed: start.filter((_, index) => ((choice >>> index) & 3) === 3),
            });
            const after = before.after(change);
            const partial = keysOf(await gate.check(after, change));
            const [old, full] = [before, after].map((version) =>
              keysOf(gate.validator.validateAll(version)),
            );
            const isIn =
              (results: readonly string[]) =>
              (result: string): boolean =>
                results.includes(result);
            const news = full!.filter((result) => !isIn(old!)(result));
            expect(partial.filter((result) => !isIn(full!)(result))).toEqual([]);
            expect(news.filter((result) => !isIn(partial)(result))).toEqual([]);
            brought += news.length;
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(brought).toBeGreaterThan(RUNS / 2);
  });
});
