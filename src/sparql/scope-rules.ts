/** Variable rules beyond the grammar (SPARQL 1.1 §19.8 notes 12 and 13; SPARQL 1.2 notes). */
import { operationsIn, type AlgebraNode } from './parse-query.js';
import { assignedVariables, possibleVariables, type Algebra } from './plan/index.js';
import { syntaxError, variableAfter, withoutStringsAndComments } from './syntax/index.js';

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
          /\bAS\s+/,
          `"AS ?${variable.value}" binds a variable that a pattern or GROUP BY already binds`,
        );
    }
    if (operation.type === 'values') {
      const names = (operation.variables as { value: string }[]).map(({ value }) => value);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined)
        refuse(
          text,
          twice,
          new RegExp(`\\bVALUES\\s*\\([^)]*[?$]${twice}\\s[^)]*`),
          `VALUES names the variable ?${twice} twice`,
        );
    }
    if (operation.type === 'lateral') {
      const [left, right] = operation.input as readonly [Algebra, Algebra];
      const outer = possibleVariables(left);
      const again = [...assignedVariables(right)].find((name) => outer.has(name));
      if (again !== undefined)
        refuse(
          text,
          again,
          /\bLATERAL\b[^]*?/,
          `AS or VALUES inside LATERAL binds ?${again}, which the pattern before it already binds`,
        );
    }
  }
}

/** @param behind the text before the offending variable. */
function refuse(text: string, name: string, behind: RegExp, what: string): never {
  const place = variableAfter(behind.source, name).exec(withoutStringsAndComments(text));
  throw syntaxError(text, { offset: place?.index ?? 0, what, suggestion: 'Choose another name' });
}
