/** A class as JSON Schema (draft 2020-12). */
import type { ClassModel, PropertyModel, ValueModel } from './class-models.js';

/** Forms of texts, by the datatypes of XML Schema. */
const FORMS: Readonly<Record<string, object>> = {
  date: { format: 'date' },
  dateTime: { format: 'date-time' },
  gYear: { pattern: '^-?\\d{4,}' },
  gYearMonth: { pattern: '^-?\\d{4,}-\\d{2}' },
  decimal: { pattern: '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)$' },
};

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
  const one = valueSchema(value);
  const list = { type: 'array', items: one, minItems: 1 };
  return {
    title: label,
    ...(description === undefined ? {} : { description }),
    ...(isList === true ? list : isList ? { anyOf: [one, list] } : one),
  };
}

function valueSchema(value: ValueModel): object {
  switch (value.kind) {
    case 'link':
      return {
        $ref: '#/$defs/Link',
        ...(value.classes.length > 0 ? { $comment: value.classes.join(' or ') } : {}),
      };
    case 'any':
      return { $ref: '#/$defs/Value' };
    case 'integer':
    case 'boolean':
      return { type: value.kind };
    case 'datatype':
      return { type: 'string', ...FORMS[value.name] };
    default:
      return { type: 'string' };
  }
}
