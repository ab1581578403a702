/** `/llms.txt`: an overview for language models (llmstxt.org). */
import { TOOLS } from '../../mcp/index.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import type { Route } from '../exchange/route.js';
import { DOC_FILES, docPage } from './doc-pages.js';

export function llmsTextRoutes(settings: HttpSettings): Route[] {
  return [
    documentRoute('/llms.txt', 'Documentation', {
      summary: 'What is here, for language models',
      offers: [{ format: 'markdown', mediaType: 'text/markdown' }],
      document: (request) => ({
        write: () => llmsText(publicUrlOf(request, settings.publicUrl)),
      }),
    }),
  ];
}

function llmsText(url: string): string {
  const pages = [...DOC_FILES.keys()]
    .filter((name) => name !== '' && !name.includes('/'))
    .map((name) => `- [${docPage(name)?.title ?? name}](${url}/docs/${name}?format=markdown)`);
  return [
    '# osce-graph',
    '',
    '> A knowledge graph of the OSCE’s news: who organized what, where, when and with whom, each',
    '> fact with the words of the page that it rests on. Not an official service of the OSCE.',
    '',
    'Every answer names its version (`Graph-Version`); `?version=N` reads it again.',
    '',
    '## Tools',
    '',
    `- [Model Context Protocol](${url}/docs/assistants?format=markdown): POST ${url}/mcp`,
    ...TOOLS.map(({ name, title }) => `- \`${name}\`: ${title}`),
    '',
    '## Addresses',
    '',
    `- [Search](${url}/search?q=tirana&format=json): things by name and words`,
    `- [Questions](${url}/ask?q=Where+is+ODIHR+based%3F&format=json): plain English, with the query`,
    `- [SPARQL](${url}/sparql): queries by GET or POST`,
    `- Many things: POST a JSON list of IRIs to ${url}/things`,
    `- [OpenAPI](${url}/openapi.json): every address`,
    `- [Ontology](${url}/ontology?format=turtle), [shapes](${url}/shapes?format=turtle)`,
    '',
    '## Documentation',
    '',
    ...pages,
    '',
  ].join('\n');
}
