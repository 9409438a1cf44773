import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { ConfigurationError, type Environment } from '../config/environment.ts';
import { setUpTelephony } from '../telephony/setup.ts';
import { createJoinToken } from '../telephony/token.ts';
import { type CommandContext, print, remark, withStore } from './context.ts';

/** `bellhop telephony setup` and `bellhop token`. */
export function addTelephonyCommands(program: Command, context: CommandContext): void {
  const telephony = program.command('telephony').description('the way calls come in');
  telephony
    .command('setup')
    .description('create or update the inbound trunk and the dispatch rule for all phone numbers')
    .option(
      '--allow-address <address...>',
      "the carrier's addresses or ranges, such as 192.0.2.0/24",
    )
    .option('--auth-username <name>', 'name the carrier signs in with')
    .option('--auth-password <password>', 'password the carrier signs in with')
    .option(
      '--allow-any-address',
      'let anyone on the internet call: costs money when abused',
      false,
    )
    .option('--json', 'print the report as JSON', false)
    .action(
      async (options: {
        allowAddress?: string[];
        authUsername?: string;
        authPassword?: string;
        allowAnyAddress: boolean;
        json: boolean;
      }) => {
        const environment = context.environment();
        const livekit = livekitOf(environment);
        const numbers = await withStore(environment, (store) => store.listPhoneNumbers());
        const report = await setUpTelephony({
          ...livekit,
          numbers,
          allowedAddresses: options.allowAddress ?? [],
          allowAnyAddress: options.allowAnyAddress,
          authUsername: options.authUsername,
          authPassword: options.authPassword,
          log: { info: (_fields, message) => (options.json ? undefined : remark(message)) },
        });
        if (options.json) {
          print(JSON.stringify(report));
          return;
        }
        const { trunk, rule } = report;
        print(
          `trunk ${trunk.name} (${trunk.id}): ${trunk.outcome}${trunk.open ? ', OPEN TO ANYONE' : ''}`,
        );
        print(`rule ${rule.name} (${rule.id}): ${rule.outcome}, brings ${rule.agentName}`);
        for (const { number, business } of report.numbers) print(`  ${number} -> ${business}`);
      },
    );
  program
    .command('token')
    .description('a token to join a room that brings the agent, for the playground and for tests')
    .option('--room <name>', 'a room that does not exist yet')
    .option('--identity <name>', 'who joins')
    .option('--from <number>', 'call as a telephone caller from this number', context.phoneNumber)
    .option('--to <number>', 'the number that is dialled', context.phoneNumber)
    .option('--json', 'print as JSON', false)
    .action(
      async (options: {
        room?: string;
        identity?: string;
        from?: string;
        to?: string;
        json: boolean;
      }) => {
        const { json, ...request } = options;
        const token = await createJoinToken({
          ...livekitOf(context.environment()),
          ...request,
          ids: randomUUID,
        });
        if (json) {
          print(JSON.stringify(token));
          return;
        }
        remark('For the LiveKit playground, manual mode: paste the URL and the token.');
        print(`url:   ${token.url}`);
        print(`token: ${token.token}`);
        remark(`room ${token.room}, as ${token.identity}; join within 15 minutes`);
      },
    );
}

/** @throws ConfigurationError naming what is missing. */
function livekitOf(environment: Environment) {
  const { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, LIVEKIT_AGENT_NAME } = environment;
  if (LIVEKIT_URL && LIVEKIT_API_KEY && LIVEKIT_API_SECRET) {
    return {
      livekitUrl: LIVEKIT_URL,
      apiKey: LIVEKIT_API_KEY,
      apiSecret: LIVEKIT_API_SECRET,
      agentName: LIVEKIT_AGENT_NAME,
    };
  }
  const missing = { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET };
  throw new ConfigurationError(
    Object.entries(missing)
      .filter(([, value]) => !value)
      .map(([name]) => `${name}: is missing; for a local server see livekit.yaml`),
  );
}
