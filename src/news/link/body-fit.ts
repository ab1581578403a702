/** Whether a body of the gazetteer fits the text besides its name. */
import {
  MINISTRY_CLASSES,
  STATE_BODY_CLASSES,
  commonNoun,
  isCommonName,
  nameKey,
} from './body-names.js';
import type { GazetteerEntry, Gazetteer } from './gazetteer.js';
import type { LinkContext } from './links.js';

/** Kinds whose bodies are never ministries. */
const NO_MINISTRIES: ReadonlySet<string> = new Set([
  'ngo',
  'university',
  'police',
  'court',
  'parliament',
  'international-organisation',
]);

/** Whether a body or a State can have the kind and the State of the context. */
export function isSuitable(entry: GazetteerEntry, text: string, context: LinkContext): boolean {
  const { kind, stateIso2 } = context;
  if (entry.kind === 'state')
    return (!kind || kind === 'other') && (!stateIso2 || stateIso2 === entry.iso2);
  if (entry.kind !== 'organization') return false;
  if (text.length <= 2 && !kind) return false;
  const isFieldOperation =
    entry.classes.has('FieldOperation') || entry.classes.has('ClosedFieldActivity');
  if (kind === 'field-operation') return isFieldOperation;
  const isMinistry = Object.values(MINISTRY_CLASSES).some((name) => entry.classes.has(name));
  if (kind?.startsWith('ministry-') && !isMinistry && !entry.classes.has('GovernmentBody'))
    return false;
  if (kind && isMinistry && NO_MINISTRIES.has(kind)) return false;
  return !stateIso2 || !entry.iso2 || stateIso2 === entry.iso2;
}

/** Whether a name of a State's body is too short: it names no State, and none was given. */
export function needsContext(
  gazetteer: Gazetteer,
  entry: GazetteerEntry,
  text: string,
  context: LinkContext,
): boolean {
  if (entry.kind !== 'organization' || !entry.iso2 || context.stateIso2) return false;
  const key = nameKey(text);
  if (![...entry.classes].some((name) => STATE_BODY_CLASSES.has(name))) return false;
  if (entry.label === text && /\(.+\)$/.test(text)) return false;
  if (gazetteer.stateInKey(key)?.iso2 === entry.iso2) return false;
  const hostIso2 = context.hostContext?.stateIso2;
  return (
    isCommonName(key) ||
    commonNoun(text) === 'state' ||
    (hostIso2 ? hostIso2 !== entry.iso2 : false)
  );
}
