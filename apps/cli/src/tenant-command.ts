import { randomBytes, randomUUID } from 'node:crypto';
import { parseEmail } from '@remit/identity/email';
import { hashPassword } from '@remit/identity/password';
import { foundTenant } from '@remit/store/tenants/found-tenant';
import { joinStore } from '@remit/store/join-store';
import type { Store } from '@remit/store/open-store';
import type { OperatorAct } from '@remit/store/tenants/operator-event';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { parseTenantArguments, type TenantArguments } from './tenant-arguments.ts';
import { tenantOf } from './tenant-of.ts';
import { UsageError } from './usage.ts';

/**
 * Does something to a tenant, beside a Remit that may be running; its next call knows.
 * @returns the exit code
 * @throws UsageError, SettingsError or StoreError with one sentence for whoever typed it
 */
export async function tenantCommand(args: readonly string[], env: Environment): Promise<number> {
  const [word, ...rest] = args;
  if (word === 'move') return (await import('./tenant-move.ts')).moveCommand(rest, env);
  if (word === 'export') return (await import('./tenant-export.ts')).exportCommand(rest, env);
  const asked = parseTenantArguments(args);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const { store, stop } = await joinStore({
    settings: readSettings(env),
    onProgress: () => undefined,
    onTrouble: tell,
  });
  try {
    process.stdout.write(`${await done(store, asked)}\n`);
    return 0;
  } finally {
    await stop();
  }
}

async function done(store: Store, asked: TenantArguments): Promise<string> {
  switch (asked.does) {
    case 'list':
      return table(await store.listTenants());
    case 'create':
      return create(store, asked);
    case 'suspend': {
      const { id, slug } = await tenantOf(store, asked.slug);
      await store.lifecycle.suspend(id, actOf(asked.reason));
      return `${slug} is suspended: nobody is in it from now on.`;
    }
    case 'restore': {
      const { id, slug } = await tenantOf(store, asked.slug);
      await store.lifecycle.restore(id, actOf(asked.reason));
      return `${slug} is open again; its people sign in anew.`;
    }
    case 'rename': {
      const { id, slug, name } = await tenantOf(store, asked.slug);
      const to = { slug: asked.to ?? slug, name: asked.name ?? name };
      await store.lifecycle.rename(id, to, actOf(asked.reason));
      return `${slug} is ${to.slug} from now on, and called ${to.name}.`;
    }
    case 'delete': {
      const { id, slug } = await tenantOf(store, asked.slug);
      const { purgeAt } = await store.lifecycle.remove(id, asked.graceDays, actOf(asked.reason));
      return `${slug} is shut, and can be taken back until ${instant(purgeAt)}; remit tenant undelete ${slug}`;
    }
    case 'undelete': {
      const { id, slug } = await tenantOf(store, asked.slug);
      await store.lifecycle.undelete(id, actOf(asked.reason));
      return `${slug} is kept, and suspended; remit tenant restore ${slug} opens it.`;
    }
    case 'purge': {
      const { id, slug } = await tenantOf(store, asked.slug);
      await store.purgeTenant(id, actOf(asked.reason));
      return `${slug} is destroyed.`;
    }
    default:
      return asked satisfies never;
  }
}

async function create(store: Store, asked: Extract<TenantArguments, { does: 'create' }>): Promise<string> {
  const { does: _does, administrator, reason, ...tenant } = asked;
  const email = parseEmail(administrator.email);
  if (email === null) throw new UsageError(`\`${administrator.email}\` is no e-mail address`);
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  const began = performance.now();
  const founded = await foundTenant(
    store,
    tenant,
    { email, name: administrator.name, passwordHash },
    actOf(reason),
    () => undefined,
  );
  const took = ((performance.now() - began) / 1000).toFixed(2);
  const how = founded.knownLogin ? 'signs in as before' : `signs in with ${password} (shown this once)`;
  return `${founded.tenant.slug} is open after ${took} s; ${email} administers it and ${how}.`;
}

function actOf(reason: string): OperatorAct {
  return { loginId: null, operator: null, reason, correlationId: randomUUID() };
}

function table(tenants: readonly TenantPlacement[]): string {
  if (tenants.length === 0) return 'There is no tenant yet; remit tenant create makes one.';
  const rows = tenants.map(({ slug, name, status, tier, server, databaseName, purgeAt }) => [
    slug,
    name,
    purgeAt === null ? status : `${status} until ${instant(purgeAt)}`,
    tier,
    server,
    databaseName,
  ]);
  const head = ['Slug', 'Name', 'Status', 'Tier', 'Server', 'Database'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function instant(at: number | null): string {
  return at === null ? '' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
