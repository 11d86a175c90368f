import type { SwitchName } from '@remit/identity/flags';

/** What a procedure asks before it does anything, and how it reaches the tenant's data. */
export interface ProcedureAccess {
  /** Resource type and action, `remit.Policy:read`; or who may call, where no resource type is behind it. */
  readonly permission: `${string}:${string}` | 'anyone' | 'any active member' | 'public' | 'operator';
  /**
   * Where the permission is decided: `outside` any tenant; by `standing` alone; on the `type` before the handler
   * runs; by the row filter of every `rows` query; on each stored or completed `record` inside the handler.
   */
  readonly decided: 'outside' | 'standing' | 'type' | 'rows' | 'record';
  /**
   * Reads run READ ONLY, in one snapshot. What an audited read was about is recorded, and that commits before the
   * first byte of the reply.
   */
  readonly mode: 'read' | 'audited read' | 'write';
  /**
   * What a write locks before it decides: the `standing` that it acts under, so that a revocation comes wholly
   * before or wholly after; or the whole `tenant`, where two writes must not run side by side.
   */
  readonly holds: 'nothing' | 'standing' | 'tenant';
  /** The feature that it belongs to: in a tenant that does not have it, there is no such procedure. */
  readonly flag?: SwitchName;
  /** It can be asked of another moment than now. */
  readonly asOf?: true;
  /** What is somebody's own, such as what they were told: whoever sees the tenant as them is not shown it. */
  readonly own?: true;
}
