import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseExportArguments } from './audit-export.ts';
import { UsageError } from './usage.ts';

const base = ['--tenant', 'halden', '--out', 'audit.csv'];

describe('arguments of audit export', () => {
  test('what is left out is the whole record as JSON Lines', () => {
    expect(parseExportArguments(base)).toEqual({
      tenant: 'halden',
      out: resolve('audit.csv'),
      format: 'jsonl',
      filter: {},
    });
  });

  test('a filter is what the explorer takes, instants as people write them', () => {
    const more = ['--format', 'csv', '--outcome', 'deny', '--from', '2026-11-21T08:00:00Z', '--text', 'PR-1'];
    expect(parseExportArguments([...base, ...more])).toMatchObject({
      format: 'csv',
      filter: { outcome: 'deny', from: Date.parse('2026-11-21T08:00:00Z'), text: 'PR-1' },
    });
  });

  test.each([
    ['no tenant', ['--out', 'x'], /--tenant/],
    ['no file', ['--tenant', 'halden'], /--out/],
    ['an unknown format', [...base, '--format', 'xlsx'], /csv, jsonl, report/],
    ['no instant', [...base, '--from', 'yesterday'], /2026-11-21T08:00:00Z/],
    ['no outcome', [...base, '--outcome', 'maybe'], /outcome/],
    ['no id', [...base, '--actor', 'nora'], /actor/],
    ['an unknown option', [...base, '--all'], /--all/],
  ])('%s is refused with what would be right', (_name, args, sentence) => {
    expect(() => parseExportArguments(args)).toThrow(UsageError);
    expect(() => parseExportArguments(args)).toThrow(sentence);
  });
});
