/** Why a query has no rows, as `/explain` tells it: sentences, and queries that would have some. */
import { element } from '../elements.js';

/** Members that hold sentences, parts that are told one by one, and a query to try instead. */
const SENTENCES = ['sentence', 'message', 'explanation', 'reason', 'hint', 'text', 'summary', 'detail'];
const QUERIES = ['query', 'sparql'];

/** What is said of it, with a button for each query; undefined where nothing is said. */
export function whyEmptyNote(said: unknown, tryQuery: (query: string) => void): HTMLElement | undefined {
  const content = partsOf(said, tryQuery);
  return content.length === 0 ? undefined : element('div', { class: 'why-empty' }, element('h3', {}, 'Why it is empty'), ...content);
}

function partsOf(said: unknown, tryQuery: (query: string) => void): HTMLElement[] {
  if (typeof said === 'string') return said.trim() === '' ? [] : [element('p', { class: 'message' }, said)];
  if (Array.isArray(said)) {
    const items = said.map((part) => partsOf(part, tryQuery)).filter((parts) => parts.length > 0);
    return items.length === 0 ? [] : [element('ul', {}, ...items.map((parts) => element('li', {}, ...parts)))];
  }
  return typeof said === 'object' && said !== null ? ofObject(said as Record<string, unknown>, tryQuery) : [];
}

function ofObject(said: Record<string, unknown>, tryQuery: (query: string) => void): HTMLElement[] {
  const sentences = SENTENCES.flatMap((name) => (typeof said[name] === 'string' ? partsOf(said[name], tryQuery) : []));
  const queries = QUERIES.flatMap((name) => (typeof said[name] === 'string' ? [tryButton(said[name], tryQuery)] : []));
  const lists = Object.values(said).flatMap((member) => (typeof member === 'object' ? partsOf(member, tryQuery) : []));
  return [...sentences, ...queries, ...lists];
}

function tryButton(query: string, tryQuery: (query: string) => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'quiet', title: query }, 'Try it so');
  button.addEventListener('click', () => {
    tryQuery(query);
  });
  return element('p', {}, button);
}
