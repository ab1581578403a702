/**
 * Questions in another order of the same words: the thing first (“Serbia: when did it join?”), or
 * what is asked for last (“Amman is whose capital?”). Names between quotation marks are numbers here.
 */

const PREPOSITION =
  '(?:as part of|within|under|of|for|to|from|by|with|on|about|into|at|in|during|since)';
const BE = '(?:was|were|is|are|has been|have been)';
const ASKING = '(?:who|whom|whose|what|which|when|where|how)';

type Order = readonly [words: RegExp, order: string];

const END = String.raw`([?.\s]*)$`;

/** To support another order, add a line; at most one of them fits a question. */
const ORDERS: readonly Order[] = (
  [
    // “under which project was it held”: before a noun and a clause
    [`^(${PREPOSITION}) (what|which|whom|how many) (.+?)`, '$2 $3 $1'],
    // “In how many events was it an organizer?”
    [
      `^(?:in|of|for|at) how many (.+?) (was|were|is|are) (.+?) (?:an? |the )?(\\w+(?:er|or)|host)s?`,
      'how many $1 $2 $3 an $4 of',
    ],
    // “What function did he have?”
    [
      `^(?:what|which) ([\\w-]+(?: \\w+)?) (?:does|do|did|has|have) (.+) (?:have|had|hold|held|occupy|occupied)`,
      'what is the $1 of $2',
    ],
    // “for which Norway paid”, at the end
    [`^(.+ )(under|of|for|to|from|by|with|on|about|at|in) (?:which|whom) (.+?)`, '$1that $3 $2'],
    // “For each year, how many events took place?”
    [`^for (?:each|every) (\\w+), ((?:how many|number of) .+?)`, '$2 per $1'],
    // “Which State, Serbia or Albania, hosted more events?”, “Serbia or Albania: which hosted more?”
    [`^(which(?: \\w+)?|who), ([^,]+ or [^,]+), (.+?)`, '$1 $3, $2'],
    [`^([^:,]+ or [^:,]+)[:,] (which|who)(?: of them| of the two| one)? (.+?)`, '$2 $3, $1'],
    // “It was adopted at which meeting?”, “Mongolia joined when?”
    [`^(.+?) (${BE}) (?!not |never )(.+ )?(${PREPOSITION} (?:what|which) .+?)`, '$4 $2 $1 $3'],
    [`^(.+?) (${BE}) (.+? )?(by whom)`, 'who $2 $1 $3 by'],
    [`^(.+) (where|when|(?:in|on) (?:which|what) (?:year|city|country|day|date))`, '$2 $1'],
    [`^(.+?) (?:is|was) whose ([\\w -]+?)`, 'whose $2 is $1'],
    [`^(.+?) (?:is|was) the ([\\w -]+?) of (?:which|what) ([\\w ]+?)`, 'the $3 whose $2 is $1'],
    // “Which mission is the oldest of those that are open?”
    [
      `^(?:which|what) (.+?) (?:is|was) the (\\w+) of (?:all )?(?:those|the ones) (.+?)`,
      'what is the $2 $1 $3',
    ],
    [
      `^(?:besides|apart from|other than|except for) (.+?), where (.+?)`,
      'which places other than $1 $2 in',
    ],
    [
      `^(?:besides|apart from|other than|except for) (.+?), (which [\\w-]+) (.+?)`,
      '$2 other than $1 $3',
    ],
  ] as const
).map(([words, order]) => [new RegExp(words + END, 'i'), order]);

/** “ODIHR: …”, “ODIHR - …”, “As for ODIHR, …”, “ODIHR, where is it …?” */
const TOPICS = [
  /^([^:?"]{2,80}(?:"\d+")?)(?::| [-–—]) (?=\S)(.+)$/i,
  /^(?:as for|as to|speaking of|with regard to) (.{2,80}?), (.+)$/i,
  new RegExp(
    `^([^,:?]{2,80}), (?=${ASKING}\\b.*\\b(?:it|its|he|she|his|her|they|their|there)\\b)(.+)$`,
    'i',
  ),
];

/** The ways to put the thing that a question begins with into its place. */
function withTopicInside(text: string): string[] {
  const found = TOPICS.map((form) => form.exec(text)).find((match) => match !== null);
  const [, topic, rest = ''] = found ?? [];
  if (topic === undefined) return [];
  const pronoun = new RegExp(String.raw`\b(?:it|they|them|he|him|she)\b`, 'i');
  const owner = /\b(?:its|his|her|their) (\w+)/i;
  const [, event = '', owned] = /^(?:the )?(\w+) of (.+)$/i.exec(topic) ?? [];
  const [, kind = ''] = /^(\w+)\b/.exec(topic) ?? [];
  return [
    ...(owner.test(rest) ? [rest.replace(owner, `the $1 of ${topic}`)] : []),
    ...(pronoun.test(rest) ? [rest.replace(pronoun, topic)] : []),
    ...(/\bthere\b/i.test(rest) ? [rest.replace(/\bthere\b/i, `in ${topic}`)] : []),
    // “Camps for young people: which camps took place …?”
    rest.replace(new RegExp(`\\b(which|how many) ${kind}\\b`, 'i'), `$1 ${topic}`),
    // “Final Act: adopted at which meeting?”, “Office in Yerevan: when closed?”
    rest.replace(/^(\w+(?:ed|set up|held|shut|run)\b.*)$/i, `${topic} was $1`),
    rest.replace(/^((?:when|where)(?: and (?:when|where))?)([?.\s]*)$/i, `$1 was ${topic}`),
    rest.replace(/^(?:which|what) ([\w -]+)([?.\s]*)$/i, `$1 of ${topic}`),
    rest.replace(/^(when|where) (\w+(?:ed|set up|held|shut|run)\b.*)$/i, `$1 was ${topic} $2`),
    ...(owned === undefined
      ? []
      : [rest.replace(/^([\w ]+?)([?.\s]*)$/, `$1 of ${event} of ${owned}$2`)]),
    ...(new RegExp(`\\b${ASKING}\\b`, 'i').test(rest)
      ? []
      : [`what is the ${rest} of ${topic}`.replace(/\?(?= of)/, '')]),
    rest.replace(/^(how many |number of |list of )?/i, `$1${topic} `),
  ].filter((each) => each !== rest);
}

/** Other orders of the words, of which the grammar reads at most one. */
export function inOtherOrders(text: string): string[] {
  const reordered = (each: string): string[] =>
    ORDERS.map(([words, order]) => each.replace(words, order)).filter((other) => other !== each);
  const inside = withTopicInside(text);
  const small = text.replace(/^\w+(?= (?:what|which|whom)\b)/i, (word) => word.toLowerCase());
  const once = [small, ...inside].flatMap(reordered);
  return [...new Set([...inside, ...once, ...once.flatMap(reordered)])];
}
