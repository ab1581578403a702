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
    part: /\binterior\b|\binternal affairs\b|\bhome (?:affairs|office)\b/,
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

/** The kind of ministry in a key without its State, and whether it has no other portfolio. */
export function ministryOf(coreKey: string) {
  const key = coreKey.replace(/^(?:(?:royal|federal|state|national) )+/, '');
  const portfolio =
    /^ministry (?:of|for) (.+)$/.exec(key)?.[1] ?? /^((?:\S+ ){0,2}\S+) ministry$/.exec(key)?.[1];
  const pure = MINISTRIES.find(
    ({ short, whole }) => short.has(coreKey) || whole.has(portfolio ?? ''),
  );
  if (pure) return { kind: pure.kind, isPure: true };
  if (portfolio === undefined) return undefined;
  const kind: MinistryKind =
    MINISTRIES.find(({ part }) => part.test(portfolio))?.kind ?? 'ministry-other';
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

export const isMinistry = (classes: Iterable<string>): boolean =>
  [...classes].some((name) => name.endsWith('Ministry'));

/** By the key of a name; the first match counts. A guess is good to link by, not to say. */
const KINDS: readonly (readonly [pattern: RegExp, kind: BodyKind, isGuess?: true])[] = [
  [
    new RegExp(
      '^(?:osce )?(?:(?:special|spillover|monitor|monitoring|observer|programme|liaison|field) )*' +
        '(?:mission (?:to|in)|(?:presence|office|centre|project coordinator) in) ',
    ),
    'field-operation',
    true,
  ],
  ...MINISTRIES.map(
    ({ kind, part }) =>
      [
        new RegExp(`^(?=.*\\bministr(?:y|ies)\\b|.*\\boffice$|department of ).*(?:${part.source})`),
        kind,
        true,
      ] as const,
  ),
  [/\bministr(?:y|ies)\b/, 'ministry-other', true],
  [/\buniversit(?:y|ies)\b|\bpolice academy\b/, 'university'],
  [/\b(?:academy|college|school|institute)\b/, 'university', true],
  [/\bpolice\b/, 'police'],
  [/\b(?:parliament|senate|mazhilis|majlis|national assembly)\b/, 'parliament'],
  [/\b(?:parliamentary|sejm|assembly)\b/, 'parliament', true],
  [/\bcourt\b/, 'court'],
  [
    new RegExp(
      '^(?:un|european (?:union|commission)|council of europe|world (?:bank|customs|health)|' +
        'international (?:labour|organization))\\b|\\bunited nations\\b',
    ),
    'international-organisation',
  ],
  [
    /^(?:eu|world \w+ organization|nato|interpol|unicef|undp|unodc|unhcr|iom|unesco)\b/,
    'international-organisation',
    true,
  ],
  [
    /\b(?:association|foundation|coalition|network|alliance|league|society|club|ngo)\b/,
    'ngo',
    true,
  ],
  [
    new RegExp(
      '\\b(?:government|agency|service|administration|inspectorate|directorate|embassy|' +
        'commission|committee|council of ministers|prosecutors?|ombudsman|authority|troops|guard)\\b',
    ),
    'government-agency',
    true,
  ],
];

const kindIn = (key: string) => KINDS.find(([pattern]) => pattern.test(key));

export const bodyKindOf = (name: string): BodyKind => kindIn(nameKey(name))?.[1] ?? 'other';

const EMBASSY = new RegExp(
  '^(?:.+ )?embassy (?:of|in|to)\\b|\\bembassy$|' +
    '\\bpermanent (?:mission|delegation|representation)\\b|\\b(?:mission|delegation) to (?:the )?osce\\b',
);
const GOVERNMENT =
  /^(?:.+ )?(?<!self )government(?: of .+)?$|^cabinet of ministers\b|^council of ministers of\b/;

/** The ontology's class (local name) for a body, by its name and the kind that the page gives. */
export function classOfBody(name: string, said: BodyKind = 'other'): string {
  const key = nameKey(name);
  if (EMBASSY.test(key)) return 'Embassy';
  if (GOVERNMENT.test(key)) return 'GovernmentBody';
  const [, kind = 'other', isGuess = false] = said === 'other' ? (kindIn(key) ?? []) : [, said];
  const isOfMinistry = kind.startsWith('ministry-');
  if (/^ministry (?:of|for)\b/.test(key))
    return KIND_CLASSES[isOfMinistry ? kind : 'ministry-other'];
  if (isGuess) return 'Organization';
  // A part of a ministry is no ministry itself.
  const isPart = isOfMinistry && key.includes('ministry') && !ministryOf(key);
  return isPart ? 'GovernmentBody' : KIND_CLASSES[kind];
}

/** Whether a class's missing State may be read from the name or the context. */
export const isOfState = (className: string): boolean =>
  /Ministry$|^(?:GovernmentBody|Police|Parliament|Court)$/.test(className);
