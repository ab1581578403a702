/** Parts of a body's name: key, portfolio, class, and the body around it. */
import { foldText } from '../../rdf/index.js';
import { KIND_CLASSES, type BodyKind } from '../facts.js';

/** Spellings of the same word, in the text of a key. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bco (?=operation|ordinat|chair|organi)/g, 'co'],
  [/\bcenter(?=s?\b)/g, 'centre'],
  [/\bdefense\b/g, 'defence'],
  [/\bprogram(?=s?\b)/g, 'programme'],
  [/\borganis/g, 'organiz'],
  [/\blabor\b/g, 'labour'],
  [/\b(of|for) the\b/g, '$1'],
];

/**
 * A text that two writings of one name share: it ignores case, accents, punctuation, a leading
 * `the`, British and American spelling, and the site's suffix for ended missions.
 */
export function nameKey(name: string): string {
  let key = foldText(withoutClosedSuffix(name))
    .replace(/['.]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  for (const [pattern, spelling] of SPELLINGS) key = key.replace(pattern, spelling);
  return key.replace(/^the /, '');
}

/** `nameKey` without a leading `OSCE`, unless nothing else is left. */
export function looseNameKey(name: string): string {
  return nameKey(name).replace(/^osce (?:s )?(?=\S)/, '');
}

/** Without `(closed)` or `(discontinued)`, which listings add to ended missions. */
export function withoutClosedSuffix(name: string): string {
  return name.replace(/\s*\((?:closed|discontinued)\)\s*$/i, '').trim();
}

/** The names in a list with commas. */
export const setOf = (names: string): ReadonlySet<string> => new Set(names.split(', '));

/** Common nouns that mean an OSCE body only where the text has named it before. */
const OSCE_NOUNS = setOf(
  'mission, centre, office, presence, programme office, project coordinator, field office, ' +
    'observer mission, assistance group, field operation, field mission, academy, programme, ' +
    'department, unit, monitoring mission',
);

/** Common nouns for bodies that every State has. */
const STATE_NOUNS = setOf(
  'police, state police, border police, parliament, government, ministry, national assembly, ' +
    'supreme court, constitutional court, central election commission, prosecutor generals ' +
    'office, general prosecutors office, ombudsman, customs service, border guard',
);

/** Whether a name is a common noun, and of what: it then needs context to mean one body. */
export function commonNoun(name: string): 'osce' | 'state' | undefined {
  const key = looseNameKey(name);
  if (OSCE_NOUNS.has(key)) return 'osce';
  return STATE_NOUNS.has(key) ? 'state' : undefined;
}

type MinistryKind = Extract<BodyKind, `ministry-${string}`>;

/** Kinds of ministries by portfolio: `whole` alone, so that a State's only one is meant. */
const MINISTRIES: readonly {
  readonly kind: MinistryKind;
  readonly part: RegExp;
  readonly whole: ReadonlySet<string>;
  readonly short: ReadonlySet<string>;
}[] = [
  {
    kind: 'ministry-foreign-affairs',
    part: /\bforeign\b|\bexternal (affairs|relations)\b/,
    whole: setOf(
      'foreign affairs, foreign, external affairs, external relations, foreign and european ' +
        'affairs, european and foreign affairs, europe and foreign affairs',
    ),
    short: setOf('mfa, foreign office'),
  },
  {
    kind: 'ministry-interior',
    part: /\binterior\b|\binternal affairs\b|\bhome affairs\b/,
    whole: setOf('interior, internal affairs, home affairs'),
    short: setOf('moi, mia, home office'),
  },
  {
    kind: 'ministry-defence',
    part: /\bdefence\b/,
    whole: setOf('defence, national defence'),
    short: setOf('mod'),
  },
  { kind: 'ministry-justice', part: /\bjustice\b/, whole: setOf('justice'), short: setOf('moj') },
];

interface MinistryName {
  readonly kind: MinistryKind;
  /** Just the kind's: `interior`, not `interior and kingdom relations`. */
  readonly isPure: boolean;
}

/** The kind of ministry in a key without its State (`ministry of internal affairs`). */
export function ministryOf(coreKey: string): MinistryName | undefined {
  const key = coreKey.replace(/^(?:(?:royal|federal|state|national) )+/, '');
  const portfolio =
    /^ministry (?:of|for) (.+)$/.exec(key)?.[1] ?? /^((?:\S+ ){0,2}\S+) ministry$/.exec(key)?.[1];
  const pure = MINISTRIES.find(
    ({ short, whole }) => short.has(coreKey) || whole.has(portfolio ?? ''),
  );
  if (pure) return { kind: pure.kind, isPure: true };
  if (portfolio === undefined) return undefined;
  const kind = MINISTRIES.find(({ part }) => part.test(portfolio))?.kind ?? 'ministry-other';
  return { kind, isPure: false };
}

/** Whether many States have a body of this name (as a key), so that the State is needed. */
export function isCommonName(key: string): boolean {
  return (
    ministryOf(key) !== undefined ||
    /^(?:department|ministry|secretariat|office|bureau) (?:of|for) /.test(key) ||
    key.length <= 5
  );
}

/** Whether one of a body's classes is a ministry's. */
export const isMinistry = (classes: Iterable<string>): boolean =>
  [...classes].some((name) => name.endsWith('Ministry'));

/** Classes by names; the first match counts. Names of `isSure` ones decide whatever the kind. */
const CLASS_PATTERNS: readonly (readonly [pattern: RegExp, className: string, isSure?: true])[] = [
  [
    new RegExp(
      '^(?:.+ )?embassy (?:of|in|to)\\b|\\bembassy$|' +
        '\\bpermanent (?:mission|delegation|representation)\\b|' +
        '\\b(?:mission|delegation) to osce\\b|\\bmission to the osce\\b',
    ),
    'Embassy',
    true,
  ],
  [
    /^(?:.+ )?(?<!self )government(?: of .+)?$|^cabinet of ministers\b|^council of ministers of\b/,
    'GovernmentBody',
    true,
  ],
  [/^ministry (?:of|for)\b/, 'Ministry', true],
  [
    new RegExp(
      '\\bunited nations\\b|^un \\w|^european (?:union|commission)\\b|' +
        '^council of europe\\b|^world (?:bank|customs|health)\\b|' +
        '^international (?:labour|organization)\\b',
    ),
    'InternationalOrganization',
  ],
  [/\bpolice academy\b|\buniversit(?:y|ies)\b/, 'University'],
  [/\bpolice\b/, 'Police'],
  [/\bparliament\b|\bnational assembly\b|\bsenate\b|\bmazhilis\b|\bmajlis\b/, 'Parliament'],
  [/\bcourt\b/, 'Court'],
];

const GOVERNMENT_WORDS = new RegExp(
  '\\b(?:committee|commission|agency|service|directorate|administration|' +
    'inspectorate|prosecutors?|ombudsman|council of ministers)\\b',
);

/** The ontology's class (local name) for a body, by its kind and its name. */
export function classOfBody(name: string, kind: BodyKind | undefined): string {
  const key = nameKey(name);
  const [, found = 'Organization', isSure = false] =
    CLASS_PATTERNS.find(([pattern]) => pattern.test(key)) ?? [];
  const isOfMinistry = kind?.startsWith('ministry-');
  const named = ministryOf(key)?.kind;
  if (found === 'Ministry')
    return KIND_CLASSES[kind && isOfMinistry ? kind : (named ?? 'ministry-other')];
  if (isSure || !kind || kind === 'other') return found;
  // A part of an unknown ministry is no ministry itself.
  return isOfMinistry && key.includes('ministry') && !named ? 'GovernmentBody' : KIND_CLASSES[kind];
}

/** Whether a body of this name and no known kind is a government's, given its State. */
export const isGovernmentName = (name: string): boolean => GOVERNMENT_WORDS.test(nameKey(name));

/** Whether a class's missing State may be read from the name or the context. */
export const isOfState = (className: string): boolean =>
  /Ministry$|^(?:GovernmentBody|Police|Parliament|Court)$/.test(className);
