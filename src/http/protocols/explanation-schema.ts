/** The JSON Schema of `/explain`. */

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const milliseconds = { type: 'number', minimum: 0 };
/** A position in the query's text: line and column from 1, offsets in UTF-16 units. */
const POSITION = { line: count, column: count, start: count, end: count };
const POSITION_FIELDS = Object.keys(POSITION);

const WHY_EMPTY_SCHEMA = {
  type: 'object',
  description: 'Present after a run without rows, or with a single row that counts 0.',
  required: ['because', 'hints', 'isComplete'],
  properties: {
    because: {
      type: 'array',
      description:
        'A smallest set of parts that have no rows together; without any one of them there ' +
        'are rows.',
      items: {
        type: 'object',
        required: ['part', 'kind', ...POSITION_FIELDS],
        properties: {
          part: { ...text, description: 'The part as written; a triple includes its subject.' },
          kind: {
            enum: [
              'triple',
              'filter',
              'values',
              'bind',
              'minus',
              'optional',
              'graph',
              'having',
              'limit',
              'dataset',
            ],
          },
          rows: {
            ...count,
            description: 'The number of rows of this part alone, counted up to 10000.',
          },
          rowsWithout: {
            ...count,
            description: 'The number of rows of the other parts without it, counted up to 10000.',
          },
          ...POSITION,
        },
      },
    },
    hints: {
      type: 'array',
      description: 'Likely causes in plain English, the likeliest first.',
      items: {
        type: 'object',
        required: ['text', ...POSITION_FIELDS],
        properties: {
          text,
          query: {
            ...text,
            description: 'The query with this corrected, if that alone gives rows.',
          },
          ...POSITION,
        },
      },
    },
    repairedQuery: {
      ...text,
      description:
        'The query with the smallest changes found that give rows. The service has run it ' +
        'and got rows.',
    },
    isComplete: {
      type: 'boolean',
      description: 'False if there was not enough time to examine everything.',
    },
  },
};

export const EXPLANATION_SCHEMA = {
  type: 'object',
  anyOf: [{ required: ['parseAndPlanMs', 'plan'] }, { required: ['problem'] }],
  properties: {
    parseAndPlanMs: milliseconds,
    runMs: milliseconds,
    resultRows: count,
    warnings: {
      type: 'array',
      description: 'Functions of the query that are not known here, each in a sentence.',
      items: text,
    },
    plan: {
      type: 'object',
      description:
        'The last step of the plan. The inputs of a step are the steps whose rows it reads.',
      required: ['step', 'inputs'],
    },
    endpoints: {
      type: 'array',
      description: 'Requests to other endpoints; only after a run.',
      items: { type: 'object', required: ['address'] },
    },
    whyEmpty: WHY_EMPTY_SCHEMA,
    problem: {
      type: 'object',
      description: 'With `check`: the problem document of a query that cannot be planned.',
    },
  },
};
