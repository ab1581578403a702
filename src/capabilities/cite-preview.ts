/** How to cite the answer of a query, so that others can check it; nothing is stored. */
import { badRequest } from '../errors.js';
import { BOOLEAN, filledText, INTEGER, membersOf, objectOf, said, TEXT } from '../input/index.js';
import { bibTeX, citationJson, type Citation } from '../snapshots/index.js';
import type { Caller, Capability } from './capability.js';
import { NOTE, VERSION } from './members.js';

interface Input {
  readonly query?: string;
  readonly title?: string;
  readonly id?: string;
}

interface Cited {
  readonly version: number;
  readonly [member: string]: unknown;
}

export const citePreview: Capability<Input, Cited> = {
  name: 'cite-preview',
  summary: 'Shows how to cite the answer of a query',
  input: membersOf(
    {},
    {
      query: said(filledText(16_384), 'The query whose answer is cited.', 'ASK { ?s ?p ?o }'),
      title: said(
        { ...TEXT, format: 'line', maxLength: 300 },
        'What the citation is called.',
        'Workshops by year',
      ),
      id: said(filledText(100), 'The id of a stored citation, instead of a query.', '0k3v9x2b7q'),
      version: VERSION,
    },
  ),
  output: objectOf(
    {
      text: said(TEXT, 'The citation as a sentence.'),
      citation: said(
        objectOf({ id: TEXT, query: TEXT, version: INTEGER, result: { type: 'object' } }),
        'All to check it, also without this server (osce-graph cite verify).',
      ),
      isStored: BOOLEAN,
    },
    {
      bibTeX: TEXT,
      now: said(
        { enum: ['same', 'same-rows', 'different'] },
        'Of a stored citation: what the query answers in the latest version.',
      ),
      note: NOTE,
    },
  ),
  run: async (input, caller) => {
    const { query, id = '' } = input;
    if ((query === undefined) === (id === ''))
      throw badRequest('Give a "query" to cite, or the "id" of a citation.');
    return query === undefined ? stored(id.trim(), caller) : worked(query, input.title, caller);
  },
  http: false,
  commands: [],
  tool: {
    name: 'cite',
    title: 'Cite an answer',
    description:
      'How to cite the answer of a SPARQL query: the version with its digest, and a hash of the ' +
      'answer that anybody can work out again. Nothing is stored; the note says how to store it ' +
      'under an address. With an id: a citation that is stored, and whether its answer still is the ' +
      'same. Example: {"query": "SELECT ?s { ?s a <https://w3id.org/osce-graph/ontology#Workshop> }"}.',
  },
};

async function stored(id: string, caller: Caller): Promise<Cited> {
  const { citations, current } = caller.service;
  const citation = citations.get(id);
  const { signal } = caller.asked;
  const { current: now } = await citations.verify(citation, current, { signal });
  return { ...(await citedOf(citation, true, caller)), now: now.verdict };
}

async function worked(query: string, title = '', caller: Caller): Promise<Cited> {
  const { citation, isKept } = await caller.service.citations.preview({
    query,
    version: caller.version,
    title: title.trim(),
    signal: caller.asked.signal,
  });
  return {
    ...(await citedOf(citation, isKept, caller)),
    ...(isKept
      ? {}
      : {
          note:
            'This citation is not stored. To store it under its id, send query, version and ' +
            `title as JSON by POST to ${caller.publicUrl ?? ''}/cite.`,
        }),
  };
}

async function citedOf(
  citation: Citation,
  isStored: boolean,
  { service, publicUrl }: Caller,
): Promise<Cited> {
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
