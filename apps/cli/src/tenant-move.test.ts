import { expect, test } from 'vitest';
import { parseExportArguments } from './tenant-export.ts';
import { parseMoveArguments } from './tenant-move.ts';

const why = ['--reason', 'it has grown'];
const asked = { slug: 'acme', reason: 'it has grown' };

test.each([
  [['acme', '--to', 'dedicated', ...why], { ...asked, does: 'move', server: 'main' }],
  [['acme', '--to', 'dedicated', '--server', 'north', ...why], { ...asked, does: 'move', server: 'north' }],
  [['acme', '--cancel', ...why], { ...asked, does: 'cancel' }],
  [['acme', '--purge', ...why], { ...asked, does: 'purge', graceHours: 24 }],
  [['acme', '--purge', '--grace', '0', ...why], { ...asked, does: 'purge', graceHours: 0 }],
])('remit tenant move %j is understood', (args, parsed) => {
  expect(parseMoveArguments(args)).toEqual(parsed);
});

test.each([
  [[...why], /name the tenant/],
  [['acme', 'other', '--to', 'dedicated', ...why], /`other` is too much/],
  [['acme', '--to', 'dedicated'], /say why with --reason/],
  [['acme', ...why], /one of --to dedicated, --cancel and --purge/],
  [['acme', '--cancel', '--purge', ...why], /one of --to dedicated, --cancel and --purge/],
  [['acme', '--to', 'shared', ...why], /`shared`; a tenant moves to `dedicated`/],
  [['acme', '--purge', '--grace', 'soon', ...why], /`soon`; it must be a whole number of hours/],
  [['acme', '--now', ...why], /--now/],
])('remit tenant move %j is refused, and says what would be right', (args, message) => {
  expect(() => parseMoveArguments(args)).toThrow(message);
});

test.each([
  [['--out', 'x', ...why], /name the tenant/],
  [['acme', ...why], /--out <file>/],
  [['acme', '--out', 'nowhere.jsonl'], /say why with --reason/],
  [['acme', '--out', import.meta.filename, ...why], /already; name one that is not there/],
])('remit tenant export %j is refused, and says what would be right', (args, message) => {
  expect(() => parseExportArguments(args)).toThrow(message);
});
