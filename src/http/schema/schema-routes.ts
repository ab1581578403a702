/** `/schema`: the JSON form of each class, for programs and their authors. */
import type { Request, Response } from 'express';
import { notFound, type ServiceError } from '../../errors.js';
import type { Service } from '../../service.js';
import { REVALIDATED, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { getRoute, pathParameter, type Route } from '../exchange/route.js';
import { unknownName } from '../../input/index.js';
import { classModels } from './class-models.js';
import { jsonSchemaOf } from './json-schema.js';
import { typeDeclarations } from './type-declarations.js';
import { inPath } from '../exchange/parameters.js';

const SCHEMA_TYPE = 'application/schema+json';
const TYPESCRIPT = 'application/typescript';

export function schemaRoutes(service: Service, settings: HttpSettings): Route[] {
  return [
    getRoute('/schema/osce-graph.d.ts', 'Vocabulary', {
      summary: 'TypeScript types of the JSON of all classes',
      mediaTypes: [TYPESCRIPT],
      handle: (request, response) =>
        send(request, response, typeDeclarations(classModels(service)), TYPESCRIPT),
    }),
    getRoute('/schema/{class}.json', 'Vocabulary', {
      summary: 'The JSON Schema of the JSON of a class',
      parameters: [
        inPath('class', 'The name of the class, as in `og:Workshop`.', {
          examples: ['Workshop'],
        }),
      ],
      mediaTypes: [SCHEMA_TYPE],
      handle: (request, response) => {
        const name = pathParameter(request, 'class');
        const models = classModels(service);
        const model = models.get(name);
        if (!model) throw unknownClass(name, [...models.keys()]);
        const publicUrl = publicUrlOf(request, settings.publicUrl);
        const schema = jsonSchemaOf(model, `${publicUrl}/schema/${name}.json`);
        send(request, response, `${JSON.stringify(schema, null, 2)}\n`, SCHEMA_TYPE);
      },
    }),
  ];
}

function unknownClass(name: string, known: readonly string[]): ServiceError {
  const { message, details } = unknownName(name, known, { what: 'The address has the class' });
  return notFound(message, { details });
}

function send(request: Request, response: Response, text: string, mediaType: string): void {
  response.set({ 'Cache-Control': REVALIDATED, 'Content-Type': `${mediaType}; charset=utf-8` });
  if (!endIfUnchanged(request, response, etagOf(text))) response.send(text);
}
