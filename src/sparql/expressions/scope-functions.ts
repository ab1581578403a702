/** Functions that depend on the query or the moment (SPARQL 1.1 §17.4.2, §17.4.4, §17.4.5). */
import { randomUUID } from 'node:crypto';
import type { Expression } from '../algebra/index.js';
import { IriValue, type Value, doubleValue, stringValue } from '../values/index.js';
import type { Compiler, Evaluator, ExpressionScope, ValueForms } from './expression.js';
import { argumentAt } from './expression.js';
import { resolveIri } from '../syntax/index.js';
import { simpleText } from './texts.js';

/** IRI(x): IRIs unchanged, strings resolved against the base (SPARQL 1.1 §17.4.2.8). */
function iri(args: readonly Expression[], compiler: Compiler): Evaluator {
  const value = compiler.value(argumentAt(args, 0));
  const { scope } = compiler;
  return () => {
    const found = value();
    return found === undefined || found instanceof IriValue ? found : resolved(found, scope);
  };
}

function resolved(value: Value, { baseIri, budget }: ExpressionScope): Value | undefined {
  const reference = simpleText(value);
  budget.requireText(baseIri.length + (reference?.length ?? 0));
  const whole = reference === undefined ? undefined : resolveIri(reference, baseIri);
  return whole === undefined ? undefined : new IriValue(whole);
}

/** BNODE() and BNODE(label) (SPARQL 1.1 §17.4.2.9). */
function blankNode([arg]: readonly Expression[], compiler: Compiler): Evaluator {
  const { scope } = compiler;
  if (!arg) return () => scope.blankNode();
  const value = compiler.value(arg);
  return () => {
    const found = value();
    const label = found && simpleText(found);
    return label === undefined ? undefined : scope.blankNode(label);
  };
}

/** Functions that see the scope or vary between calls. */
export const SCOPE_FUNCTIONS: ValueForms = {
  iri,
  uri: iri,
  bnode: blankNode,
  now:
    (_args, { scope }) =>
    () =>
      scope.now,
  rand: () => () => doubleValue(Math.random()),
  uuid: () => () => new IriValue(`urn:uuid:${randomUUID()}`),
  struuid: () => () => stringValue(randomUUID()),
};
