/** Organizers: bodies that hand over, show or sign something. */
import type { OrganizerRule } from './organizer-rule.js';

/** Events at which something changes hands. */
const GIVING = ['handover', 'ceremony', 'launch', 'presentation'];
const SHOWING = ['presentation', 'exhibition', 'launch'];
const SIGNING = ['signing'];
const OPENING = ['ceremony', 'launch', 'presentation'];

export const GIVING_RULES: readonly OrganizerRule[] = [
  {
    name: 'handed-over',
    pattern:
      '{organiser}<aside> <aux>(?:handed over|handed|donated|hands over|' +
      'donates|presented [^;.:]{0,60} with\\b|presented <near><goods> to\\b|' +
      '(?:gave|delivered|supplied|provided) <near><goods> (?:to|for)\\b|made a <gift> of)',
    confidence: 0.75,
    only: ['body', 'state'],
    onlyFor: GIVING,
  },
  {
    name: 'handed-over-by',
    pattern:
      '\\b(?:handed over|donated|presented|delivered|supplied|given as a gift|given|' +
      'bought|purchased)\\b(?:(?<=<goods>[^;:]{0,120})|(?<=handed over|donated|as a gift))' +
      '<gap>\\bby {organiser}',
    confidence: 0.8,
    onlyFor: GIVING,
  },
  {
    name: 'inaugurates',
    pattern:
      '{organiser}<aside> <aux>(?:inaugurated?s?|opened|opens|unveiled|' +
      'dedicated|launched|launches|commissioned|put into (?:service|operation)) ' +
      '(?:the|an?|its|their|this|two|three|\\d+)\\b',
    confidence: 0.7,
    onlyFor: OPENING,
  },
  {
    name: 'inaugurated-by',
    pattern: '\\b(?:inaugurated|unveiled)<gap><by> {organiser}',
    confidence: 0.7,
    onlyFor: OPENING,
  },
  {
    name: 'presented-by',
    pattern: '\\b(?:presented|launched|shown|published)\\b<gap><by> {organiser}',
    confidence: 0.8,
    onlyFor: SHOWING,
  },
  {
    name: 'presents',
    pattern:
      '{organiser}<aside> <aux>(?:presented|presents|launched|launches|unveiled|published)\\b',
    confidence: 0.75,
    onlyFor: SHOWING,
  },
  { name: 'signs', pattern: '{organiser} <aux><signs>\\b', confidence: 0.85, onlyFor: SIGNING },
  {
    name: 'signed-by',
    pattern: '\\b(?:signed|concluded)\\b<gap>\\b(?:by|between) {organiser}',
    confidence: 0.85,
    onlyFor: SIGNING,
  },
];
