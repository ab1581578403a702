/**
 * Who organises an event, as a table of patterns over masked sentences (see `slots.ts`); `support-rules.ts` has those who help.
 * A slot in braces is a list of bodies; its name is the part they have. `<words>` stand in `word-classes.ts`. Add a line here and an
 * example to the table's test.
 */

/** A pattern for bodies with a part in an event. */
export interface OrganizerRule {
  readonly name: string;
  readonly pattern: string;
  readonly confidence: number;
  /** Only names with a head noun of bodies count: `Mission`, not `Germany`. */
  readonly isForBodies?: true;
  /** Only where the item reports on an event of one of these types. */
  readonly onlyFor?: readonly string[];
}

/** Verbs of bodies that attend, decide or speak, whatever else they may organise. */
const NOT_ORGANIZING = '(?:attend|support|assist|help|visit|receiv|welcom|express|decid|adopt|agree|sign|hop|want|need|observ|follow|join|participat|host|stat|declar|announc|condemn|critici|prais|thank|call|urg|appeal|not|stress|underlin|emphasi|recall|warn|confirm|approv|elect|appoint|lead to|concern|learn|discuss|exchang|listen|work|cover|serv'
  + '|belong|consist|compris|contain|fund|financ|pa[iy]d|co-?operat|collaborat|report|publish|record|count|increas|establish|found|own|remain|live|stay|us|accompan|greet|watch|visit|own|see|saw|seen|hear|reach|met|known|been|translat|writ|draft|develop|issu|amend|pass|record|recogni|accept|reject|postpon|delay|stopp|kill|arrest|detain|attack|injur|fir)';

/** Read only where no other rule names an organiser: a body that does something about an event in the same sentence. */
export const AGENT_RULES: readonly OrganizerRule[] = [
  { name: 'agent', pattern: `{organiser}<aside>,? <aux>(?!${NOT_ORGANIZING})(?:[a-z]{3,}ed|sent|brought|took|taken|gave|given|made|held|led|ran|put|set|built|drew|taught|showed|chose|chosen|got)\\b[^;.:]{0,100}?(?:<event>|\\b(?:it|them|there)\\b)`, confidence: 0.45, isForBodies: true },
  { name: 'agent-by-after', pattern: `\\b(?!${NOT_ORGANIZING})[a-z]{3,}ed\\b [^;.:]{0,50}?<event><gap><by> {organiser}`, confidence: 0.45, isForBodies: true },
  { name: 'project-of', pattern: '\\b(?:project|programme|initiative|campaign|series) (?:of|by) {organiser}', confidence: 0.45, isForBodies: true },
  { name: 'agent-by', pattern: `(?:<event>|\\b(?:it|this|them)\\b)[^;.:]{0,100}? (?:<is> )?(?:[a-z]+ly )?(?!${NOT_ORGANIZING})(?:[a-z]{3,}ed|sent|brought|taken|given|made|held|led|run|put|set|built|drawn|taught|shown|chosen)\\b<gap><by> {organiser}`, confidence: 0.45, isForBodies: true },
];

/** Events at which something changes hands. */
const GIVING = ['handover', 'ceremony', 'launch', 'presentation'];
const SIGNING = ['signing'];

/** In order of trust. A body keeps the part that the first rule with the highest confidence gives it. */
export const ORGANIZING_RULES: readonly OrganizerRule[] = [
  // Verbs
  { name: 'organized-by', pattern: '<passive><organized>(?: (?:and|or|,) [a-z]+(?:ed|n|d))?<gap>(?:\\b(?:and|or|jointly|together|also) [a-z-]+ by|<by>) (?:not only (?:by )?)?{organiser}', confidence: 0.95 },
  { name: 'held-by', pattern: '<passive><held>(?:(?<=<event>[^;:]{0,120})|(?<=^(?:[a-z]+ ){0,2}<held>)|(?<=(?:^|; |: |, )(?:it|they|this|these|both|one|two|three|which|all|each)\\b[^;:]{0,150}))<gap><by> {organiser}', confidence: 0.85 },
  { name: 'organizes', pattern: '{organiser}<aside>,? <aux>(?:<is> (?:also |now |jointly )?<organizing>|<organizes>)', confidence: 0.9 },
  { name: 'holds', pattern: '{organiser}<aside>,? (?:which )?<aux>(?:<holds>|<is> (?:also |now |jointly )?<holding>)(?!(?<=\\b(?:ended|concluded?s?|began|begins?|begun|started|starts|completed?s?|continued?s?|opened|led)) (?:his|her|their|its|an?|the) (?:[a-z-]+ )*(?<!study )visit) (?:it\\b|this\\b|them\\b|both\\b|one\\b|[^,;:.]{0,100}?<event>)', confidence: 0.8 },
  { name: 'which-held', pattern: '(?:\\bwhich|\\bthat|\\bwhen|(?<=<event>)) {organiser}<aside> <aux>(?:held|ran|run|convened|arranged|conducted|staged|put on|put together|set up|offered|prepared|opened|launched|started|began|begun|gave|given|planned|drawn up|drew up|worked out|designed|devised|<is> (?:holding|running|conducting|giving))\\b', confidence: 0.8 },
  { name: 'it-was-who', pattern: '\\bit (?:is|was) {organiser} (?:that|who|which) <aux>(?:<organizes>|<holds> [^,;:.]{0,100}?<event>)', confidence: 0.9 },
  { name: 'when-it-held', pattern: '{organiser},? (?:when|as|while|where|after|before|at which) (?:it|they) <aux>(?:<organizes>|<holds> [^,;:.]{0,60}?<event>)', confidence: 0.7 },
  { name: 'carry-out', pattern: '{organiser} (?:will |are to |is to |are going to |is going to )(?:jointly )?(?:carry (?:it |[^.;]{0,30} )?out|implement|run|organi[sz]e|hold|host jointly|conduct|deliver)', confidence: 0.8 },
  { name: 'trains', pattern: '{organiser}<aside> <aux>(?:trained|taught|instructed|introduced|helped train|is training|are training|is teaching|are teaching|familiari[sz]ed|acquainted)\\b', confidence: 0.65 },
  { name: 'calls-to', pattern: '{organiser}<aside>,? <aux>(?:called|summoned|asked|brought|led|took|drawn|drew|sent|gathered|assembled|invited) (?:[^;:.,]{0,50}?)(?:\\bto|\\binto|\\bfor|\\bat) (?:a|an|the|its|their|this) [^;:.,]{0,40}?<event>', confidence: 0.75 },
  { name: 'joined-to-hold', pattern: '{organiser}<aside>,? <aux>(?:joined|teamed|came together|co-?operated|worked|united|combined|pooled|agreed|decided|got together|linked|clubbed)(?: [a-z]+){0,3} (?:to|in order to) (?:organi[sz]e|hold|stage|run|arrange|convene|put on|conduct|prepare|set up|give|offer|bring) (?:it\\b|them\\b|[^,;:.]{0,60}?<event>)', confidence: 0.8 },
  { name: 'whose-office-organized', pattern: '{organiser}, whose (?:office|staff|team|experts|department|people) <aux>(?:<organizes>|<holds> [^,;:.]{0,60}?<event>)', confidence: 0.9 },
  { name: 'sends', pattern: '{organiser}<aside>,? <aux>(?:sent|sends) [^;:.,]{0,60}?(?:\\bthere\\b|\\babroad\\b|\\bon (?:the|a|this|their) (?:[a-z]+ ){0,3}<journey>)', confidence: 0.7 },
  { name: 'helped-to-hold', pattern: '\\b(?:helped|assisted|supported|enabled|allowed|helping|assisting|enabling|possible for) {organiser} (?:to |in |with )?(?:jointly )?(?:hold|organi[sz]|run|stag|arrang|conduct|prepar|set up|setting up|convene)', confidence: 0.8 },
  { name: 'idea-of', pattern: '\\bideas? (?:for (?:it|the [a-z ]{1,30}) )?(?:was|is|came|comes) (?:that of |of |from )(?:the )?{organiser}', confidence: 0.7 },
  { name: 'marks-with', pattern: '{organiser}<aside>,? <aux>(?:marked|celebrated|commemorated|honoured|remembered|ended|closed|began|opened|started|launched|completed|concluded|crowned) [^;:.]{0,100}? (?:with|at|by|in|through) (?:a|an|the|its|their|two|three) [^;:.,]{0,50}?<event>', confidence: 0.7 },
  { name: 'with-an-event', pattern: '(?:^|: |; )(?:with|at|in|during|through) (?:a|an|the|its|their|two|three) [^,;:]{0,60}?<event>\\b[^,;:]{0,60}, {organiser}<aside>,? <aux>(?:brought|taught|showed|trained|introduced|marked|celebrated|ended|closed|opened|launched|started|completed|concluded|honoured|rewarded|thanked|prepared|explained|handed)\\b', confidence: 0.7 },
  // The nouns organizer, organization, initiative
  { name: 'organizer-was', pattern: '\\borgani[sz]ers?\\b[^;.:]{0,50}? (?:is|are|was|were|include[ds]?)(?: both)?:? {organiser}', confidence: 0.9 },
  { name: 'was-organizer', pattern: '{organiser} (?:is|are|was|were|acted as|act as|acts as|served as|being|appeared as) (?:the |its |their |one of the |joint |main |both |co-)*(?:organi[sz]ers?|initiators?)\\b', confidence: 0.9 },
  { name: 'as-organizer', pattern: '\\bwith {organiser} as (?:its |the |an? |main |joint |co-)*organi[sz]ers?', confidence: 0.9 },
  { name: 'stood-as-organizers', pattern: '{organiser} as (?:its |the |an? |main |joint |co-)*organi[sz]ers?', confidence: 0.85 },
  { name: 'had-organizers', pattern: '\\borgani[sz]ers?\\b(?: of [^;.:,]{1,40})?(?:,|:| –) {organiser}', confidence: 0.85 },
  { name: 'organizer-apposition', pattern: '{organiser}, (?:which (?:is|was) )?(?:the |one of the |as |co-)*organi[sz]ers?\\b', confidence: 0.85 },
  { name: 'shared-organization', pattern: '(?:share[ds]?|responsible for|in charge of|took care of|saw to) (?:the |its |their )?organi[sz](?:ation|ing)(?: of [^:;.]{1,40})?: {organiser}', confidence: 0.85 },
  { name: 'responsible', pattern: '{organiser} <aux>(?:is|are|was|were|shared?|had|took|taken|assumed|saw to|looked after)(?: over| on| care of| charge of)?(?: jointly| together)?(?: responsible for| in charge of| responsibility for)?(?: the| its| their)? organi[sz](?:ation|ing)', confidence: 0.85 },
  { name: 'responsible-were', pattern: '\\b(?:responsible for|in charge of) (?:it|this|its organi[sz]ation|(?:the|this|both|all) [^;.:,]{1,50}?) (?:is|are|was|were) {organiser}', confidence: 0.85 },
  { name: 'in-whose-hands', pattern: '\\bin the hands of {organiser} (?:lay|lies|was|is|rested)', confidence: 0.85 },
  { name: 'in-charge', pattern: '\\bwith {organiser} in charge\\b', confidence: 0.8 },
  { name: 'in-charge-of-event', pattern: '{organiser} (?:is|are|was|were) (?:jointly |again )?(?:in charge of|responsible for) (?:it\\b|[^;:.,]{0,60}?<event>)', confidence: 0.8 },
  { name: 'organization-lay-with', pattern: 'organi[sz]ation (?:[^;.:]{0,40} )?(?:lay|lies|rested|was|is|were)(?: shared| in the hands| the (?:task|work|responsibility)| a joint \\w+)* (?:with|of|by|between) {organiser}', confidence: 0.85 },
  { name: 'joint-effort', pattern: '\\b(?:joint|common|shared) (?:effort|initiative|event|undertaking|venture|project|work|enterprise|activity|action|programme|\\w+ing) (?:of|by|between) {organiser}', confidence: 0.8 },
  { name: 'undertaking-of', pattern: '(?:\\b(?:is|was|are|were)|,) (?:an?|the|one) (?:[a-z]+ )?(?:undertaking|initiative|venture|enterprise|brainchild|activity|effort|idea|work|project) of {organiser}', confidence: 0.75 },
  { name: 'for-its-event', pattern: '{organiser}<aside>,? <aux>(?:met|gathered|assembled|chose|chosen|came together|come together|sat down|returned|travelled) [^;:.]{0,60}?(?:for|at|to|in|with) (?:its|their) [^;:.,]{0,40}?<event>', confidence: 0.6, isForBodies: true },
  { name: 'fruit-of', pattern: '\\b(?:fruit of|result of|product of|outcome of|came about through|came about by|thanks to|born of|grew out of|based on) (?:[a-z]+ ){0,3}(?:co-?operation|partnership|collaboration|work|efforts?) (?:between|of|by) {organiser}', confidence: 0.75 },
  { name: 'behind', pattern: '\\b(?:behind (?:it|them|this|the (?:[a-z]+ ){0,2}[a-z]+)|the work of|responsible for (?:it|the [a-z]+)) (?:is|are|was|were|stood|stand|stands)? ?{organiser}', confidence: 0.75 },
  { name: 'was-behind', pattern: '{organiser} (?:is|are|was|were|stood|stand|stands) behind (?:it\\b|this\\b|them\\b|the [^;.:,]{0,40}?<event>)', confidence: 0.75 },
  { name: 'initiative-of', pattern: '\\b(?:at|on|upon) (?:the|an|its|their)? ?(?:joint |common )?initiative of {organiser}', confidence: 0.6 },
  { name: 'under-auspices', pattern: '\\bunder the (?:auspices|aegis|leadership|lead|direction|guidance|umbrella|roof) of {organiser}', confidence: 0.65 },
  // Invitations
  { name: 'invites', pattern: '{organiser}<aside> <aux>(?:invited|called together|brought together|gathered|assembled|is bringing together|are bringing together|has brought together|convoked|(?:called|brought|got) [a-z]+ together|(?:issued|sent out) (?:the |an )?invitations?)\\b', confidence: 0.75 },
  { name: 'invited-by', pattern: '\\b(?:invited|called together|brought together|gathered|convoked)\\b<gap>\\bby {organiser}', confidence: 0.7 },
  { name: 'invitation-came-from', pattern: '\\binvitations?\\b[^;.:]{0,60}? (?:came|comes|had come|was issued|were sent|went out|had been sent) (?:from|by) {organiser}', confidence: 0.75 },
  // An event of somebody
  { name: 'event-of', pattern: '\\b(?:<own event> of|<event> by) {organiser}', confidence: 0.6, isForBodies: true },
  { name: 'own-event', pattern: '{organiser}[\'’]s? (?:[a-z0-9-]+ ){0,4}<own event>', confidence: 0.6, isForBodies: true },
  { name: 'hyphen-organized', pattern: '{organiser}-(?:organi[sz]ed|run|led)\\b', confidence: 0.7, isForBodies: true },
  // Together
  { name: 'along-with', pattern: '(?:<organizes>|<organizing>|<organized>)[^;.]{0,70}? (?:together|along|jointly|in tandem) with {organiser}', confidence: 0.88 },
  { name: 'jointly-with', pattern: '\\b(?:jointly|together|in tandem|along) with {organiser}', confidence: 0.8 },
  // Handing over
  { name: 'handed-over', pattern: '{organiser}<aside> <aux>(?:handed over|handed|donated|hands over|donates|presented [^;.:]{0,60} with\\b|presented [^;.:,]{0,40}<goods> to\\b|(?:gave|delivered|supplied|provided) [^;.:,]{0,40}<goods> (?:to|for)\\b|made a (?:gift|present|donation) of)', confidence: 0.75, onlyFor: GIVING },
  { name: 'handed-over-by', pattern: '\\b(?:handed over|donated|presented|delivered|supplied|given as a gift|given|bought|purchased)\\b(?:(?<=<goods>[^;:]{0,120})|(?<=handed over|donated|as a gift))<gap>\\bby {organiser}', confidence: 0.8, onlyFor: GIVING },
  { name: 'gift-of', pattern: '\\b(?:a |as a )?(?:gift|donation|present) (?:of|from|by) {organiser}', confidence: 0.75, onlyFor: GIVING },
  { name: 'came-from', pattern: '(?:^|, |; )(?:they|it|these|all|which) (?:come|came|comes|had come|are|were|is|was) from {organiser}', confidence: 0.65, onlyFor: GIVING },
  { name: 'received-from', pattern: '\\b(?:received|receives|got|gets|took delivery of|took over|obtained)\\b[^;.:]{0,60}?<goods>[^;.:,]{0,60}? from {organiser}', confidence: 0.75, onlyFor: GIVING },
  { name: 'presented-by', pattern: '\\b(?:presented|launched|shown|published)\\b<gap><by> {organiser}', confidence: 0.8, onlyFor: ['presentation', 'exhibition', 'launch'] },
  { name: 'presents', pattern: '{organiser}<aside> <aux>(?:presented|presents|launched|launches|unveiled|published)\\b', confidence: 0.75, onlyFor: ['presentation', 'exhibition', 'launch'] },
  // Signing
  { name: 'signs', pattern: '{organiser} <aux>(?:signed|sign|put their signatures? to|put their names? to|concluded an? (?:[a-z]+ )?(?:agreement|memorandum))\\b', confidence: 0.85, onlyFor: SIGNING },
  { name: 'signed-by', pattern: '\\b(?:signed|concluded)\\b<gap>\\b(?:by|between) {organiser}', confidence: 0.85, onlyFor: SIGNING },
  { name: 'agreement-between', pattern: '\\b(?:memorand(?:um|a)|agreement|protocol|declaration|letter|plan|contract)\\b[^;.]{0,60}? between {organiser}', confidence: 0.8, onlyFor: SIGNING },
];
