import type { Command } from 'commander';
export function addCommands(_p: Command, _c: unknown): void {}
