/** `/schema`: the JSON form of each class, for programs and their authors. */
import { notFound, type ServiceError } from '../../errors.js';
import type { Service } from '../../service.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { pathParameter, type Route } from '../exchange/route.js';
import { unknownName } from '../../input/index.js';
import { classModels, type ClassModel, type PropertyModel } from './class-models.js';
import { typeDeclarations } from './type-declarations.js';
import { inPath } from '../exchange/parameters.js';

const DEFINITIONS = {
  Link: {
    description: 'A thing: its IRI, or an object with some of its facts.',
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

export function schemaRoutes(service: Service, settings: HttpSettings): Route[] {
  return [
    documentRoute('/schema/osce-graph.d.ts', 'Vocabulary', {
      summary: 'TypeScript types of the JSON of all classes',
      offers: [{ format: 'typescript', mediaType: 'application/typescript' }],
      document: () => ({ write: () => typeDeclarations(classModels(service)) }),
    }),
    documentRoute('/schema/{class}.json', 'Vocabulary', {
      summary: 'The JSON Schema of the JSON of a class',
      parameters: [
        inPath('class', 'The name of the class, as in `og:Workshop`.', {
          examples: ['Workshop'],
        }),
      ],
      offers: [{ format: 'schema', mediaType: 'application/schema+json' }],
      document: (request) => {
        const name = pathParameter(request, 'class');
        const models = classModels(service);
        const model = models.get(name);
        if (!model) throw unknownClass(name, [...models.keys()]);
        const address = `${publicUrlOf(request, settings.publicUrl)}/schema/${name}.json`;
        return { write: () => `${JSON.stringify(jsonSchemaOf(model, address), null, 2)}\n` };
      },
    }),
  ];
}

function unknownClass(name: string, known: readonly string[]): ServiceError {
  const { message, details } = unknownName(name, known, { what: 'The address has the class' });
  return notFound(message, { details });
}

/** A class as JSON Schema (draft 2020-12). */
function jsonSchemaOf(
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
