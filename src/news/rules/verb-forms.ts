/** The forms of verbs as sources of regular expressions, from their infinitives. */

/** Past and participle of verbs that do not end in `-ed`. */
const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  bear: ['bore', 'borne'],
  begin: ['began', 'begun'],
  bring: ['brought', 'brought'],
  cancel: ['cancell?ed', 'cancell?ed'],
  come: ['came', 'come'],
  draw: ['drew', 'drawn'],
  find: ['found', 'found'],
  foot: ['footed', 'footed'],
  get: ['got', 'got'],
  give: ['gave', 'given'],
  hold: ['held', 'held'],
  lay: ['laid', 'laid'],
  lead: ['led', 'led'],
  lend: ['lent', 'lent'],
  make: ['made', 'made'],
  meet: ['met', 'met'],
  oversee: ['oversaw', 'overseen'],
  pay: ['paid', 'paid'],
  put: ['put', 'put'],
  run: ['ran', 'run'],
  ring: ['rang', 'rung'],
  see: ['saw', 'seen'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  show: ['showed', 'shown'],
  spend: ['spent', 'spent'],
  split: ['split', 'split'],
  stand: ['stood', 'stood'],
  take: ['took', 'taken'],
  teach: ['taught', 'taught'],
  throw: ['threw', 'thrown'],
  undertake: ['undertook', 'undertaken'],
  underwrite: ['underwrote', 'underwritten'],
};

const DOUBLING = /^(?:[^aeiou]*[aeiou][bdgmnprt]|abet|begin|transfer|commit)$/;

/** A verb's forms; `active` are those with a subject, of the present and the past. */
export interface VerbForms {
  readonly base: string;
  readonly active: string;
  readonly participle: string;
  readonly gerund: string;
  /** The first words of all forms, in all spellings. */
  readonly all: readonly string[];
}

/** Of `organi[sz]e`, or of a verb with words after it: `carry_out`, whose object may be between. */
export function formsOf(infinitive: string): VerbForms {
  const [verb = '', ...rest] = infinitive.replace('~', ' ').split('_');
  const stem = DOUBLING.test(verb) ? verb + (verb.at(-1) ?? '') : verb.replace(/e$/, '');
  const regular = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const [past, participle] = IRREGULAR[verb] ?? [regular, regular];
  const present = /(?:s|sh|ch|x)$/.test(verb)
    ? `${verb}es`
    : verb.replace(/(?<=[^aeiou])y$/, 'ie') + 's';
  const words = rest.join(' ');
  const after = rest.length > 0 ? ` ${words}` : '';
  const object = `(?= (?:it|them|both|this|[a-z]+|(?:the |its |their |these |\\d+ |[a-z]+(?:ty|teen) )[a-z ]{1,30}) ${words}\\b)`;
  const gerund = `${verb.endsWith('ee') ? verb : stem}ing${after}`;
  const finite = `(?:${[...new Set([verb, present, past, participle])].join('|')})`;
  return {
    base: verb + (after && `(?: (?:it |[^.;]{0,30} )?${words})`),
    active: finite + (after && `(?:${after}|${object})`),
    participle: participle + after,
    gerund,
    all: [verb, present, past, participle, gerund].flatMap(spellings),
  };
}

/** `co-?organi[sz]e` in its four spellings: the first word of each. */
function spellings(form: string): string[] {
  const [word = ''] = form.split(' ');
  const match = /\[(.)(.)\]|(.)\?/.exec(word);
  if (!match) return [word];
  const [found, one = '', other = '', optional] = match;
  const choices = optional === undefined ? [one, other] : [optional, ''];
  return choices.flatMap((choice) => spellings(word.replace(found, choice)));
}
