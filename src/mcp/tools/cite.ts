/** `cite`: how to cite the answer of a query, so that others can check it. */
import { badRequest } from '../../errors.js';
import { bibTeX, citationJson, type Citation } from '../../snapshots/index.js';
import type { Arguments, Caller, Tool } from '../tool.js';
import { NOTE, NUMBER, TEXT, VERSION, objectOf, versionFor } from '../tool.js';

export const cite: Tool = {
  name: 'cite',
  title: 'Cite an answer',
  description:
    'How to cite the answer of a SPARQL query: the version with its digest, and a hash of the ' +
    'answer that anybody can work out again. Nothing is stored; the note says how to store it ' +
    'under an address. With an id: a citation that is stored, and whether its answer still is the ' +
    'same. Example: {"query": "SELECT ?s { ?s a <https://w3id.org/osce-graph/ontology#Workshop> }"}.',
  input: {
    query: {
      type: 'string',
      description: 'The query whose answer is cited.',
      pattern: '\\S',
      maxLength: 16_384,
      examples: ['ASK { ?s ?p ?o }'],
    },
    title: {
      type: 'string',
      description: 'What the citation is called.',
      maxLength: 300,
      examples: ['Workshops by year'],
    },
    id: {
      type: 'string',
      description: 'The id of a stored citation, instead of a query.',
      pattern: '\\S',
      maxLength: 100,
      examples: ['0k3v9x2b7q'],
    },
    version: VERSION,
  },
  output: {
    text: { type: 'string', description: 'The citation as a sentence.' },
    citation: {
      ...objectOf({ id: TEXT, query: TEXT, version: NUMBER, result: { type: 'object' } }, [
        'id',
        'query',
        'version',
        'result',
      ]),
      description: 'All to check it, also without this server (osce-graph cite verify).',
    },
    isStored: { type: 'boolean' },
    bibTeX: TEXT,
    now: {
      type: 'string',
      enum: ['same', 'same-rows', 'different'],
      description: 'Of a stored citation: what the query answers in the latest version.',
    },
    note: NOTE,
  },
  always: ['text', 'citation', 'isStored'],
  answer: async (given, caller) => {
    const { query, id } = given;
    if ((query === undefined) === (id === undefined))
      throw badRequest('Give a "query" to cite, or the "id" of a citation.');
    return typeof id === 'string' ? stored(id.trim(), caller) : worked(given, caller);
  },
};

async function stored(id: string, caller: Caller): ReturnType<Tool['answer']> {
  const { citations, current } = caller.service;
  const citation = citations.get(id);
  const { signal } = caller.asked;
  const { current: now } = await citations.verify(citation, current, { signal });
  return { ...(await membersOf(citation, true, caller)), now: now.verdict };
}

async function worked(given: Arguments, caller: Caller): ReturnType<Tool['answer']> {
  const version = await versionFor(given, caller);
  const title = String(given.title ?? '').trim();
  const { citation, isKept } = await caller.service.citations.preview({
    query: String(given.query),
    version,
    title,
    signal: caller.asked.signal,
  });
  return {
    ...(await membersOf(citation, isKept, caller)),
    ...(isKept
      ? {}
      : {
          note:
            'This citation is not stored. To store it under its id, send query, version and ' +
            `title as JSON by POST to ${caller.publicUrl ?? ''}/cite.`,
        }),
  };
}

async function membersOf(
  citation: Citation,
  isStored: boolean,
  { service, publicUrl }: Caller,
): ReturnType<Tool['answer']> {
  const digest = await service.citations.versionDigestOf(citation);
  const url = `${publicUrl ?? citation.baseIri.replace(/\/$/, '')}/cite/${citation.id}`;
  const { title, version, citedAt, result } = citation;
  return {
    version,
    text:
      `osce-graph, “${title}”, version ${version}, answer of ${citedAt.slice(0, 10)}, ` +
      `SHA-256 ${result.sha256}${isStored ? `, ${url}` : ''}.`,
    citation: citationJson(citation, url, digest),
    isStored,
    ...(isStored ? { bibTeX: bibTeX(citation, url) } : {}),
  };
}
