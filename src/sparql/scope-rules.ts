/** Variable rules beyond the grammar (SPARQL 1.1 §19.8 notes 12 and 13; SPARQL 1.2 notes). */
import { partsIn, possibleVariables, type Part } from './algebra/index.js';
import { syntaxError } from './syntax/index.js';

/**
 * @param text the query, for messages.
 * @throws ServiceError `malformed-query` when an in-scope variable is bound again, or is in VALUES
 *   twice.
 */
export function refuseReusedVariables(query: Part, text: string): void {
  for (const part of partsIn(query)) {
    if (part.type === 'extend') {
      const name = part.variable.value;
      if (possibleVariables(part.input).has(name))
        refuse(
          text,
          name,
          `"AS ?${name}" binds a variable that a pattern or GROUP BY already binds`,
        );
    }
    if (part.type === 'values') {
      const names = part.variables.map(({ value }) => value);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) refuse(text, twice, `VALUES names the variable ?${twice} twice`);
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
