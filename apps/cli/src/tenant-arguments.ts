import { parseWords } from './parse-words.ts';
import { UsageError } from './usage.ts';

/** What `remit tenant …` was asked for, parsed. */
export type TenantArguments =
  | { readonly does: 'list' }
  | {
      readonly does: 'create';
      readonly slug: string;
      readonly name: string;
      readonly tier: 'dedicated' | 'shared';
      readonly server: string;
      readonly timeZone: string;
      readonly baseCurrency: string;
      readonly accent: string;
      readonly administrator: { readonly email: string; readonly name: string };
      readonly reason: string;
    }
  | {
      readonly does: 'suspend' | 'restore' | 'undelete' | 'purge';
      readonly slug: string;
      readonly reason: string;
    }
  | {
      readonly does: 'rename';
      readonly slug: string;
      readonly to: string | null;
      readonly name: string | null;
      readonly reason: string;
    }
  | { readonly does: 'delete'; readonly slug: string; readonly graceDays: number; readonly reason: string };

const deeds = ['list', 'create', 'suspend', 'restore', 'rename', 'delete', 'undelete', 'purge'] as const;

/** @throws UsageError naming what is wrong or missing */
export function parseTenantArguments(args: readonly string[]): TenantArguments {
  const [word, ...rest] = args;
  const does = deeds.find((deed) => deed === word);
  if (does === undefined) {
    throw new UsageError(
      `say what to do with tenants: remit tenant ${[...deeds, 'move', 'export'].join('|')}${word === undefined ? '' : `; \`${word}\` is none of it`}`,
    );
  }
  const { values, positionals } = parsed(rest);
  const [slug, ...more] = positionals;
  if (does === 'list') {
    if (slug !== undefined) throw new UsageError(`tenant list takes nothing: \`${slug}\` is too much`);
    return { does };
  }
  if (slug === undefined) throw new UsageError(`name the tenant: remit tenant ${does} <slug>`);
  if (more.length > 0) throw new UsageError(`one tenant at a time: \`${more.join(' ')}\` is too much`);
  const { reason } = values;
  if (reason === undefined)
    throw new UsageError(`say why with --reason; the tenant reads it in its own record`);
  switch (does) {
    case 'suspend':
    case 'restore':
    case 'undelete':
    case 'purge':
      return { does, slug, reason };
    case 'rename': {
      const { to = null, name = null } = values;
      if (to === null && name === null)
        throw new UsageError('say what changes: --to <slug>, --name <name> or both');
      return { does, slug, to, name, reason };
    }
    case 'delete':
      return { does, slug, graceDays: daysFrom(values.grace), reason };
    case 'create': {
      const { name, admin } = values;
      if (name === undefined) throw new UsageError('say how the tenant is called: --name "Acme Works"');
      if (admin === undefined) throw new UsageError('say who administers it first: --admin <e-mail>');
      return {
        does,
        slug,
        name,
        tier: tierFrom(values.tier),
        server: values.server,
        timeZone: values['time-zone'],
        baseCurrency: values.currency,
        accent: values.accent,
        administrator: { email: admin, name: values['admin-name'] ?? admin },
        reason,
      };
    }
    default:
      return does satisfies never;
  }
}

function parsed(args: readonly string[]) {
  return parseWords({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      to: { type: 'string' },
      tier: { type: 'string', default: 'dedicated' },
      server: { type: 'string', default: 'main' },
      'time-zone': { type: 'string', default: 'UTC' },
      currency: { type: 'string', default: 'EUR' },
      accent: { type: 'string', default: 'indigo' },
      admin: { type: 'string' },
      'admin-name': { type: 'string' },
      grace: { type: 'string', default: '30' },
      reason: { type: 'string' },
    },
  });
}

function tierFrom(text: string): 'dedicated' | 'shared' {
  if (text === 'dedicated' || text === 'shared') return text;
  throw new UsageError(`--tier is \`${text}\`; it must be dedicated or shared`);
}

function daysFrom(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new UsageError(`--grace is \`${text}\`; it must be a whole number of days, such as 30`);
}
