/** `/feed`: a page's facts beside the words they rest on. Writes nothing. */
import { frameOf } from '../pages/term-views.js';
import { TEXT } from '../../input/index.js';
import type { Request, Response } from 'express';
import { ServiceError } from '../../errors.js';
import {
  RELATION_WORDS,
  isNeverDoubted,
  namesThing,
  type FactDecision,
  type Ingestion,
  type PageMediaType,
} from '../../news/index.js';
import { namedNode } from '../../rdf/index.js';
import { isAcceptable } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { pathOf } from '../exchange/links.js';
import { markedText, pieceIdAt } from './marked-text.js';
import { decisionJson, decisionsOfForm } from './page-decisions.js';
import { feedPage, type FeedView } from './feed-page.js';
import type { ValueView } from '../pages/views.js';
import { HTTP_STATUS } from '../exchange/problem.js';
import { FORM, parametersOf } from '../exchange/request.js';
import { answerReading } from '../exchange/read-graph.js';
import type { Operation, Route } from '../exchange/route.js';
import { inForm } from '../exchange/parameters.js';

/** Colours that relations take in turn. */
const COLOURS = 6;

export function feedRoutes(service: Service): Route[] {
  const show = (response: Response, view: FeedView): void => {
    response
      .status(view.status ?? 200)
      .type('html')
      .send(feedPage(view, frameOf(service, service.current)));
  };
  const get: Operation = {
    summary: 'The form for trying out a news page',
    mediaTypes: ['text/html'],
    handle: (_request, response) => {
      show(response, { text: '', source: '' });
    },
  };
  const post: Operation = {
    summary: 'Shows the facts of a page next to its text; writes nothing',
    mediaTypes: ['text/html'],
    errors: ['unsupported-media-type'],
    parameters: [
      inForm('page', 'The page.', { schema: TEXT }),
      inForm('source', 'The address where the page was published.'),
      {
        name: 'fact.1',
        pattern: /^(?:fact|decision|thing)\.\d+$/,
        in: 'form',
        description:
          'A fact that is decided on; `decision.1` is `accept` or `refuse`, and `thing.1` another ' +
          'thing than the one that was found. Further ones are `fact.2` and so on.',
      },
    ],
    body: {
      description: 'The page, and decisions on its facts.',
      mediaTypes: [FORM],
      isRequired: true,
    },
    handle: async (request, response) => {
      const view = await tried(request, service);
      await answerReading(service, response, () => {
        show(response, view());
      });
    },
  };
  return [{ path: '/feed', topic: 'Pages', operations: { GET: get, POST: post } }];
}

/** What comes of a page; its view reads the graph. */
async function tried(request: Request, service: Service): Promise<() => FeedView> {
  const fields = parametersOf(request);
  // Forms send lines as CRLF, whatever they were.
  const text = (fields.get('page') ?? '').replace(/\r\n?/g, '\n');
  const source = (fields.get('source') ?? '').trim();
  try {
    const mediaType: PageMediaType = /^\s*</.test(text) ? 'text/html' : 'text/plain';
    const decisions = await decisionsOfForm(fields);
    const ingestion = await service.news.ingest(
      { source: text, mediaType, sourceUrl: source || undefined },
      { author: 'you', isDryRun: true, mayReplace: true, decisions },
    );
    return () => ({
      text,
      source,
      outcome: outcomeOf(ingestion, decisions, { text, mediaType, service }),
    });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code === 'internal') throw error;
    const { message: refusal, code } = error;
    return () => ({ text, source, refusal, status: HTTP_STATUS[code] });
  }
}

/** What a page was read as, for its page; nothing is written. */
export type FeedOutcome = ReturnType<typeof outcomeOf>;

/** A fact of a page on trial, and the decision on it. */
export type FeedFact = FeedOutcome['facts'][number];

function outcomeOf(
  { statements, result, proposals, difference, ...outcome }: Ingestion,
  decisions: readonly FactDecision[],
  { text, mediaType, service }: { text: string; mediaType: PageMediaType; service: Service },
) {
  const relations: string[] = [...new Set(statements.map(({ statement }) => statement.relation))];
  const colourOf = (relation: string): number => relations.indexOf(relation) % COLOURS;
  return {
    ...outcome,
    newsItem: {
      label: outcome.newsItem.value,
      href: pathOf(outcome.newsItem.value, service.names) ?? '',
    },
    difference: difference && {
      version: service.current.number,
      added: difference.added.map(({ words }) => words),
      removed: difference.removed.map(({ words }) => words),
    },
    facts: statements.map((each) => ({
      ...factOf(each, decisions, service),
      colour: colourOf(each.statement.relation),
    })),
    pieces: markedText(
      text,
      mediaType,
      statements.map(({ statement: { span, relation } }) => ({
        ...span,
        colour: colourOf(relation),
      })),
    ),
    conforms: isAcceptable(result.report),
    report: result.report.results.map(({ severity, focusNode, message }) => ({
      severity,
      focusNode,
      message,
    })),
    proposals: proposals.flatMap(({ status, label }) => (status === 'open' ? [label] : [])),
    decisions: JSON.stringify(decisions.map(decisionJson)),
  };
}

function factOf(
  { statement, iri, quads, decision }: Ingestion['statements'][number],
  decisions: readonly FactDecision[],
  service: Service,
) {
  const { relation, object, about, rule, confidence, span } = statement;
  const said = decisions.find(
    (each) => each.relation === relation && each.object === object && each.about === about,
  );
  return {
    relation: RELATION_WORDS[relation],
    object: objectOf(object, iri, service),
    about,
    rule,
    confidence,
    pieceId: pieceIdAt(span.start),
    state: stateOf(quads.length > 0, decision !== undefined),
    key: JSON.stringify({ relation, object, about }),
    canBeRefused: !isNeverDoubted(relation),
    isOfThing: namesThing(relation),
    said: said?.answer,
    thing: said?.thing ?? '',
  };
}

function stateOf(
  isAsserted: boolean,
  isDecided: boolean,
): 'asserted' | 'accepted' | 'refused' | 'in review' {
  if (isAsserted) return isDecided ? 'accepted' : 'asserted';
  return isDecided ? 'refused' : 'in review';
}

/** A thing that the graph knows is a link. */
function objectOf(name: string, iri: string | undefined, { names, current }: Service): ValueView {
  const path = iri === undefined ? undefined : pathOf(iri, names);
  const isKnown = iri !== undefined && current.count(namedNode(iri)) > 0;
  return path !== undefined && isKnown
    ? { kind: 'link', link: { label: name, href: path } }
    : { kind: 'text', text: name };
}
