import { describe, expect, test } from 'vitest';
import { parseTenantArguments } from './tenant-arguments.ts';

describe('remit tenant', () => {
  test('create takes what it is not told from its defaults', () => {
    const args = ['create', 'acme', '--name', 'Acme', '--admin', 'ada@acme.example', '--reason', 'new'];
    expect(parseTenantArguments(args)).toEqual({
      does: 'create',
      slug: 'acme',
      name: 'Acme',
      tier: 'dedicated',
      server: 'main',
      timeZone: 'UTC',
      baseCurrency: 'EUR',
      accent: 'indigo',
      administrator: { email: 'ada@acme.example', name: 'ada@acme.example' },
      reason: 'new',
    });
  });

  test('rename leaves what it is not told as it is', () => {
    expect(parseTenantArguments(['rename', 'acme', '--to', 'apex', '--reason', 'merged'])).toEqual({
      does: 'rename',
      slug: 'acme',
      to: 'apex',
      name: null,
      reason: 'merged',
    });
  });

  test('delete keeps a tenant for thirty days unless it is told for how many', () => {
    const asked = (...more: readonly string[]) => ['delete', 'acme', '--reason', 'left', ...more];
    expect(parseTenantArguments(asked())).toMatchObject({ graceDays: 30 });
    expect(parseTenantArguments(asked('--grace', '7'))).toMatchObject({ graceDays: 7 });
  });

  test.each([
    [['remove', 'acme'], 'is none of it'],
    [[], /move\|export$/],
    [['list', 'acme'], 'is too much'],
    [['suspend'], 'name the tenant'],
    [['suspend', 'a', 'b', '--reason', 'x'], 'one tenant at a time'],
    [['suspend', 'acme'], 'say why with --reason'],
    [['create', 'acme', '--reason', 'new'], '--name'],
    [['create', 'acme', '--name', 'Acme', '--reason', 'new'], '--admin'],
    [
      ['create', 'acme', '--name', 'A', '--admin', 'a@b', '--tier', 'huge', '--reason', 'new'],
      'dedicated or shared',
    ],
    [['rename', 'acme', '--reason', 'new'], '--to <slug>'],
    [['delete', 'acme', '--grace', 'soon', '--reason', 'left'], 'whole number of days'],
    [['purge', 'acme', '--forse'], '--forse'],
  ])('given %j says what is wrong', (args, message) => {
    expect(() => parseTenantArguments(args)).toThrow(message);
  });
});
