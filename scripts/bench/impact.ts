import { randomUUID } from 'node:crypto';
import { tenantRouter } from '@remit/api/tenant/tenant-router';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import type { Role } from '@remit/policy/document';
import { loadTenantSample } from '@remit/store/tenants/load-tenant';
import type { Store } from '@remit/store/open-store';
import { callContext, freshServices } from './shared/call-context.ts';
import { addAssignments } from './console/add-assignments.ts';
import { largeTenant } from './console/large-tenant.ts';
import { teller } from './shared/figure.ts';
import { signIn } from './shared/sign-in.ts';
import { withStore } from './shared/with-store.ts';

const { printFigure, say } = teller('impact');

/** How long a call took, and how much of a processor it took of this process: the database has its own. In ms. */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** What the slowest of them took. */
function printSlowest(figure: string, taken: readonly Taken[], notes: string): void {
  const slowest = Math.max(...taken.map(({ wall }) => wall));
  const cpu = Math.round(Math.max(...taken.map((each) => each.cpu)));
  const all = `the slowest of ${taken.length}, of processor at most ${cpu} ms; ${notes}`;
  printFigure({ figure, value: slowest, unit: 'ms', target: 5_000, notes: all });
}

const { sample, assignments } = largeTenant({
  slug: 'impact',
  members: 10_000,
  roles: 200,
  folders: 5_000,
  moreTypes: 0,
});

/** Calls by the administrator, without a socket between. */
async function administrator(store: Store) {
  say(`loading ${sample.directory.members.length} people`);
  const tenant = await store.createTenant(sample.tenant);
  await loadTenantSample(store, tenant.id, sample, () => undefined);
  await addAssignments(store, tenant.id, assignments);
  await store.activateTenant(tenant.id);
  const [login] = sample.logins;
  if (login === undefined) throw new Error('the tenant has no administrator');
  const token = await signIn(store, tenant.id, login);
  return tenantRouter.createCaller(callContext(freshServices(store), tenant, token));
}

/** The role without its first grant, and with everything of one type instead. */
const edited = (role: Role): DraftStep => [
  {
    kind: 'role',
    key: role.name,
    entries: [{ ...role, grants: [...role.grants.slice(1), { actions: ['manage'], on: [typeFor(role)] }] }],
    comments: [],
  },
];

const typeFor = ({ module }: Role): string =>
  sample.policy.resources.find(({ name }) => name.startsWith(`${module ?? 'crm'}.`))?.name ?? 'crm.Contract';

async function timed(work: () => Promise<unknown>): Promise<Taken> {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - began, cpu: (user + system) / 1000 };
}

async function measure(store: Store): Promise<void> {
  const calls = await administrator(store);
  const step = Math.floor(sample.policy.roles.length / 8);
  const roles = sample.policy.roles.filter((role, at) => at % step === 0 && role.grants.length > 0);
  const times: Record<'impact' | 'headline' | 'checks' | 'effect', Taken[]> = {
    impact: [],
    headline: [],
    checks: [],
    effect: [],
  };
  let people = 0;
  for (const role of roles) {
    const { id } = await calls.changes.begin({
      id: randomUUID(),
      basedOn: 1,
      steps: [edited(role)],
      name: null,
    });
    for (const part of ['headline', 'impact', 'checks', 'effect'] as const) {
      times[part].push(
        await timed(async () => {
          const said = await calls.changes[part]({ id });
          if (said.kind !== 'answer') throw new Error(`${role.name}: ${JSON.stringify(said)}`);
        }),
      );
    }
    const impact = await calls.changes.impact({ id });
    if (impact.kind === 'answer') {
      const touched = Object.values(impact.answer.effect.people).reduce((sum, count) => sum + count, 0);
      people = Math.max(people, touched);
    }
    say(
      `${role.name}: ${Object.values(times)
        .map((each) => `${Math.round(each.at(-1)?.wall ?? 0)} (${Math.round(each.at(-1)?.cpu ?? 0)})`)
        .join(', ')} ms (of processor)`,
    );
  }
  const size = `10,000 members, 200 roles, 5,000 folders, up to ${people} people touched; edits of roles of every kind`;
  printSlowest('headline for everybody, by the server', times.headline, size);
  printSlowest('exact for everybody, by person and permission', times.impact, size);
  printSlowest('tests, guards and exclusions of a draft', times.checks, size);
  printSlowest('records, requests and the effect hash', times.effect, size);
}

await withStore('impact', say, measure);
