/** Words around places, besides the rows of `words/places.yaml`. */
import { regexp, type Row, rowsOf } from './word-classes.js';

/** A pattern with the slot `{place}`. */
export interface PlaceRow extends Row {
  /** Only places in the lexicon, or named as areas. */
  readonly isForKnown?: true;
  /** Only places with such names. */
  readonly names?: string;
  /** It finds all destinations. */
  readonly isTrip?: true;
}

export const PLACE_ROWS = rowsOf('places') as readonly PlaceRow[];

/** After these words, a place is the origin of people or things. */
export const NOT_A_VENUE = regexp(
  '<of another place> (?:in|from|near|outside|on|above|' +
    '(?<!\\b(?:brought|brings|took|drew|led|attracted)\\b[^,;.]{1,60})to) (?:the )?$',
  'i',
);

/** `workshops for police in Bitola` are held there, if no place is named otherwise. */
export const FOR_PEOPLE = new RegExp(
  `\\b(?:course|training|workshop|seminar)s? for (?:[^ ,;.]+ ){0,3}` +
    '(?:officers|officials|police|guards|students|journalists|judges|women|youth) in $',
);

/** Home towns of participants. */
export const PEOPLE_BEFORE = regexp(
  `\\b(?:<people>|<teachers>|schools?|elections(?: held)?) in $`,
  'i',
);

/** `in Osh on 9 May`: something happened there, whatever precedes it. */
export const DATED = /^(?:, \ue001)?,? (?:(?:on|from|between) )?\ue005/;

/** Areas that a sentence names beside a town are the origin of people. */
export const AREA_NAME = / (?:Canton|Region|Province|Oblast|District|County|Municipality|Valley)$/;

/** `in Osh and Batken`, `in Osh, Batken and Talas`, `in Osh, it moved to Batken`. */
export const JOINED_PLACE = new RegExp(
  '^(?: \\(\\ue005\\))?(?:, | and (?:then )?(?:in |to )?|, and (?:in |to )?|, (?:in|to) |' +
    '[^;.]{0,50}? (?:(?<!(?:was|were|been) )moved|before moving) (?:on )?to )' +
    '[\\ue003\\ue004](?=[ .,;]|$)(?!, (?:the |an? )?\\ue007)',
);
