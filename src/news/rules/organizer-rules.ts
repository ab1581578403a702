/**
 * Who has which part in an event, as a table of patterns over masked sentences (see `slots.ts`). A slot in braces is a list
 * of bodies; its name is the part they have. Add a line here and an example to the table's test.
 */

/** A pattern for bodies with a part in an event. */
export interface OrganizerRule {
  readonly name: string;
  readonly pattern: string;
  readonly confidence: number;
}

/** Verbs that make their subject an organiser, whatever the object. */
const ORGANIZE = '(?:co-?)?organi[sz]';
/** Verbs that do so when the object (or passive subject) is an event. */
const RUN = '(?:held|ran|convened|arranged|conducted|concluded|launched|opened|staged|completed|delivered|led|set up|put on|offered|prepared|initiated|carried out|hosted jointly|gave|wrapped up|began|started|provided)';
const RUN_PASSIVE = '(?:held|run|convened|arranged|conducted|concluded|launched|staged|completed|delivered|led|set up|put on|offered|prepared|initiated|carried out|given|taught|trained|provided|facilitated|co-ordinated|brought together|invited|instructed|shown|implemented)';
/** What may stand between a subject and its active verb; `was` and `were` would make it passive. */
const AUXILIARY = '(?:(?:has|have|had|also|jointly|together|today|recently|will|successfully|again|then|itself|themselves|both|which|who|now)[ ,]+|(?:on )?\ue005,? ){0,4}';
/** Words for events; `held`, `ran` and their like make organisers only of these. */
const EVENT = '(?:events?|workshops?|seminars?|conferences?|courses?|trainings?|meetings?|round ?tables?|visits?|trips?|tours?|camps?|forums?|sessions?|schools?|exercises?|webinars?|competitions?|campaigns?'
  + '|discussions?|debates?|ceremon(?:y|ies)|programme|project|lectures?|class(?:es)?|weeks?|journeys?|gatherings?|series|consultations?|fairs?|exhibitions?|hackathon|retreat|academy|talks)';
const ASIDE = '(?:, [^,;.]{1,90},)?';
const INSERT = '(?:(?!\\b(?:by|who|which|that)\\b)[^;.:]){0,70}?';

/** In order of trust. A body keeps the part that the first rule with the highest confidence gives it. */
export const ORGANIZER_RULES: readonly OrganizerRule[] = [
  // Organisers
  { name: 'organized-by', pattern: `\\b${ORGANIZE}ed\\b${INSERT}\\bby {organiser}`, confidence: 0.95 },
  { name: 'held-by', pattern: `\\b${RUN_PASSIVE}\\b(?:(?<=\\b${EVENT}\\b[^;:]{0,120})|(?<=\\b(?:it|they|this) (?:was|were|is|are|has been) (?:\\w+ ){0,2}\\w+))${INSERT}\\bby {organiser}`, confidence: 0.85 },
  { name: 'organizes', pattern: `{organiser}${ASIDE},? ${AUXILIARY}(?:(?:is|are|was|were|been) (?:also )?(?:co-?)?organi[sz]ing|(?:co-?)?organi[sz](?:ed|es|e))\\b(?! (?:crime|by|criminal))`, confidence: 0.9 },
  { name: 'holds', pattern: `{organiser}${ASIDE},? (?:which )?${AUXILIARY}${RUN} (?:it\\b|this\\b|[^,;:.]{0,90}?\\b${EVENT}\\b)`, confidence: 0.8 },
  { name: 'which-held', pattern: `(?:\\bwhich|\\bthat|(?<=${EVENT})) {organiser}${ASIDE} ${AUXILIARY}(?:held|ran|convened|arranged|conducted|staged|put on|offered|prepared|opened|launched|started|began|gave)\\b`, confidence: 0.8 },
  { name: 'organizer-was', pattern: `\\borgani[sz]ers?\\b[^;.:]{0,50}? (?:is|are|was|were|include[ds]?)(?: both)?:? {organiser}`, confidence: 0.9 },
  { name: 'was-organizer', pattern: `{organiser} (?:is|are|was|were|acted as|served as|being) (?:the |its |one of the |joint |main |co-)*organi[sz]ers?\\b`, confidence: 0.9 },
  { name: 'as-organizer', pattern: `\\bwith {organiser} as (?:its |the |an? |main |joint )*organi[sz]ers?`, confidence: 0.9 },
  { name: 'shared-organization', pattern: `(?:share[ds]?|responsible for|in charge of|took care of) (?:the )?organi[sz](?:ation|ing)(?: of [^:;.]{1,40})?: {organiser}`, confidence: 0.85 },
  { name: 'responsible', pattern: `{organiser} (?:is|are|was|were|shared|had|took) (?:jointly )?(?:responsible for|in charge of|responsibility for|charge of|the) (?:the )?organi[sz](?:ation|ing)`, confidence: 0.85 },
  { name: 'organization-lay-with', pattern: `organi[sz]ation (?:lay|lies|rested|was|is)(?: shared)?(?: in the hands)? (?:with|of|by|between) {organiser}`, confidence: 0.85 },
  { name: 'joint-effort', pattern: `\\bjoint (?:effort|initiative|event|undertaking|venture|project|\\w+ing) (?:of|by|between) {organiser}`, confidence: 0.8 },
  { name: 'event-of', pattern: `\\b(?:(?:workshop|seminar|conference|training course|course|round ?table|study visit|summer school|camp|webinar) of|${EVENT} by) {organiser}`, confidence: 0.6 },
  { name: 'the-organizers', pattern: `\\b(?:the |its |joint |main )*organi[sz]ers?(?:,|:| –) {organiser}`, confidence: 0.85 },
  { name: 'organizer-apposition', pattern: `{organiser}, (?:which (?:is|was) )?(?:the |one of the |as )*organi[sz]ers?\\b`, confidence: 0.85 },
  { name: 'behind', pattern: `\\b(?:behind (?:it|the \\w+)|the work of|responsible for (?:it|the \\w+)) (?:is|are|was|were|stood|stand|stands)? ?{organiser}`, confidence: 0.75 },
  { name: 'invites', pattern: `{organiser}${ASIDE} ${AUXILIARY}(?:invited|called together|brought together|gathered|assembled)\\b`, confidence: 0.75 },
  { name: 'invited-by', pattern: `\\b(?:invited|called together|brought together|gathered)\\b${INSERT}\\bby {organiser}`, confidence: 0.7 },
  { name: 'under-auspices', pattern: `\\bunder the auspices of {organiser}`, confidence: 0.65 },
  { name: 'initiative-of', pattern: `\\b(?:at|on) (?:the|an) initiative of {organiser}`, confidence: 0.6 },
  { name: 'along-with', pattern: `\\b${ORGANIZE}(?:ed|es|ing)\\b[^;.]{0,70}? (?:together|along|jointly) with {organiser}`, confidence: 0.85 },
  { name: 'jointly-with', pattern: `\\b(?:jointly|together) with {organiser}`, confidence: 0.7 },
  { name: 'carry-out', pattern: `{organiser} (?:will |are to |is to )(?:jointly )?(?:carry (?:it |[^.;]{0,30} )?out|implement|run|organi[sz]e|hold|host jointly|conduct|deliver)`, confidence: 0.8 },
  { name: 'trains', pattern: `{organiser}${ASIDE} ${AUXILIARY}(?:trained|taught|instructed|introduced|helped train)\\b`, confidence: 0.65 },
  { name: 'handed-over', pattern: `{organiser}${ASIDE} ${AUXILIARY}(?:handed over|handed|donated)\\b`, confidence: 0.75 },
  { name: 'handed-over-by', pattern: `\\b(?:handed over|donated|presented|delivered|supplied|given as a gift)\\b${INSERT}\\bby {organiser}`, confidence: 0.8 },
  { name: 'signs', pattern: `{organiser} ${AUXILIARY}(?:signed|sign)\\b`, confidence: 0.85 },
  { name: 'signed-by', pattern: `\\b(?:signed|concluded)\\b${INSERT}\\b(?:by|between) {organiser}`, confidence: 0.85 },
  { name: 'agreement-between', pattern: `\\b(?:memorandum|agreement|protocol|declaration|letter|plan|contract)\\b[^;.]{0,60}? between {organiser}`, confidence: 0.8 },
  // Partners
  { name: 'in-co-operation-with', pattern: `\\b(?:co-?operation|partnership|collaboration|co-?ordination|conjunction|association|consultation) (?:\\w+ )?with {partner}`, confidence: 0.9 },
  { name: 'co-operates-with', pattern: `\\b(?:co-?operat|work|partner|collaborat)(?:es?|ed|ing)(?: closely| together)? with {partner}`, confidence: 0.85 },
  { name: 'with-support-of', pattern: `\\b(?:with|under|thanks to|through|on|enjoyed|received|had) (?:the |its |their |some )?(?:\\w+ )?(?:support|assistance|help|backing|aid|contribution|participation|sponsorship|facilitation) (?:of|from|by) {partner}`, confidence: 0.85 },
  { name: 'supported-by', pattern: `\\b(?<!financially )(?:supported|assisted|backed|helped|facilitated|aided|accompanied)(?: in this)?(?:, [^,;.]{1,40},)? by {partner}`, confidence: 0.85 },
  { name: 'supports', pattern: `{partner}${ASIDE},? (?:which )?${AUXILIARY}(?:supported|supports?|assisted|assists?|backed|backs|helped|helps|facilitated)\\b(?! by)`, confidence: 0.75 },
  { name: 'gave-support', pattern: `{partner}${ASIDE} ${AUXILIARY}(?:gave|provided|lent|offered|contributed|added|rendered) (?:its |their |some |the |[a-z-]+ )?(?:support|assistance|help|backing|expertise|trainers|experts|advice)`, confidence: 0.75 },
  { name: 'support-came-from', pattern: `\\b(?:support|help|assistance|backing|aid) (?:came|comes|was given|was provided|is given|was received|is provided|was lent|was also given|also came) (?:from|by) {partner}`, confidence: 0.85 },
  { name: 'as-partner', pattern: `\\bwith {partner} as (?:its |the |an? |[a-z]+ ){0,3}partners?\\b`, confidence: 0.9 },
  { name: 'was-partner', pattern: `{partner}(?: (?:is|are|was|were|acted as|served as|joined as))? (?:(?:an?|the|its|their|close|main|local|also|[\ue008]['’]s?) ){0,3}partners?\\b(?! (?:for|of) )`, confidence: 0.85 },
  { name: 'partner-was', pattern: `\\bpartners?\\b[^;.:,]{0,40}? (?:is|are|was|were|include[ds]?|came from):? {partner}`, confidence: 0.85 },
  { name: 'joined-forces', pattern: `\\b(?:joined forces|teamed up) with {partner}`, confidence: 0.8 },
  // Funders
  { name: 'funded-by', pattern: `\\b(?:funded|financed|co-?funded|co-?financed|sponsored|co-?sponsored|financially supported|supported financially|paid for|paid|bankrolled|underwritten|made possible)\\b${INSERT}\\b(?:by|from) (?:(?:funds|money|grants?|(?:a |the )?(?:generous |financial )*(?:contributions?|support|donations?|grants?)) (?:of|from|by) )?{funder}`, confidence: 0.95 },
  { name: 'with-funds-of', pattern: `\\b(?:with|thanks to|through|by|from) (?:the |an? |generous |kind |additional |extra-budgetary )*(?:financial (?:support|assistance|contributions?|help|aid|backing)|fund(?:s|ing)|money|financing|grants?|(?:financial |voluntary |extra-budgetary )?contributions|donations?)(?: (?:given|provided|made|received|coming))? (?:of|from|by) {funder}`, confidence: 0.95 },
  { name: 'funds', pattern: `{funder}${ASIDE},? (?:which )?${AUXILIARY}(?:funded|funds|financed|finances|fund|finance|co-?funded|co-?financed|sponsored|sponsors|co-?sponsored|paid|pays|pay|bore the costs?|covered the costs?|met the costs?|put up the money|donated the money|contributed)\\b(?! by)`, confidence: 0.9 },
  { name: 'money-came-from', pattern: `\\b(?:money|fund(?:s|ing)|financing|finance|euros?|dollars?|eur|usd|costs?|bill|contributions?|donors?)\\b[^;.]{0,60}? (?:came|comes?|coming|given|provided|donated|met|borne|covered|contributed|are|were|is|was|footed|made available)(?: \\w+)?(?: (?:from|by))? {funder}`, confidence: 0.85 },
  { name: 'gave-money', pattern: `{funder}${ASIDE} ${AUXILIARY}(?:gave|provided|lent|contributed|granted|made available) (?:the |its |their |[a-z]+ )?(?:financial|money|funds|funding|(?:[\\w,.]+ ){1,3}(?:euros?|dollars?))`, confidence: 0.85 },
  // Hosts
  { name: 'hosted-by', pattern: `\\b(?:hosted|co-?hosted)\\b${INSERT}\\bby {host}`, confidence: 0.9 },
  { name: 'hosts', pattern: `{host}${ASIDE},? (?:which )?${AUXILIARY}(?:hosted|hosts|co-?hosted)\\b`, confidence: 0.85 },
  { name: 'as-host', pattern: `\\bwith {host} as (?:its |the |an? )?hosts?\\b`, confidence: 0.9 },
  { name: 'invitation-of', pattern: `\\bat the (?:invitation|request) of {host}`, confidence: 0.6 },
];
