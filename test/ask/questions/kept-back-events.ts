/**
 * Questions that were written before the grammar and kept back while it was developed: they measure
 * how well it reads what it has not seen.
 */
import { bodyId } from '../facts.js';
import {
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
  ofType,
  organized,
  organizedByKind,
  organizersOf,
  participants,
  supported,
  tally,
  top,
} from '../items.js';
import {
  type Question,
  ask,
  bodies,
  body,
  count,
  inEveryChoice,
  labels,
  number,
  refuse,
  some,
  table,
  things,
  yes,
} from '../question.js';

const latest = (list: ReturnType<typeof events>) =>
  labels(
    [...list].sort((left, right) => daysOf(right)[1].localeCompare(daysOf(left)[1])).slice(0, 1),
  );
const earliest = (list: ReturnType<typeof events>) =>
  labels(
    [...list].sort((left, right) => daysOf(left)[0].localeCompare(daysOf(right)[0])).slice(0, 1),
  );

export const KEPT_BACK_EVENTS: readonly Question[] = inEveryChoice(() => [
  // Events
  ask(
    'Show me the round tables held in Yerevan',
    labels(events(ofType('round table'), inPlace('Yerevan'))),
  ),
  ask('Find training courses in Turkmenistan', labels(events(ofType('training'), inState('TM')))),
  ask(
    'Which meetings took place in Dushanbe in 2010?',
    labels(events(ofType('meeting'), inPlace('Dushanbe'), held('2010'))),
  ),
  ask(
    'I am looking for seminars in Ashgabat',
    labels(events(ofType('seminar'), inPlace('Ashgabat'))),
  ),
  ask('What took place in Mostar?', labels(events(inPlace('Mostar')))),
  ask(
    'How many conferences were held in Kazakhstan between 2015 and 2017?',
    count(events(ofType('conference'), inState('KZ'), held('2015', '2017'))),
  ),
  ask(
    'Number of workshops in Tashkent',
    number(events(ofType('workshop'), inPlace('Tashkent')).length),
  ),
  ask('Events in Baku from 2008 to 2012', labels(events(inPlace('Baku'), held('2008', '2012')))),
  ask('Which study visits have been organised?', labels(events(ofType('study visit')))),
  ask('all camps', labels(events(ofType('camp')))),
  ask(
    'Which events took place in Azerbaijan after 2012?',
    labels(events(inState('AZ'), held('2013', LATER))),
  ),
  ask('Events that were held in Pristina', labels(events(inPlace('Prishtinë/Priština')))),
  ask('Did any workshop take place in Ukraine?', some(events(ofType('workshop'), inState('UA')))),
  ask('Was a conference held in Bishkek in 2008?', yes),
  ask('Have any events taken place in Spain?', yes),
  ask('Is there a seminar in Latvia?', yes),
  ask('What was the latest event in Kosovo?', latest(events(inState('XK')))),
  ask(
    'What is the first conference that took place in Almaty?',
    earliest(events(ofType('conference'), inPlace('Almaty'))),
  ),
  ask(
    'Where was the event "Police reform debated at Kyrgyz Police Academy\'s fortieth ' +
      'anniversary" held?',
    things('Bishkek'),
  ),
  ask(
    'Which workshops were not held in Tirana but in Serbia?',
    labels(events(ofType('workshop'), inState('RS'))),
  ),
  ask('Round tables and discussions', labels(events(ofType('round table', 'discussion')))),
  ask(
    'In which cities has the Presence in Albania organised events?',
    things(
      ...[
        ...new Set(
          events(organized('Presence in Albania'))
            .flatMap(({ event }) => [event!.place, ...(event!.places ?? [])])
            .filter((place) => place !== null),
        ),
      ],
    ),
  ),
  ask('Events in June 2013', labels(events(held('2013-06')))),
  ask(
    'Which events started on 27 March 2009?',
    labels(events((item) => item.event!.startDate === '2009-03-27')),
  ),
  ask(
    'On what dates did the workshop "Uzbek experts discuss safer passports in Tashkent" ' +
      'take place?',
    table(['2007-03-01', '2007-03-02']),
  ),
  // Roles
  ask(
    'Which events has the High Commissioner on National Minorities organised?',
    labels(events(organized('HCNM'))),
  ),
  ask(
    'Events held by the Mission to Moldova since 2020',
    labels(events(organized('Mission to Moldova'), held('2020', LATER))),
  ),
  ask(
    'How many trainings did the Centre in Ashgabat run?',
    count(events(ofType('training'), organized('Centre in Ashgabat'))),
  ),
  ask(
    'What has the OSCE Office in Baku organised?',
    labels(events(organized('OSCE Office in Baku'))),
  ),
  ask(
    'Which events were jointly organised by the OSCE Centre in Astana and the Conflict ' +
      'Prevention Centre?',
    labels(events(organized('OSCE Centre in Astana', 'Conflict Prevention Centre'))),
  ),
  ask(
    'events organised by OSCE Office in Yerevan with Ministry of Defence of Armenia',
    labels(events(organized('OSCE Office in Yerevan', 'Ministry of Defence of Armenia'))),
  ),
  ask(
    'Which events did the Programme Office in Astana hold in partnership with the ' +
      'Supreme Court of Kazakhstan?',
    labels(events(organized('Programme Office in Astana'), helped('Supreme Court of Kazakhstan'))),
  ),
  ask(
    'Events in cooperation with the International Organization for Migration',
    labels(events(helped('International Organization for Migration'))),
  ),
  ask('Which events did Switzerland fund?', labels(events(funded('Switzerland')))),
  ask('Events financed by the European Union', labels(events(funded('European Union')))),
  refuse('Who financed the project launch in Tirana in 2022?'),
  ask(
    'Who hosted events in Vienna?',
    bodies(
      events(inPlace('Vienna'))
        .flatMap((item) => bodiesOf(item, 'host'))
        .map(({ name }) => bodyId(name)),
    ),
  ),
  ask(
    'Which events did the OSCE Academy in Bishkek host?',
    labels(events(hosted('OSCE Academy in Bishkek'))),
  ),
  ask(
    'Which events had support from the OSCE Centre in Bishkek?',
    labels(events(supported('OSCE Centre in Bishkek'))),
  ),
  ask(
    'Which events were organised by universities?',
    labels(events((item) => organizedByKind('university')(item))),
  ),
  ask(
    'Which field operations organised events with an interior ministry?',
    bodies(
      events(organizedByKind('field-operation'), organizedByKind('ministry-interior')).flatMap(
        fieldOperationsOf,
      ),
    ),
  ),
  ask(
    'Who organised events together with the Mission to Skopje?',
    bodies(
      events(organized('Mission to Skopje'))
        .flatMap(organizersOf)
        .filter((id) => id !== 'mission-to-skopje'),
    ),
  ),
  ask(
    'Which organisations organised events in Yerevan?',
    bodies(events(inPlace('Yerevan')).flatMap(organizersOf)),
  ),
  ask(
    'Did ODIHR organise workshops in Warsaw?',
    some(events(ofType('workshop'), organized('ODIHR'), inPlace('Warsaw'))),
  ),
  ask('Did Norway fund any events?', yes),
  ask('Was the Police of Armenia an organiser of events in 2005?', yes),
  refuse('Which mission organised the fewest events?'),
  ask('Which institution has organised the most events?', things(body('odihr'))),
  ask('Which State has funded the most events?', things('Germany')),
  ask(
    'Which body organised the most conferences?',
    bodies(top(tally(events(ofType('conference')), organizersOf))),
  ),
  ask(
    'Which field operations have organised more than ten events since 2005?',
    bodies(
      [...tally(events(held('2005', LATER)), fieldOperationsOf)]
        .filter(([, n]) => n > 10)
        .map(([id]) => id),
    ),
  ),
  ask('Did ODIHR organise more events than the High Commissioner on National Minorities?', yes),
  // Participants
  ask(
    'How many participants did the event "Migration policy in times of crisis discussed ' +
      'by hundred participants in Astana" have?',
    number(100),
  ),
  ask(
    'Seminars with more than 30 participants',
    labels(
      events(
        ofType('seminar'),
        participants((n) => n > 30),
      ),
    ),
  ),
  ask(
    'Which events had between 70 and 80 participants?',
    labels(events(participants((n) => n >= 70 && n <= 80))),
  ),
  ask(
    'Which workshop had the most participants?',
    labels(
      [
        ...events(
          ofType('workshop'),
          participants(() => true),
        ),
      ]
        .sort((left, right) => right.event!.participantsCount! - left.event!.participantsCount!)
        .slice(0, 1),
    ),
  ),
  ask(
    'Which events were attended by over 1000 people?',
    labels(events(participants((n) => n > 1000))),
  ),
]);
