/** The JSON of `/explain`, as the description of the service has it. */

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const milliseconds = { type: 'number', minimum: 0 };
/** Where something stands in the query's text: line and column from 1, offsets in UTF-16 units. */
const POSITION = { line: count, column: count, start: count, end: count };
const POSITION_FIELDS = Object.keys(POSITION);

const WHY_EMPTY_SCHEMA = {
  type: 'object',
  description: 'Only after a run without rows, or one whose only row counts none.',
  required: ['because', 'hints', 'isComplete'],
  properties: {
    because: {
      type: 'array',
      description:
        'Parts of the query that have no rows together, and have some without any one of them.',
      items: {
        type: 'object',
        required: ['part', 'kind', ...POSITION_FIELDS],
        properties: {
          part: { ...text, description: 'The part as it is written; a triple with its subject.' },
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
            description: 'The rows of this part alone; at most 10000 are counted.',
          },
          rowsWithout: {
            ...count,
            description:
              'The rows that the other parts have without it; at most 10000 are counted.',
          },
          ...POSITION,
        },
      },
    },
    hints: {
      type: 'array',
      description: 'What is wrong, in plain words, the likeliest first.',
      items: {
        type: 'object',
        required: ['text', ...POSITION_FIELDS],
        properties: {
          text,
          query: {
            ...text,
            description: 'The query with this changed, where that alone gives rows.',
          },
          ...POSITION,
        },
      },
    },
    repairedQuery: {
      ...text,
      description:
        'The text of the query with the smallest changes that were found to give it rows. It ' +
        'was run, and has some.',
    },
    isComplete: {
      type: 'boolean',
      description: 'False where the time did not suffice to look at everything.',
    },
  },
};

/** JSON Schema of an explanation. */
export const EXPLANATION_SCHEMA = {
  type: 'object',
  anyOf: [{ required: ['parseAndPlanMs', 'plan'] }, { required: ['problem'] }],
  properties: {
    parseAndPlanMs: milliseconds,
    runMs: milliseconds,
    resultRows: count,
    plan: {
      type: 'object',
      description:
        'The last step of the plan; the inputs of each are the steps whose rows it reads.',
      required: ['step', 'estimatedRows', 'inputs'],
    },
    endpoints: {
      type: 'array',
      description: 'What other endpoints were asked; only after a run.',
      items: { type: 'object', required: ['address'] },
    },
    whyEmpty: WHY_EMPTY_SCHEMA,
    problem: {
      type: 'object',
      description:
        'With `check`: what is wrong with a query that cannot be planned, as in a problem ' +
        'document.',
    },
  },
};
