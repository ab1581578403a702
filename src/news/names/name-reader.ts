/** Reads one capitalized name in a row of words: where it ends, and whether it is a body's. */
import {
  BODY_HEADS,
  HOLDERS_OFFICE,
  LOCATED_HEADS,
  ONE_WORD_BODIES,
  PART_HEADS,
  REGIONS,
  SUBUNIT_HEADS,
} from './words.js';
import {
  COMPLEMENT_WORDS,
  isNameWord,
  PARTICLES,
  SUBJECT,
  isRoleNoun,
  isRoleWord,
} from './role-words.js';
import { NamePhrase, NameRuns } from './name-runs.js';

/** Most words of a longer name; hostile input has no end of capitals. */
const MAX_WORDS = 24;

/** Heads that are subjects too: `Foundation for Law, Justice and Society`. */
const ALSO_SUBJECTS =
  /^(?:Theatre|Administration|Community|Customs|Radio|Services|Society|Television|Studies|Sciences|Affairs|Relations|Societies)$/;

/** `Yaroslav the Wise`, `Save the Children`. */
const BY_NAME = /^(?:Great|Wise|Brave|Elder|Younger|First|Second|Third|Children)$/;

const SENT = /^(?:Mission|Delegation|Embassy)$/;
/** After their names, `in Bălți on 16 May` is rather the event’s place. */
const SCHOOL = /^(?:Institute|University|Academy|College|School|Institution)$/;

export class NameReader extends NameRuns {
  /** The longest name that begins at a token, which must be a name word. */
  read(start: number): NamePhrase {
    const phrase = new NamePhrase(start);
    this.takeAt(phrase, phrase.end);
    while (phrase.end - start < MAX_WORDS && this.extend(phrase)) continue;
    phrase.wholeStart = phrase.ofPositions.find(
      (position) =>
        this.tokens.slice(start, position).some(({ word }) => PART_HEADS.has(word)) &&
        this.isNamedBody(position),
    );
    return phrase;
  }

  private extend(phrase: NamePhrase): boolean {
    const next = this.tokens[phrase.end];
    const rest = phrase.isBody ? this.endOfRest(phrase.end) : phrase.end;
    if (rest > phrase.end) return this.takeUpTo(phrase, rest);
    if (!next || !this.isAdjacent(phrase.end)) return this.extendByEnumeration(phrase);
    // `Ann Lee OSCE Project Co-ordinator in Ukraine`: no person's name goes on with `OSCE`.
    if (this.isPossessor(phrase) || (next.word === 'OSCE' && !phrase.isBody)) return false;
    if (isNameWord(next)) {
      return !this.isBeforePerson(phrase) && this.takeAt(phrase, phrase.end);
    }
    const word = next.text.toLowerCase();
    // `Step by Step`, `Face to Face`
    if (!next.isCapitalised && this.textAt(phrase.end + 1) === this.tokens[phrase.end - 1]?.text)
      return this.takeAt(phrase, phrase.end + 1);
    if (next.isCapitalised)
      return phrase.hasOfficeComplement && isRoleWord(next.word) && this.takeAt(phrase, phrase.end);
    if (COMPLEMENT_WORDS.has(word)) return this.extendByComplement(phrase, word);
    if (word === '&') return this.takeName(phrase, phrase.end + 1);
    if (word === 'and') return this.extendByAnd(phrase);
    if (word === 'in' || word === 'to' || word === 'at') return this.extendByPlace(phrase, word);
    // `Fund for Saving the Aral Sea`, `Yaroslav the Wise`
    const isGerund = phrase.hasComplement && this.word(phrase.end - 1).endsWith('ing');
    if (word === 'the' && (isGerund || BY_NAME.test(this.word(phrase.end + 1))))
      return this.takeName(phrase, phrase.end + 1);
    if (word === 'under') return phrase.isBody && this.extendByHolder(phrase);
    const isSecond = PARTICLES.has(this.textAt(phrase.end + 1).toLowerCase());
    return (
      PARTICLES.has(word) &&
      !phrase.isBody &&
      this.takeName(phrase, phrase.end + (isSecond ? 2 : 1))
    );
  }

  /** The body's part is a name of its own: `the Secretariat’s Conflict Prevention Centre`. */
  private isPossessor(phrase: NamePhrase): boolean {
    const last = this.tokens[phrase.end - 1];
    if (!last?.isPossessive) return false;
    const isState =
      !phrase.isLocated &&
      this.longestState(phrase.ofPositions.at(-1) ?? phrase.end - 1) === phrase.end;
    // `Bureau for Victims’ Rights`, `Ministry of Veterans’ Affairs`
    const isSubject = phrase.hasComplement && last.text === last.word;
    return (
      !isState &&
      !isRoleWord(last.word) &&
      !isSubject &&
      (phrase.isBody || /^\p{Lu}{2,}$/u.test(last.word))
    );
  }

  /** `Commission for Women under the President of Kazakhstan`. */
  private extendByHolder(phrase: NamePhrase): boolean {
    const position = this.pastThe(phrase.end + 1);
    return (
      (isRoleWord(this.word(position)) || this.hasHead(position)) && this.takeAt(phrase, position)
    );
  }

  /** `Ministry of …`, `Rights without …`; only `of` may follow a name that has its place. */
  private extendByComplement(phrase: NamePhrase, word: string): boolean {
    if (
      word !== 'of' &&
      ((!phrase.isBody && !phrase.isWork && word !== 'without') || phrase.isLocated)
    )
      return false;
    const position = this.pastThe(phrase.end + 1);
    if (!phrase.isBody && position > phrase.end + 1) return false;
    if (!phrase.isBody && this.longestState(position) > position) return false;
    const isNameOf = !phrase.isBody && !phrase.isWork && phrase.end - phrase.start >= 2;
    const isAfterRole = isRoleWord(this.word(phrase.start - 1)) && this.isAdjacent(phrase.start);
    if (isNameOf && (isAfterRole || ONE_WORD_BODIES.has(this.word(position)))) return false;
    const isOffice =
      phrase.isBody &&
      ['Office', 'Secretariat', 'Institute', 'Bureau', 'Administration', 'Cabinet'].includes(
        phrase.headWord,
      );
    const isHoldersOffice = phrase.isBody && HOLDERS_OFFICE.test(this.from(position).slice(0, 80));
    if (
      !isNameWord(this.tokens[position]) &&
      !isHoldersOffice &&
      !(isOffice && isRoleWord(this.word(position)))
    )
      return false;
    if (word === 'of') phrase.ofPositions.push(position);
    phrase.hasComplement = true;
    phrase.hasOfficeComplement = isOffice || isHoldersOffice;
    const stateEnd = phrase.isBody ? this.longestState(position) : position;
    if (stateEnd > position) return this.takeUpTo(phrase, stateEnd);
    return this.takeAt(phrase, position);
  }

  /** `… Labour and Social Protection`, but not `the Mission to Serbia and Ministry of Interior`. */
  private extendByAnd(phrase: NamePhrase): boolean {
    const right = this.runOfNames(phrase.end + 1);
    if (phrase.hasOfficeComplement && isRoleWord(this.word(phrase.end + 1)))
      return this.takeAt(phrase, phrase.end + 1);
    const isClosed = this.longestState(phrase.ofPositions.at(-1) ?? -1) >= phrase.end;
    if (
      right.length === 0 ||
      isClosed ||
      (phrase.isBody && this.isKnown(this.tokens.slice(phrase.start, phrase.end))) ||
      this.isKnown(right)
    )
      return false;
    // `University of Criminal Investigation and Police Studies`
    const rightHasHead =
      !ALSO_SUBJECTS.test(right.at(-1)?.word ?? '') &&
      right.some((token) => BODY_HEADS.has(token.word));
    if (phrase.isBody)
      return (
        phrase.hasComplement &&
        (!phrase.isLocated || SUBJECT.test(this.word(phrase.end - 1))) &&
        !rightHasHead &&
        this.takeAt(phrase, phrase.end + 1)
      );
    // `the ODIHR Tolerance and Non-Discrimination Department`
    const isUnit = SUBUNIT_HEADS.has(right.at(-1)?.word ?? '') && phrase.end - phrase.start > 1;
    const left = this.tokens.slice(phrase.start + (isUnit ? 1 : 0), phrase.end);
    const isDescription = left.every(
      (token) => !/^\p{Lu}{2,}/u.test(token.word) && !this.isKnown([token]),
    );
    // `Colonel Ann Lee and Border Guard Major Bob Roe`
    const isPerson =
      isRoleWord(this.word(phrase.start - 1)) ||
      (left.length > 1 && isRoleNoun(this.word(phrase.end + 1 + right.length)));
    return rightHasHead && isDescription && !isPerson && this.takeAt(phrase, phrase.end + 1);
  }

  /** `Centre in Ashgabat`, `Mission to Bosnia and Herzegovina`, `Mission to the OSCE`. */
  private extendByPlace(phrase: NamePhrase, word: string): boolean {
    if (phrase.isWork && !phrase.isBody && word === 'in') return this.extendByArea(phrase);
    // `Delegation of the European Union to Serbia`
    const heads = [phrase.headWord, this.word(phrase.start)];
    if (
      !phrase.isBody ||
      phrase.isLocated ||
      (word === 'to' ? !heads.some((each) => SENT.test(each)) : !LOCATED_HEADS.has(phrase.headWord))
    )
      return false;
    if (SCHOOL.test(phrase.headWord) && phrase.ofPositions.length > 0) return false;
    const position = this.pastThe(phrase.end + 1);
    // `the Unit at the Mission to Serbia`: a unit's place is a body of its own.
    if (
      !isNameWord(this.tokens[position]) ||
      (SUBUNIT_HEADS.has(phrase.headWord) && this.read(position).isBody)
    )
      return false;
    phrase.isLocated = true;
    phrase.placePosition = position;
    const stateEnd = this.longestState(position);
    if (stateEnd > position) return this.takeUpTo(phrase, this.secondState(phrase.start, stateEnd));
    return this.takeAt(phrase, position);
  }

  /** A work has its area: `Programme Against Trafficking in Eastern Europe`. */
  private extendByArea(phrase: NamePhrase): boolean {
    const position = phrase.end + 1;
    const run = this.runOfNames(position);
    const isRegion = REGIONS.test(run.map((token) => token.word).join(' '));
    const end = isRegion ? position + run.length : this.longestState(position);
    return end > position && this.takeUpTo(phrase, end);
  }

  /** `Ministry of Labour, Health and Social Affairs`: a comma that an “and” closes. */
  private extendByEnumeration(phrase: NamePhrase): boolean {
    if (!phrase.isBody || !phrase.hasComplement || phrase.isLocated) return false;
    const [list] =
      /^(?:, \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?){1,3},? (?:and|&) (?:the )?\p{Lu}[\p{L}-]+/u.exec(
        this.after(phrase.end).slice(0, 120),
      ) ?? [];
    if (list === undefined) return false;
    const stop = this.endOf(phrase.end) + list.length;
    let end = phrase.end;
    while (end < this.tokens.length && this.endOf(end + 1) <= stop) end += 1;
    const added = this.tokens.slice(phrase.end, end).filter((token) => token.isCapitalised);
    if (
      added.some(
        (token) =>
          (BODY_HEADS.has(token.word) && !ALSO_SUBJECTS.test(token.word)) ||
          // `Veteran and Social Affairs`, but not `Ambassador Lee`
          (isRoleWord(token.word) && !/^(?:,| (?:and|&) )/.test(this.text.slice(token.end))) ||
          this.isKnown([token]),
      )
    )
      return false;
    return this.takeUpTo(phrase, end);
  }

  private takeAt(phrase: NamePhrase, position: number): boolean {
    const token = this.tokens[position];
    if (!token) return false;
    phrase.isCompound ||=
      position > phrase.end && !PARTICLES.has(this.textAt(phrase.end).toLowerCase());
    phrase.take(token, position + 1, this.word(phrase.end - 1));
    return true;
  }

  private takeName(phrase: NamePhrase, position: number): boolean {
    return isNameWord(this.tokens[position]) && this.takeAt(phrase, position);
  }

  private takeUpTo(phrase: NamePhrase, end: number): boolean {
    phrase.isCompound = true;
    phrase.end = end;
    return true;
  }
}
