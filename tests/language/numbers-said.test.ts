import { describe, expect, it } from 'vitest';
import { english } from '../../src/language/index.ts';
import type { Expectation } from '../../src/language/language.ts';
import { DENTAL, read, SALON } from './reading-case.ts';

describe('telephone numbers', () => {
  it.each([
    ['2125550123', '+12125550123'],
    ['212 555 0123', '+12125550123'],
    ['(212) 555-0123', '+12125550123'],
    ['212-555-0123', '+12125550123'],
    ['212.555.0123', '+12125550123'],
    ['1 212 555 0123', '+12125550123'],
    ['+1 212 555 0123', '+12125550123'],
    ['plus one two one two five five five oh one two three', '+12125550123'],
    ['two one two five five five zero one two three', '+12125550123'],
    ['two one two, five five five, oh one two three.', '+12125550123'],
    ['two twelve five fifty five oh one twenty three', '+12125550123'],
    ['two one two triple five oh one double two', '+12125550122'],
    ['area code two one two five five five oh one hundred', '+12125550100'],
    ['eight hundred five five five oh one nine nine', '+18005550199'],
    ["it's four one five um five five five and then oh one four two", '+14155550142'],
    ['my number is 310-555-0101', '+13105550101'],
    ['sure, three one oh five five five zero one zero one', '+13105550101'],
    ['one two one two five five five oh one two three', '+12125550123'],
    ['+44 20 7946 0102', '+442079460102'],
    ['plus four four two oh seven nine four six oh one oh two', '+442079460102'],
    ['011 44 20 7946 0102', '+442079460102'],
    ['it is 646 555 0177 thanks', '+16465550177'],
    ['646555 0177', '+16465550177'],
    ['2 1 2 5 5 5 0 1 0 0', '+12125550100'],
    ['212 555 01 no sorry 212 555 0199', '+12125550199'],
    ['six four six, triple five, zero one, double seven', '+16465550177'],
  ])('United States: %s', (text, phone) => {
    expect(english.readPhone(text, 'US')).toBe(phone);
    expect(read(text, DENTAL, 'phone')).toMatchObject({
      phone,
      badPhone: null,
      date: null,
      time: null,
      partySize: null,
      code: null,
    });
  });

  it.each([
    ['020 7946 0102', '+442079460102'],
    ['oh two oh seven nine four six oh one oh two', '+442079460102'],
    ['zero two zero seven nine four six zero one zero two', '+442079460102'],
    ['07700 900123', '+447700900123'],
    ['nought double seven double oh nine double oh one two three', '+447700900123'],
    ['+1 212 555 0123', '+12125550123'],
    ['00 44 20 7946 0102', '+442079460102'],
    ['double oh four four two oh seven nine four six oh one oh two', '+442079460102'],
  ])('Britain: %s', (text, phone) => {
    expect(read(text, SALON, 'phone').phone).toBe(phone);
  });

  it.each([
    ['555 0123', '5550123'],
    ['212', '212'],
    ['two one two five five five', '212555'],
    ['000 000 0000', '0000000000'],
    ['112 555 0123', '1125550123'],
    ['12', null],
    ['why', null],
  ])('no number in %s', (text, bad) => {
    expect(read(text, DENTAL, 'phone')).toMatchObject({ phone: null, badPhone: bad });
  });

  it.each([
    'tuesday at 2:30',
    '2026-11-24',
    '11/24/2026 at 10:30',
    'november 24 10 30',
    'from 10 to 12 or 2 to 4',
    'the 24th 25th or 26th',
    'for 4 people at 10 30 on the 24th',
  ])('%s is no number', (text) => {
    expect(read(text, DENTAL)).toMatchObject({ phone: null, badPhone: null });
  });

  it('finds a number nobody asked for', () => {
    const text = "hi it's bob my number is two one two five five five oh one two three";
    expect(read(text, DENTAL)).toMatchObject({ phone: '+12125550123', name: 'Bob' });
  });

  it.each([
    "use the number i'm calling from",
    'this number',
    'this number is fine',
    'the one im calling from',
    'same number',
  ])('%s', (text) => {
    expect(read(text, DENTAL, 'phone').thisNumber).toBe(true);
  });
});

describe('confirmation codes', () => {
  it.each([
    ['KX7M4', 'KX7M4'],
    ['kx7m4', 'KX7M4'],
    ['K X 7 M 4', 'KX7M4'],
    ['k-x-7-m-4', 'KX7M4'],
    ['K, X, 7, M, 4.', 'KX7M4'],
    ['KX7 M4', 'KX7M4'],
    ['k x seven m four', 'KX7M4'],
    ['kilo xray seven mike four', 'KX7M4'],
    ['kilo x-ray seven mike four', 'KX7M4'],
    ['k as in kilo x as in xylophone seven m as in mary four', 'KX7M4'],
    ['k for king, x for x-ray, 7, m for mother, 4', 'KX7M4'],
    ["it's k x 7 m 4", 'KX7M4'],
    ['um k x seven uh m four', 'KX7M4'],
    ['the code is w a double seven l', 'WA77L'],
    ['double u a nine l y', 'WA9LY'],
    ['alpha foxtrot hotel kilo lima', 'AFHKL'],
    ['a f h k l', 'AFHKL'],
    ['kay ex seven em four', 'KX7M4'],
    ['h three q w nine', 'H3QW9'],
    ['queue are two three four', 'QR234'],
    ['quebec romeo two three four', 'QR234'],
    ['AFHKL', 'AFHKL'],
  ])('%s', (text, code) => {
    expect(read(text, DENTAL, 'code')).toMatchObject({ code, phone: null, badPhone: null });
  });

  it.each([
    ['my confirmation code is KX7M4', 'KX7M4'],
    ['my code is k x seven m four', 'KX7M4'],
    ['i want to cancel, the code is K X 7 M 4', 'KX7M4'],
    ['confirmation number kilo x-ray seven mike four', 'KX7M4'],
    ["hi it's harry, my code is KX7M4", 'KX7M4'],
    ['reference W A 7 7 L please', 'WA77L'],
  ])('%s', (text, code) => {
    expect(read(text, DENTAL).code).toBe(code);
  });

  it.each([
    ["i don't have it", 'code'],
    ['i lost my code', 'code'],
    ['K X 7', 'code'],
    ['K X 7 M 4 9 9', 'code'],
    ['harry', 'anything'],
    ['KX7M4', 'name'],
    ['ten in the morning', 'code'],
    ['B D P T 0', 'code'],
    ['yes', 'code'],
  ] as [string, Expectation][])('no code in %s (%s)', (text, expecting) => {
    expect(read(text, DENTAL, expecting).code).toBeNull();
  });
});
