import { describe, expect, test } from 'vitest';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import { benchTenant, withOneRoleEdited } from './bench-tenant.ts';
import { benchChecks } from './bench-tenant-checks.ts';
import { boundPeer } from './peer-bound.ts';
import { casbinPeer } from './peer-casbin.ts';
import { caslPeer } from './peer-casl.ts';
import { cedarPeer } from './peer-cedar.ts';
import type { PreparePeer } from './peer-of.ts';
import { naivePeer } from './peer-naive.ts';

const tenant = benchTenant({ members: 300, roles: 40, folders: 40, questions: 1000, askers: 100, seed: 5 });
const expected = tenant.questions.map(({ allowed }) => allowed);

describe('a tenant made up for measuring', () => {
  test('asks as much that is allowed as not', () => {
    expect(expected.filter((allowed) => allowed)).toHaveLength(500);
  });

  test('is the same for the same seed, and another for another', () => {
    const size = { members: 50, roles: 20, folders: 20, questions: 50, askers: 10, seed: 1 };
    expect(benchTenant(size)).toEqual(benchTenant(size));
    expect(benchTenant({ ...size, seed: 2 })).not.toEqual(benchTenant(size));
  });

  test('is answered by the engine as by the reference', () => {
    const compiled = compilePolicy(tenant.document, 1);
    const answers = benchChecks(tenant).map((check) => decide(compiled, check).outcome === 'allow');
    expect(answers).toEqual(expected);
  });

  test('stays valid with a role edited, and changes', () => {
    const edited = withOneRoleEdited(tenant.document, 'Role0003');
    expect(compilePolicy(edited, 2).document.roles[3]).not.toEqual(tenant.document.roles[3]);
  });

  test.each<readonly [string, PreparePeer]>([
    ['a naive program', naivePeer],
    ['the lower bound', boundPeer],
    ['CASL', caslPeer],
    ['node-casbin', casbinPeer],
    ['Cedar', cedarPeer],
  ])('is answered by %s as by the reference', async (_, prepare) => {
    const peer = await prepare(tenant);
    expect(tenant.questions.map((_, at) => peer.allows(at))).toEqual(expected);
  });
});
