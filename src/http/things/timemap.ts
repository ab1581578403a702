/** `/id/{kind}/{slug}/timemap`: the versions with changes of a thing (RFC 7089). */
import { linkTo } from '../pages/term-views.js';
import type { Response } from 'express';
import type { NamedNode } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { ThingVersion } from '../../snapshots/index.js';
import { exchangeOver } from '../exchange/streaming.js';
import { REVALIDATED, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { linkText, type HeaderLink } from '../exchange/links.js';
import { negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import type { Handler } from '../exchange/route.js';
import { historyPage } from '../pages/history-page.js';
import { missingThing } from './missing-thing.js';
import { addressOf, mementoLink, thingAddress } from './thing-address.js';

/** The forms of a TimeMap, the default first. */
export const TIMEMAP_OFFERS: readonly Offer<'link' | 'json' | 'html'>[] = [
  { format: 'link', mediaType: 'application/link-format' },
  { format: 'json', mediaType: 'application/json' },
  { format: 'html', mediaType: 'text/html' },
];

/** Sends the TimeMap of a thing, also of a removed one. */
export const answerTimeMap: Handler = async (request, response, service, settings) => {
  const { iris, publicUrl, kind, slug, hasEnding } = thingAddress(request, service, settings);
  const { current } = service;
  const iri = hasEnding ? undefined : iris.find((each) => service.history.wasTouched(each));
  const versions = iri ? await service.history.versionsOf(iri, limitsOf(response, service)) : [];
  if (!iri || versions.length === 0)
    throw await missingThing({ kind, slug, note: ' in any version' }, service);
  const { format, mediaType } = negotiate(request, TIMEMAP_OFFERS);
  const base = addressOf(iri, publicUrl, service);
  const text =
    format === 'link'
      ? linkFormat(base, versions)
      : format === 'json'
        ? JSON.stringify(timeMapJson(base, versions), null, 2)
        : historyHtml(iri, base.slice(publicUrl.length), versions, service);
  response
    .set({ 'Graph-Version': String(current.number), 'Cache-Control': REVALIDATED })
    .vary('Accept');
  if (!endIfUnchanged(request, response, etagOf(text, format)))
    response.set('Content-Type', withCharset(mediaType)).send(Buffer.from(text));
};

/** The time limit for finding versions. */
export function limitsOf(
  response: Response,
  { queryTimeoutMs }: Service,
): { readonly signal: AbortSignal; readonly timeoutMs: number } {
  return { signal: exchangeOver(response), timeoutMs: queryTimeoutMs };
}

/** The TimeMap in link-format (RFC 6690), a line a link. */
function linkFormat(base: string, versions: readonly ThingVersion[]): string {
  const [first, last] = [versions[0], versions.at(-1)];
  const links: HeaderLink[] = [
    { href: base, rel: 'original timegate' },
    {
      href: `${base}/timemap`,
      rel: 'self',
      type: 'application/link-format',
      ...(first && last
        ? { from: first.committedAt.toUTCString(), until: last.committedAt.toUTCString() }
        : {}),
    },
    ...versions.map((version) =>
      mementoLink(base, version, [
        ...(version === first ? ['first'] : []),
        ...(version === last ? ['last'] : []),
      ]),
    ),
  ];
  return `${linkText(links, ',\n')}\n`;
}

/** The TimeMap for people; `path` is that of the thing. */
function historyHtml(
  iri: NamedNode,
  path: string,
  versions: readonly ThingVersion[],
  service: Service,
): string {
  const change = (from: number, to: number): string =>
    `/snapshots/${from}/diff/${to}?thing=${encodeURIComponent(iri.value)}`;
  const states = versions.map(({ version, committedAt }, index) => {
    const before = versions[index - 1];
    return {
      version,
      committedAt: committedAt.toISOString(),
      href: `${path}?version=${version}`,
      ...(before ? { changeHref: change(before.version, version) } : {}),
    };
  });
  return historyPage(
    { thing: { ...linkTo(service.current, iri, service), href: path }, states: states.reverse() },
    {},
  );
}

function timeMapJson(base: string, versions: readonly ThingVersion[]): object {
  const list = versions.map(({ version, committedAt }) => ({
    datetime: committedAt.toISOString(),
    uri: `${base}?version=${version}`,
    version,
  }));
  return {
    original_uri: base,
    timegate_uri: base,
    timemap_uri: { link_format: `${base}/timemap`, json_format: `${base}/timemap?format=json` },
    mementos: { first: list[0], last: list.at(-1), list },
  };
}
