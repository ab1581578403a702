import { describe, expect, it } from '@jest/globals';
import { bodiesIn, withLists } from '../../src/news/names/body-lists.js';
import { compile, matchSlots } from '../../src/news/names/slots.js';
import { AGENT_RULES } from '../../src/news/rules/acting-rules.js';
import { findOrganizers, PART_RULES } from '../../src/news/rules/organizers.js';
import { findPeople } from '../../src/news/rules/people.js';
import { WORD_CLASSES } from '../../src/news/rules/word-classes.js';
import { readingOf } from '../support/news-page.js';

const NOBODY = { people: { persons: [], statements: [] } };

const RULES = [...PART_RULES, ...AGENT_RULES];

/** For each rule a sentence that it fits, and the bodies it finds. */
const EXAMPLES: Readonly<Record<string, readonly [sentence: string, ...names: string[]]>> = {
  'organized-by': [
    'The course was jointly organized by the OSCE Mission to Serbia, the Ministry of Interior and the Ministry of Justice.',
    'OSCE Mission to Serbia',
    'Ministry of Interior',
    'Ministry of Justice',
  ],
  'held-by': [
    'The seminar was held in Osh by the OSCE Centre in Bishkek.',
    'OSCE Centre in Bishkek',
  ],
  organizes: ['The OSCE Mission to Serbia has organized the trip.', 'OSCE Mission to Serbia'],
  holds: ['The OSCE Mission to Serbia held a regional seminar.', 'OSCE Mission to Serbia'],
  'which-held': [
    'The officers attended a course which the OSCE Mission to Serbia ran in Vranje.',
    'OSCE Mission to Serbia',
  ],
  'organizer-was': [
    'Organizers of the camp were the OSCE Mission to Serbia and Germany.',
    'OSCE Mission to Serbia',
    'Germany',
  ],
  'was-organizer': ['The OSCE Mission to Serbia was the organizer.', 'OSCE Mission to Serbia'],
  'shared-organization': [
    'Two bodies shared the organization: the OSCE Mission to Serbia and the Supreme Court.',
    'OSCE Mission to Serbia',
    'Supreme Court',
  ],
  responsible: [
    'The OSCE Mission to Serbia was in charge of the organization.',
    'OSCE Mission to Serbia',
  ],
  'organization-lay-with': [
    'The organization lay in the hands of the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'joint-effort': [
    'It was a joint initiative of the OSCE Mission to Serbia and UN Women.',
    'OSCE Mission to Serbia',
    'UN Women',
  ],
  'event-of': [
    'They met for a regional seminar of the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'organizer-apposition': [
    'The OSCE Mission to Serbia, one of the organizers, was pleased.',
    'OSCE Mission to Serbia',
  ],
  behind: ['Behind the forum stood the OSCE Mission to Serbia.', 'OSCE Mission to Serbia'],
  invites: ['The OSCE Mission to Serbia invited twenty journalists.', 'OSCE Mission to Serbia'],
  'invited-by': [
    'Twenty journalists were invited to Vranje by the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'under-auspices': [
    'They met under the auspices of the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'initiative-of': [
    'They met on the initiative of the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'along-with': [
    'The Academy organized the seminar along with the Geneva Centre for Security Policy.',
    'Geneva Centre for Security Policy',
  ],
  'jointly-with': [
    'The Academy worked jointly with the Geneva Centre for Security Policy.',
    'Geneva Centre for Security Policy',
  ],
  trains: ['The OSCE Mission to Serbia trained twenty officers.', 'OSCE Mission to Serbia'],
  'handed-over': [
    'The OSCE Mission to Serbia today handed over five computers.',
    'OSCE Mission to Serbia',
  ],
  'handed-over-by': [
    'Five computers were donated to the police by the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  signs: [
    'The OSCE Mission to Serbia and the Ministry of Interior signed a memorandum.',
    'OSCE Mission to Serbia',
    'Ministry of Interior',
  ],
  'signed-by': [
    'The memorandum was signed in Belgrade by the OSCE Mission to Serbia and the Ministry of Interior.',
    'OSCE Mission to Serbia',
    'Ministry of Interior',
  ],
  'agreement-between': [
    'It rests on a memorandum of understanding between the OSCE Mission to Serbia and the Ministry of Interior.',
    'OSCE Mission to Serbia',
    'Ministry of Interior',
  ],
  'in-co-operation-with': [
    'It was held in co-operation with the Supreme Court and UN Women.',
    'Supreme Court',
    'UN Women',
  ],
  'co-operates-with': ['The Mission co-operated with the Supreme Court.', 'Supreme Court'],
  'with-support-of': ['It was held with the support of the Supreme Court.', 'Supreme Court'],
  'supported-by': ['The camp was supported by the Supreme Court.', 'Supreme Court'],
  supports: ['The OSCE Mission to Serbia supported a camp.', 'OSCE Mission to Serbia'],
  'gave-support': ['The Supreme Court gave its support.', 'Supreme Court'],
  'support-came-from': ['Technical help came from the Supreme Court.', 'Supreme Court'],
  'as-partner': ['It was run with the Supreme Court as a close partner.', 'Supreme Court'],
  'was-partner': ['The Supreme Court and UN Women were the partners.', 'Supreme Court', 'UN Women'],
  'partner-was': [
    'Partners in the course are the Supreme Court and UN Women.',
    'Supreme Court',
    'UN Women',
  ],
  'joined-forces': ['The Mission joined forces with the Supreme Court.', 'Supreme Court'],
  'funded-by': [
    'The course was generously funded by Austria, Finland, and the United Kingdom.',
    'Austria',
    'Finland',
    'United Kingdom',
  ],
  'with-funds-of': [
    'It was held with financial support from the European Union and the Governments of Sweden and Finland.',
    'European Union',
    'Sweden',
    'Finland',
  ],
  funds: ['Switzerland and Germany co-sponsored the seminar.', 'Switzerland', 'Germany'],
  'money-came-from': ['The money came from Switzerland and Germany.', 'Switzerland', 'Germany'],
  'gave-money': ['Switzerland gave 5,000 euros.', 'Switzerland'],
  'it-was-who': [
    'It was the OSCE Mission to Serbia that arranged the study visit.',
    'OSCE Mission to Serbia',
  ],
  'when-it-held': [
    'Water was on the mind of the Supreme Court when it held its third meeting.',
    'Supreme Court',
  ],
  'marks-with': [
    'The OSCE Mission to Serbia marked its first ten years with a reception.',
    'OSCE Mission to Serbia',
  ],
  'with-an-event': [
    'With a ceremony in Vranje, the OSCE Mission to Serbia completed its work on schools.',
    'OSCE Mission to Serbia',
  ],
  'had-organizers': [
    'Invited by the two organizers, the OSCE Mission to Serbia and UN Women, they came.',
    'OSCE Mission to Serbia',
    'UN Women',
  ],
  'responsible-were': [
    'Responsible for the course were the OSCE Mission to Serbia and UN Women.',
    'OSCE Mission to Serbia',
    'UN Women',
  ],
  'was-behind': ['The OSCE Mission to Serbia was behind the campaign.', 'OSCE Mission to Serbia'],
  'invitation-came-from': [
    'The invitation to the debate came from the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'own-event': [
    'They met at the OSCE Mission to Serbia’s third youth camp.',
    'OSCE Mission to Serbia',
  ],
  'hyphen-organized': ['They met at an OSCE-organized course.', 'OSCE'],
  'gift-of': ['The car is a gift of the OSCE Mission to Serbia.', 'OSCE Mission to Serbia'],
  'received-from': [
    'The police received four computers from the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'with-help-of-genitive': ['It was held with the Supreme Court’s help.', 'Supreme Court'],
  'is-supporting': ['The Supreme Court is supporting the camp.', 'Supreme Court'],
  'partners-apposition': [
    'It came with its partners, the Supreme Court and UN Women.',
    'Supreme Court',
    'UN Women',
  ],
  'was-on-board': ['The Supreme Court was on board.', 'Supreme Court'],
  'took-part-in-organizing': ['The Supreme Court took part in the organization.', 'Supreme Court'],
  'hyphen-supported': ['They met at an OSCE-supported course.', 'OSCE'],
  alongside: ['It worked hand in hand with the Supreme Court.', 'Supreme Court'],
  'is-funding': ['Switzerland and Germany are financing the course.', 'Switzerland', 'Germany'],
  'were-donors': ['Switzerland and Germany were the donors.', 'Switzerland', 'Germany'],
  'donors-apposition': [
    'It thanked the two donors, Switzerland and Germany.',
    'Switzerland',
    'Germany',
  ],
  'as-donor': ['It was held with Switzerland as its donor.', 'Switzerland'],
  'at-the-expense-of': ['It was held at the expense of the Supreme Court.', 'Supreme Court'],
  'hyphen-funded': ['They met for an EU-funded course.', 'EU'],
  'as-organizers': [
    'Behind the series stood the OSCE Mission to Serbia and UN Women as organizers.',
    'OSCE Mission to Serbia',
    'UN Women',
  ],
  'will-hold': ['The OSCE Mission to Serbia will carry it out.', 'OSCE Mission to Serbia'],
  'whose-office-organized': [
    'It was led by the OSCE Mission to Serbia, whose staff organized the course.',
    'OSCE Mission to Serbia',
  ],
  'joined-to-hold': [
    'The OSCE Mission to Serbia and UN Women had joined hands to stage it.',
    'OSCE Mission to Serbia',
    'UN Women',
  ],
  'helped-to-hold': [
    'It helped the OSCE Mission to Serbia to hold the course.',
    'OSCE Mission to Serbia',
  ],
  'calls-to': [
    'The OSCE Mission to Serbia had called twenty judges to a round table.',
    'OSCE Mission to Serbia',
  ],
  sends: ['The OSCE Mission to Serbia sent twenty judges there.', 'OSCE Mission to Serbia'],
  'for-its-event': ['The Supreme Court met for its annual assembly.', 'Supreme Court'],
  'in-charge-of-event': [
    'The OSCE Mission to Serbia was in charge of the course.',
    'OSCE Mission to Serbia',
  ],
  'in-charge': [
    'It was opened with the OSCE Mission to Serbia in charge.',
    'OSCE Mission to Serbia',
  ],
  'in-whose-hands': [
    'In the hands of the OSCE Mission to Serbia lay all of it.',
    'OSCE Mission to Serbia',
  ],
  'undertaking-of': [
    'The school is an undertaking of the OSCE Mission to Serbia and UN Women.',
    'OSCE Mission to Serbia',
    'UN Women',
  ],
  'fruit-of': [
    'The course was the fruit of co-operation between the OSCE Mission to Serbia and UN Women.',
    'OSCE Mission to Serbia',
    'UN Women',
  ],
  'idea-of': ['The idea was that of the OSCE Mission to Serbia.', 'OSCE Mission to Serbia'],
  'came-from': ['They come from the OSCE Mission to Serbia.', 'OSCE Mission to Serbia'],
  'presented-by': [
    'The handbook was presented in Vranje by the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  presents: ['The OSCE Mission to Serbia presented a handbook.', 'OSCE Mission to Serbia'],
  'with-whom-works': ['It is the association with which the Supreme Court works.', 'Supreme Court'],
  contributes: ['The Supreme Court contributed two rooms.', 'Supreme Court'],
  'asked-for-support': ['It had asked the Supreme Court for its help.', 'Supreme Court'],
  'with-providing': ['It was held with the Supreme Court providing the rooms.', 'Supreme Court'],
  'funds-another': ['Austria paid for the cars and Germany for the suits.', 'Germany'],
  'supports-with-money': ['Germany supports the course with 5,000 euros.', 'Germany'],
  'supported-with-money-by': [
    'It was supported by the Supreme Court with 5,000 euros.',
    'Supreme Court',
  ],
  'sum-from': ['It received 5,000 euros from Germany.', 'Germany'],
  'grant-of': ['It lives on a grant from Germany.', 'Germany'],
  'contribution-of': ['It lives on Germany’s financial contribution.', 'Germany'],
  'donors-were': ['The donors were Switzerland and Germany.', 'Switzerland', 'Germany'],
  'co-hosted-by': [
    'The conference was co-hosted by the Supreme Court and UN Women.',
    'Supreme Court',
    'UN Women',
  ],
  'co-hosts': ['The Supreme Court co-hosted it.', 'Supreme Court'],
  'hosts-were': ['The hosts were the Supreme Court and UN Women.', 'Supreme Court', 'UN Women'],
  'joined-others-to-hold': [
    'The Supreme Court had teamed up with UN Women to hold the course.',
    'Supreme Court',
  ],
  'joined-by-others': [
    'The Supreme Court had teamed up with UN Women to hold the course.',
    'UN Women',
  ],
  'welcomes-to': [
    'The Supreme Court welcomed fifty judges to its annual conference.',
    'Supreme Court',
  ],
  'supports-financially': ['Germany and Spain supported it financially.', 'Germany', 'Spain'],
  'for-which-responsible': [
    'For its organization the Supreme Court and UN Women are responsible.',
    'Supreme Court',
    'UN Women',
  ],
  'who-hold': [
    'It was opened by the Supreme Court and UN Women, who are jointly holding the course.',
    'Supreme Court',
    'UN Women',
  ],
  'invitation-followed': [
    'Forty judges had followed the invitation of the Supreme Court and UN Women.',
    'Supreme Court',
    'UN Women',
  ],
  'implements-project': [
    'It was held under a project which the Supreme Court implements.',
    'Supreme Court',
  ],
  'co-operated': ['The Supreme Court and UN Women co-operated.', 'Supreme Court', 'UN Women'],
  'among-partners': ['The Supreme Court was also among the partners.', 'Supreme Court'],
  'among-donors': ['Germany is one of the donors.', 'Germany'],
  'states-contribute': [
    'It is a fund to which Germany and Spain have contributed.',
    'Germany',
    'Spain',
  ],
  agent: ['The OSCE Mission to Serbia built a stage for the concert.', 'OSCE Mission to Serbia'],
  'agent-by': [
    'For the concert a stage was built by the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'agent-by-after': [
    'Eighty officers were mobilized for the exercise by the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'project-of': [
    'It was the last day of a project of the OSCE Mission to Serbia.',
    'OSCE Mission to Serbia',
  ],
  'hosted-by': ['The guests were hosted by the Police Academy.', 'Police Academy'],
  hosts: ['The Police Academy hosted the course.', 'Police Academy'],
  'as-host': ['It will take place with the Police Academy as its host.', 'Police Academy'],
  'invitation-of': ['They came at the invitation of the Police Academy.', 'Police Academy'],
  'not-by-but-by': [
    'The course was organized not by the Supreme Court, but by UN Women.',
    'UN Women',
  ],
  'was-the-one-who': ['UN Women was the one that held the course.', 'UN Women'],
  'those-who-held': [
    'Those who had planned the course, the Supreme Court and UN Women, were content.',
    'Supreme Court',
    'UN Women',
  ],
  'to-which-calls': [
    'To the course in Vranje the Supreme Court had invited fifty judges.',
    'Supreme Court',
  ],
  'event-that-acted': [
    'It ended a workshop that the Supreme Court put at their disposal.',
    'Supreme Court',
  ],
  'asked-to-hold': ['The judges asked the Supreme Court to hold a seminar.', 'Supreme Court'],
  'takes-on': ['The Supreme Court took it upon itself to organize a seminar.', 'Supreme Court'],
  'falls-to': ['The task of organizing the seminar fell to the Supreme Court.', 'Supreme Court'],
  'sees-to-it': ['The Supreme Court took charge of the seminar.', 'Supreme Court'],
  'by-holding': [
    'By holding a seminar, the Supreme Court brought judges together.',
    'Supreme Court',
  ],
  'joins-in-holding': [
    'The Supreme Court joined UN Women in organizing the seminar.',
    'Supreme Court',
  ],
  'joined-in-holding': ['The Supreme Court joined UN Women in organizing the seminar.', 'UN Women'],
  'joins-forces': ['The Supreme Court teamed up with UN Women for a seminar.', 'Supreme Court'],
  'for-which-joins-forces': [
    'It was a seminar for which the Supreme Court and UN Women had joined forces.',
    'Supreme Court',
    'UN Women',
  ],
  'which-it-held': [
    'The Supreme Court thanked them for a seminar, which it had organized.',
    'Supreme Court',
  ],
  'organized-through': ['The visit was arranged through the Supreme Court.', 'Supreme Court'],
  'thanked-for': ['They thanked the Supreme Court for organizing the seminar.', 'Supreme Court'],
  besides: ['Besides the Supreme Court, UN Women organized the seminar.', 'Supreme Court'],
  'hosts-apposition': [
    'The hosts, the Supreme Court and UN Women, gave awards.',
    'Supreme Court',
    'UN Women',
  ],
  'organizers-besides': [
    'Organizers were, besides the Supreme Court, many others.',
    'Supreme Court',
  ],
  'organizers-among-them': [
    'They were welcomed by the organizers, among them the Supreme Court and UN Women.',
    'Supreme Court',
    'UN Women',
  ],
  'holding-were': [
    'Hosting the seminar were the Supreme Court and UN Women.',
    'Supreme Court',
    'UN Women',
  ],
  'shares-organization-with': [
    'It shared the organization of the seminar with the Supreme Court.',
    'Supreme Court',
  ],
  'organizing-side': [
    'On the organizing side stood the Supreme Court and UN Women.',
    'Supreme Court',
    'UN Women',
  ],
  'owed-to': ['The seminar owes its existence to the Supreme Court.', 'Supreme Court'],
  'owed-by-to': ['It was to the Supreme Court that they owed the seminar.', 'Supreme Court'],
  'part-of-work-of': [
    'The seminar is part of the Supreme Court’s efforts to train judges.',
    'Supreme Court',
  ],
  'for-which-was-responsible': [
    'It was a ceremony for which the Supreme Court was responsible.',
    'Supreme Court',
  ],
  'calendar-of': [
    'The seminar is a fixture in the calendar of the Supreme Court.',
    'Supreme Court',
  ],
  'initiative-came-from': [
    'The initiative for the seminar came from the Supreme Court.',
    'Supreme Court',
  ],
  'event-named-after': ['A Supreme Court workshop was held.', 'Supreme Court'],
  'event-from': [
    'Judges received a three-day training course from the Supreme Court.',
    'Supreme Court',
  ],
  inaugurates: ['The Supreme Court inaugurated a centre for judges.', 'Supreme Court'],
  'inaugurated-by': ['The centre was inaugurated by the Supreme Court.', 'Supreme Court'],
  'went-from': ['Ten computers went from the Supreme Court to a school.', 'Supreme Court'],
  'certificates-from': [
    'They received their certificates from the Supreme Court.',
    'Supreme Court',
  ],
  'presenting-it': ['Presenting the guide, the Supreme Court promised more.', 'Supreme Court'],
  'facilitated-by': ['The seminar was facilitated by the Supreme Court.', 'Supreme Court'],
  facilitates: ['The Supreme Court facilitated the seminar.', 'Supreme Court'],
  'organizes-with': ['It organized the seminar with the Supreme Court.', 'Supreme Court'],
  'co-operating-were': [
    'Co-operating with UN Women were the Supreme Court and the Ministry of Interior.',
    'Supreme Court',
    'Ministry of Interior',
  ],
  'counts-on': ['It could count on the Supreme Court.', 'Supreme Court'],
  'as-partner-chosen': ['As its partners UN Women had chosen the Supreme Court.', 'Supreme Court'],
  'at-its-side': ['It held the seminar with the Supreme Court at its side.', 'Supreme Court'],
  'at-the-side-of': ['The Supreme Court stood at the side of UN Women.', 'Supreme Court'],
  'made-possible-by': ['The seminar was made possible by Switzerland.', 'Switzerland'],
  'and-money-of': [
    'It had the help of UN Women and the financial support of Switzerland.',
    'Switzerland',
  ],
  'staff-of': ['Experts from the Supreme Court held a seminar.', 'Supreme Court'],
  'by-staff-of': ['The seminar was held by experts of the Supreme Court.', 'Supreme Court'],
  'named-project': ['It was held as part of a Supreme Court project.', 'Supreme Court'],
};

describe('The table of parts in an event', () => {
  it('has an example for each rule', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(RULES.map((rule) => rule.name).sort());
  });

  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    'finds the bodies of %s',
    (name, rule) => {
      const [text = '', ...names] = EXAMPLES[name] ?? [];
      const sentence = readingOf(text).sentences[0];
      if (!sentence) throw new Error('The example has no sentence');
      const signed = withLists(sentence);
      const found = matchSlots(compile(rule.pattern, WORD_CLASSES), signed).flatMap((match) =>
        [...match.slots.values()].flatMap((slot) => bodiesIn(signed, slot)),
      );
      expect(found.map((body) => body.name)).toEqual(names);
    },
  );
});

describe('The bodies with a part in the event', () => {
  const find = (lead: string, title = 'News'): string[] =>
    findOrganizers(readingOf(lead, { title }), NOBODY).statements.map(
      ({ relation, object }) => `${relation}: ${object}`,
    );

  it('do not include whoever attends or is discussed', () => {
    expect(
      find(
        'A workshop for the Ministry of Interior and the State Police was organized by the OSCE Presence in Albania. The Ministry of Justice attended.',
      ),
    ).toEqual(['organiser: OSCE Presence in Albania']);
  });

  it('do not include the OSCE of the title beside named bodies', () => {
    expect(
      find(
        'The workshop was organized by the OSCE Presence in Albania.',
        'OSCE organizes workshop',
      ),
    ).toEqual(['organiser: OSCE Presence in Albania']);
  });

  it('have one part each', () => {
    expect(
      find(
        'In co-operation with the Supreme Court, the OSCE Mission to Serbia organized a course.',
      ),
    ).toEqual(['partner: Supreme Court', 'organiser: OSCE Mission to Serbia']);
  });

  it('are known by their short names once they have been named', () => {
    expect(
      find(
        'The OSCE Mission to Serbia (OMS) met the Supreme Court. The Mission organized a seminar.',
      ),
    ).toEqual(['organiser: OSCE Mission to Serbia']);
  });

  it('have a kind and a State', () => {
    expect(
      findOrganizers(
        readingOf('It was organized by the Austrian Federal Ministry of Defence.'),
        NOBODY,
      ).organisers,
    ).toEqual([
      {
        name: 'Austrian Federal Ministry of Defence',
        kind: 'ministry-defence',
        state: 'AT',
        role: 'organiser',
      },
    ]);
  });
});

describe('Words that stand for bodies', () => {
  const find = (lead: string): string[] =>
    findOrganizers(readingOf(lead), NOBODY).statements.map(
      ({ relation, object, confidence }) => `${relation}: ${object} ${confidence}`,
    );

  it('are read for those listed after them, or named last, less surely', () => {
    expect(find('Two bodies had organized it: the Supreme Court and UN Women.')).toEqual([
      'organiser: Supreme Court 0.72',
      'organiser: UN Women 0.72',
    ]);
    expect(
      find('It was supported by the Supreme Court and UN Women. They organized a course.'),
    ).toEqual(
      ['organiser: Supreme Court 0.85', 'organiser: UN Women 0.85'].map((each) =>
        each.replace('organiser', 'partner'),
      ),
    );
    expect(
      find(
        'The Supreme Court met UN Women. The Supreme Court and UN Women agreed. Both organized a course.',
      ),
    ).toEqual(['organiser: Supreme Court 0.72', 'organiser: UN Women 0.72']);
    expect(find('The Supreme Court and UN Women held a course; the latter paid for it.')).toEqual([
      'organiser: Supreme Court 0.8',
      'organiser: UN Women 0.8',
      'funder: UN Women 0.72',
    ]);
  });
});

describe('Organizers that no rule names', () => {
  const find = (lead: string, eventType?: string): string[] =>
    findOrganizers(readingOf(lead, { issuedBy: ['OSCE Mission to Serbia'] }), {
      ...NOBODY,
      eventType,
    }).statements.map(({ object, rule, confidence }) => `${object}: ${rule} ${confidence}`);

  it('are the issuer that the text names, if it is an event that is organised', () => {
    expect(
      find('Judges met for a seminar. The OSCE Mission to Serbia was there.', 'seminar'),
    ).toEqual(['OSCE Mission to Serbia: issuer 0.4']);
    expect(find('The guests met the OSCE Mission to Serbia.', 'visit')).toEqual([]);
  });

  it('are those for whom people sign', () => {
    const reading = readingOf(
      'Ann Lee, Head of the OSCE Mission to Serbia, and Bob Ray, Director of the Police Academy, signed it.',
    );
    expect(
      findOrganizers(reading, { people: findPeople(reading), eventType: 'signing' }).organisers.map(
        ({ name }) => name,
      ),
    ).toEqual(['OSCE Mission to Serbia', 'Police Academy']);
  });
});

describe('What a sentence denies', () => {
  it.each([
    ['The workshop in Tirana was not organized by the Supreme Court.'],
    ['The workshop was not jointly organized by the Supreme Court.'],
    ['It was neither organized nor funded by the Supreme Court.'],
    ['The course was never funded by the Supreme Court.'],
  ])('gives nobody a part: %s', (sentence) => {
    expect(findOrganizers(readingOf(sentence), NOBODY).organisers).toEqual([]);
  });

  it('is not what it says with “not only”', () => {
    const { organisers } = findOrganizers(
      readingOf('The course was not only organized by the Supreme Court, it was also its idea.'),
      NOBODY,
    );
    expect(organisers.map(({ name }) => name)).toEqual(['Supreme Court']);
  });
});
