/** `/id/{kind}/{slug}/timemap`: the versions with changes of a thing (RFC 7089). */
import { linkTo } from '../pages/term-views.js';
import type { Response } from 'express';
import type { Service } from '../../service.js';
import type { ThingVersion } from '../../snapshots/index.js';
import { exchangeOver } from '../exchange/streaming.js';
import { documentRoute } from '../exchange/document-route.js';
import { linkText, type HeaderLink } from '../exchange/links.js';
import type { Offer } from '../exchange/negotiation.js';
import type { Parameter, Route } from '../exchange/route.js';
import { jsonPage } from '../pages/json-page.js';
import { missingThing } from './missing-thing.js';
import { addressOf, mementoLink, thingAddress } from './thing-address.js';

const OFFERS: readonly Offer<'link' | 'json' | 'html'>[] = [
  { format: 'link', mediaType: 'application/link-format' },
  { format: 'json', mediaType: 'application/json' },
  { format: 'html', mediaType: 'text/html' },
];

export function timeMapRoute(service: Service, parameters: readonly Parameter[]): Route {
  return documentRoute('/id/{kind}/{slug}/timemap', 'Things', {
    summary: 'The versions that changed a thing (RFC 7089)',
    parameters,
    offers: OFFERS,
    document: async (request, response, { format }) => {
      const { iris, publicUrl, kind, slug, hasEnding } = thingAddress(request, service);
      const { current, history } = service;
      const iri = hasEnding ? undefined : iris.find((each) => history.wasTouched(each));
      const versions = iri ? await history.versionsOf(iri, limitsOf(response, service)) : [];
      if (!iri || versions.length === 0)
        throw await missingThing({ kind, slug, note: ' in any version' }, service);
      response.set('Graph-Version', String(current.number));
      const base = addressOf(iri, publicUrl, service);
      return {
        write: () =>
          format === 'link'
            ? linkFormat(base, versions)
            : format === 'json'
              ? JSON.stringify(timeMapJson(base, versions), null, 2)
              : jsonPage(
                  { kinds: 'History', title: linkTo(current, iri, service).label },
                  statesOf(base.slice(publicUrl.length), iri.value, versions),
                  { service, version: current },
                ),
      };
    },
  });
}

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

/** The states of a thing for its page, the latest first. */
function statesOf(path: string, iri: string, versions: readonly ThingVersion[]): object {
  const states = versions.map(({ version, committedAt }, index) => {
    const before = versions[index - 1]?.version;
    const change = `/snapshots/${before}/diff/${version}?thing=${encodeURIComponent(iri)}`;
    return {
      version: { label: String(version), href: `${path}?version=${version}` },
      written: committedAt.toISOString(),
      change: before === undefined ? 'first recorded' : { label: 'What changed', href: change },
    };
  });
  return { states: states.reverse() };
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
