/** `/queries` for people: the stored queries by topic. */
import type { StoredQuery } from '../../queries/index.js';
import { html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { pageHead } from './parts.js';
import type { PageFrame } from './views.js';

export function queriesPage(queries: readonly StoredQuery[], frame: PageFrame): string {
  const topics = [...new Set(queries.map(({ topic }) => topic))];
  return renderPage(
    'Stored queries',
    frame,
    html`${pageHead('Stored queries', {
      lead: html`Each of these queries has its own address. Programs can get the answers as JSON,
        CSV or RDF, and find the queries in <a href="/openapi.json">OpenAPI</a>.
        <a href="/docs/stored-queries">How to store a query</a>.`,
    })}
    ${topics.map((topic) =>
      group(
        topic,
        queries.filter((query) => query.topic === topic),
      ),
    )}`,
    { section: 'Query', description: 'Stored queries of the knowledge graph, with parameters.' },
  );
}

function group(topic: string, queries: readonly StoredQuery[]): Html {
  return html`<section>
    <h2>${topic}</h2>
    <ul class="plain">
      ${queries.map(
        ({ name, title, description, parameters }) =>
          html`<li>
            <a href="/queries/${name}">${title}</a>
            <p class="hint">
              ${description}
              ${
                parameters.length > 0 &&
                html` Parameters: ${parameters.map((each) => each.name).join(', ')}.`
              }
            </p>
          </li>`,
      )}
    </ul>
  </section>`;
}
