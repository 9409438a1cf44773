import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speechModelsAvailable } from '../support/moonshine.ts';
import { bookLocally, isBookedRight, openLocalOffice } from './local-call.ts';
import { type Office, officeAvailable } from './office.ts';

describe.skipIf(!officeAvailable() || !speechModelsAvailable())('a call without any vendor', () => {
  let office: Office;

  beforeAll(async () => {
    office = await openLocalOffice();
  });
  afterAll(() => office?.close());

  it('is heard, decided and spoken on this machine, and ends in the row', async () => {
    const call = await bookLocally(office, '+12125550151');
    expect(call.problem).toBeNull();
    expect(call.appointments).toHaveLength(1);
    expect(isBookedRight(call)).toBe(true);
    expect(office.vendors.deepgram.connections).toEqual([]);
    expect(office.vendors.cartesia.spoken).toEqual([]);
  });
});
