/** The JSON Schema of `/explain`. */
import { BOOLEAN, COUNT, TEXT, listOf, objectOf } from '../../input/index.js';

const MILLISECONDS = { type: 'number', minimum: 0 };
/** A position in the query's text: line and column from 1, offsets in UTF-16 units. */
const POSITION = { line: COUNT, column: COUNT, start: COUNT, end: COUNT };

const KINDS = 'triple filter values bind minus optional graph having limit dataset'.split(' ');

const WHY_EMPTY_SCHEMA = {
  description: 'Present after a run without rows, or with a single row that counts 0.',
  ...objectOf({
    because: {
      description:
        'A smallest set of parts that have no rows together; without any one of them there ' +
        'are rows.',
      ...listOf(
        objectOf(
          {
            part: { ...TEXT, description: 'The part as written; a triple includes its subject.' },
            kind: { enum: KINDS },
            ...POSITION,
          },
          {
            rows: {
              ...COUNT,
              description: 'The number of rows of this part alone, counted up to 10000.',
            },
            rowsWithout: {
              ...COUNT,
              description: 'The number of rows of the other parts without it, counted up to 10000.',
            },
          },
        ),
      ),
    },
    hints: {
      description: 'Terms that nothing uses, and the values that a comparison had.',
      ...listOf(objectOf({ text: TEXT, ...POSITION })),
    },
    isComplete: {
      ...BOOLEAN,
      description: 'False if there was not enough time to examine everything.',
    },
  }),
};

export const EXPLANATION_SCHEMA = {
  anyOf: [{ required: ['parseAndPlanMs', 'plan'] }, { required: ['problem'] }],
  type: 'object',
  properties: {
    parseAndPlanMs: MILLISECONDS,
    runMs: MILLISECONDS,
    resultRows: COUNT,
    warnings: {
      ...listOf(TEXT),
      description: 'Functions of the query that are not known here, each in a sentence.',
    },
    plan: {
      type: 'object',
      description:
        'The last step of the plan. The inputs of a step are the steps whose rows it reads.',
      required: ['step', 'inputs'],
    },
    endpoints: {
      ...listOf({ type: 'object', required: ['address'] }),
      description: 'Requests to other endpoints; only after a run.',
    },
    whyEmpty: WHY_EMPTY_SCHEMA,
    problem: {
      type: 'object',
      description: 'With `check`: the problem document of a query that cannot be planned.',
    },
  },
};
