/** A class as JSON Schema (draft 2020-12). */
import type { ClassModel, PropertyModel } from './class-models.js';

const DEFINITIONS = {
  Link: {
    description: 'A thing: its IRI, or an object where more is said of it.',
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        properties: {
          id: { type: 'string' },
          type: { type: 'array', items: { type: 'string' } },
          label: { type: 'string' },
        },
      },
    ],
  },
  Value: {
    description: 'A value; as an object it says its language or datatype.',
    type: ['string', 'number', 'boolean', 'object'],
  },
};

export function jsonSchemaOf(
  { name, label, definition, properties }: ClassModel,
  address: string,
): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: address,
    title: name,
    description: definition ?? label,
    type: 'object',
    required: ['id', 'type', ...properties.filter((each) => each.isRequired).map(({ key }) => key)],
    properties: {
      id: { type: 'string', format: 'uri' },
      type: { type: 'array', items: { type: 'string' }, contains: { const: name } },
      ...Object.fromEntries(properties.map((each) => [each.key, propertySchema(each)])),
    },
    $defs: DEFINITIONS,
  };
}

function propertySchema({ label, description, value, isList }: PropertyModel): object {
  const { schema } = value;
  const list = { type: 'array', items: schema, minItems: 1 };
  return {
    title: label,
    ...(description === undefined ? {} : { description }),
    ...(isList === true ? list : isList ? { anyOf: [schema, list] } : schema),
  };
}
