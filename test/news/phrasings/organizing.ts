/**
 * More ways in which news items say who organises, helps and pays, of which no page was the model.
 * The sentences and what is in them are made up.
 */
import type { Phrasing } from './parts.js';

/** Who organises, among others who attend, ask, thank, open or only have to do with it. */
export const ORGANIZING: readonly Phrasing[] = [
  [
    'Thirty journalists learned about data protection at a seminar run by the OSCE Mission to Montenegro and the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Mission to Montenegro',
  ],
  [
    'The training, delivered by the OSCE Mission to Montenegro, brought together 25 judges.',
    'organiser: OSCE Mission to Montenegro',
  ],
  [
    'The training course was delivered by international experts and organized by the OSCE Mission to Montenegro.',
    'organiser: OSCE Mission to Montenegro',
  ],
  [
    'An OSCE Presence in Albania workshop on money laundering was held in Tirana.',
    'organiser: OSCE Presence in Albania',
  ],
  [
    'A workshop by the OSCE Presence in Albania on money laundering was held in Tirana.',
    'organiser: OSCE Presence in Albania',
  ],
  [
    'The OSCE Presence in Albania wrapped up a series of workshops on money laundering in Tirana.',
    'organiser: OSCE Presence in Albania',
  ],
  [
    'The OSCE Presence in Albania kicked off a training programme for prosecutors in Tirana.',
    'organiser: OSCE Presence in Albania',
  ],
  [
    'The OSCE Mission to Moldova brought together 40 young people at a forum in Chisinau.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'Forty young people from both banks were brought together at a forum organized in Chisinau by the OSCE Mission to Moldova.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Transnational Threats Department’s Border Security and Management Unit, in close co-ordination with the OSCE Programme Office in Bishkek, conducted a three-day training course in Osh.',
    'organiser: Border Security and Management Unit',
    'partner: OSCE Programme Office in Bishkek',
  ],
  [
    'The OSCE Gender Issues Programme, in partnership with UN Women, launched a mentoring network in Sarajevo.',
    'organiser: OSCE Gender Issues Programme',
    'partner: UN Women',
  ],
  [
    'The event was held under the auspices of the Swedish OSCE Chairpersonship in Stockholm.',
    'organiser: Swedish OSCE Chairpersonship',
  ],
  [
    'The conference is jointly organized by the Albanian OSCE Chairmanship, ODIHR and the OSCE Secretariat.',
    'organiser: Albanian OSCE Chairmanship',
    'organiser: ODIHR',
    'organiser: OSCE Secretariat',
  ],
  [
    'At the initiative of the Ministry of Ecology of Kazakhstan and with the support of the OSCE Programme Office in Astana, a forum on green finance took place in Astana.',
    'organiser: Ministry of Ecology of Kazakhstan',
    'partner: OSCE Programme Office in Astana',
  ],
  [
    'The workshop, led by the OSCE Secretariat, focused on small arms.',
    'organiser: OSCE Secretariat',
  ],
  [
    'The meeting was chaired by the Ministry of Defence and organized by the OSCE Mission to Moldova.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Centre in Ashgabat hosted a round table on water in Ashgabat.',
    'organiser: OSCE Centre in Ashgabat',
  ],
  [
    'The round table, hosted by the OSCE Centre in Ashgabat, gathered 40 experts.',
    'organiser: OSCE Centre in Ashgabat',
  ],
  [
    'The training is part of the OSCE Mission to Skopje’s support to the Ministry of Interior.',
    'organiser: OSCE Mission to Skopje',
  ],
  [
    'The workshop was conducted within the framework of a project implemented by the OSCE Programme Office in Dushanbe.',
    'organiser: OSCE Programme Office in Dushanbe',
  ],
  [
    'A seminar on energy security, the third this year, was held by the OSCE Office in Minsk.',
    'organiser: OSCE Office in Minsk',
  ],
  [
    'With the OSCE Mission to Serbia as organizer, a conference on media took place in Novi Sad.',
    'organiser: OSCE Mission to Serbia',
  ],
  [
    'The OSCE Mission to Serbia and the Bar Association will co-host a debate in Niš.',
    'organiser: Bar Association',
    'organiser: OSCE Mission to Serbia',
  ],
  [
    'The OSCE Mission to Serbia, the Ombudsman’s Office and UN Women marked the day with a panel discussion in Niš.',
    'organiser: OSCE Mission to Serbia',
    "organiser: Ombudsman's Office",
    'organiser: UN Women',
  ],
  [
    'Students competed in a moot court staged by the OSCE Mission to Bosnia and Herzegovina and the University of Sarajevo.',
    'organiser: OSCE Mission to Bosnia and Herzegovina',
    'organiser: University of Sarajevo',
  ],
  [
    'The OSCE Mission to Serbia supported a workshop of the Police Directorate in Niš.',
    'organiser: Police Directorate',
    'partner: OSCE Mission to Serbia',
  ],
  [
    'The OSCE Programme Office in Bishkek held the fourth in a series of workshops for prison staff in Osh.',
    'organiser: OSCE Programme Office in Bishkek',
  ],
  [
    'The Programme Office in Bishkek continued its series of training courses for prison staff with a course in Osh.',
    'organiser: Programme Office in Bishkek',
  ],
  [
    'Twenty prison officers graduated from a course provided by the OSCE Programme Office in Bishkek and the Prison Service of Kyrgyzstan.',
    'organiser: OSCE Programme Office in Bishkek',
    'organiser: Prison Service of Kyrgyzstan',
  ],
  [
    'The Mission’s Rule of Law Department held a seminar for lawyers in Prizren.',
    'organiser: Rule of Law Department',
  ],
  [
    'The OSCE Mission in Kosovo’s Department for Democratization organized a debate in Prizren.',
    'organiser: Department for Democratization',
  ],
  [
    'The OSCE Office in Yerevan was the one who had called the meeting of mayors in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Those who had planned the workshop in Gyumri, the OSCE Office in Yerevan and the Ministry of Education, were content.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The workshop in Gyumri owes its existence to the OSCE Office in Yerevan.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'It was to the OSCE Office in Yerevan that the teachers owed the workshop in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Credit for the conference in Gyumri goes to the OSCE Office in Yerevan and the Ministry of Education.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The conference in Gyumri was arranged for by the OSCE Office in Yerevan.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'To the conference in Gyumri the OSCE Office in Yerevan had asked fifty teachers.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'As organizers of the conference in Gyumri, the OSCE Office in Yerevan and the Ministry of Education spoke of a success.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Together the OSCE Office in Yerevan and the Ministry of Education had seen to it that the conference took place.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan and the Ministry of Education divided the work of organizing the conference in Gyumri between them.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Jointly the two, the OSCE Office in Yerevan and the Ministry of Education, had prepared the conference in Gyumri.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Its organizer, the OSCE Office in Yerevan, had expected fewer guests at the seminar in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'On the organizing side of the seminar in Gyumri stood the OSCE Office in Yerevan and the Ministry of Education.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar in Gyumri was a co-production of the OSCE Office in Yerevan and the Ministry of Education.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar in Gyumri, whose organizers were the OSCE Office in Yerevan and the Ministry of Education, ended in song.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar in Gyumri took place thanks to the OSCE Office in Yerevan, which organized it, and the Ministry of Education, which gave the rooms.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'In Gyumri, a seminar of the OSCE Office in Yerevan and the Ministry of Education ended on Friday.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar in Gyumri was called for by the Ministry of Education; the OSCE Office in Yerevan took it upon itself to organize it.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan took charge of the seminar in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan took the lead in the seminar in Gyumri, with the Ministry of Education at its side.',
    'organiser: OSCE Office in Yerevan',
    'partner: Ministry of Education',
  ],
  [
    'The OSCE Office in Yerevan shared the organization of the seminar with the Ministry of Education.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The Ministry of Education put its rooms at the disposal of the OSCE Office in Yerevan, which held a seminar for teachers.',
    'organiser: OSCE Office in Yerevan',
    'partner: Ministry of Education',
  ],
  [
    'The seminar in Gyumri is one of ten that the OSCE Office in Yerevan is organizing this year.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar in Gyumri was the tenth that the OSCE Office in Yerevan has held.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan, for its part the organizer of the seminar, thanked the hosts.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Not the Ministry of Education but the OSCE Office in Yerevan organized the seminar in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar in Gyumri was organized not by the Ministry of Education but by the OSCE Office in Yerevan.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Teachers from Gyumri had been invited to the seminar, which the OSCE Office in Yerevan gave for the third time.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar for teachers was the doing of the OSCE Office in Yerevan.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan and, for the first time, the Ministry of Education organized a seminar in Gyumri.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan, as well as the Ministry of Education, had a hand in organizing the seminar in Gyumri.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Two hosts, the OSCE Office in Yerevan and the Ministry of Education, opened the seminar in Gyumri.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar in Gyumri was one more step in the co-operation of the OSCE Office in Yerevan and the Ministry of Education, who organized it.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Teachers were invited to Gyumri by the OSCE Office in Yerevan for a seminar on mediation.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'A seminar, the work of the OSCE Office in Yerevan and the Ministry of Education, taught mediation in Gyumri.',
    'organiser: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'A film festival put together by the OSCE Office in Yerevan ended in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The Youth Trail, an idea of the OSCE Office in Yerevan, led 20 pupils to a camp in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan has concluded a three-day seminar in Gyumri, in which the Ministry of Education was its partner.',
    'organiser: OSCE Office in Yerevan',
    'partner: Ministry of Education',
  ],
  [
    'The OSCE Office in Yerevan, with whom the Ministry of Education works, held a seminar in Gyumri.',
    'organiser: OSCE Office in Yerevan',
    'partner: Ministry of Education',
  ],
  [
    'The Ministry of Education had asked the OSCE Office in Yerevan to organize a seminar in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'At the request of the Ministry of Education the OSCE Office in Yerevan gave teachers a three-day training in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Teachers received a three-day training from the OSCE Office in Yerevan in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Teachers underwent a training by experts of the OSCE Office in Yerevan in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan’s experts held a training for teachers in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'Officers of the Police Directorate attended a course of the Ministry of Defence in Gyumri.',
    'organiser: Ministry of Defence',
  ],
  [
    'Representatives of the Ministry of Education and UNICEF spoke at the seminar in Gyumri, organized by the OSCE Office in Yerevan.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan held a seminar for the Ministry of Education and the Police of Armenia in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar of the OSCE Office in Yerevan was opened by the Ministry of Education in Gyumri.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The Ministry of Education hosted the seminar, which the OSCE Office in Yerevan organized.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The seminar in Gyumri was funded by the Ministry of Education, supported by UNICEF and organized by the OSCE Office in Yerevan.',
    'funder: Ministry of Education',
    'organiser: OSCE Office in Yerevan',
    'partner: UNICEF',
  ],
  [
    'The Ministry of Education presented its plans at a seminar of the OSCE Office in Yerevan.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The OSCE Office in Yerevan helped the Ministry of Education to draft a law, which was discussed at a seminar in Gyumri.',
    'partner: OSCE Office in Yerevan',
  ],
  [
    'Some forty municipal officials honed their budgeting skills in Osh, where the OSCE Centre in Bishkek is holding a training course this week.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'How to investigate cybercrime was what the OSCE Centre in Bishkek taught forty officers during a course in Osh.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'It was the third time that the OSCE Centre in Bishkek and the Ministry of Justice ran such a course.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course in Osh, like those before it, was paid for by Germany and run by the OSCE Centre in Bishkek.',
    'funder: Germany',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek and its partner, the Ministry of Justice, held a course in Osh.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'Held by the OSCE Centre in Bishkek for the third year, the course drew forty officers.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'Forty officers spent three days in Osh as guests of the OSCE Centre in Bishkek, which had set up a course on mediation for them.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'Who wants to mediate must listen: this was the message of a course that brought forty officers to Osh. Behind the course were the OSCE Centre in Bishkek and the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course in Osh was the joint work of the OSCE Centre in Bishkek and the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'A course for forty officers was on the programme of the OSCE Centre in Bishkek this week.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'Organizers were, besides the OSCE Centre in Bishkek, the Ministry of Justice and the Police Academy. A course was held.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
    'organiser: Police Academy',
  ],
  [
    'Besides the OSCE Centre in Bishkek, the Ministry of Justice organized the course.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The Ministry of Justice joined the OSCE Centre in Bishkek in organizing the course in Osh.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'A course in Osh, for which the OSCE Centre in Bishkek and the Ministry of Justice had joined forces, ended on Friday.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course is one of the fruits of a partnership between the OSCE Centre in Bishkek and the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'Forty officers gathered for a course in Osh at the call of the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'By holding a course in Osh, the OSCE Centre in Bishkek brought forty officers together.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'Through a course in Osh, the OSCE Centre in Bishkek familiarized forty officers with mediation.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'With a course in Osh the OSCE Centre in Bishkek continues its work on mediation.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'A delegation of the Ministry of Justice went on a study visit to Vienna, arranged through the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek took ten judges to Vienna for a study visit.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek accompanied ten judges on a study visit to Vienna, which it had planned with the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The contest was announced in May by the OSCE Centre in Bishkek and the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'Winners of a contest of the OSCE Centre in Bishkek were honoured at a ceremony in Osh.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek honoured the winners of its contest at a ceremony in Osh.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'At a ceremony in Osh, forty officers received their certificates from the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The meeting of prosecutors was convoked by the OSCE Centre in Bishkek in its capacity as secretariat.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek had prepared the ground for the conference in Osh together with the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek today begins a campaign against violence.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'A campaign against violence was launched in Osh today by the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Programme Office, the Ministry of Justice says, did well to organize the seminar.',
    'organiser: OSCE Programme Office',
  ],
  [
    'The initiative for the seminar in Osh came from the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  ['The OSCE Centre in Bishkek initiated the seminar in Osh.', 'organiser: OSCE Centre in Bishkek'],
  [
    'Initiator of the seminar in Osh was the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The seminar is part of a series by the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The seminar belongs to a project which the OSCE Centre in Bishkek carries out with the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The seminar was run under the umbrella of the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek’s Field Office in Osh held a seminar on water.',
    'organiser: Field Office in Osh',
  ],
  [
    'The Academy of Public Administration under the President of Uzbekistan and the OSCE Project Co-ordinator in Uzbekistan organized a forum in Tashkent.',
    'organiser: Academy of Public Administration under the President of Uzbekistan',
    'organiser: OSCE Project Co-ordinator in Uzbekistan',
  ],
  [
    'The Ministries of Justice and Interior, together with the OSCE Mission to Serbia, held a conference in Belgrade.',
    'organiser: Ministry of Interior',
    'organiser: Ministry of Justice',
    'organiser: OSCE Mission to Serbia',
  ],
  [
    'The OSCE Missions to Serbia and to Montenegro organized a regional youth forum in Bar.',
    'organiser: OSCE Mission to Montenegro',
    'organiser: OSCE Mission to Serbia',
  ],
  [
    'The OSCE field operations in the Western Balkans and the OSCE Secretariat organized a regional youth forum in Bar.',
    'organiser: OSCE Secretariat',
  ],
  [
    'Under the joint chairmanship of Albania and Sweden, a conference took place in Vienna, organized by the OSCE Secretariat.',
    'organiser: OSCE Secretariat',
  ],
  [
    'Participants came from the Ministry of Justice, the Police Academy and the Bar Association; the course was organized by UNICEF.',
    'organiser: UNICEF',
  ],
  [
    'The Ministry of Justice sent ten officers to the course of the OSCE Centre in Bishkek in Osh.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'Trainers from the Ministry of Justice led the course which the OSCE Centre in Bishkek had organized in Osh.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The Ministry of Justice thanked the OSCE Centre in Bishkek for the course.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The Ministry of Justice praised the conference and promised to act. The conference was held by UNICEF.',
    'organiser: UNICEF',
  ],
  [
    'The course taught officers of the Ministry of Justice how to mediate. It was run by UNICEF.',
    'organiser: UNICEF',
  ],
  [
    'A visit to the Ministry of Justice completed the course of the Police Academy.',
    'organiser: Police Academy',
  ],
  [
    'The OSCE Centre in Bishkek supported a course organized by the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek helped to organize the course of the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
  [
    'The Ministry of Justice will use what was said at the round table, which UNICEF held.',
    'organiser: UNICEF',
  ],
  [
    'The OSCE Mission to Moldova and the Youth Council of Soroca did the organizing of the camp near Soroca.',
    'organiser: OSCE Mission to Moldova',
    'organiser: Youth Council of Soroca',
  ],
  [
    'At the camp near Soroca, whose organization was shared by the OSCE Mission to Moldova and the Ministry of Education, 40 pupils met.',
    'organiser: Ministry of Education',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova chose Soroca for its third youth camp.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova devoted a conference to the rights of children.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'A conference on the rights of children, the second of its kind, saw the OSCE Mission to Moldova and UNICEF as organizers.',
    'organiser: OSCE Mission to Moldova',
    'organiser: UNICEF',
  ],
  [
    'UNICEF and the OSCE Mission to Moldova, the organizers of the conference, drew a positive balance.',
    'organiser: OSCE Mission to Moldova',
    'organiser: UNICEF',
  ],
  [
    'Together with UNICEF, the OSCE Mission to Moldova had called teachers to a conference in Soroca.',
    'organiser: OSCE Mission to Moldova',
    'organiser: UNICEF',
  ],
  [
    'For teachers from both banks the OSCE Mission to Moldova had prepared a seminar in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'It fell to the OSCE Mission to Moldova to organize the seminar in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The task of organizing the seminar in Soroca fell to the OSCE Mission to Moldova.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The seminar in Soroca was brought about by the joint efforts of the OSCE Mission to Moldova and UNICEF.',
    'organiser: OSCE Mission to Moldova',
    'organiser: UNICEF',
  ],
  [
    'Through the joint efforts of the OSCE Mission to Moldova and UNICEF, a seminar took place in Soroca.',
    'organiser: OSCE Mission to Moldova',
    'organiser: UNICEF',
  ],
  [
    'A seminar by the OSCE Mission to Moldova and UNICEF took place in Soroca.',
    'organiser: OSCE Mission to Moldova',
    'organiser: UNICEF',
  ],
  [
    'A seminar, held in Soroca under the direction of the OSCE Mission to Moldova, dealt with taxes.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova gave forty officials the opportunity to discuss taxes at a round table in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'Forty officials went back to school: the OSCE Mission to Moldova taught them about taxes in Soroca. A course of three days.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'Forty officials attended the OSCE Mission to Moldova’s annual tax course in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'Forty officials attended an annual tax course given by the OSCE Mission to Moldova in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'Forty officials attended an annual tax course that is organized for them by the OSCE Mission to Moldova.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The course was initiated, prepared and conducted by the OSCE Mission to Moldova and the Tax Service.',
    'organiser: OSCE Mission to Moldova',
    'organiser: Tax Service',
  ],
  [
    'The course was jointly prepared and conducted by the OSCE Mission to Moldova and the Tax Service.',
    'organiser: OSCE Mission to Moldova',
    'organiser: Tax Service',
  ],
  [
    'The course, prepared by the Tax Service and conducted by the OSCE Mission to Moldova, ended in Soroca.',
    'organiser: OSCE Mission to Moldova',
    'organiser: Tax Service',
  ],
  [
    'The OSCE Mission to Moldova, in co-operation with the Tax Service and with financial support from Sweden, is currently conducting a course in Soroca.',
    'funder: Sweden',
    'organiser: OSCE Mission to Moldova',
    'partner: Tax Service',
  ],
  [
    'The OSCE Mission to Moldova yesterday concluded its annual course in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova’s Tiraspol Office organized a course in Tiraspol.',
    'organiser: Tiraspol Office',
  ],
  [
    'The OSCE Mission to Moldova is to hold a course in Soroca from 3 to 5 May.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova is organizing, from 3 to 5 May, a course in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova has been running the course in Soroca since 2010.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'Since 2010 the course in Soroca has been run by the OSCE Mission to Moldova.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova took forty officials through the tax law in a course in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova celebrated Europe Day with a concert in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'Europe Day was celebrated with a concert of the OSCE Mission to Moldova in Soroca.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova and the Ministry of Interior signed a memorandum in Chisinau.',
    'organiser: Ministry of Interior',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'Three vehicles were given to the Ministry of Interior by the OSCE Mission to Moldova at a handover ceremony in Chisinau.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'At a handover ceremony in Chisinau, the Ministry of Interior took over three vehicles, a gift of the OSCE Mission to Moldova.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The OSCE Mission to Moldova will use the results of the seminar in Soroca, which UNICEF held.',
    'organiser: UNICEF',
  ],
  [
    'UNICEF held a seminar in Soroca on the work of the Ministry of Interior and the Tax Service.',
    'organiser: UNICEF',
  ],
  [
    'UNICEF held a seminar in Soroca in which the Ministry of Interior and the Tax Service took part.',
    'organiser: UNICEF',
  ],
  [
    'UNICEF held a seminar in Soroca, to which the Ministry of Interior sent ten officers.',
    'organiser: UNICEF',
  ],
  [
    'UNICEF held a seminar in Soroca that the Ministry of Interior had asked for.',
    'organiser: UNICEF',
  ],
  [
    'The seminar in Soroca, which the Ministry of Interior hosted, was organized by UNICEF.',
    'organiser: UNICEF',
  ],
  [
    'The seminar in Soroca, which the Ministry of Interior called useful, was organized by UNICEF.',
    'organiser: UNICEF',
  ],
  [
    'The seminar in Soroca, from which the Ministry of Interior expects much, was organized by UNICEF.',
    'organiser: UNICEF',
  ],
  [
    'The seminar in Soroca, about which the Ministry of Interior informed the media, was organized by UNICEF.',
    'organiser: UNICEF',
  ],
  [
    'The Ministry of Interior completed the seminar with a visit; it had been organized by UNICEF.',
    'organiser: UNICEF',
  ],
  [
    'Officers from the Ministry of Interior ended the seminar with an exam. UNICEF had organized it.',
    'organiser: UNICEF',
  ],
  [
    'The Ministry of Interior was presented with a prize at the festival, which UNICEF ran.',
    'organiser: UNICEF',
  ],
  [
    'The Ministry of Interior has trained 500 officers since 2010. A seminar was held by UNICEF in Soroca.',
    'organiser: UNICEF',
  ],
];

/** Who helps and who pays. */
export const HELPING: readonly Phrasing[] = [
  [
    'The OSCE Centre in Bishkek organized the course in Osh. The Ministry of Justice lent its support.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh. The Ministry of Justice helped.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh. Help came also from the Ministry of Justice and UNICEF.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
    'partner: UNICEF',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh; the Ministry of Justice was its partner.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh, in which it co-operated with the Ministry of Justice and with UNICEF.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
    'partner: UNICEF',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh with assistance from the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh, assisted in this by the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh, to which the Ministry of Justice contributed.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh. Contributions came from the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh. It had the backing of the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh. The Ministry of Justice backed the idea.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh in concert with the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek organized the course in Osh with the participation of the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'With the Ministry of Justice as a partner, the OSCE Centre in Bishkek organized the course in Osh.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The Ministry of Justice stood at the side of the OSCE Centre in Bishkek, which held the course.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek, which held the course, had the Ministry of Justice at its side.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Its partner in this was the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek, helped by the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The course, held by the OSCE Centre in Bishkek, was supported by the Ministry of Justice and funded by Norway.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek with the assistance of the Ministry of Justice and the financial support of Norway.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Norway and Sweden financed it.',
    'funder: Norway',
    'funder: Sweden',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. The costs were borne by Norway and Sweden.',
    'funder: Norway',
    'funder: Sweden',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Norway gave the money for it.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. The money for it was given by Norway.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. It is paid by the Norwegian Ministry of Foreign Affairs.',
    'funder: Norwegian Ministry of Foreign Affairs',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek thanks to a contribution from Norway.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Norway is the donor of the project.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Donors of the project are Norway, Sweden and the European Union.',
    'funder: European Union',
    'funder: Norway',
    'funder: Sweden',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. The project receives funds from Norway.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Financial help came from Norway.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Its financing was secured by Norway.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. The bill was paid by Norway.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek within an EU-funded project.',
    'funder: EU',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Norway’s generosity made it possible.',
    'funder: Norway',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Funding was provided by the United States Department of State.',
    'funder: United States Department of State',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek with money from Norway and Sweden.',
    'funder: Norway',
    'funder: Sweden',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. Norway, Sweden and Finland shared the costs.',
    'funder: Finland',
    'funder: Norway',
    'funder: Sweden',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. The European Union co-financed the course.',
    'funder: European Union',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The course was held by the OSCE Centre in Bishkek. The United States supported the course financially.',
    'funder: United States',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek, working hand in hand with the Ministry of Justice, held the course.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek held the course. The Ministry of Justice made its rooms available.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek held the course. The Ministry of Justice provided trainers.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek held the course. Trainers came from the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek held the course. The Ministry of Justice had a part in its preparation.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek held the course. The Ministry of Justice was involved in the preparations.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE Centre in Bishkek held the course with support by the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'In partnership with the Ministry of Justice and with UNICEF’s support, the OSCE Centre in Bishkek held the course.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
    'partner: UNICEF',
  ],
  [
    'The OSCE Centre in Bishkek held the course under the patronage of the Ministry of Justice.',
    'organiser: OSCE Centre in Bishkek',
    'partner: Ministry of Justice',
  ],
  [
    'The OSCE-supported course was held by the Ministry of Justice.',
    'organiser: Ministry of Justice',
    'partner: OSCE',
  ],
  [
    'The course was held by the Ministry of Justice, and the OSCE Centre in Bishkek gave it a hand.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
  [
    'The Ministry of Justice held the course; it was aided by the OSCE Centre in Bishkek.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
  [
    'The Ministry of Justice held the course, for which the OSCE Centre in Bishkek provided support.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
  [
    'The Ministry of Justice, supported by the OSCE Centre in Bishkek, held the course.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek backed a course that the Ministry of Justice held.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek had helped the Ministry of Justice to prepare the course.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Centre in Bishkek is a long-standing supporter of the camp, which the Ministry of Justice runs.',
    'organiser: Ministry of Justice',
    'partner: OSCE Centre in Bishkek',
  ],
];
