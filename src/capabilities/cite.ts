/** Citations of queries: their making, their forms for papers, and their verification. */
import { badRequest } from '../errors.js';
import {
  BOOLEAN,
  filledText,
  INTEGER,
  membersOf,
  objectOf,
  said,
  TEXT,
  VERSION_VALUE,
} from '../input/index.js';
import { bibTeX, citationCff, citationJson } from '../snapshots/index.js';
import type { Citation, Verification } from '../snapshots/index.js';
import { ENGINES, SECOND_ENGINES } from '../sparql/index.js';
import { capability, type Caller } from './capability.js';
import { NOTE, VERSION } from './members.js';

export interface Cited {
  readonly citation: Citation;
  readonly url: string;
  readonly versionSha256: string | null;
  /** Where it is made now. */
  readonly isNew?: boolean;
  /** Where it is verified now. */
  readonly verification?: Verification;
}

const CITATION = objectOf({ id: TEXT, query: TEXT, version: INTEGER, result: { type: 'object' } });
const QUERY = said(filledText(16_384), 'The query whose answer is cited.', 'ASK { ?s ?p ?o }');
const TITLE = said(
  { ...TEXT, format: 'line', maxLength: 300 },
  'What the citation is called.',
  'Workshops by year',
);

const jsonOf = ({ citation, url, versionSha256, verification }: Cited): object => ({
  ...citationJson(citation, url, versionSha256),
  ...(verification ? { verification } : {}),
});

async function citedBy(citation: Citation, { service, publicUrl }: Caller): Promise<Cited> {
  return {
    citation,
    url: `${publicUrl ?? citation.baseIri.replace(/\/$/, '')}/cite/${citation.id}`,
    versionSha256: (await service.snapshots.show(citation.version)).sha256,
  };
}

export const cite = capability({
  name: 'cite',
  summary: 'Cites a query and its version, with a hash of the answer',
  input: membersOf(
    { query: QUERY },
    { version: said(VERSION_VALUE, 'The version.'), title: TITLE },
  ),
  output: CITATION,
  run: async ({ query, title }, caller) => {
    const { service, version, asked, isTrusted = false } = caller;
    const { citation, isNew } = await service.citations.cite({
      ...{ query, version, isTrusted, title: title?.trim(), signal: asked.signal },
    });
    return { ...(await citedBy(citation, caller)), isNew };
  },
  json: jsonOf,
  http: {
    method: 'POST',
    topic: 'Citations',
    textBody: { mediaType: 'application/sparql-query', member: 'query' },
    trusts: 'snapshots',
    example: { query: 'ASK { ?s ?p ?o }' },
    status: 201,
    otherStatuses: {
      200: 'This answer was already cited.',
      303: 'Redirects forms to the page of the citation.',
    },
    made: ({ citation, isNew }: Cited) => ({ address: `/cite/${citation.id}`, isNew }),
  },
  tool: false,
  commands: [],
});

export const citation = capability({
  name: 'citation',
  summary: 'Shows a citation, also in formats for papers; can verify it',
  input: membersOf(
    { id: said(filledText(100), 'The id that `POST /cite` returned.') },
    {
      verify: said(BOOLEAN, 'Run the query again on the cited version and on the latest.'),
      engine: said({ ...TEXT, enum: [...ENGINES] }, 'Who evaluates the query to verify.'),
    },
  ),
  output: CITATION,
  run: async ({ id, verify, engine: named }, caller) => {
    const { citations, current } = caller.service;
    const found = citations.get(id);
    const cited = await citedBy(found, caller);
    if (!verify) return cited;
    const engine = SECOND_ENGINES.find((each) => each === named);
    const { signal } = caller.asked;
    return { ...cited, verification: await citations.verify(found, current, { engine, signal }) };
  },
  json: jsonOf,
  http: {
    path: '/cite/{id}',
    topic: 'Citations',
    isFresh: ({ verify }) => verify === true,
    formats: [
      {
        ...{ format: 'bibtex', mediaType: 'application/x-bibtex', aliases: ['text/x-bibtex'] },
        fileName: ({ id }: Citation) => `${id}.bib`,
        text: (cited: Cited) => bibTeX(cited.citation, cited.url),
      },
      {
        ...{ format: 'cff', mediaType: 'application/yaml' },
        aliases: ['application/x-yaml', 'text/yaml'],
        fileName: () => 'CITATION.cff',
        text: (cited: Cited) => citationCff(cited.citation, cited.url),
      },
    ],
  },
  tool: false,
  commands: [],
});

export const citePreview = capability({
  name: 'cite-preview',
  summary: 'Shows how to cite the answer of a query',
  input: membersOf(
    {},
    {
      query: QUERY,
      title: TITLE,
      id: said(filledText(100), 'The id of a stored citation, instead of a query.', '0k3v9x2b7q'),
      version: VERSION,
    },
  ),
  output: objectOf(
    {
      text: said(TEXT, 'The citation as a sentence.'),
      citation: said(
        CITATION,
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
  run: async ({ query, title = '', id = '' }, caller) => {
    if ((query === undefined) === (id === ''))
      throw badRequest('Give a "query" to cite, or the "id" of a citation.');
    const { service, version, asked, publicUrl = '' } = caller;
    if (query === undefined) {
      const cited = await citation.run({ id: id.trim(), verify: true }, caller);
      return { ...previewOf(cited, true), now: cited.verification?.current.verdict };
    }
    const { citation: found, isKept } = await service.citations.preview({
      ...{ query, version, title: title.trim(), signal: asked.signal },
    });
    const note =
      'This citation is not stored. To store it under its id, send query, version and ' +
      `title as JSON by POST to ${publicUrl}/cite.`;
    return { ...previewOf(await citedBy(found, caller), isKept), ...(isKept ? {} : { note }) };
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
});

function previewOf(cited: Cited, isStored: boolean) {
  const { title, version, citedAt, result } = cited.citation;
  return {
    version,
    text:
      `osce-graph, “${title}”, version ${version}, answer of ${citedAt.slice(0, 10)}, ` +
      `SHA-256 ${result.sha256}${isStored ? `, ${cited.url}` : ''}.`,
    citation: citationJson(cited.citation, cited.url, cited.versionSha256),
    isStored,
    ...(isStored ? { bibTeX: bibTeX(cited.citation, cited.url) } : {}),
  };
}
