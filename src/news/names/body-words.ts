/** The words that make a capitalized name the name of a body, and its kind. */
import type { BodyKind } from '../facts.js';
import { words } from './words.js';

/** Head nouns of bodies. A capitalized name with one of them is a body's. */
export const BODY_HEADS = new Set(
  words(`
    Ministry Ministries Office Offices Mission Missions Centre Center Centres Presence Department
    Unit Section Secretariat Council Councils Committee Commission Assembly Parliament Senate
    Mazhilis Government Agency Service Services Academy Institute Institutes Institution University
    College School Faculty Foundation Association Organization Organisation Union Federation
    Confederation Fund Bank Embassy Consulate Delegation Police Gendarmerie Army Navy Forces Troops
    Guard Guards Court Tribunal Ombudsman Authority Administration Directorate Bureau Board Chamber
    Network Forum Group Team Coalition Alliance Corps Club Society League Party Division
    Inspectorate Municipality Chairmanship Chairpersonship Nations Directorate-General Brigade
    Consulting Trust Headquarters Cabinet Branch Inspectorate-General Prosecutor’s Prosecutors’
    Chancellery Laboratory Museum Library Consortium Company Corporation Troika Prefecture Diocese
    Church Community Platform Clinic Hospital Television Radio Polytechnic Gymnasium Lyceum
    Kindergarten Customs Hub Observatory Inspection Registry Archive Archives Treasury Cross
    Crescent Body Mejlis Kenesh Majlis Congregation Ensemble Theatre Orchestra Newspaper Caritas
    Taskforce Facility Operation Clearinghouse Battalion Regiment Institut Fondacija
    Udruženje Centar`),
);

/** Heads whose name includes the seat or area: `Office in Baku`, `Embassy in Kyiv`. */
export const LOCATED_HEADS = new Set(
  words(`
    Office Mission Centre Center Presence Embassy Consulate Academy Institute University
    Co-ordinator Coordinator College School Delegation Chamber Institution Bureau Branch Secretariat
    Hub Unit`),
);

/** Heads of parts of a body, whose name is ambiguous without the body. */
export const SUBUNIT_HEADS = new Set(
  words('Department Unit Section Division Directorate Faculty Team Desk Branch Bureau'),
);

/** Heads of what belongs to the body after `of`: `Board of the Foundation`. */
export const PART_HEADS = new Set([...SUBUNIT_HEADS, 'Board', 'Secretariat', 'Presidium']);

/** Heads in lower case when a body is named again: `the ministry`. */
export const SMALL_SHORT_NAMES = new Set(
  words(`
    ministry mission office centre academy institute university association foundation embassy
    agency commission presence`),
);

/** Lower-case bodies after a nationality, or before `of` and a name: `German government`. */
export const SMALL_BODY_HEADS = new Set(
  words(`
    government governments parliament police army gendarmerie authorities embassy ministry
    chairmanship chairpersonship customs`),
);

/** A body without a name: `a police station in Tokmok`, `the Arabkir police department`. */
export const SMALL_BODY =
  '(?:[\\p{L}\\ue003\\ue004-]+ ){0,3}?(?:station|department|service|union|court|school|centre|' +
  'association|committee|hospital|college|club|council|foundation|museum|library|theatre|' +
  'shelter|clinic|' +
  'laboratory|agency|academy|kindergarten|university|federation|office|mission|municipality|' +
  'network|unit|institute|newspaper)\\b' +
  '(?: (?:of|for) [\\p{L}]+)?(?: (?:in|of) [\\ue003\\ue004])?';

/** A body named after its head: `Prosecutor General’s Office`. Elsewhere a function. */
export const HOLDERS_OFFICE = /^(?:\p{Lu}\p{L}+ ){0,2}\p{Lu}\p{L}+(?:['’]s|s['’]) Office\b/u;
/** Bodies whose whole name is one word. */
export const ONE_WORD_BODIES = new Set(
  words(`
    Parliament Senate Mazhilis Majlis Mejlis Sejm Sabor Saeima Seimas Riigikogu Bundestag Bundesrat
    Knesset Kenesh Meclis Congress Duma Rada Skupština Interpol Europol Eurojust Frontex INTERPOL EU
    UN NATO Carabinieri UNICEF UNDP UNHCR UNODC UNESCO UNEP UNFPA IOM ILO WHO USAID GIZ`),
);

/** Parts of a State whose word follows the name: `Almaty region`. */
export const AREA_WORDS = new Set(
  words(`
    region province oblast district county municipality canton rayon raion prefecture valley
    peninsula`),
);

/** Named things that are no bodies although their names look like it. */
export const NAMED_WORK_HEADS = new Set(
  words('Project Programme Program Initiative Campaign Strategy Plan Action Trail'),
);

/** Parts of the world: no venues, and nobody’s names. */
export const REGIONS = new RegExp(
  '^(?:(?:Central|South|East|West|North|South[ -]?East(?:ern)?|Eastern|' +
    'Western|Northern|Southern|South-Western|North-Eastern|Southwest|Northeast)[ -])?(?:Asian?|' +
    'Europe(?:an)?|Balkans?|' +
    'Caucas(?:us|ian)|African?|American?|Mediterranean|Middle East|Caspian|Eurasian?)$',
);

/** Words that are no part of any name, though a sentence may begin with them. */
export const FUNCTION_WORDS = new Set(
  words(`
    a about above after again all along also although among an and another any around as at because
    before behind below between both but by despite during each earlier either every few fewer first
    following for from further had has have he her here his how however if in it its last later many
    meanwhile more most much neither no not now of often on once one only or other others our out
    over she since so some such than that the their then there these they this those though through
    thus to today together two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred afterwards almost amid instead nearly perhaps soon unlike until up upon
    using was we were what when where which while who whose will with within without yesterday yet
    you should could would might cannot whether whereas provided providing assuming supposing unless
    whenever wherever whoever whatever via per do does did am are is been nor hence ngo january february april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday`),
);

/** Common nouns that begin sentences; elsewhere with a capital they belong to a name. */
export const SENTENCE_STARTERS = new Set(
  words(`
    none nobody everyone everybody governments participants members representatives training
    trainers speakers topics hosts donors
    sponsors initiators initiator officials officers judges police journalists students women men
    youth young support money funds partners experts organizers organisers organizer organiser staff
    guests lessons authorities border human local national regional international civil law media
    public technical special experience security education project projects work help both several
    various international senior general residents inhabitants citizens pupils teachers farmers
    lawyers prosecutors inspectors engineers doctors nurses employees activists mayors parents
    children visitors delegates diplomats soldiers graduates cadets investigators rangers
    schoolchildren policewomen policemen translators interpreters researchers scientists
    chairpersons heads teams groups pairs ambassadors deputies ministers secretaries instructors
    half part
    parts most people
    employers workers villagers citizens owners leaders chiefs commanders detectives firefighters
    rescuers librarians archivists mediators lecturers professors academics scholars entrepreneurs
    managers businesswomen migrants refugees victims survivors veterans artists editors reporters
    bloggers photographers clerks judges representatives specialists practitioners staff friends
    recommendations results topics questions answers lectures courses seminars workshops conferences
    meetings talks discussions debates visits rules`),
);

/** Adverbs in -ly that begin sentences. */
export const ADVERBS = new Set(
  words(`
    accordingly actively additionally annually apparently briefly certainly clearly closely
    collectively commonly consequently currently daily directly early equally especially essentially
    eventually exactly finally firstly formally formerly frequently fully generally globally
    hopefully ideally immediately importantly increasingly initially internationally jointly largely
    lastly lately likely locally mainly monthly mostly namely nationally naturally nearly newly
    notably only originally particularly partly possibly presently previously primarily probably
    quarterly rarely recently regionally regularly repeatedly reportedly secondly separately shortly
    similarly simultaneously specifically subsequently supposedly surprisingly thirdly traditionally
    typically ultimately unfortunately unsurprisingly usually weekly yearly`),
);

/** Kinds by the words of a name; the first match counts. */
export const BODY_KINDS: readonly (readonly [RegExp, BodyKind])[] = [
  [
    new RegExp(
      '^(?:the )?(?:OSCE )?(?:Special |Spillover |Monitor |Monitoring |' +
        'Observer |Programme |Liaison |Field )*(?:Mission (?:to|in)|' +
        'Presence in|Office in|Centre in|Project Co-?ordinator in)',
    ),
    'field-operation',
  ],
  [
    /\bMinistry of Foreign|Foreign Ministry|Foreign Affairs|Foreign Office/i,
    'ministry-foreign-affairs',
  ],
  [
    /\bMinistry of (?:the )?(?:Interior|Internal)|Interior Ministry|Home (?:Office|Affairs)/i,
    'ministry-interior',
  ],
  [/\bMinistry of Defen[cs]e|Defen[cs]e Ministry|Department of Defen[cs]e/i, 'ministry-defence'],
  [/\bMinistry of Justice|Justice Ministry|Department of Justice/i, 'ministry-justice'],
  [/\bMinistr(?:y|ies)\b/i, 'ministry-other'],
  [/\bPolice Academy|University|Academy|College|School|Institute\b/, 'university'],
  [/\b(?:police|gendarmerie|carabinieri)\b/i, 'police'],
  [/\b(?:parliament|parliamentary|senate|mazhilis|sejm|assembly)\b/i, 'parliament'],
  [/\bcourt\b|\btribunal\b/i, 'court'],
  [
    new RegExp(
      '^(?:the )?(?:UN|United Nations|European Union|EU|Council of Europe|' +
        'World Bank|World \\w+ Organi[sz]ation|NATO|International (?:\\w+ )?' +
        'Organi[sz]ation|INTERPOL|UNICEF|UNDP|UNODC|UNHCR|IOM|UNESCO)\\b',
    ),
    'international-organisation',
  ],
  [/\b(?:association|foundation|coalition|network|alliance|league|society|club|NGO)\b/i, 'ngo'],
  [
    new RegExp(
      '\\b(?:government|agency|service|customs|administration|inspectorate|' +
        'embassy|commission|committee|prosecutor|authority|troops|guard)\\b',
      'i',
    ),
    'government-agency',
  ],
];

/** Before a body's name: `the public foundation X`, `the association “X”`. */
export const BODY_KIND_BEFORE = new RegExp(
  '(?:^|[\\s-])(?:organi[sz]ations?|associations?|foundations?|NGOs?|networks?|' +
    'compan(?:y|ies)|firms?|consultanc(?:y|ies)|think tank|federation|society|' +
    "coalition|(?:crisis|resource|information|research|women['’]s|youth) centre|" +
    'newspaper|broadcaster|publisher|portal|agency|' +
    'club|movement|charity|weekly|daily) ["“„«]?$|' +
    '[Oo]ur (?:organi[sz]ation|association|foundation|network|company|club), (?:the )?$',
);

export function bodyKindOf(name: string): BodyKind {
  return BODY_KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}
