import { describe, expect, it } from 'vitest';
import {
  InvalidAllowedAddress,
  isOpenToTheWorld,
  parseAllowedAddresses,
} from '../../src/telephony/allowed-addresses.ts';

describe('the addresses calls may come from', () => {
  it('are written in one form, each once', () => {
    expect(
      parseAllowedAddresses([
        '54.172.60.0/30',
        ' 10.0.0.1 ',
        '10.0.0.1/32',
        '2001:DB8::/32',
        '::1',
      ]),
    ).toEqual(['10.0.0.1/32', '2001:db8::/32', '54.172.60.0/30', '::1/128']);
  });

  it.each([
    ['sip.carrier.example', 'forged'],
    ['10.0.0.0/33', 'from 0 to 32'],
    ['10.0.0.0/08', 'from 0 to 32'],
    ['10.0.0.0/', 'from 0 to 32'],
    ['10.0.0.0/8/8', 'from 0 to 32'],
    ['2001:db8::/129', 'from 0 to 128'],
    ['10.0.0.256', 'no IP address'],
    ['010.0.0.1', 'no IP address'],
    ['10.0.0.1,10.0.0.2', 'no IP address'],
    ['fe80::1%eth0', 'forged'],
    ['::ffff:10.0.0.1', 'write IPv4 addresses as IPv4'],
    ['', 'no IP address'],
    ['*', 'no IP address'],
  ])('refuses %s', (address, why) => {
    const parse = () => parseAllowedAddresses(['10.0.0.1', address]);
    expect(parse).toThrow(InvalidAllowedAddress);
    expect(parse).toThrow(why);
  });

  it.each(['0.0.0.0/0', '::/0', '0.0.0.0/1', '128.0.0.0/1', '8.0.0.0/7', '2000::/3'])(
    'calls %s open to the world',
    (range) => {
      expect(parseAllowedAddresses([range]).map(isOpenToTheWorld)).toEqual([true]);
    },
  );

  it.each(['10.0.0.0/8', '54.172.60.0/30', '1.2.3.4', '2001:db8::/32', '::1'])(
    'calls %s a protection',
    (range) => {
      expect(parseAllowedAddresses([range]).map(isOpenToTheWorld)).toEqual([false]);
    },
  );
});
