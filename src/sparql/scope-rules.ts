/** Rules about variables that the grammar itself cannot say (SPARQL 1.1 §19.8 notes 12 and 13; SPARQL 1.2 grammar notes). */
import { ServiceError } from '../errors.js';
import { operationsIn, type Operation } from './parse-query.js';
import { possibleVariables, type Operation as PlannedOperation } from './plan/index.js';

/**
 * @throws ServiceError `malformed-query` when a variable is bound that is in scope already, or stands twice in VALUES.
 */
export function refuseReusedVariables(query: Operation): void {
  for (const operation of operationsIn(query)) {
    if (operation.type === 'extend') {
      const { variable, input } = operation as unknown as { variable: { value: string }; input: PlannedOperation };
      if (possibleVariables(input).has(variable.value)) refuse(`"AS ?${variable.value}" binds a variable that the pattern or GROUP BY before it binds already; take another name`);
    }
    if (operation.type === 'values') {
      const names = (operation.variables as { value: string }[]).map(({ value }) => value);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) refuse(`VALUES names the variable ?${twice} twice`);
    }
  }
}

function refuse(reason: string): never {
  throw new ServiceError('malformed-query', `The query is not well formed: ${reason}.`);
}
