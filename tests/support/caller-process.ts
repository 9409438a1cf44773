/**
 * Child process of `Telephones`. Telephones have a process of their own because the native side of
 * rtc-node keeps a process alive, leaks on repeated connects, and must not stutter while a test
 * works; and because it can be killed like a phone that loses its line.
 */
import { dispose } from '@livekit/rtc-node';
import type { FromTelephones, ToTelephones } from './caller-messages.ts';
import { Telephone } from './telephone.ts';

const tell = (message: FromTelephones) => process.send?.(message);
const lines = new Map<number, Telephone>();

async function obey({ line, message }: ToTelephones): Promise<void> {
  if (message === 'end') {
    await dispose();
    process.exit(0);
  }
  const telephone = lines.get(line) ?? new Telephone((news) => tell({ line, message: news }));
  lines.set(line, telephone);
  await telephone.obey(message);
}

process.on('message', (order: ToTelephones) => {
  const { line } = order;
  obey(order).catch((error: unknown) => {
    tell({ line, message: { type: 'failed', message: String(error) } });
  });
});
process.on('disconnect', () => process.exit(1));
