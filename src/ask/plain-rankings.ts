/** Plainer words for rankings, comparisons and numbers. */

/** Words, and the usual ones for them. */
export type Rewording = readonly [
  words: RegExp,
  plain: string | ((whole: string, ...parts: string[]) => string),
];

/** To support other words for a ranking, add a line. */
export const RANKINGS: readonly Rewording[] = [
  [
    /^(?:(?:who|what|which) (?:is|was|are|were) )?the (?:(\w+) )?most (?:often |frequently )?quoted (person|people)\b/i,
    (_, count = '', noun = '') =>
      `which ${count} ${noun} ${noun === 'person' ? 'is' : 'are'} quoted most often`,
  ],
  [
    /^(?:(?:what|which) (?:is|was|are|were) )?the (?:(\w+) )?most (?:frequent|common) fields? of work(?: (?:of|in) (?:the )?news(?: items)?)?[?.\s]*$/i,
    (whole, count = '') =>
      /fields of/i.test(whole)
        ? `the top ${count} fields of work by number of news items`
        : 'which field of work has the most news items',
  ],
  [
    /^(?:(?:what|which) (?:is|was|are|were) )?the (?:(\w+) )?(larg|bigg|small)est (?!number\b)(.+?)(?=[?.]*$)/i,
    (_, count = '', size = '', events = '') =>
      `which ${count} ${events} had the ${size === 'small' ? 'fewest' : 'most'} participants`,
  ],
  [
    /^(?:(?:what|which) (?:is|was|are|were) )?(?:the )?(.+?) with the (most|fewest) participants(?=[?.]*$)/i,
    'which $1 had the $2 participants',
  ],
  [
    /^(?:which|what) (.+?) (?:is|was) the ((?:old|young|new|earli|lat)est|first|last)(?: one| State| country)?(?= (?:to|that)\b|[?.]*$)/i,
    'what is the $2 $1',
  ],
  [/^(?:the |all )?(.+?) (?:ranked|ordered|sorted) by (?=(?:the )?number of )/i, 'rank the $1 by '],
  [
    /^(?:were|are|did)(?: there)? (more|fewer) (.+?)(?: held| take place)? in (.+?) or (?:in )?(?!\d)(.+?)(?=[?.]*$)/i,
    'which had $1 $2, $3 or $4',
  ],
  [
    /^did (.+?) (?:organi[sz]e|hold|run) (more|fewer) (\w+) (?=in .+ than in )/i,
    'were there $2 $3 by $1 ',
  ],
  [/^did (.+? or .+?) have (more|fewer) (.+?)(?=[?.]*$)/i, 'which had $2 $3, $1'],
  [/^who (.+ more .+, .+ or )/i, 'which body $1'],
  [/\b(\d+)( \w+)? or more\b/gi, 'at least $1$2'],
  [/\b(\d+)( \w+)? or fewer\b/gi, 'at most $1$2'],
  [/\b(?:held|had) the (?:post|position|office|function) of\b/gi, 'was'],
  [/\b(is|are) (?:currently )?(open|active)(?: now| today| currently| at present)?\b/gi, '$1 $2'],
  [/\b(missions|field operations) (?:that )?existed in\b/gi, '$1 that were open in'],
  [/\b(?:that )?no longer exist\b/gi, 'were closed'],
  [/\bsince when (?:has|have) (.+?) existed\b/gi, 'when was $1 established'],
  [/^(?:which|what) ((?:types|kinds) of .+?) (?:took place|were held)\b/i, '$1'],
  // Rankings and tables have them.
  [
    /(\b(?:most (?:frequent|often|news|events|workshops)|per)\b.*?)(?:[,.?]? (?:with|and|plus)(?: the| their)?|[?.] *give(?: me)?(?: the)?)(?: respective)? (?:numbers?|counts?|figures)[.?\s]*$/i,
    '$1',
  ],
];
