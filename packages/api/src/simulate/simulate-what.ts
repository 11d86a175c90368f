import { actionsOf } from '@remit/policy/catalog';
import { decideInFull } from '@remit/policy/decide-in-full';
import type { RoleSource } from '@remit/policy/decision';
import type { ResourceType } from '@remit/policy/document';
import { anyRecord, planWithSources } from '@remit/policy/plan-rows';
import type { Subject } from '@remit/policy/subject';
import type { SimulatedRecord } from './simulate-resource.ts';
import type { Under } from './simulate-under.ts';
import type { SimulatedReach, SimulatedWhat } from './simulate-views.ts';
import { distinctSources, sourceView } from '../source-view.ts';
import type { TenantCall } from '../tenant-call.ts';

interface Reached {
  readonly reach: SimulatedReach;
  readonly sources: readonly RoleSource[];
}

/**
 * What somebody can do: with one record, with records as described, or, where `record` is null, with anything. Of
 * anything the types and actions that they reach nothing with are left out.
 * @param only the one action that is asked about; null for all
 */
export function simulateWhat(
  call: TenantCall,
  under: Under,
  subject: Subject,
  record: SimulatedRecord | null,
  only: string | null,
): SimulatedWhat {
  const types = record === null ? [...under.policy.compiled.types.values()] : [record.type];
  const view = types.map((type) => ({
    type: type.name,
    label: type.label,
    actions: actionsOf(type)
      .filter((action) => only === null || action === only)
      .map((action) => {
        const { reach, sources } =
          record === null || record.kind === 'described'
            ? planned(under, subject, type, action, record)
            : decided(under, subject, action, record);
        const views = sources.map((source) => sourceView(call, source, subject.member, under.policy));
        return { action, reach, sources: distinctSources(views) };
      })
      .filter(({ reach }) => record !== null || reach !== 'never'),
  }));
  return { kind: 'what', types: view.filter(({ actions }) => actions.length > 0) };
}

function decided(
  { policy, environment }: Under,
  subject: Subject,
  action: string,
  { resource }: SimulatedRecord,
): Reached {
  const { outcome, because } = decideInFull(policy.compiled, { subject, action, resource, environment });
  return {
    reach: outcome === 'allow' ? 'always' : 'never',
    sources:
      outcome === 'allow' ? because.flatMap((cause) => (cause.kind === 'granted' ? [cause.source] : [])) : [],
  };
}

const REACH = { all: 'always', where: 'some', none: 'never' } as const;

function planned(
  { policy, environment }: Under,
  subject: Subject,
  type: ResourceType,
  action: string,
  record: SimulatedRecord | null,
): Reached {
  const known = record === null || record.resource.folder === null ? anyRecord(action) : record.resource;
  const given = { ...known, attributes: record?.resource.attributes ?? {} };
  const { filter, sources } = planWithSources(policy.compiled, subject, action, type, environment, given);
  return { reach: REACH[filter.kind], sources: sources.map(({ source }) => source) };
}
