/** Variable rules beyond the grammar (SPARQL 1.1 §19.8 notes 12 and 13; SPARQL 1.2 notes). */
import { operationsIn, type AlgebraNode } from './parse-query.js';
import { assignedVariables, possibleVariables, type Algebra } from './plan/index.js';
import { syntaxError } from './syntax/index.js';

/**
 * @param text the query, for messages.
 * @throws ServiceError `malformed-query` when an in-scope variable is bound again, or is in VALUES
 *   twice.
 */
export function refuseReusedVariables(query: AlgebraNode, text: string): void {
  for (const operation of operationsIn(query)) {
    if (operation.type === 'extend') {
      const { variable, input } = operation as unknown as {
        variable: { value: string };
        input: Algebra;
      };
      if (possibleVariables(input).has(variable.value))
        refuse(
          text,
          variable.value,
          `"AS ?${variable.value}" binds a variable that a pattern or GROUP BY already binds`,
        );
    }
    if (operation.type === 'values') {
      const names = (operation.variables as { value: string }[]).map(({ value }) => value);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) refuse(text, twice, `VALUES names the variable ?${twice} twice`);
    }
    if (operation.type === 'lateral') {
      const [left, right] = operation.input as readonly [Algebra, Algebra];
      const outer = possibleVariables(left);
      const again = [...assignedVariables(right)].find((name) => outer.has(name));
      if (again !== undefined)
        refuse(
          text,
          again,
          `AS or VALUES inside LATERAL binds ?${again}, which the pattern before it already binds`,
        );
    }
  }
}

/** At its last mention after AS, or else its last. */
function refuse(text: string, name: string, what: string): never {
  const places = [...text.matchAll(/(\bAS\s+)?[?$]([\p{L}\p{N}_]+)/giu)]
    .filter((each) => each[2] === name)
    .map(({ index, 1: before }) => ({
      offset: index + (before?.length ?? 0),
      isAfterAs: !!before,
    }));
  const place = places.findLast(({ isAfterAs }) => isAfterAs) ?? places.at(-1);
  throw syntaxError(text, { offset: place?.offset ?? 0, what });
}
