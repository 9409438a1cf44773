#!/usr/bin/env node
process.stdout.write('bellhop\n');
