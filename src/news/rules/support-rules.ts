/** Who helps with an event, pays for it or lends the place, as a table of patterns; see `organizer-rules.ts` for how to read them. */
import type { OrganizerRule } from './organizer-rules.js';

/** Partners and supporters. */
export const PARTNER_RULES: readonly OrganizerRule[] = [
  { name: 'in-co-operation-with', pattern: '\\b(?:co-?operation|partnership|collaboration|co-?ordination|conjunction|association|consultation|concert) (?:\\w+ )?with {partner}', confidence: 0.9 },
  { name: 'co-operates-with', pattern: '\\b(?:co-?operat|work|partner|collaborat)(?:es?|ed|ing)?(?: closely| together| hand in hand| side by side)? with {partner}', confidence: 0.85 },
  { name: 'with-whom-works', pattern: '\\bwith (?:which|whom) {partner} (?:[a-z]+ )?(?:works?|worked|co-?operat\\w+|collaborat\\w+|is working|are working)', confidence: 0.8 },
  { name: 'with-support-of', pattern: '\\b(?:with|under|thanks to|through|on|enjoyed|enjoys|received|had|has|having) (?:the |its |their |some )?(?:[a-z-]+ )?(?:and [a-z-]+ )?<support>(?: and <support>)?(?: in [a-z ]{1,30})?(?: (?:provided|given|offered|rendered|lent|received))? (?:of|from|by) {partner}', confidence: 0.85 },
  { name: 'with-help-of-genitive', pattern: '\\b(?:with|thanks to|through) {partner}[\'’]s? (?:[a-z]+ )?<support>', confidence: 0.8 },
  { name: 'supported-by', pattern: '\\b(?<!financially )(?:supported|assisted|backed|helped|facilitated|aided|seconded)(?: in this| in [a-z]+ing it| with [^;.:,]{1,40})?(?:, [^,;.]{1,40},)? by {partner}', confidence: 0.85 },
  { name: 'supports', pattern: '{partner}<aside>,? (?:which )?<aux>(?:supported|supports?|assisted|assists?|backed|backs|helped|helps?|facilitated|stood by|lent a hand|gave a hand|joined in)\\b(?! by)', confidence: 0.75 },
  { name: 'contributes', pattern: '{partner}<aside>,? <aux>(?:contributed?s?|lent|lends?|seconded|delegated|suppl(?:ied|ies|y)|made available|put at (?:its|their|the) disposal|added)\\b(?! (?:(?:(?! and )[^;:.]){0,40}? )?(?:<money>|euros?|dollars?))(?! (?:financially|to the costs?))', confidence: 0.65 },
  { name: 'is-supporting', pattern: '{partner} (?:is|are|was|were) (?:also )?(?:supporting|helping|assisting|backing)\\b', confidence: 0.75 },
  { name: 'gave-support', pattern: '{partner}<aside> <aux>(?:gave|given|gives?|provided?s?|lent|lends?|offered|contributed?s?|added|rendered|sent|delegated) (?:its |their |some |the |[a-z-]+ )?(?:[a-z-]+ )?(?:support|assistance|help|backing|expertise|trainers|experts|advice|speakers|lecturers|instructors|interpreters)', confidence: 0.75 },
  { name: 'support-came-from', pattern: '\\b(?<!financial )<support>\\b[^;.:]{0,60}? (?:came|comes|had come|(?:was|is|were|are|has been|had been) (?:also )?(?:given|provided|received|lent|rendered)|also came) (?:from|by) {partner}', confidence: 0.85 },
  { name: 'as-partner', pattern: '\\bwith {partner} as (?:its |the |an? |[a-z]+ ){0,3}partners?\\b', confidence: 0.9 },
  { name: 'took-as-partner', pattern: '\\b(?:taken|took|won|chosen|chose|brought in|gained|found|invited|enlisted|has|had|have) {partner} as (?:its |the |an? |[a-z]+ ){0,3}partners?\\b', confidence: 0.9 },
  { name: 'was-partner', pattern: '{partner}(?: (?:is|are|was|were|acted as|act as|served as|serve as|joined as|came in as|joined it as|were on board as|was on board as))? (?:(?:an?|the|its|their|close|main|local|also|national|[\ue008][\'’]s?) ){0,3}partners?\\b(?! (?:for|countr\\w+|state\\w*) )', confidence: 0.85 },
  { name: 'partner-was', pattern: '\\b(?:partners?|supporters?)\\b[^;.:,]{0,40}? (?:is|are|was|were|include[ds]?|came from):? {partner}', confidence: 0.85 },
  { name: 'partners-apposition', pattern: '\\b(?:its|the|their|local|national|two|three|several) (?:[a-z]+ )?partners?(?:,|:| –) {partner}', confidence: 0.8 },
  { name: 'joined-forces', pattern: '\\b(?:joined forces|teamed up|pooled forces) with {partner}', confidence: 0.8 },
  { name: 'with-providing', pattern: '\\bwith {partner} (?:providing|supplying|contributing|sending|lending|offering|helping|assisting|supporting|acting as)\\b', confidence: 0.8 },
  { name: 'asked-for-support', pattern: '\\basked {partner} for (?:its |their |some )?<support>', confidence: 0.65 },
  { name: 'was-on-board', pattern: '{partner} (?:was|were|is|are) (?:also )?(?:on board|involved in (?:the organi[sz]ation|organi[sz]ing|the preparation|preparing))', confidence: 0.75 },
  { name: 'took-part-in-organizing', pattern: '{partner} <aux>(?:took part|shared|participated|were involved|was involved|joined) in (?:the organi[sz]ation|organi[sz]ing|preparing|the preparation)', confidence: 0.75 },
  { name: 'hyphen-supported', pattern: '{partner}-(?:supported|backed|assisted|facilitated|sponsored)\\b', confidence: 0.75, isForBodies: true },
  { name: 'alongside', pattern: '\\b(?:alongside|side by side with|hand in hand with|in contact with) {partner}', confidence: 0.6, isForBodies: true },
];

/** Who pays. */
export const FUNDER_RULES: readonly OrganizerRule[] = [
  { name: 'funded-by', pattern: '(?<!-)\\b(?:funded|financed|co-?funded|co-?financed|sponsored|co-?sponsored|financially supported|supported financially|paid for|paid|bankrolled|underwritten|made possible)\\b(?: (?:and|,) (?:\\w+ )?[a-z]+ed)?<gap>(?:<by payer>|\\bfrom|\\bthrough|\\bout of|\\bthanks to|\\bwith) (?:(?:(?:a |an |the |its )?(?:[a-z-]+ )?(?:and [a-z]+ )?(?:<money>|contributions?|support|programme)|extra-budgetary contributions?)(?: (?:made|given|provided|received))? (?:of|from|by) )?{funder}', confidence: 0.95 },
  { name: 'with-funds-of', pattern: '\\b(?:with|thanks to|through|by|from|out of|uses|used|using|receiv(?:es|ed|ing)|gets?|got|draws?|drew|on) (?:the |an? |generous |kind |additional |extra-budgetary |its |some |[a-z]+ ){0,3}(?:<money>|contributions)(?: (?:which were |that were )?(?:given|provided|made|received|coming|made available))? (?:of|from|by) {funder}', confidence: 0.95 },
  { name: 'funds', pattern: '{funder}<aside>,? (?:which )?<aux>(?:funded|funds|financed?s?|fund|co-?funded|co-?financed|sponsored|sponsors|co-?sponsored|paid|pays?|(?:bore|borne|bears?|covered|covers?|met|meets?|carried|carry|carries|shared|took over|took on|assumed|absorbed|defrayed|shouldered) (?:all |most of |half of )?(?:the |its |their )?(?:costs?|expenses|bill)|put up the money|footed the bill|donated the money|contributed (?:financially|to the costs?|(?:[^;:.,]{0,40}? )?<money>|(?:[\\w,.]+ ){1,3}(?:euros?|dollars?)))\\b(?! by\\b)', confidence: 0.9 },
  { name: 'supports-with-money', pattern: '{funder}<aside>,? <aux>(?:supports?|supported|helps?|helped|assists?|assisted) [^;:.]{0,80}? (?:with|by) (?:<money>|[\\d,.]+ (?:euros?|dollars?)|(?:[a-z]+ ){0,2}euros?)', confidence: 0.88 },
  { name: 'funds-another', pattern: '\\b(?:paid|pays?) for [^;:.,]{1,40} and {funder} for\\b', confidence: 0.85 },
  { name: 'is-funding', pattern: '{funder} (?:is|are|was|were) (?:also )?(?:funding|financing|paying|sponsoring|co-funding|co-financing)\\b', confidence: 0.9 },
  { name: 'money-came-from', pattern: '\\b(?:<money>|euros?|dollars?|eur|usd)\\b[^;.]{0,90}? (?:(?:came|comes?|coming|had come)(?: \\w+)? from|(?:given|provided|donated|met|borne|covered|carried|contributed|raised|footed|made available|allocated|put up|paid|received|supplied)(?: \\w+)? (?:by|from)) {funder}', confidence: 0.88 },
  { name: 'donors-were', pattern: '\\b(?:donors?|sponsors?|funders?|contributors?)\\b[^;.:,]{0,40}? (?:is|are|was|were|include[ds]?):? {funder}', confidence: 0.88 },
  { name: 'gave-money', pattern: '{funder}<aside>,? <aux>(?:gave|given|gives?|provided?s?|lent|contributed?s?|granted?s?|made|made available|makes? available|allocated|put up|supplied|supplies|supply|donated|raised|found) (?:the |its |their |all |most of the |a |an |[a-z]+ )?(?:(?:necessary |required |needed |[a-z]+ )?(?:<money>|contributions?)|(?:[\\w,.]+ ){1,3}(?:euros?|dollars?|pounds?|francs?))', confidence: 0.88 },
  { name: 'contribution-of', pattern: '{funder}[\'’]s? (?:generous |voluntary |kind )*(?:financial (?:contributions?|support|assistance|help)|donations?|grants?|money|contributions?)', confidence: 0.88 },
  { name: 'sum-from', pattern: '(?:[\\d,.]+|thousand|million) (?:euros?|dollars?|pounds?|francs?) (?:from|of) {funder}', confidence: 0.85 },
  { name: 'grant-of', pattern: '\\bgrants? (?:of|from|by) {funder}', confidence: 0.88 },
  { name: 'were-donors', pattern: '{funder} (?:is|are|was|were|acted as) (?:the |its |their |main |joint |two |three )*(?:donors?|sponsors?|funders?)\\b', confidence: 0.9 },
  { name: 'donors-apposition', pattern: '\\b(?:the|its|two|three|four|five|six|several|main) (?:[a-z]+ )?(?:donors?|sponsors?|funders?)(?:,|:| –) {funder}', confidence: 0.85 },
  { name: 'as-donor', pattern: '\\bwith {funder} as (?:its |the |an? |main )*(?:donors?|sponsors?)', confidence: 0.9 },
  { name: 'at-the-expense-of', pattern: '\\bat the (?:expense|cost) of {funder}', confidence: 0.85, isForBodies: true },
  { name: 'hyphen-funded', pattern: '{funder}-(?:co-?)?(?:funded|financed|sponsored)\\b', confidence: 0.9 },
];

/** Who lends the place; no organiser. */
export const HOST_RULES: readonly OrganizerRule[] = [
  { name: 'hosted-by', pattern: '\\b(?:hosted|co-?hosted)\\b<gap>\\bby {host}', confidence: 0.9 },
  { name: 'hosts', pattern: '{host}<aside>,? (?:which )?<aux>(?:hosted|hosts|co-?hosted)\\b', confidence: 0.85 },
  { name: 'as-host', pattern: '\\bwith {host} as (?:its |the |an? )?hosts?\\b', confidence: 0.9 },
  { name: 'invitation-of', pattern: '\\bat the (?:invitation|request) of {host}', confidence: 0.6 },
];
