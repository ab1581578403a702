import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Draft, versionOf, type GraphVersion } from '../../src/graph/index.js';
import { Gate, Validator, type ValidationReport } from '../../src/shacl/index.js';
import { LibraryValidator } from '../../src/shacl/library-validator.js';
import { MergedData } from '../../src/shacl/merged-data.js';
import { MergedGraph } from '../../src/shacl/merged-graph.js';
import { FocusNodes } from '../../src/shacl/focus-nodes.js';
import { isInstanceOf } from '../../src/shacl/classes.js';
import type { FocusNode } from '../../src/shacl/shapes.js';
import type { Term } from '../../src/rdf/index.js';
import { shapeGraphs, shapedStatements } from '../support/random-shapes.js';

const RUNS = 100;
const keysOf = ({ results }: ValidationReport): string[] => results.map((result) => JSON.stringify(result)).sort();

/** Every node against every shape that has it as a target, as SHACL §2.1.3 says it, for the library alone. */
function focusNodesOf(validator: Validator, data: GraphVersion): FocusNode[] {
  const quads = [...data.match()];
  const nodes = new Map<string, Term>();
  const key = (term: Term): string => JSON.stringify([term.termType, term.value, term.termType === 'Literal' ? [term.language, term.datatype.value] : '']);
  for (const { subject, object } of quads) for (const term of [subject, object]) nodes.set(key(term), term);
  for (const { targetNodes } of validator.shapes.targeted) for (const term of targetNodes) nodes.set(key(term), term);
  return [...nodes.values()].flatMap((node) => validator.shapes.targeted.filter((target) =>
    target.targetClasses.some((type) => isInstanceOf(data, node, type))
    || target.targetNodes.some((other) => other.equals(node))
    || target.targetSubjectsOf.some((predicate) => quads.some((each) => each.predicate.equals(predicate) && each.subject.equals(node)))
    || target.targetObjectsOf.some((predicate) => quads.some((each) => each.predicate.equals(predicate) && each.object.equals(node))),
  ).map(({ shape }): FocusNode => [node, shape]));
}

/** The whole report, of the library alone. */
function slowReport(validator: Validator, data: GraphVersion): ValidationReport {
  return new LibraryValidator(validator.shapes).validate(new MergedData(data), focusNodesOf(validator, data));
}

describe('Validation of random data by random shapes', () => {
  it('finds what rdf-validate-shacl finds alone', () => {
    let surelyValid = 0;
    fc.assert(fc.property(shapeGraphs, fc.array(shapedStatements, { maxLength: 14 }), ({ quads }, statements) => {
      const validator = new Validator(quads);
      const data = versionOf(statements);
      expect(keysOf(validator.validateAll(data))).toEqual(keysOf(slowReport(validator, data)));
      const graph = MergedGraph.of(data);
      const focusNodes = new FocusNodes(graph, validator.shapes.targeted);
      for (const node of focusNodes.all()) {
        for (const { shape } of focusNodes.shapesOf(node)) {
          const verdict = validator.compiled.checkOf(shape)(graph, node);
          if (verdict === undefined) continue;
          surelyValid += verdict ? 1 : 0;
          expect(verdict).toBe(validator.library.validate(new MergedData(data), [[graph.termOf(node), shape]]).results.length === 0);
        }
      }
    }), { numRuns: RUNS });
    expect(surelyValid).toBeGreaterThan(RUNS / 4);
  }, 120_000);
});

describe('The gate for random changes', () => {
  it('finds every violation that a change brings, and none that a validation of everything does not find', () => {
    let brought = 0;
    const cases = fc.record({ start: fc.array(shapedStatements, { maxLength: 14 }), added: fc.array(shapedStatements, { maxLength: 4 }), choice: fc.nat() });
    fc.assert(fc.property(shapeGraphs, fc.array(cases, { minLength: 6, maxLength: 12 }), ({ quads }, list) => {
      const gate = new Gate(quads);
      const library = new LibraryValidator(gate.validator.shapes);
      for (const { start, added, choice } of list) {
        const before = versionOf(start);
        const draft = new Draft(before);
        draft.apply({ added, removed: start.filter((_, index) => ((choice >>> index) & 3) === 3) });
        const partial = keysOf(gate.check(draft, draft.netChange()));
        const [old, full] = [before, draft.publish(1, undefined)].map((version) => keysOf(library.validate(new MergedData(version), focusNodesOf(gate.validator, version))));
        const isIn = (results: readonly string[]) => (result: string): boolean => results.includes(result);
        const news = full!.filter((result) => !isIn(old!)(result));
        expect(partial.filter((result) => !isIn(full!)(result))).toEqual([]);
        expect(news.filter((result) => !isIn(partial)(result))).toEqual([]);
        brought += news.length;
      }
    }), { numRuns: RUNS });
    expect(brought).toBeGreaterThan(RUNS / 2);
  }, 120_000);
});
