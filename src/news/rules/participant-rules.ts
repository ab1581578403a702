/** Numbers of participants in news items: words for people, and patterns. */
import { Finder } from '../names/finder.js';
import { alternation } from '../names/slots.js';
import { NUMBER } from './numbers.js';

/** People who take part in events. */
export const PEOPLE = alternation(`
    [a-z]*participants? | representatives | officers | officials | guards | members | persons
    | [a-z]*people | students | pupils | schoolchildren | [a-z]*(?:women|men|girls|boys)
    | [a-z]{3,}(?<!(?:check|short|en)l|\\b(?:as|con|in|per|re|de|sub)s)ists | judges | prosecutors
    | practitioners | staff | [a-z]*teachers | parliamentarians | delegates
    | lawyers | attorneys | employees | soldiers | investigators | inspectors | leaders
    | professionals | trainees | graduates | cadets | civil servants | chairpersons | chairs
    | mediators | entrepreneurs | managers | advocates | educators | scholars | academics
    | diplomats | ambassadors | attendees | guests | listeners | engineers | children
    | youths? | youngsters
    | teenagers | adolescents | volunteers | farmers | workers | mayors | councillors | librarians
    | personnel | doctors | physicians | nurses | professors | bloggers | editors | reporters
    | photographers | firefighters | rescuers | detectives | dispatchers | clerks | researchers
    | citizens | residents | villagers | politicians | deputies | senators | ministers | commanders
    | visitors | spectators | colleagues | alumni | handlers | operators | technicians | sappers
    | deminers | ombudspersons | notaries | clerics | imams | priests | defenders | planners
    | interns | veterans | mentors | tutors | coaches | candidates | [a-z]+makers | heads | chiefs
    | roma | sinti | players | athletes | interpreters | translators | secretaries | assistants
    | accountants
    | auditors | directors | principals | rangers | foresters | herders | sergeants | lieutenants
    | captains | constables | recruits
    | magistrates | bankers | parents | [a-z]*mothers | [a-z]*fathers | sailors | shepherds | midwives
    | cooks | chefs | guides | scouts | monks | nuns | poets | nomads | apprentices | newcomers | widows
    | agents | locals | counsel | consuls | attachés
    | [a-z]+(?:keepers|holders|fighters)
    | [a-z]+ians | actors | authors | writers | drivers | pilots | wardens | bailiffs
    | consultants | envoys | fellows | elders | returnees | refugees | migrants`);

/** Other nouns for people, by their endings, in sentences about taking part. */
const NO_PEOPLE = alternation(`
    comput | print | pap | newspap | numb | chapt | lett | post | trail | contain | serv | scann
    | quart | headquart | filt | [a-z]*met | lit | oth | chamb | b?ord | disord | riv | matt | pow
    | tow | shelt | c?off | answ | corn | cov | cylind | fold | regist | fly | stick | bann | tank
    | bould | draw | lock | hamm | fing | should | flow | show | buck | barri | carri | cent | theat
    | disast | dang | remind | encount | count | clust | lay | fib | trigg | charact | fact | tract
    | mot | sect | flo | do | err | detect | monit | react | ventilat | generat | indicat | vect
    | corrid | mirr | harb | past | partn | don | spons | organi[sz] | vot | observ | offend
    | smuggl | traffick | prison | perpetrat | murd | murder | kill | suppli | publish | train
    | lectur | speak | loudspeak | ancest | barr | tend | gend | semest | transf | lev | transform
    | care | ti | fronti | wint | helicopt | boost | wat | crat | track | bunk | mark | hang | charg
    | lett | newslett | record | rout | cop[iy] | receiv | read | heat | freez | defibrillat | refrigerat | cruis | ladd | bind | las | sens | process | project | elevat | simulat | calculat | radiat
    | extinguish | pray | boil | cool | roll | form | terr | horr | wond | fev | instruct | advis`);
const OTHER_PEOPLE = `[a-z]{3,}(?:ers|ors)(?<!\\b${NO_PEOPLE}(?:ers|ors))`;
/** Those who may have taught instead. */
export const TEACHERS = alternation(
  `
    experts | trainers | instructors | advisers | observers | monitors | analysts | lecturers
    | speakers`,
);

const APPROXIMATELY = alternation(
  `
    some | about | around | approximately | nearly | almost | more than | over | at least | up to
    | as many as | no (?:fewer|less) than | roughly | close to | not quite | well over | upwards of | just under | a good`,
);
const COUNT =
  `(?:(?<about>${APPROXIMATELY}) )?\\b(?<![\\d,.-])(?<!\\((?!\\d+ in (?:all|total)))` +
  `(?<number>${NUMBER})(?<orso> or so)?`;

/** Words outside names for people: another group follows, or none. */
const NOT_BETWEEN = alternation(`
    municipalities | countries | states | regions | cities | towns | villages | schools
    | institutions | and | of | from | in | or | to | for | with | the | a | his | her | their
    | had | has | have | met | visited
    | was | were | is | are | who | which | that | at | on | by | as | than | about | into | how
    | what | when | where | why | until | after | before | per | years? | days? | hours? | months?
    | weeks? | (?<!foreign )languages | percent`);
/** Up to five words between number and people. */
export const BETWEEN =
  '(?: mid-(?:level)? (?:to|and) (?:senior|high(?:er)?)(?:-level|-ranking)?)?' +
  `(?: (?:(?!${NOT_BETWEEN}\\b)` +
  `[\\p{L}\ue000-\ue006’'-]+,? (?:and (?!\\p{L}+ (?:from|of)\\b|${NUMBER}\\b))?){0,5}?)`;

export interface ParticipantsRule {
  readonly name: string;
  readonly finder: Finder;
  readonly confidence: number;
  /** Only in sentences about taking part. */
  readonly needsCue?: true;
}

const rule = (
  name: string,
  source: string,
  confidence: number,
  needsCue?: true,
): ParticipantsRule => ({
  name,
  finder: new Finder(new RegExp(source, 'gu')),
  confidence,
  ...(needsCue ? { needsCue } : {}),
});

/** Patterns with the groups `number` and `about`; in each sentence the first match decides. */
export const PARTICIPANTS_RULES: readonly ParticipantsRule[] = [
  rule('number-of-us', `${COUNT} of us\\b`, 0.7),
  rule(
    'number-of-people',
    `(?<!\\b(?:made up of|consists? of|comprises?|employs?|represents?) (?:[a-z]+ )?)${COUNT}${BETWEEN}${PEOPLE}\\b(?!’)`,
    0.85,
  ),
  rule('number-of-specialists', `${COUNT}${BETWEEN}${TEACHERS}\\b`, 0.8, true),
  rule(
    'number-of-others',
    `(?<!\\b(?:made up of|consists? of|comprises?|employs?|represents?) (?:[a-z]+ )?)${COUNT}${BETWEEN}${OTHER_PEOPLE}\\b`,
    0.75,
    true,
  ),
  rule('number-member', `${COUNT}-(?:member|person|strong)\\b`, 0.8),
  rule('number-in-all', `${COUNT} (?:in all|altogether|in total|all told)\\b`, 0.75),
  rule(
    'number-took-part',
    `${COUNT}(?:(?: of (?:(?:them|these)(?:, [^,;.]{1,40},)?|the people who [^,;.]{1,40}?))? ` +
      '(?:(?:had |have )?(?:attended|passed(?! (?:away|by|on))|c[ao]me|turned up|signed up|' +
      '(?:logged|tuned|dialled) (?:on|in))|completed|graduated|were present|' +
      'were trained|took an? (?:[a-z]+ )?(?:course|class|training|exam)|(?:are |were |' +
      'had )?enrolled|did so|sat|received certificates)|' +
      '(?! (?:\\p{L}+ )?(?:bodies|countries|districts|institutions|municipalities|regions|' +
      'schools|states|teams|towns)\\b)' +
      '(?: [\\p{L}\ue000-\ue004’-]+){0,8}? (?:took part|participated))\\b',
    0.75,
  ),
  rule(
    'number-visited',
    `${COUNT}${BETWEEN}(?:${PEOPLE}|${TEACHERS}) from (?:the )?\ue001[^;:.]{0,60}? (?:visited|` +
      'toured|inspected)\\b',
    0.75,
  ),
  rule(
    'attended-by-number',
    '\\b(?:attended by|brought together|followed by|drew|gathered|united|' +
      `joined by|audience of|group of|class of|total of) (?:a total of )?${COUNT}` +
      '(?=[.,;]| (?:from|in|on|at|filled|was|listened|watched|heard|applauded|followed)\\b)' +
      '(?! (?:states|countries|\\d))',
    0.75,
  ),
];

/** After one of these, a number counts something other than attendance. */
export const OTHER_COUNT_BEFORE = new RegExp(
  `${alternation(`
    \\( | (?<!\\bno )(?:fewer|less) than | \\b(?:jury|panel|board) (?:had|has|of|with|counted|comprised)
    | will be joined by | consists? of | composed of | including | of whom | among them | another | additional 
    | (?:led|taught|headed|guided|run|facilitated|moderated|trained|conducted|delivered|chaired|opened|supervised|coached|organi[sz]ed|prepared|written) by | killed | injured | wounded
    | detained | arrested | plans? to | aims? to | going to | will (?:be )?train
    | to (?:provide|send|second|deploy)
    | train\\w* (?:to|a total of) | since \\d{4} | \\bper\\b | last year | \\beach | age of
    | \\baged?\\b
    | \\bunder\\b | more than one in | one in | out of | \\bgroups of | \\bteams of | households?
    | villages? | wrote to | for the other
    | (?:country | region | city | town | municipality | ministry) has
    | (?:murders?|deaths?|arrests?|abductions?|release|cases?|victims?) of`)} ?[^.;,]{0,12}$`,
);

/** Words of sentences about participants. */
export const ATTENDING = new RegExp(
  `\\b${alternation(`
    attend\\w* | took part | taking part | participat\\w*
    | (?:brought|brings?|bringing) together | came | come
    | gathered | joined | met | sat | shown how | filled | meet | listened | learning | learned (?:how|about|what) | brought
    | followed by \\d+ | set out | study (?:visit|tour|trip) | trained | taught | complet\\w*
    | graduat\\w*
    | certificates? | audience | present | invited | participants | guests | among (?:them|the)
    | agreed | discussed | debated | compared | examined
    | (?:course|training|workshop|seminar|school|session|camp|delivered|given|provided) (?:for|to)
    | (?:meeting | gathering | conference | seminar | workshop | forum | round table) of
    | (?:at|in|for|to|during|after) (?:an?|the|this) (?:[a-z-]+ ){0,3}(?:workshop | seminar | course
      | training | conference | meeting | round table | forum | school | camp)
    | (?:began|started|finished|concluded|ended) (?:an?|the|their) (?:[a-z-]+ ){0,3}(?:workshop
      | course | training | seminar | exercise)`)}\\b`,
);

/** After a number: those who did not take part for that. */
export const ONLY_WISHED = new RegExp(
  '^(?: (?!(?:and|but|of whom)\\b)[\\p{L}\ue000-\ue006’-]+){0,6}? ?(?:(?:had|have|has|were|was|are|is|been) )*' +
    '(?:applied|applying|applications|registered|invited|accepted|admitted|selected|nominated|shortlisted|' +
    'expected|put their names down)\\b(?![^,;.]*\\b(?:took part|attended|participated|trained|came)\\b)',
  'u',
);

/** Words after which a number is part of somebody's statement. */
export const TOLD_BEFORE = new RegExp(
  '\\b(?:(?:reported|announced|recalled|noted|explained|added|said|' +
    'promised|estimated|declared|stressed)(?: [\\p{L}-]+){0,2} that|spoke of|' +
    'counted|expects?|expected|hopes? for|promised|estimated) [^.;]{0,80}$',
  'u',
);

/** Events at which numbers of people mostly count somebody else. */
export const UNATTENDED: ReadonlySet<string> = new Set(['handover', 'signing']);
