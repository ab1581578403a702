/**
 * Further questions, written after the grammar in other words and asked once: what the first
 * answers to them were is in docs/asking.md.
 */
import { bodyId, countriesOf, operations } from '../facts.js';
import {
  EARLIER,
  LATER,
  bodiesOf,
  daysOf,
  events,
  fieldOperationsOf,
  funded,
  held,
  helped,
  hosted,
  inPlace,
  inState,
  not,
  ofType,
  online,
  organized,
  organizedByKind,
  organizersOf,
  participants,
  stateOfIso2,
  tally,
  top,
} from '../items.js';
import {
  type Question,
  ask,
  bodies,
  count,
  inEveryChoice,
  labels,
  no,
  number,
  ranked,
  some,
  table,
  things,
  yes,
} from '../question.js';

const byYear = (list: readonly Parameters<typeof daysOf>[0][]) =>
  table(...tally(list, (item) => [Number(daysOf(item)[0].slice(0, 4))]));
const countries = (list: readonly ReturnType<typeof events>[number][]) =>
  things(
    ...new Set(
      list.flatMap(({ event }) =>
        countriesOf(event!)
          .filter((iso2) => iso2 !== 'XK')
          .map(stateOfIso2),
      ),
    ),
  );

export const SECOND_LOOK_EVENTS: readonly Question[] = inEveryChoice(() => [
  // Events
  ask(
    'seminars and workshops in Kazakhstan',
    labels(events(ofType('seminar', 'workshop'), inState('KZ'))),
  ),
  ask(
    'Any conferences in Budva?',
    some(events(ofType('conference'), inPlace('Budva'))),
    labels(events(ofType('conference'), inPlace('Budva'))),
  ),
  ask(
    'What trainings have been conducted in Moldova?',
    labels(events(ofType('training'), inState('MD'))),
  ),
  ask(
    'Which training courses were carried out by the OSCE Mission to Georgia?',
    labels(events(ofType('training'), organized('OSCE Mission to Georgia'))),
  ),
  ask(
    'Events that took place in Bishkek and were organised by ODIHR',
    labels(events(inPlace('Bishkek'), organized('ODIHR'))),
  ),
  ask(
    'How many events happened in Armenia before 2014?',
    count(events(inState('AM'), held(EARLIER, '2013'))),
  ),
  ask(
    'Which events were staged in Almaty in the years 2009 and 2010?',
    labels(events(inPlace('Almaty'), held('2009', '2010'))),
  ),
  ask(
    'Which workshops took place between January and June 2013?',
    labels(events(ofType('workshop'), held('2013-01', '2013-06'))),
  ),
  ask('What was held in Jahorina?', labels(events(inPlace('Jahorina')))),
  ask(
    'Events in Kosovo which were organised by the OSCE Mission in Kosovo',
    labels(events(inState('XK'), organized('Mission in Kosovo'))),
  ),
  ask(
    'Which events outside Tashkent did the Project Co-ordinator in Uzbekistan organise?',
    labels(events(not(inPlace('Tashkent')), organized('Project Co-ordinator in Uzbekistan'))),
  ),
  ask('online events since 2021', labels(events(online, held('2021', LATER)))),
  ask(
    'Did ODIHR ever hold an event in Bishkek?',
    some(events(organized('ODIHR'), inPlace('Bishkek'))),
  ),
  ask(
    'Was there any event in Belarus after 2010?',
    some(events(inState('BY'), held('2011', LATER))),
  ),
  ask(
    'When was the last event in Georgia?',
    table([
      ...new Set(
        daysOf(
          events(inState('GE')).sort((left, right) =>
            daysOf(right)[0].localeCompare(daysOf(left)[0]),
          )[0]!,
        ),
      ),
    ]),
  ),
  ask(
    'What was the first workshop in Tashkent?',
    labels(
      events(ofType('workshop'), inPlace('Tashkent'))
        .sort((left, right) => daysOf(left)[0].localeCompare(daysOf(right)[0]))
        .slice(0, 1),
    ),
  ),
  ask(
    'Which events did the Mission to Serbia organise in cooperation with the Ministry ' +
      'of Interior of Serbia?',
    labels(events(organized('Mission to Serbia'), helped('Ministry of Interior of Serbia'))),
  ),
  ask(
    'Which events has the OSCE Office in Yerevan staged together with a ministry?',
    labels(
      events(organized('OSCE Office in Yerevan'), (item) =>
        bodiesOf(item, 'organiser', 'co-organiser').some(({ kind }) => kind.startsWith('ministry')),
      ),
    ),
  ),
  ask(
    'Events jointly organised by a field operation and the Ministry of Internal Affairs ' +
      'of Kazakhstan',
    labels(
      events(
        organizedByKind('field-operation'),
        organized('Ministry of Internal Affairs of Kazakhstan'),
      ),
    ),
  ),
  ask(
    'Which NGOs organised events?',
    bodies(
      events(organizedByKind('ngo')).flatMap((item) =>
        bodiesOf(item, 'organiser', 'co-organiser')
          .filter(({ kind }) => kind === 'ngo')
          .map(({ name }) => bodyId(name)),
      ),
    ),
  ),
  ask(
    'Which events were paid for by the United States?',
    labels(
      events((item) =>
        bodiesOf(item, 'funder').some(({ name }) => /^United States(?: of America)?$/.test(name)),
      ),
    ),
  ),
  ask(
    'Who supported the events in Korça?',
    bodies(
      events(inPlace('Korça'))
        .flatMap((item) => bodiesOf(item, 'supporter'))
        .map(({ name }) => bodyId(name)),
    ),
  ),
  ask('What did Finland fund?', labels(events(funded('Finland')))),
  ask(
    'Which events did the Kosovo Academy for Public Safety host?',
    labels(events(hosted('Kosovo Academy for Public Safety'))),
  ),
  ask(
    'Which field operations have never organised an event?',
    bodies(
      operations
        .filter(({ id }) => !events().some((item) => organizersOf(item).includes(id)))
        .map(({ id }) => id),
    ),
  ),
  ask(
    'Which field operation has organised most conferences?',
    bodies(top(tally(events(ofType('conference')), fieldOperationsOf))),
  ),
  ask('In which countries did ODIHR organise events?', countries(events(organized('ODIHR')))),
  ask(
    'In which year did the Centre in Ashgabat organise the most events?',
    ...(() => {
      const years = top(
        tally(events(organized('Centre in Ashgabat')), (item) => [daysOf(item)[0].slice(0, 4)]),
      );
      return [things(...years), table(...years.map((year) => [Number(year)] as const))] as const;
    })(),
  ),
  ask(
    'How many events per year did the Mission to Skopje organise?',
    byYear(events(organized('Mission to Skopje'))),
  ),
  ask(
    'Number of seminars by country',
    table(...tally(events(ofType('seminar')), ({ event }) => countriesOf(event!).map(stateOfIso2))),
  ),
  ask(
    'Are there more conferences than workshops?',
    events(ofType('conference')).length > events(ofType('workshop')).length ? yes : no,
  ),
  ask(
    'Were more events held in Kyrgyzstan than in Tajikistan?',
    events(inState('KG')).length > events(inState('TJ')).length ? yes : no,
  ),
  ask(
    'Which events had more than 100 but fewer than 200 participants?',
    labels(events(participants((n) => n > 100 && n < 200))),
  ),
  ask(
    'Which three events had the most participants?',
    labels(events(participants((n) => n >= 800))),
    ranked(
      ...[...events(participants(() => true))]
        .sort((left, right) => right.event!.participantsCount! - left.event!.participantsCount!)
        .slice(0, 3)
        .map(({ label }) => [label] as const),
    ),
  ),
  ask(
    'How many people attended the event "Armenian soldiers learn about their rights in Dilijan"?',
    number(30),
  ),
]);
