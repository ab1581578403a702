import { describe, expect, it } from '@jest/globals';
import { inPlainerWords } from '../../src/ask/rewording.js';

describe('Plainer words for a question', () => {
  it('leave a plain question as it is', () => {
    expect(inPlainerWords('How many workshops took place in Tirana?')).toEqual([]);
  });

  it('drop several beginnings after each other', () => {
    expect(inPlainerWords('Hello, could you please tell me who chaired the OSCE?')[0]).toBe(
      'who chaired the OSCE?',
    );
  });

  it('leave names between quotation marks as they are', () => {
    expect(inPlainerWords('Please show the event titled "So far, so various"')[0]).toBe(
      'the event "So far, so various"',
    );
  });

  it('keep words that have a meaning', () => {
    expect(inPlainerWords('Tell me which workshops are now held in Tirana')[0]).toContain('now');
    expect(inPlainerWords('I want events with a single organizer')[0]).toContain('single');
  });

  it('drop asides and second questions', () => {
    expect(
      inPlainerWords('Name all field operations, open or closed, with a seat in Belgrade'),
    ).toContain('all field operations based in Belgrade');
    expect(inPlainerWords('Are there any camps in Serbia? If so, which ones?')[0]).toBe(
      'which camps in Serbia',
    );
  });

  it('come in other orders too', () => {
    expect(inPlainerWords('To which dimension does policing belong?')).toContain(
      'which dimension does policing belong to',
    );
  });
});
