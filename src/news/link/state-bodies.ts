/** Bodies of a State by the rest of their names: `Kyrgyz Ministry of Justice`. */
import { isSuitable } from './body-fit.js';
import { MINISTRY_CLASSES, ministryOf, nameKey } from './body-names.js';
import type { GazetteerEntry, Gazetteer } from './gazetteer.js';
import { linked, noLink, type LinkResult, type LinkContext, type LinkedThing } from './links.js';
import type { NewThings } from './new-things.js';

/** A ministry by State and the rest of its name, or as the State's only one of the kind. */
export function linkMinistry(
  gazetteer: Gazetteer,
  newThings: NewThings,
  text: string,
  context: LinkContext,
): LinkResult | undefined {
  const key = nameKey(text);
  const found = gazetteer.stateInKey(key);
  const ministry = ministryOf(found?.rest ?? key);
  if (!ministry) return undefined;
  const iso2 = context.stateIso2 ?? found?.iso2 ?? context.hostContext?.stateIso2;
  if (!iso2)
    return noLink(`"${text}" names no State, and the page does not say which ministry is meant`);
  const isOfContext = !context.stateIso2 && !found;
  const ministries = gazetteer
    .bodiesOf(iso2)
    .filter(({ classes }) => Object.values(MINISTRY_CLASSES).some((name) => classes.has(name)));
  const core = coreOf(found?.rest ?? key);
  const bearers = ministries.filter((entry) => coresOf(gazetteer, entry).has(core));
  if (bearers.length === 1 && bearers[0]) {
    return isOfContext
      ? linked(bearers[0], 'context', 'the ministry of the State of the event or the publisher')
      : linked(bearers[0], 'State and core name');
  }
  const ofKind = ministries.filter(({ classes }) => classes.has(MINISTRY_CLASSES[ministry.kind]));
  if (ministry.isPure && ofKind.length === 1 && ofKind[0] && bearers.length === 0) {
    return linked(
      ofKind[0],
      isOfContext ? 'context' : 'kind and State',
      `the State's only ministry of this kind`,
    );
  }
  return newThings.body(text, { ...context, kind: ministry.kind, stateIso2: iso2 });
}

/** By the rest: `Kyrgyz State Customs Service` for `State Customs Service of Kyrgyzstan`. */
export function linkByCore(
  gazetteer: Gazetteer,
  text: string,
  context: LinkContext,
): LinkedThing | undefined {
  const found = gazetteer.stateInKey(nameKey(text));
  const iso2 = context.stateIso2 ?? found?.iso2;
  if (!iso2 || found?.iso2 !== iso2) return undefined;
  const core = coreOf(found.rest);
  // A known ministry needs no name with the State: `British Home Office`.
  const mentioningOnly = !context.kind?.startsWith('ministry-');
  const bearers = gazetteer
    .bodiesOf(iso2)
    .filter(
      (entry) =>
        isSuitable(entry, text, context) && coresOf(gazetteer, entry, mentioningOnly).has(core),
    );
  return bearers.length === 1 && bearers[0] ? linked(bearers[0], 'State and core name') : undefined;
}

/** Names without the State, as keys; `mentioningOnly`: only of names that include the State. */
function coresOf(gazetteer: Gazetteer, entry: GazetteerEntry, mentioningOnly = false): Set<string> {
  const cores = new Set<string>();
  for (const name of entry.namesOfThing.keys()) {
    const key = nameKey(name.replace(/\s*\([^)]*\)$/, ''));
    const found = gazetteer.stateInKey(key);
    if (found) cores.add(coreOf(found.rest));
    else if (!mentioningOnly) cores.add(coreOf(key));
  }
  return cores;
}

function coreOf(key: string): string {
  return key.replace(/^(?:royal|the) /, '');
}
