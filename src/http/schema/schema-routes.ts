/** `/schema`: the JSON form of each class, for programs and their authors. */
import { notFound, type ServiceError } from '../../errors.js';
import type { Service } from '../../service.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { pathParameter, type Route } from '../exchange/route.js';
import { unknownName } from '../../input/index.js';
import { classModels } from './class-models.js';
import { jsonSchemaOf } from './json-schema.js';
import { typeDeclarations } from './type-declarations.js';
import { inPath } from '../exchange/parameters.js';

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
