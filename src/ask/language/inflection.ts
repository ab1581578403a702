/** The forms of English verbs in questions: regular ones by rule, the others from tables. */
export interface VerbForms {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  readonly participle: string;
  readonly ing: string;
}

/** Verbs whose past tense and participle don't end in -ed. */
const IRREGULAR_VERBS: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  be: ['was', 'been'],
  become: ['became', 'become'],
  begin: ['began', 'begun'],
  bring: ['brought', 'brought'],
  come: ['came', 'come'],
  do: ['did', 'done'],
  fall: ['fell', 'fallen'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  have: ['had', 'had'],
  hold: ['held', 'held'],
  lead: ['led', 'led'],
  lie: ['lay', 'lain'],
  make: ['made', 'made'],
  meet: ['met', 'met'],
  pay: ['paid', 'paid'],
  put: ['put', 'put'],
  run: ['ran', 'run'],
  set: ['set', 'set'],
  shut: ['shut', 'shut'],
  sit: ['sat', 'sat'],
  speak: ['spoke', 'spoken'],
  take: ['took', 'taken'],
  deal: ['dealt', 'dealt'],
};
const IRREGULAR_THIRDS: Readonly<Record<string, string>> = { be: 'is', have: 'has', do: 'does' };
const DOUBLING = new Set(['run', 'put', 'set', 'shut', 'sit', 'begin']);

export function verbFormsOf(base: string): VerbForms {
  const doubled = DOUBLING.has(base) ? base + base.slice(-1) : base;
  const regular = base.endsWith('e')
    ? `${base}d`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ied`
      : `${doubled}ed`;
  const [past, participle] = IRREGULAR_VERBS[base] ?? [regular, regular];
  const third =
    IRREGULAR_THIRDS[base] ??
    (/[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : /(?:s|x|z|ch|sh|o)$/.test(base)
        ? `${base}es`
        : `${base}s`);
  const ing =
    base === 'lie'
      ? 'lying'
      : /[^eo]e$/.test(base) && base !== 'be'
        ? `${base.slice(0, -1)}ing`
        : `${doubled}ing`;
  return { base, third, past, participle, ing };
}
