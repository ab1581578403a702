/**
 * The words for events follow. Add a noun to the line of its type, and an example to the table's
 * test. These nouns make a word for an event before them an adjective: `training centre`.
 */
export const NO_EVENT_BEFORE =
  '(?! (?:cent(?:re|er)s?|rooms?|halls?|materials?|manuals?|handbooks?|grounds?|needs|' +
  'facilit\\w+|institutions?|papers?|certificates?|curricul\\w+|methods?|hours?|record|book)' +
  '\\b)';

export interface EventWord {
  /** The type in the facts. */
  readonly type: string;
  /** A regular expression's source, in lower case. */
  readonly source: string;
  /** Strong words always name an event, weak ones may not, faint ones only without others. */
  readonly strength: 'strong' | 'weak' | 'faint';
}

/** Things that are handed over. */
export const GOODS =
  '(?:computers?|laptops?|tablets?|printers?|vehicles?|cars?|' +
  'minibus(?:es)?|vans?|ambulances?|jeeps?|motorcycles?|bicycles?|' +
  'equipment|devices?|kits?|books?|textbooks?|manuals?|copies|radios?|' +
  'cameras?|scanners?|detectors?|microscopes?|furniture|uniforms?|tents?' +
  '|generators?|dogs?|boats?|software|hardware|servers?|tools?|instruments?|' +
  'medical supplies|supplies|goods|machines?|drones?|binoculars|library|laboratory|materials)';

/** What is opened without being an event. */
const PREMISES =
  '(?:cent(?:re|er)s?|offices?|missions?|library|laboratory|building|school|station|clinic|shelter|' +
  'facility|academy|bureau|kindergarten|playground|classroom|memorial|monument)';

const word = (
  type: string,
  source: string,
  strength: EventWord['strength'] = 'strong',
): EventWord => ({ type, source, strength });

/** The more special first: where two begin at one place, the earlier wins. */
export const EVENT_WORDS: readonly EventWord[] = [
  word(
    'training',
    'train(?:ing|er)?[-– ](?:of|the)[-– ](?:the[-– ])?trainers?' +
      '(?: courses?| seminars?| workshops?| programmes?| trainings?)?|' +
      '(?:practical |basic )?training ' +
      '(?:course|programme|session|module|cycle|event|day|week|visit)s?|master[- ]?class(?:es)?' +
      '|(?:refresher|crash|speciali[sz]ed|basic|advanced|induction|' +
      'language|online|correspondence|drill|distance) (?:course|class|lesson)(?:e?s)?|tutorials?',
  ),
  word('workshop', 'workshops?(?<!\\b(?:sewing|repair) workshops?)'),
  word('seminar', '(?:training )?seminars?'),
  word('webinar', 'webinars?'),
  word('round table', 'round[- ]?tables?(?: discussions?| meetings?| debates?)?'),
  word(
    'conference',
    '(?<!\\bpress |news )conferences?|symposi(?:um|a)|colloqui(?:um|a)|' +
      'congress(?:es)?|conventions?(?<=\\b(?:an?|annual|party) conventions?)',
  ),
  word('press conference', '(?:press|news) conferences?|press briefings?'),
  word(
    'study visit',
    'study[- ](?:visit|trip|tour)s?|exchange visits?|' +
      'fact-finding (?:visit|trip)s?|educational (?:visit|trip|tour)s?',
  ),
  word(
    'visit',
    'visit(?<=(?<!\\bwho )\\b(?:paid|end(?:s|ed)|concluded|began|completed|finished|rounded off|' +
      'wrapped up) (?:an?|his|her|its|their) (?:[a-z-]+ ){0,2}visit)',
  ),
  word(
    'summer school',
    '(?:summer|winter|spring|autumn) ' +
      '(?:[a-z]+ )?(?:school|academy|academies|university|universities)\\b',
  ),
  word(
    'camp',
    '(?:summer |winter |youth |peace |training |holiday )?' +
      'camps?(?! for (?:refugees|displaced))|retreats?',
  ),
  word('side event', 'side[- ]events?'),
  word('lecture', '(?:guest |public )lectures?|series of lectures|lecture'),
  word(
    'exercise',
    '(?:table-?top|simulation|field|live|command-post|rescue|joint|training|practical) ' +
      'exercises?|simulations?(?!(?:-based)? (?:training|course|lesson))|drills?|' +
      'man(?:o)?euv(?:re|er)s?',
  ),
  word('exercise', 'exercises?', 'weak'),
  word(
    'competition',
    'competitions?|contests?|moot courts?|mock trials?|hackathons?|' +
      'quiz(?:zes)?|spelling bees?|tournaments?|olympiads?|championships?',
  ),
  word('forum', 'forums?|fora'),
  word('panel discussion', 'panel discussions?|panel debates?'),
  word('debate', 'public (?:debate|discussion|dialogue)s?|tv debates?|debate evenings?'),
  word(
    'hearing',
    '(?:public |committee )hearings?|hearings?(?= on\\b)(?<!(?:court|trial|of) hearings?)',
  ),
  word('open day', 'open[- ]days?|open[- ]doors? days?'),
  word('exhibition', '(?:photo |art |travelling )?exhibitions?'),
  word(
    'festival',
    'festivals?|(?:film|culture|cultural|theatre|music|book) (?:days|weeks?|nights?)',
  ),
  word(
    'reception',
    'receptions?(?! (?:cent|class|facilit|point|area|room|standard|condition|practice|' +
      'service|of\\b))',
  ),
  word(
    'fair',
    '(?:job|book|career|education|information|crafts?|trade|science|art) fairs?|fairs? for (?=[a-z]*(?:job|book|student|graduate))',
  ),
  word(
    'fair',
    '(?<=\\b(?:a|the|this|its|their|annual|second|third) (?:[a-z-]+ )?)fair(?= (?:in|at|on|was|took|opened|by|which|that|held|drew|ended)\\b|[.,;])',
    'weak',
  ),
  word(
    'signing',
    'signed(?! (?:up|on)\\b)|signing(?: ceremon(?:y|ies))?|' +
      'put (?:his|her|their|its) (?:names?|signatures?)|signatures? (?:to|under|of)',
  ),
  word(
    'handover',
    '(?:hand(?:ed|s|ing)?[- ]?over|handed (?:[a-z\\d,]+ ){1,4}over(?= to\\b)|donat(?:ed|es|ion|' +
      'ions))(?: ceremon(?:y|ies))?|changed hands|' +
      '(?:put|given|passed) into the hands of|found (?:an? )?new (?:owner|home)s?|' +
      '(?:gift|present) (?:of|from)|presented with|(?:was|were|been) delivered(?= (?:to|today|' +
      'yesterday)\\b)|deliver(?:y|ies) of|' +
      '(?:was|were|been) (?:entrusted|passed)(?= (?:to|today|yesterday)\\b)' +
      `(?<=${GOODS}[^.;:]{0,80})|` +
      `deliver(?:ed|s) (?:[\\d,]+ )?(?:[a-z-]+ ){0,2}${GOODS}(?! (?:training|courses?|skills|` +
      'literacy|classes|lessons))',
  ),
  word(
    'ceremony',
    '(?:opening|closing|award|graduation|award-giving|inauguration|' +
      'prize-giving|handing-out|swearing-in|certificate) ceremon(?:y|ies)',
  ),
  word(
    'launch',
    '(?:was|were|is|are|has been|have been|be|being) (?:[a-z]+ )?(?:launched|inaugurated)|' +
      '(?:was|were|is|are|has been) (?:[a-z]+ )?started|' +
      'launch(?: event| ceremony)?|launche[ds] (?:the|a|an|' +
      'its)(?! (?:(?!(?:for|of|on|to|with)\\b)[a-z-]+ ){0,4}?(?:course|training|workshop|seminar|' +
      'conference|round table|exhibition|competition|camp|school|debate|' +
      'visit)s?\\b(?! (?:[a-z]+ )?(?:programme|project|platform|campaign|centre)))|' +
      'kick(?:ed)?[- ]off(?: event| meeting)?|project (?:starts|begins|began|started)',
  ),
  word('ceremony', 'ceremon(?:y|ies)'),
  word(
    'opening',
    '(?<!\\b(?:case|investigation|proceedings|inquiry|fire|file) )(?:was|were|has been|have been) (?:officially |formally )?opened(?! by| in (?:19|20)\\d\\d)|' +
      'open(?:ed|s) (?:its|their) doors|(?<!welcom[a-z]+ the )(?:official |formal )?opening of (?:an?|the) |' +
      `open(?:ed|s) (?:an?|the|its|their) (?:(?!observation)[a-z-]+ ){0,3}${PREMISES}`,
    'weak',
  ),
  word(
    'election observation',
    '(?:election|international|short-term|long-term) observ(?:ers|ation)|observation missions?|' +
      '(?<=the )observation(?= was| is)',
    'weak',
  ),
  word(
    'show',
    '(?<!tv |talk |radio |television )shows?' +
      '(?= (?:in|at|for|on|was|were|by|of|had|drew|and)\\b)|[a-z]+ shows?(?=[.,;])',
    'weak',
  ),
  word('assembly', '(?:founding |general |annual )assembl(?:y|ies)', 'weak'),
  word(
    'ceremony',
    'graduat(?:ed|ion)|inaugurat(?:ed|ion)|commemorat(?:ed|ion)|celebrat(?:ed|ion)',
    'weak',
  ),
  word(
    'handover',
    `${GOODS}\\b[^.;:]{0,80}? (?:was|were|has been|have been) (?:received|delivered|given)`,
    'weak',
  ),
  word(
    'visit',
    '(?:travel(?:l?ed|s)(?= to\\b)|visit(?:s|ed|ing)?|' +
      'journey|tour|field trip|excursion|outing|trips?)(?! the web)',
    'weak',
  ),
  word(
    'training',
    'trainings?|courses?(?! of)|(?:staff|diploma|certificate) course|trained|schooled|coached|' +
      'lessons|classes|class(?= (?:on|in|' +
      'for)\\b)|clinic(?= on\\b)|taught',
    'weak',
  ),
  word(
    'meeting',
    '(?<!\\b(?:is|are|was|were) )meetings?|sessions?(?! hall)|consultations?|talks|' +
      'gatherings?|summit|' +
      'briefings?|get-togethers?|conclave|parley|brainstorming|negotiations|deliberations|' +
      'reunion|' +
      'sitting(?<=\\b(?:an?|the|its|first|second|special|joint|[a-z]+-day) sitting)|' +
      'study days?|days? of study',
    'weak',
  ),
  word('handover', '(?:as|is|are|were|was) a gift', 'weak'),
  word('lecture', 'lectures', 'faint'),
  word(
    'event',
    '(?:networking|information|public|outreach|cultural|sports|youth|joint|commemorative) events?',
    'weak',
  ),
  word(
    'meeting',
    'met|(?:gathered|assembled|came together|sat down)(?= [^.;]{0,80}\\bto (?:discuss|talk|exchange|' +
      'examine|agree|compare|review|consider|debate))',
    'faint',
  ),
  word(
    'visit',
    '(?:went|flew)(?= to (?:[^ .;]+ ){1,4}?(?:where|to (?:learn|see|study|meet))\\b)',
    'weak',
  ),
  word('launch', 'launched(?= (?:in|on|at|by|today)\\b)', 'faint'),
  word('presentation', '(?:book )?presentations?|presented', 'weak'),
  word('discussion', 'discussions?|debates?|dialogues?|conversation', 'weak'),
  word(
    'campaign',
    '(?<!(?:presidential|electoral|election|parliamentary|political) )campaigns?' +
      '(?! (?:money|financ|fund|staff|period|rall|trail))',
    'weak',
  ),
  word('concert', 'concerts?', 'weak'),
  word(
    'race',
    '(?:bicycle |relay |fun )?(?:(?:race|run)(?= (?:in|through|on|along|was|took)\\b)|(?:march|walk|hike)(?= (?:in|through|on|along|was|for|took)\\b))',
    'weak',
  ),
];
