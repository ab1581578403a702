/** Questions that the grammar was developed with: those about events. */
import { countriesOf, ministries, news } from '../facts.js';
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
  supported,
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
  refuse,
  some,
  table,
  things,
  yes,
} from '../question.js';

export const KNOWN_EVENTS: readonly Question[] = inEveryChoice(() => [
  // Events: place, time, kind
  ask('Which seminars were held in Almaty?', labels(events(ofType('seminar'), inPlace('Almaty')))),
  ask('conferences in Kazakhstan', labels(events(ofType('conference'), inState('KZ')))),
  ask(
    'Give me the conferences that took place in Astana in 2017',
    labels(events(ofType('conference'), inPlace('Astana'), held('2017'))),
  ),
  ask(
    'How many training courses took place in Ashgabat?',
    count(events(ofType('training'), inPlace('Ashgabat'))),
  ),
  ask(
    'How many workshops were organised in 2013?',
    count(events(ofType('workshop'), held('2013'))),
  ),
  ask(
    'What events were held in Kosovo since 2013?',
    labels(events(inState('XK'), held('2013', LATER))),
  ),
  ask(
    'Which events happened in Skopje before 2010?',
    labels(events(inPlace('Skopje'), held(EARLIER, '2009'))),
  ),
  ask('List visits between 2020 and 2022', labels(events(ofType('visit'), held('2020', '2022')))),
  ask('Events in Georgia', labels(events(inState('GE')))),
  ask('Was there a workshop in Riga?', some(events(ofType('workshop'), inPlace('Riga')))),
  ask(
    'Were any seminars held in Minsk in 2010?',
    some(events(ofType('seminar'), inPlace('Minsk'), held('2010'))),
  ),
  ask('Did any event take place in Paris?', yes),
  ask(
    'Have there been summer schools in Montenegro?',
    some(events(ofType('summer school'), inState('ME'))),
  ),
  ask('Which online events took place in 2020?', labels(events(online, held('2020')))),
  ask('Which events were held online in 2021?', labels(events(online, held('2021')))),
  ask(
    'What was the first event in Budva?',
    labels(
      events(inPlace('Budva'))
        .sort((left, right) => daysOf(left)[0].localeCompare(daysOf(right)[0]))
        .slice(0, 1),
    ),
  ),
  ask(
    'Show the latest conference in Astana',
    labels(
      events(ofType('conference'), inPlace('Astana'))
        .sort((left, right) => daysOf(right)[0].localeCompare(daysOf(left)[0]))
        .slice(0, 1),
    ),
  ),
  ask('Which events took place in Yerevan or Baku?', labels(events(inPlace('Yerevan', 'Baku')))),
  ask(
    'Which conferences were held in Kyrgyzstan but not in Bishkek?',
    labels(events(ofType('conference'), inState('KG'), not(inPlace('Bishkek')))),
  ),
  ask(
    'Trainings in Albania except in Tirana',
    labels(events(ofType('training'), inState('AL'), not(inPlace('Tirana')))),
  ),
  ask(
    'In which countries did the Conflict Prevention Centre organise events?',
    things(
      ...[
        ...tally(events(organized('Conflict Prevention Centre')), ({ event }) =>
          countriesOf(event!),
        ).keys(),
      ].map(stateOfIso2),
    ),
  ),
  refuse('When did the conference in Riga take place?'),
  ask(
    'Where did the event "Last graduates of Georgian border programme" take place?',
    things('Tbilisi'),
  ),
  ask(
    'When was "New academic year and new curriculum at the Baku Police School"?',
    table([daysOf(news.find(({ label }) => label.startsWith('New academic year'))!)[0]]),
  ),
  // Events: who
  ask('Which events did ODIHR organise?', labels(events(organized('ODIHR')))),
  ask(
    'How many events did the Mission to Skopje organise?',
    count(events(organized('Mission to Skopje'))),
  ),
  ask(
    'Events organized by the Mission to Montenegro in 2024',
    labels(events(organized('Mission to Montenegro'), held('2024'))),
  ),
  ask(
    'Workshops run by the Project Co-ordinator in Uzbekistan',
    labels(events(ofType('workshop'), organized('Project Co-ordinator in Uzbekistan'))),
  ),
  ask(
    'Which seminars did the OSCE Centre in Astana hold in Almaty?',
    labels(events(ofType('seminar'), organized('OSCE Centre in Astana'), inPlace('Almaty'))),
  ),
  ask(
    'Which events were organised jointly by ODIHR and the Mission to Serbia?',
    labels(events(organized('ODIHR', 'Mission to Serbia'))),
  ),
  ask(
    'What events did the Office in Yerevan organise together with the Police of Armenia?',
    labels(events(organized('OSCE Office in Yerevan', 'Police of Armenia'))),
  ),
  ask(
    'Which events did the Conflict Prevention Centre co-organise with the OSCE Centre in Astana?',
    labels(events(organized('Conflict Prevention Centre', 'OSCE Centre in Astana'))),
  ),
  ask(
    'Events by the Centre in Ashgabat in co-operation with the Ministry of Foreign ' +
      'Affairs of Turkmenistan',
    labels(
      events(
        organized('Centre in Ashgabat'),
        helped('Ministry of Foreign Affairs of Turkmenistan'),
      ),
    ),
  ),
  ask(
    'Who organised the events in Kumanovo?',
    bodies(events(inPlace('Kumanovo')).flatMap(organizersOf)),
  ),
  ask(
    'Who funded events in Ukraine?',
    things(
      ...new Set(
        events(inState('UA'))
          .flatMap((item) => bodiesOf(item, 'funder'))
          .map(({ name }) =>
            name === 'Ministry of Foreign Affairs of Denmark'
              ? 'Ministry of Foreign Affairs (Denmark)'
              : name,
          ),
      ),
    ),
  ),
  ask('Which events were funded by Finland?', labels(events(funded('Finland')))),
  ask('Which events did Germany finance?', labels(events(funded('Germany')))),
  ask(
    'How many events were funded by the European Union?',
    count(events(funded('European Union'))),
  ),
  ask(
    'Which events were hosted by the Presence in Albania?',
    labels(events(hosted('Presence in Albania'))),
  ),
  ask(
    'Which events were supported by the Mission to Skopje?',
    labels(events(supported('Mission to Skopje'))),
  ),
  ask(
    'Which field operations organised summer schools?',
    bodies(events(ofType('summer school')).flatMap(fieldOperationsOf)),
  ),
  ask(
    'Which ministries co-organised events with the OSCE Office in Tajikistan?',
    bodies(
      events(organized('OSCE Office in Tajikistan'))
        .flatMap(organizersOf)
        .filter((id) => ministries.some((each) => each.id === id)),
    ),
  ),
  ask(
    'Which events were organised by a field operation and an NGO?',
    labels(events(organizedByKind('field-operation'), organizedByKind('ngo'))),
  ),
  ask(
    'Events organised by a field operation with a ministry of defence',
    labels(events(organizedByKind('field-operation'), organizedByKind('ministry-defence'))),
  ),
  ask(
    'Which events were organised by ODIHR but not in Warsaw?',
    labels(events(organized('ODIHR'), not(inPlace('Warsaw')))),
  ),
  ask('Did the Mission to Moldova organise an event in Chisinau in 2005?', yes),
  ask(
    'Did ODIHR and the High Commissioner on National Minorities jointly organise an event?',
    some(events(organized('ODIHR', 'HCNM'))),
  ),
  ask(
    'Which field operation organised the most events?',
    bodies(top(tally(events(), fieldOperationsOf))),
  ),
  ask(
    'Which field operations organised more than eight events?',
    bodies([...tally(events(), fieldOperationsOf)].filter(([, n]) => n > 8).map(([id]) => id)),
  ),
  ask(
    'Which field operations organised at least three workshops?',
    bodies(
      [...tally(events(ofType('workshop')), fieldOperationsOf)]
        .filter(([, n]) => n >= 3)
        .map(([id]) => id),
    ),
  ),
  ask(
    'Did more events take place in Albania than in Serbia?',
    events(inState('AL')).length > events(inState('RS')).length ? yes : no,
  ),
  ask(
    'Did the Mission to Skopje organise more events than ODIHR?',
    events(organized('Mission to Skopje')).length > events(organized('ODIHR')).length ? yes : no,
  ),
  // Participants
  ask('Which event had the most participants?', labels(events(participants((n) => n === 6300)))),
  ask(
    'How many people took part in "Training for Georgian border guards in four centres"?',
    number(800),
  ),
  ask(
    'Workshops with at least 50 participants',
    labels(
      events(
        ofType('workshop'),
        participants((n) => n >= 50),
      ),
    ),
  ),
  ask('Events with fewer than 10 participants', labels(events(participants((n) => n < 10)))),
  ask(
    'How many events in Kyrgyzstan had more than 50 participants?',
    count(
      events(
        inState('KG'),
        participants((n) => n > 50),
      ),
    ),
  ),
]);
