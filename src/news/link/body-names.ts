/** Parts of a body's name: key, portfolio, class, and the body around it. */
import { foldText } from '../../rdf/index.js';
import type { BodyKind } from '../facts.js';

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
  const key = nameKey(name);
  return key.replace(/^osce (?:s )?(?=\S)/, '');
}

/** Without `(closed)` or `(discontinued)`, which listings add to ended missions. */
export function withoutClosedSuffix(name: string): string {
  return name.replace(/\s*\((?:closed|discontinued)\)\s*$/i, '').trim();
}

/** Common nouns that mean an OSCE body only where the text has named it before. */
const OSCE_NOUNS: ReadonlySet<string> = new Set([
  'mission',
  'centre',
  'office',
  'presence',
  'programme office',
  'project coordinator',
  'field office',
  'observer mission',
  'assistance group',
  'field operation',
  'field mission',
  'academy',
  'programme',
  'department',
  'unit',
  'monitoring mission',
]);

/** Common nouns for bodies that every State has. */
const STATE_NOUNS: ReadonlySet<string> = new Set([
  'police',
  'state police',
  'border police',
  'parliament',
  'government',
  'ministry',
  'national assembly',
  'supreme court',
  'constitutional court',
  'central election commission',
  'prosecutor generals office',
  'general prosecutors office',
  'ombudsman',
  'customs service',
  'border guard',
]);

/** Whether a name is a common noun, and of what: it then needs context to mean one body. */
export function commonNoun(name: string): 'osce' | 'state' | undefined {
  const key = looseNameKey(name);
  if (OSCE_NOUNS.has(key)) return 'osce';
  return STATE_NOUNS.has(key) ? 'state' : undefined;
}

type MinistryKind = Extract<BodyKind, `ministry-${string}`>;

/** Portfolios equal to the kind's, so that a State's only such ministry is meant. */
const PURE_PORTFOLIOS: Readonly<Record<string, MinistryKind>> = {
  'foreign affairs': 'ministry-foreign-affairs',
  foreign: 'ministry-foreign-affairs',
  'external affairs': 'ministry-foreign-affairs',
  'external relations': 'ministry-foreign-affairs',
  'foreign and european affairs': 'ministry-foreign-affairs',
  'european and foreign affairs': 'ministry-foreign-affairs',
  'europe and foreign affairs': 'ministry-foreign-affairs',
  interior: 'ministry-interior',
  'internal affairs': 'ministry-interior',
  'home affairs': 'ministry-interior',
  defence: 'ministry-defence',
  'national defence': 'ministry-defence',
  justice: 'ministry-justice',
};

const PORTFOLIO_WORDS: readonly (readonly [RegExp, MinistryKind])[] = [
  [/\bforeign\b|\bexternal (affairs|relations)\b/, 'ministry-foreign-affairs'],
  [/\binterior\b|\binternal affairs\b|\bhome affairs\b/, 'ministry-interior'],
  [/\bdefence\b/, 'ministry-defence'],
  [/\bjustice\b/, 'ministry-justice'],
];

const SHORT_MINISTRIES: Readonly<Record<string, MinistryKind>> = {
  mfa: 'ministry-foreign-affairs',
  'foreign office': 'ministry-foreign-affairs',
  moi: 'ministry-interior',
  mia: 'ministry-interior',
  mod: 'ministry-defence',
  moj: 'ministry-justice',
  'home office': 'ministry-interior',
};

interface MinistryName {
  readonly kind: MinistryKind;
  /** Just the kind's: `interior`, not `interior and kingdom relations`. */
  readonly isPure: boolean;
}

/** The kind of ministry in a key without its State (`ministry of internal affairs`). */
export function ministryOf(coreKey: string): MinistryName | undefined {
  const short = SHORT_MINISTRIES[coreKey];
  if (short) return { kind: short, isPure: true };
  const key = coreKey.replace(/^(?:(?:royal|federal|state|national) )+/, '');
  const portfolio =
    /^ministry (?:of|for) (.+)$/.exec(key)?.[1] ?? /^((?:\S+ ){0,2}\S+) ministry$/.exec(key)?.[1];
  if (portfolio === undefined) return undefined;
  const pure = PURE_PORTFOLIOS[portfolio];
  if (pure) return { kind: pure, isPure: true };
  const kind =
    PORTFOLIO_WORDS.find(([pattern]) => pattern.test(portfolio))?.[1] ?? 'ministry-other';
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

export const MINISTRY_CLASSES: Readonly<Record<MinistryKind, string>> = {
  'ministry-foreign-affairs': 'ForeignMinistry',
  'ministry-interior': 'InteriorMinistry',
  'ministry-defence': 'DefenceMinistry',
  'ministry-justice': 'JusticeMinistry',
  'ministry-other': 'Ministry',
};

/** Classes (local names) of kinds of bodies; where a body has several, the first counts. */
export const KIND_CLASSES: Readonly<Record<BodyKind, string>> = {
  'field-operation': 'FieldOperation',
  institution: 'Institution',
  'secretariat-unit': 'SecretariatUnit',
  ...MINISTRY_CLASSES,
  police: 'Police',
  parliament: 'Parliament',
  court: 'Court',
  university: 'University',
  ngo: 'CivilSocietyOrganization',
  'international-organisation': 'InternationalOrganization',
  'government-agency': 'GovernmentBody',
  other: 'Organization',
};

/** Names that always decide the class of their body; the first match counts. */
const CLASS_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      '^(?:.+ )?embassy (?:of|in|to)\\b|\\bembassy$|' +
        '\\bpermanent (?:mission|delegation|representation)\\b|' +
        '\\b(?:mission|delegation) to osce\\b|\\bmission to the osce\\b',
    ),
    'Embassy',
  ],
  [
    /^(?:.+ )?(?<!self )government(?: of .+)?$|^cabinet of ministers\b|^council of ministers of\b/,
    'GovernmentBody',
  ],
  [/^ministry (?:of|for)\b/, 'Ministry'],
];

/** Further names, for bodies without a given kind. */
const UNSURE_CLASS_PATTERNS: readonly (readonly [RegExp, string])[] = [
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
  const certain = CLASS_PATTERNS.find(([pattern]) => pattern.test(key))?.[1];
  if (certain === 'Ministry')
    return MINISTRY_CLASSES[
      isMinistryKind(kind) ? kind : (ministryOf(key)?.kind ?? 'ministry-other')
    ];
  if (certain) return certain;
  // A part of an unknown ministry is no ministry itself.
  if (isMinistryKind(kind))
    return key.includes('ministry') && !ministryOf(key) ? 'GovernmentBody' : MINISTRY_CLASSES[kind];
  if (kind && kind !== 'other') return KIND_CLASSES[kind];
  return UNSURE_CLASS_PATTERNS.find(([pattern]) => pattern.test(key))?.[1] ?? 'Organization';
}

function isMinistryKind(kind: BodyKind | undefined): kind is MinistryKind {
  return kind?.startsWith('ministry-') ?? false;
}

/** The class of a part of a ministry: a school, or an office of the government. */
export function classOfMinistrySubBody(head: string): string {
  return /\b(?:university|faculty|academy|college|institute)\b/.test(nameKey(head))
    ? 'University'
    : 'GovernmentBody';
}

/** Whether a body of this name and no known kind is a government's, given its State. */
export function isGovernmentName(name: string): boolean {
  return GOVERNMENT_WORDS.test(nameKey(name));
}

/** Classes whose missing State may be read from the name or the context. */
export const STATE_BODY_CLASSES: ReadonlySet<string> = new Set([
  ...Object.values(MINISTRY_CLASSES),
  ...['GovernmentBody', 'Police', 'Parliament', 'Court'],
]);

/** As a part of another body, the longest whole first: `Academy` of `Ministry of Interior of X`. */
export function partsOfName(name: string): { head: string; whole: string }[] {
  const splits = [
    ...name.matchAll(
      / of the (?=[\p{Lu}])| of (?=[\p{Lu}])| under (?:the )?(?=[\p{Lu}])|, (?=[\p{Lu}])/gu,
    ),
  ];
  return splits.map((match) => ({
    head: name.slice(0, match.index),
    whole: name.slice(match.index + match[0].length),
  }));
}
