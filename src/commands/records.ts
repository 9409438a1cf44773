import type { Command } from 'commander';
import { quietLogger } from '../observe/logger.ts';
import { deliverSpool } from '../spool/deliver.ts';
import { offlineIn } from '../spool/offline-folder.ts';
import type { Store } from '../store/store.ts';
import { addCallTimelineCommand } from './call-timeline.ts';
import { type CommandContext, print, withStore } from './context.ts';

type Row = Record<string, unknown>;

const RECORDS: {
  name: string;
  description: string;
  read: (store: Store, filter: { business?: string }) => Promise<readonly Row[]>;
  columns: string[];
  /** Adds what can be done with one of them. */
  more?: (command: Command, context: CommandContext) => void;
}[] = [
  {
    name: 'appointments',
    description: 'list appointments',
    read: (store, filter) => store.operatorAppointments(filter),
    columns: [
      'code',
      'status',
      'business',
      'service',
      'resource',
      'starts_at',
      'party_size',
      'caller_name',
      'caller_phone',
    ],
  },
  {
    name: 'calls',
    description: 'list calls',
    read: (store, filter) => store.operatorCalls(filter),
    columns: ['started_at', 'business', 'from', 'to', 'outcome', 'id'],
    more: addCallTimelineCommand,
  },
  {
    name: 'messages',
    description: 'list messages callers left',
    read: (store, filter) => store.operatorMessages(filter),
    columns: ['at', 'business', 'name', 'contact_number', 'text'],
  },
];

/** `bellhop appointments|calls|messages`: one object a line with --json, else a table. */
export function addRecordCommands(program: Command, context: CommandContext): void {
  for (const { name, description, read, columns, more } of RECORDS) {
    const command = program
      .command(name)
      .description(description)
      .option('--json', 'one object a line', false)
      .option('--business <slug>', 'only this business')
      .action(async (options: { json: boolean; business?: string }) => {
        const environment = context.environment();
        const rows = await withStore(environment, async (store) => {
          // What callers left while the database was away is theirs to be seen, too.
          const { spool } = offlineIn(environment.BELLHOP_DATA_DIR);
          await deliverSpool({ store, spool, logger: quietLogger, now: () => new Date() });
          return read(store, options.business ? { business: options.business } : {});
        });
        if (options.json) {
          for (const row of rows) print(JSON.stringify(row));
        } else {
          for (const line of table(rows, columns)) print(line);
        }
      });
    more?.(command, context);
  }
}

function table(rows: readonly Row[], columns: string[]): string[] {
  if (rows.length === 0) return ['none'];
  const cell = (row: Row, column: string) => String(row[column] ?? '-');
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => cell(row, column).length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(columns), ...rows.map((row) => line(columns.map((column) => cell(row, column))))];
}
