/** The words by which candidates for a question are chosen. */

/** What a question may want to know, by its words. */
export const SIGNALS = {
  count: /^(?:many|number|count|total|often)$/,
  most: /^(?:most|mostly|main|mainly|top|busiest|biggest|largest|more|closest|key|leading)$/,
  perYear: /^(?:trend|trends|yearly|annual|annually|per|change|changed|evolve|evolved)$/,
  year: /^years?$/,
  funder:
    /^(?:fund|funds|funded|funder|funders|funding|financ\w*|pay|pays|paid|money|donors?|sponsor\w*|contribut\w*)$/,
  partner: /^(?:partner\w*|cooperat\w*|collaborat\w*|work|works|working|worked|together|with)$/,
  organizer:
    /^(?:organiz\w*|hold|held|holds|run|runs|ran|do|does|did|done|doing|activit\w*|carried)$/,
  head: /^(?:head|heads|headed|lead|leads|leader|leaders|led|director|chief|runs|ambassador|boss)$/,
  said: /^(?:quot\w*|say|says|said|speak|speaks|spoke|statements?|talk\w*|comment\w*|spokes\w*)$/,
  who: /^(?:who|whom|whose)$/,
  where: /^(?:where|based|seat|located|headquarters|headquartered)$/,
  when: /^(?:when|since|date|dates|established|founded|opened|open|start|started|set)$/,
  closed: /^(?:close|closed|end|ended|shut|until|still)$/,
  last: /^(?:last|latest|recent|recently|newest)$/,
  first: /^(?:first|earliest|oldest)$/,
  participants: /^(?:participants?|attended|attendance|people|biggest|largest)$/,
  news: /^(?:news|report\w*|press|article\w*|mention\w*|wrote|written|published)$/,
  join: /^(?:join|joined|member\w*|become|became|participating)$/,
  chair: /^(?:chair|chaired|chairs|chairing|chairmanship|chairpersonship|presidency)$/,
} as const satisfies Readonly<Record<string, RegExp>>;
/** One of them. */
export type Signal = keyof typeof SIGNALS;

/** Words that say nothing about what is asked for. */
export const EMPTY_WORDS = new Set(
  (
    'a an the of in on at to for by from with and or as is are was were be been being it its this ' +
    'that these those there what which who how why whether did do does have has had i we you me ' +
    'us can could would please tell show give list name find about any all some ever also than ' +
    'then so now right osce need'
  ).split(' '),
);
