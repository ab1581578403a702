import { SIZES, TOKEN, times, type HostileInput } from './inputs.js';

const LONG_THING = 'https://w3id.org/osce-graph/id/state/long';

/** A thing with a list, in all its forms, and what is told of the versions of a graph. */
export function longThingInputs(): HostileInput[] {
  return SIZES.flatMap((size) => [
    {
      name: 'a thing of a long list',
      method: 'PUT',
      path: '/graphs?graph=urn:hostile',
      headers: { 'Content-Type': 'text/turtle', ...TOKEN },
      body: `<${LONG_THING}> <urn:p> (${times(size, (index) => `"${index}"`, ' ')}), 1 .`,
    } as const,
    ...['.html', '.ttl', '.jsonld', '.nt', '/timemap'].map((ending): HostileInput => ({
      name: `a thing of a long list: ${ending}`,
      method: 'GET',
      path: `/id/state/long${ending}`,
    })),
    ...['/snapshots', '/catalog'].map((path): HostileInput => ({
      name: `after many writes: ${path}`,
      method: 'GET',
      path,
    })),
  ]);
}
