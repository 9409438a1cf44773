import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventOf } from '../../src/dialogue/events.ts';
import { readBusinessFile } from '../../src/store/business-file.ts';
import type { Caller } from '../support/caller.ts';
import { dial } from '../support/caller.ts';
import { freePorts } from '../support/child-server.ts';
import { testDatabase } from '../support/database.ts';
import { knownSentences } from '../support/heard-sentences.ts';
import {
  type SipApi,
  type SipBehaviour,
  sipResponse,
  startSipApi,
  trunkNotFound,
} from '../support/standins/sip-api.ts';
import { freshNumber, type Office, officeAvailable, openOffice } from './office.ts';

/**
 * The shipped worker puts callers through. Rooms, media and signalling are a real server's; only its
 * SIP API, which needs a bridge, is a stand-in. The person rung is another caller who really talks.
 */
describe.skipIf(!officeAvailable())('putting a caller through', () => {
  const maple = '+12125550100';
  const forPerson = 'Can I speak to a person please';
  const forDana = 'Please put me through to Dana';
  const said = {
    voicemail: 'You have reached the voicemail of Dana. Please leave a message after the tone.',
    yes: 'Yes, put them through',
    no: "No, I'm busy right now",
    hello: 'Hello?',
    afterwards: 'Hello Dana, this is about my bill',
  };
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let sip: SipApi;
  let office: Office;
  const people: Caller[] = [];
  /** What went wrong at the end of whoever was rung. */
  const problems: string[] = [];

  let metricsPort = 0;

  beforeAll(async () => {
    [metricsPort = 0] = await freePorts(1);
    database = await testDatabase();
    await database.store.importBusiness(
      readBusinessFile(
        `${await mapleFile()}`
          .replace(
            /transfer_targets:[\s\S]*?services:/,
            `transfer_targets:
  front desk: { to: "tel:+12125550199", aliases: [reception], hours: [{ days: [mon, tue, wed, thu, fri, sat, sun], opens: "00:00", closes: "24:00" }] }
  Dana: { to: "tel:+12125550198", how: warm, hours: [{ days: [mon, tue, wed, thu, fri, sat, sun], opens: "00:00", closes: "24:00" }] }
  Owen: { to: "tel:+12125550197", hours: [{ days: [mon], opens: "00:00", closes: "00:01" }] }
services:`,
          )
          .replace('settings:', 'settings:\n  outbound_trunk: ST_outbound'),
        'maple.yaml',
      ),
    );
    const sentences = [forPerson, forDana, 'Can I talk to Owen', ...Object.values(said)];
    office = await openOffice({
      vendors: { deepgram: { hearing: await knownSentences(sentences) } },
      env: {
        BELLHOP_BRAIN: 'scripted',
        SUPABASE_URL: database.url,
        SUPABASE_SERVICE_ROLE_KEY: database.key,
        BELLHOP_METRICS_PORT: `${metricsPort}`,
      },
      front: async (livekit) => {
        sip = await startSipApi(livekit);
        return sip;
      },
    });
  });

  beforeEach(() => {
    sip.requests.length = 0;
    sip.behave(async () => null);
  });

  afterAll(async () => {
    expect(problems).toEqual([]);
    for (const person of people) await person.dispose();
    await office?.close();
    await database?.close();
  });

  /** Calls, asks for somebody, and waits for what comes of it. */
  async function asking(from: string, words: string): Promise<Caller> {
    const caller = await office.dial({ from, to: maple });
    await caller.waitForReply();
    await caller.say(words);
    return caller;
  }

  async function transfersOf(caller: Caller): Promise<EventOf<'transfer'>['data'][]> {
    const { events } = await database.store.operatorCall(caller.callId);
    return events.flatMap(({ type, data }) =>
      type === 'transfer' ? [data as unknown as EventOf<'transfer'>['data']] : [],
    );
  }

  /** Somebody picks up in the room where they are rung, and does as `then` says. */
  const answeredBy =
    (then: (person: Caller) => Promise<void>): SipBehaviour =>
    async ({ roomName, participantIdentity }) => {
      const { livekit } = office;
      const person = await dial({
        livekit,
        room: roomName,
        identity: participantIdentity,
        from: '+12125550198',
        agentName: 'nobody',
      });
      people.push(person);
      void then(person).catch((error: unknown) => problems.push(String(error)));
      return null;
    };

  it('tells them first, then sends the call on', async () => {
    const caller = await asking('+12125550171', forPerson);
    try {
      await caller.waitForDisconnect();
      expect(caller.agentSaid()).toMatch(/try to put you through to the front desk/);
      expect(sip.requests).toMatchObject([
        {
          method: 'TransferSIPParticipant',
          participantIdentity: caller.identity,
          transferTo: 'tel:+12125550199',
        },
      ]);
      await office.worker.waitUntilIdle();
      expect(await transfersOf(caller)).toMatchObject([
        { status: 'started', how: 'cold' },
        { status: 'success' },
      ]);
      expect((await office.call(caller.callId))?.outcome).toBe('transferred');
      // What is seen of it from outside.
      const status = `http://127.0.0.1:${metricsPort}`;
      const figures = await (await fetch(`${status}/metrics`)).text();
      expect(figures).toContain('bellhop_calls_ended_total{outcome="transferred"} 1');
      expect(figures).toContain(
        'bellhop_transfers_total{how="cold",status="success",reason="none"} 1',
      );
      expect(figures).not.toMatch(/5550171/);
      const ready = await fetch(`${status}/ready`);
      expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ready' }]);
    } finally {
      await caller.dispose();
    }
  });

  it.each([
    [486, 'busy', /line to the front desk is busy/],
    [603, 'declined', /can't take the call/],
    [480, 'no-answer', /no answer from the front desk/],
    [503, 'trunk', /couldn't get a line/],
  ] as const)(
    'tells why a transfer failed with SIP %i and offers a message',
    async (status, reason, words) => {
      sip.behave(async () => sipResponse(status));
      const caller = await asking(`+1212555018${status % 10}`, forPerson);
      try {
        const heard = () => caller.agentSaid();
        await expect.poll(heard, { timeout: 20_000 }).toMatch(words);
        await expect.poll(heard, { timeout: 10_000 }).toMatch(/leave a message/);
        await caller.hangUp();
        await office.worker.waitUntilIdle();
        expect(await transfersOf(caller)).toMatchObject([
          { status: 'started' },
          { status: 'error', reason, sipStatus: status },
        ]);
        expect((await office.call(caller.callId))?.outcome).not.toBe('transferred');
      } finally {
        await caller.dispose();
      }
    },
  );

  it('offers a message where nobody is there at this hour', async () => {
    const caller = await asking('+12125550174', 'Can I talk to Owen');
    try {
      await expect
        .poll(() => caller.agentSaid(), { timeout: 20_000 })
        .toMatch(/Owen can't be reached/);
      expect(sip.requests).toEqual([]);
      await caller.hangUp();
    } finally {
      await caller.dispose();
    }
  });

  it('asks somebody, and connects them once they have said yes', async () => {
    sip.behave(
      answeredBy(async (person) => {
        await expect.poll(() => person.agentSaid(), { timeout: 30_000 }).toMatch(/press 1/);
        await person.say(said.yes);
      }),
    );
    const caller = await asking('+12125550175', forDana);
    try {
      await expect
        .poll(() => caller.agentSaid(), { timeout: 60_000 })
        .toMatch(/I have Dana for you/);
      const person = people.at(-1) as Caller;
      expect(person.agentSaid()).toMatch(/receptionist of Maple Dental/);
      expect(person.agentSaid()).toMatch(/put me through to Dana/i);
      // What the caller says reaches the person, and the other way round.
      await caller.waitForAgentSilence();
      await person.waitForAgentSilence();
      const spoken = await caller.say(said.afterwards);
      await person.waitForAgentSpeech({ afterMs: spoken.startMs, timeoutMs: 5000 });
      const answer = await person.say(said.hello);
      await caller.waitForAgentSpeech({ afterMs: answer.startMs, timeoutMs: 5000 });
      // The agent has no part in it any more.
      expect(office.vendors.deepgram.heard.map(({ transcript }) => transcript)).not.toContain(
        said.afterwards,
      );
      await person.hangUp();
      await caller.waitForDisconnect();
      await office.worker.waitUntilIdle();
      expect(await transfersOf(caller)).toMatchObject([
        { status: 'started', how: 'warm' },
        { status: 'success' },
      ]);
      expect((await office.call(caller.callId))?.outcome).toBe('transferred');
      expect(await office.rooms()).toEqual([]);
    } finally {
      await caller.dispose();
    }
  });

  it('connects the two again when the process between them is killed', async () => {
    sip.behave(
      answeredBy(async (person) => {
        await person.waitForAgentSpeech();
        person.press('1');
      }),
    );
    const caller = await asking(freshNumber(), forDana);
    try {
      await expect
        .poll(() => caller.agentSaid(), { timeout: 60_000 })
        .toMatch(/I have Dana for you/);
      const person = people.at(-1) as Caller;
      await caller.waitForAgentSilence();
      const killedMs = Date.now();
      const jobPid = office.worker.jobOf(caller.callId);
      if (!jobPid) throw new Error('no process has the call');
      process.kill(jobPid, 'SIGKILL');
      const resumed = async () => {
        const { events } = await database.store.operatorCall(caller.callId);
        return events.some(({ type }) => type === 'call.resumed');
      };
      await expect.poll(resumed, { timeout: 10_000 }).toBe(true);
      const spoken = await caller.say(said.afterwards);
      await person.waitForAgentSpeech({ afterMs: spoken.startMs, timeoutMs: 5000 });
      const answer = await person.say(said.hello);
      await caller.waitForAgentSpeech({ afterMs: answer.startMs, timeoutMs: 5000 });
      expect(caller.agentSaid({ sinceMs: killedMs })).toBe('');
      await person.hangUp();
      await caller.waitForDisconnect();
      await office.worker.waitUntilIdle();
      expect((await office.call(caller.callId))?.outcome).toBe('transferred');
      expect(await office.rooms()).toEqual([]);
    } finally {
      await caller.dispose();
    }
  });

  it('takes a pressed 1 for a yes', async () => {
    sip.behave(
      answeredBy(async (person) => {
        await person.waitForAgentSpeech();
        person.press('1');
      }),
    );
    const caller = await asking('+12125550176', forDana);
    try {
      await expect
        .poll(() => caller.agentSaid(), { timeout: 60_000 })
        .toMatch(/I have Dana for you/);
      await caller.hangUp();
      // Whoever is left is not left on a dead line.
      await (people.at(-1) as Caller).waitForDisconnect({ timeoutMs: 10_000 });
    } finally {
      await caller.dispose();
    }
  });

  it.each([
    ['a no', 'declined', said.no, /can't take the call/],
    ['a voicemail', 'voicemail', said.voicemail, /only got the voicemail of Dana/],
  ] as const)('does not take %s for a yes', async (_what, reason, words, told) => {
    sip.behave(
      answeredBy(async (person) => {
        if (reason === 'declined') await person.waitForReply();
        // Whoever is no person is rung off in the middle of its words.
        const saying = person.say(words);
        await (reason === 'voicemail' ? saying.catch(() => undefined) : saying);
      }),
    );
    const caller = await asking('+12125550177', forDana);
    try {
      await expect.poll(() => caller.agentSaid(), { timeout: 60_000 }).toMatch(told);
      await (people.at(-1) as Caller).waitForDisconnect({ timeoutMs: 10_000 });
      await caller.hangUp();
      await office.worker.waitUntilIdle();
      expect(await transfersOf(caller)).toMatchObject([
        { status: 'started', how: 'warm' },
        { status: 'error', reason },
      ]);
    } finally {
      await caller.dispose();
    }
  });

  it('takes silence for no answer', async () => {
    sip.behave(answeredBy(async () => {}));
    const caller = await asking('+12125550178', forDana);
    try {
      await expect
        .poll(() => caller.agentSaid(), { timeout: 90_000 })
        .toMatch(/no answer from Dana/);
      await (people.at(-1) as Caller).waitForDisconnect({ timeoutMs: 10_000 });
    } finally {
      await caller.dispose();
    }
  });

  it('tells of a trunk that is not there', async () => {
    sip.behave(async () => trunkNotFound);
    const caller = await asking('+12125550179', forDana);
    try {
      await expect
        .poll(() => caller.agentSaid(), { timeout: 20_000 })
        .toMatch(/couldn't get a line to Dana/);
    } finally {
      await caller.dispose();
    }
  });

  it('leaves no leg behind when the caller hangs up meanwhile', async () => {
    sip.behave(answeredBy(async () => {}));
    const before = people.length;
    const caller = await asking('+12125550170', forDana);
    try {
      await expect.poll(() => people.length, { timeout: 20_000 }).toBeGreaterThan(before);
      await caller.hangUp();
      await expect
        .poll(() => people.at(-1)?.disconnected?.reason, { timeout: 15_000 })
        .toBeTruthy();
      await office.worker.waitUntilIdle();
      expect(await transfersOf(caller)).toMatchObject([
        { status: 'started' },
        { status: 'cancelled' },
      ]);
      expect(await office.rooms()).toEqual([]);
    } finally {
      await caller.dispose();
    }
  });
});

async function mapleFile(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(new URL('../../supabase/businesses/maple-dental.yaml', import.meta.url), 'utf8');
}
