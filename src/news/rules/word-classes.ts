/** Words that rules share, by the name they have in patterns: `<event>`. All are in small letters and may be extended. */
import { SIGNS } from '../names/masked-sentence.js';
import { GOODS } from './event-words.js';

const NOT_A_NOUN = '(?! (?:cent(?:re|er)|school|room|hall|material|manual|plan|agenda|facilit|ground|need|institution|academ|course|report|paper|network)\\w*)';

/** Regular expressions' sources, each in a group of its own. */
export const WORD_CLASSES: Readonly<Record<string, string>> = group({
  /** Nouns for what bodies organise. */
  event: '\\b(?:events?|workshops?|seminars?|webinars?|conferences?|symposium|congress|courses?|master[- ]?class(?:es)?|trainings?|meetings?|get-together|round[- ]?tables?|visits?|trips?|tours?|excursions?|camps?|retreat|forums?|sessions?'
    + '|schools?|exercises?|simulations?|drills?|competitions?|contests?|quiz|tournament|mock trials?|moot courts?|hackathon|campaigns?|discussions?|debates?|dialogues?|ceremon(?:y|ies)|reception|launch|programme|project|lectures?|class(?:es)?'
    + '|weeks?|(?:film|open|book|culture|cultural|information) (?:days?|nights?)|journeys?|gatherings?|series|consultations?|hearings?|briefings?|fairs?|exhibitions?|shows?|festivals?|concerts?|academy|assembl(?:y|ies)|talks|summit|celebrations?|anniversary|presentations?|undertaking|initiative)',
  /** Nouns for events that say who organises them by a genitive: `the Mission’s workshop`. */
  'own event': `\\b(?:workshops?|seminars?|webinars?|conferences?|symposium|(?:training )?courses?|trainings?|round[- ]?tables?|study (?:visit|trip|tour)s?|(?:summer|winter) (?:school|academy)|camps?|forums?|master[- ]?class(?:es)?|exercises?)${NOT_A_NOUN}`,
  /** Verbs whose subject organises, whatever the object. */
  organizes: '(?:co-?)?organi[sz](?:ed|es|e)\\b(?! (?:crime|criminal|by\\b|groups?))',
  organizing: '(?:co-?)?organi[sz]ing',
  organized: '\\b(?:(?:co-?)?organi[sz]ed|convened|staged|arranged|co-?hosted and organi[sz]ed|put together|masterminded)\\b',
  /** Verbs whose subject organises when the object is an event. */
  holds: '(?:held|holds?|ran|runs?|convened?s?|arranged?s?|conduct(?:ed|s)?|concluded?s?|launch(?:ed|es)?|opened|opens|staged?s?|completed?s?|deliver(?:ed|s)?|led|leads?|set up|sets up|put on|puts on|put together|offer(?:ed|s)?|prepared?s?'
    + '|initiated?s?|carried out|carry out|carries out|(?:carried|carries|carry)(?= it out)|(?:set|put)(?= it (?:up|on))|hosted jointly|gave|gives?|given|begun|wrapped up|began|begins?|started|starts|provided?s?|planned|plans?|devoted|brought to (?:a close|an end)|ended|finished|closed|continued?s?|resumed?s?)',
  holding: '(?:holding|running|convening|arranging|conducting|launching|opening|staging|completing|delivering|giving|offering|preparing|carrying out|starting|concluding|planning|beginning)',
  held: '\\b(?:held|run|convened|arranged|conducted|concluded|launched|opened|staged|completed|delivered|led|set up|put on|put together|offered|prepared|initiated|carried out|given|called into being|made possible|taught|trained|provided|facilitated|co-ordinated|brought together|invited'
    + '|instructed|shown|implemented|planned|started|begun|wrapped up|taken care of|looked after|managed|handled|engaged|hired|announced|put into the hands [^;:.]{1,60}?|devised|designed|headed|supervised)\\b',
  /** Words for a journey’s end. */
  journey: '(?:visit|trip|tour|journey|excursion|exchange)',
  /** What may stand between a subject and its active verb; `was` and `were` would make it passive. */
  aux: `(?:(?:has|have|had|also|jointly|together|today|yesterday|recently|will|successfully|again|then|itself|themselves|both|which|who|now|once more|once again|therefore|thus|first|this (?:week|year|month)|last (?:week|year|month)|(?:each|every) year`
    + `|for the [a-z]+ (?:time|year(?: running)?)|in turn|for (?:its|their) part|of [a-z]+)[ ,]+|(?:,? ?(?:on |from |between )?${SIGNS.date},? )|(?:in|at) ${SIGNS.place},? ){0,4}`,
  /** Words in commas, or in brackets, between a subject and its verb. */
  aside: '(?:,? \\([^()]{1,60}\\)|, (?!(?:was|were|is|are|has|have|had)\\b)[^,;.]{1,100},)?',
  is: '(?:is|are|was|were|has been|have been|had been|will be|being|been|be|is being|are being)',
  /** Before a participle: what stands there is no subject of which it is the active verb. */
  passive: '(?<!(?<!\\b(?:in|at|near|of|for|on|by|from) )\ue008 (?:(?:has|have|had|also|today|jointly|together) )*)',
  /** From a participle to `by`, without another clause. */
  gap: '(?:(?!\\b(?:by|who|which|that|whose)\\b)[^;.:]){0,90}?',
  /** Where another participle before `by` takes the agent: `organized in Osh and attended by`. */
  by: '(?<!\\b(?:supported|assisted|backed|helped|facilitated|funded|financed|sponsored|paid(?: for)?|hosted|attended|opened|closed|chaired|moderated|addressed|followed|written|authored|published|represented|joined|visited|watched|welcomed|praised|taught|lectured|guided|inspired|accompanied|caused|requested|issued|adopted|drafted|signed|made possible) )by',
  /** The same where the participle says who pays. */
  'by payer': '(?<!\\b(?:organi[sz]ed|held|run|conducted|convened|arranged|carried out|given|implemented|attended|opened|hosted) )by',
  /** Help of any kind but money. */
  support: '(?:support|assistance|help|backing|aid|advice|expertise|know-how|guidance|contributions?|participation|sponsorship|facilitation|patronage)',
  /** Money. */
  money: '(?:money|fund(?:s|ing)?|financing|finances|finance|means|budget|grants?|costs?|expenses|bill|donations?|(?:financial|monetary|voluntary|extra-budgetary) (?:support|assistance|contributions?|help|aid|backing|means|resources))',
  goods: GOODS,
});

/** Each class as a group, so that alternatives and counts hold for all of it. */
function group<T extends Record<string, string>>(classes: T): Record<string, string> {
  return Object.fromEntries(Object.entries(classes).map(([name, source]) => [name, `(?:${source})`]));
}
