/** The relations in which the reading of pages is scored; anything else counts as wrong there. */
export const RELATIONS_SCORED = [
  'issuedBy', 'fieldOfWork', 'organiser', 'partner', 'funder', 'place', 'startDate', 'endDate', 'eventType', 'person', 'personRole', 'affiliation', 'projectTitle', 'participantsCount',
];
