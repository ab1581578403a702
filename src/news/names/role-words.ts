/** The words for a person's functions: offices, ranks and forms of address. */
import { type MaskedSentence, SIGNS } from './masked-sentence.js';
import type { Mention } from './mention.js';
import { words } from './words.js';

/** Core nouns of persons' functions. Lower-case forms count too. */
const ROLE_NOUNS = new Set(
  words(`
    head director director-general minister president chair chairman chairwoman
    chairperson chair-in-office chairman-in-office chairperson-in-office
    secretary ambassador representative commissioner co-ordinator coordinator officer
    adviser advisor expert commander chief leader trainer manager judge prosecutor professor
    lecturer rector dean governor mayor spokesperson spokesman spokeswoman specialist consultant
    attaché counsellor ombudsman ombudsperson rapporteur member delegate inspector colonel major
    captain lieutenant brigadier official participant student teacher journalist editor
    editor-in-chief founder lawyer analyst researcher assistant monitor observer envoy speaker
    senator deputy activist administrator superintendent registrar principal fellow scholar
    psychologist engineer doctor economist officer-in-charge chargé coach parliamentarian
    archbishop bishop imam graduate instructor facilitator investigator auditor moderator notary
    author artist writer historian scientist farmer entrepreneur presenter mediator accountant
    actor actress advocate apprentice architect archivist attorney beekeeper biologist blogger
    businessman businesswoman cadet caretaker chemist clerk columnist composer councillor
    criminologist curator dentist designer detective driver ecologist firefighter fisherman
    forester geologist headmaster headmistress headteacher housewife intern jurist lawmaker
    linguist magistrate mechanic mentor midwife miner musician negotiator nurse operator painter
    paramedic pharmacist photographer physician pilot planner poet policeman policewoman
    politician priest producer programmer publisher pupil ranger reporter rescuer sapper schoolboy
    schoolgirl shepherd singer sociologist soldier surgeon surveyor technician therapist trader
    trainee translator undersecretary veteran villager warden widow winner worker
    plenipotentiary procurator volunteer interpreter librarian general-secretary
    comptroller treasurer akim hakim khokim policymaker counsel defender prefect sergeant
    agronomist foreman forewoman botanist rabbi carpenter electrician geographer hydrologist
    veterinarian valedictorian protector
    lieutenant-colonel lieutenant-general brigadier-general schoolteacher`),
);

/** Portfolios of ministers; the name of the person may follow directly. */
export const PORTFOLIO_WORDS = new Set(
  words(`
    aerospace affairs agriculture administration business child children climate commerce
    communications
    communities
    community construction co-operation cooperation culture defence defense demographic development
    dialogue digital digitalization ecology economic economy education emergency employment energy
    enlargement enterprise environment environmental equality europe european exterior external
    family finance finances fisheries food foreign forestry freedoms gender general governance
    government
    health higher home housing human immigration industry information infrastructure innovation
    innovations
    integration interior internal international investment investments justice labor labour land
    local management migration minorities minority mining natural physical planning policy
    population power prevention professional protection public reconstruction reform regional
    relations religious research resources rights rural science scientific security self-government
    services settlement situations social society spatial sport sports state sustainable
    technologies technology telecommunications tourism trade transformation transport transportation
    urban veterans water waters welfare women youth`),
);

/** Whether a word may be in a ministry's or minister’s name: `Foreign`, `Affairs`. */
export const isPortfolioWord = (word: string): boolean => PORTFOLIO_WORDS.has(word.toLowerCase());

/** Words before a role noun that belong to it. */
export const ROLE_MODIFIERS = new Set(
  words(`
    acting deputy first second third senior principal chief vice prime special personal permanent
    former executive national regional international assistant associate programme project
    political legal human police general foreign interior defence justice finance health education
    environment economic state high lead managing honorary major-general camp team environmental
    humanitarian gender youth labour
    border traffic village district`),
);

/** Ranks and forms of address, which are neither name nor function where a function follows. */
const HONORIFICS = new Set(
  words(`
    ambassador dr dr. mr mr. mrs mrs. ms ms. prof prof. professor sir general major-general
    lieutenant-general brigadier-general colonel lieutenant-colonel lieutenant major captain
    sergeant judge senator excellency academician brigadier admiral madam h.e. rev father mother
    lt maj amb baroness lord dame sheikh bishop prefect rabbi`),
);

/** Role nouns that also describe bodies: `Observer Mission`, `Student Council`. */
export const ATTRIBUTIVE_ROLES = new Set(
  words(`
    observer student graduate teacher monitor volunteer journalist officer lawyer judge prosecutor
    president ombudsman`),
);

/** Also with a prefix: `Vice-Dean`, `Co-Chair`. */
export function isRoleNoun(word: string): boolean {
  const lowered = word.toLowerCase();
  return (
    ROLE_NOUNS.has(lowered) ||
    (lowered.includes('-') && ROLE_NOUNS.has(lowered.replace(/^(?:vice|co|ex|under)-/, '')))
  );
}

/** Whether a capitalized word belongs to a function or a form of address and not to a name. */
export function isRoleWord(word: string): boolean {
  return isRoleNoun(word) || isHonorific(word);
}

/** Whether a word is a rank or a form of address, including ranks such as `Colonel-General`. */
export function isHonorific(word: string): boolean {
  return (
    HONORIFICS.has(word.toLowerCase()) ||
    (word.includes('-') && /^\p{L}+-(?:general|colonel|admiral|major|captain)$/iu.test(word))
  );
}

/** Words for those near an office-holder, and pictures of one. */
export const OF_OFFICIALS =
  '(?:wife|husband|spouse|widow(?:er)?|(?:grand|god)?(?:son|daughter|mother|father|child)|parents|children|' +
  'brother|sister|family|friend|colleague|aide|staff|predecessor|successor|portrait|photo(?:graph)?|' +
  'picture|bust|statue|biography)';

/** Whether words have a noun of a function. */
export const holdsRole = (words: string): boolean =>
  words === 'General' || // The rank, not `general manager`.
  words.split(/[\s/]+/).some((word) => isRoleNoun(word.replace(/['’]s$|[,.]$/g, '')));

/** Whether a mention is of a function, or of a body that is an office-holder at the same time. */
export const isPost = ({ kind, name }: Mention): boolean =>
  kind === 'role' ||
  (kind === 'body' &&
    holdsRole(name) &&
    !/(?<!-)\b(?:Office|Mission|Presence|Centre)\b/.test(name));

/** The masked sentence, with the sign of functions also for office-holders. */
export const withOffices = (sentence: MaskedSentence): string =>
  sentence.masked.replace(new RegExp(SIGNS.body, 'g'), (sign, at: number) =>
    sentence.mentionsIn({ start: at, end: at + 1 }).some(isPost) ? SIGNS.role : sign,
  );
