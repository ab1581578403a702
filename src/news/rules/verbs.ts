/**
 * What verbs make of their subject, by class: a new wording is a new verb in a class. Infinitives,
 * whose spelling may vary as in a regular expression; `set_up` has a word after it.
 */
import { words } from '../names/words.js';
import { anyOf, formsOf, type VerbForms } from './verb-forms.js';

export const VERBS: Readonly<Record<string, string>> = {
  /** Organizes, whatever the object. */
  organize: `organi[sz]e co-?organi[sz]e co-?host convene jointly~host mastermind`,
  /** Organizes, if the object is an event. */
  hold: `hold run arrange conduct conclude launch stage complete deliver lead set_up put_on
    put_together offer prepare initiate carry_out give begin wrap_up start provide plan kick_off
    draw_up work_out design devise spearhead orchestrate mount instigate pioneer engineer
    bring_about host_jointly lay_on pull_off schedule call_into_being bring_to_life assemble
    stand_behind conceive think_up dream_up script choreograph curate craft ring_in
    throw_together throw_open set_in_motion get_off_the_ground bring_into_being roll_out
    see_through call_to_life set_on_foot get_going weave map_out tailor`,
  /** The same, unless it is work over a long time. */
  manage: `implement manage co-?ordinate develop oversee administer undertake handle steer
    guide shepherd pilot direct`,
  /** The same, but with `by` a speaker or somebody else. */
  'go on': `open end finish close continue resume postpone cancel call_off put_off reschedule
    devote_to bring_to_a_close bring_to_an_end round_off`,
  /** With `by`, of an event. */
  teach: `teach train bring_together invite instruct show engage hire announce summon
    take_care_of look_after head supervise call call_together convoke school coach tutor drill`,
  train: `train teach instruct introduce help_train familiari[sz]e acquaint school coach tutor drill`,
  /** Of people. */
  gather: 'bring_together gather assemble call_together',
  call: 'call summon convoke',
  support: `support assist back help aid second help_out lend_a_hand give_a_hand join_in pitch_in
    stand_by weigh_in abet back_up flank buttress bolster`,
  facilitate: 'facilitate',
  cooperate: 'co-?operate collaborate partner liaise',
  contribute: `contribute lend second delegate supply make_available chip_in throw_in
    put_at_(?:its|their|the|\ue008['’]s?)_disposal`,
  fund: `fund finance co-?fund co-?finance sponsor co-?sponsor bankroll underwrite subsidi[sz]e
    pay pay_for help_finance help_to_finance help_fund help_to_fund help_pay help_to_pay`,
  buy: 'buy purchase acquire procure',
  'support with money': `financially~support support_financially contribute_financially
    financially~contribute`,
  'give money': `give grant lend provide contribute make make_available allocate put_up supply offer
    donate raise find commit disburse earmark release extend chip_in put_in inject allot set_aside stump_up come_up_with part_with fork_out
    plough_in promise pledge put_on_the_table lay_on_the_table dig_out advance scrape_together`,
  /** With costs as the object. */
  bear: `bear cover meet carry share take_over take_on assume absorb defray shoulder foot pick_up
    settle pay split stump_up see_to take_care_of share_in help_cover help_to_cover help_meet
    help_to_meet`,
  cover: 'cover pay_for',
  'give help': `give provide lend offer contribute add render send delegate extend make_available
    put_in throw_in bring_in`,
  host: 'host play_host_to',
  'hand over': 'hand_over donate hand pass entrust deliver',
  inaugurate: 'inaugurate open unveil dedicate launch commission put_into_service',
  present: 'present launch unveil publish show',
  sign: 'sign conclude put_(?:its|their)_(?:names?|signatures?)',
  /** Of people whose words the text gives or reports. */
  state: `acknowledge add address admit admonish advise affirm agree announce answer appeal argue ask
    assert assure bemoan believe call caution claim comment compare complain concede conclude
    condemn confess confide confirm congratulate consider contend counter critici[sz]e declare
    demand deny deplore describe disclose emphasi[sz]e encourage estimate exclaim expect explain
    express find highlight hope inform insist invite joke lament laud list maintain mention muse
    note observe offer outline plead pledge point praise predict promise propose put_it quip
    quote reaffirm recall reckon recommend recount reflect regret reiterate reject remark remind
    repeat reply report respond reveal say speak state stress suggest summari[sz]e sum tell
    thank think underline underscore urge venture voice vow warn welcome wish wonder write
    remember sigh marvel relate counsel impress boast grumble murmur mutter retort object
    chime_in enthuse doubt fear feel reason swear testify foresee relish rejoice demonstrate`,
  /** What speakers do besides. */
  attend: 'close draw greet grin laugh open place present read see sign',
};

const OF_CLASS = Object.entries(VERBS).map(
  ([name, verbs]) => [name, verbs.trim().split(/\s+/).map(formsOf)] as const,
);

/** `<hold>`, `<hold ed>`, `<to hold>` and `<hold ing>`: forms for patterns. */
export const VERB_CLASSES: Readonly<Record<string, string>> = Object.fromEntries(
  OF_CLASS.flatMap(([name, forms]) => {
    const one = (form: Exclude<keyof VerbForms, 'all'>): string =>
      `(?:${anyOf(forms.flatMap((each) => each[form])).join('|')})\\b`;
    const going =
      '(?:is|are|was|were|(?:has|have|had) been) (?:also |now |jointly |currently |at present )?';
    return [
      [name, `(?:${one('active')}|${going}${one('gerund')})`],
      [`did ${name}`, one('past')],
      [`${name} ed`, `\\b${one('participle')}`],
      [`to ${name}`, one('base')],
      [`${name} ing`, one('gerund')],
    ];
  }),
);

/** Participles of other verbs than a class has, which take a following `by` themselves. */
export const participlesBut = (...names: readonly string[]): string => {
  const own = new Set(
    OF_CLASS.flatMap(([name, forms]) =>
      names.includes(name) ? forms.map((each) => each.participle) : [],
    ),
  );
  const all = OF_CLASS.flatMap(([, forms]) => forms.map((each) => each.participle));
  return [...new Set([...OTHERS, ...all])]
    .filter((each) => ![...own].some((participle) => participle.endsWith(each)))
    .join('|');
};
const OTHERS = words(`attended chaired moderated addressed followed written authored published
  represented joined visited watched welcomed praised lectured guided inspired accompanied caused
  requested issued adopted drafted signed`);
