import { ParticipantKind } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { type LineParties, partiesOf } from '../../src/call/caller.ts';

const phone = (attributes: Record<string, string>): LineParties =>
  partiesOf({ kind: ParticipantKind.SIP, attributes });

describe('the parties of a call', () => {
  it('are told by the bridge', () => {
    expect(
      phone({
        'sip.phoneNumber': '+12125550123',
        'sip.trunkPhoneNumber': '+12125550100',
        'sip.callID': 'SCL_abc',
      }),
    ).toEqual({
      channel: 'phone',
      from: '+12125550123',
      dialled: '+12125550100',
      sipCallId: 'SCL_abc',
    });
  });

  it('of a browser are none', () => {
    expect(partiesOf({ kind: ParticipantKind.STANDARD, attributes: {} })).toEqual({
      channel: 'web',
    });
  });

  it.each([
    ['12125550123', '+12125550123'],
    ['+1 (212) 555-0123', '+12125550123'],
    ['0044 20 7946 0102', '+442079460102'],
    ['+44.20.7946.0102', '+442079460102'],
    ['tel:+12125550123', '+12125550123'],
    ['sip:+12125550123@carrier.example', '+12125550123'],
  ])('%s is %s', (said, number) => {
    expect(phone({ 'sip.phoneNumber': said, 'sip.trunkPhoneNumber': said })).toEqual({
      channel: 'phone',
      from: number,
      dialled: number,
    });
  });

  it.each([
    '',
    '  ',
    'anonymous',
    'Restricted',
    'unavailable',
    '+',
    '+0123456789',
    '123',
    'sip:bob@example.com',
    '+1212555012345678',
    '<script>',
    '+1212555 drop',
    'null',
  ])('"%s" is no number', (said) => {
    expect(phone({ 'sip.phoneNumber': said, 'sip.trunkPhoneNumber': said })).toEqual({
      channel: 'phone',
    });
  });

  it('has an id of bounded length, or none', () => {
    expect(phone({ 'sip.callID': 'x'.repeat(1000) }).sipCallId).toHaveLength(200);
    expect(phone({ 'sip.callID': '  ' })).not.toHaveProperty('sipCallId');
    expect(phone({ 'sip.callID': ' abc@host ' }).sipCallId).toBe('abc@host');
  });
});
