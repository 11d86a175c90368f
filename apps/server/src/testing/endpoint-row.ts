import type { Caller, ServedTenant } from './serve-sample.ts';

/** Members of the tenant, each holding what the sample gives them, whose answers differ from procedure to procedure. */
export const members = {
  administrator: 'nora',
  'department head': 'henrik',
  'security analyst': 'sana',
  'end user': 'tom',
  guest: 'robin',
} as const;

export type MemberPersona = keyof typeof members;

/** Everybody who asks. The last three get one answer wherever a tenant is asked for; the test knows it. */
export type Persona = MemberPersona | 'suspended member' | 'member of another tenant' | 'nobody';

/** In the order that the matrix is printed in. */
export const personas: readonly Persona[] = [
  'administrator',
  'department head',
  'security analyst',
  'end user',
  'guest',
  'suspended member',
  'member of another tenant',
  'nobody',
];

/**
 * What a call comes to: `allowed` and, where the row says what must be in the reply, with that in it; `empty`, a reply
 * without it; or the code of the error.
 */
export type Outcome =
  | 'allowed'
  | 'empty'
  | 'forbidden'
  | 'not-found'
  | 'precondition'
  | 'conflict'
  | 'invalid'
  | 'not-signed-in'
  | 'session-ended'
  | 'too-many';

/** Who is allowed; and what everybody else is told, but for those who are told something of their own. */
export interface Allows {
  readonly allowed: readonly MemberPersona[];
  readonly otherwise: Outcome;
  readonly but?: Partial<Record<MemberPersona, Outcome>>;
}

/** What a call is about, made anew for each: a change that is allowed spoils nothing for the next call. */
export interface Target {
  /** Where it lies: the asker's own department, or one that is nobody's of the personas. */
  readonly department: string;
  /** A request that a colleague there submitted, and that waits. */
  readonly request: { readonly id: string; readonly revision: number };
  /** In the own department a request that the asker submitted; elsewhere a colleague's there. */
  readonly submitted: { readonly id: string; readonly revision: number };
  /** Somebody who works there, and is none of the personas. */
  readonly member: { readonly id: string; readonly name: string; readonly email: string };
}

/** What an input can be made of. */
export interface Asking {
  readonly tenant: ServedTenant;
  /** Whoever asks; null for nobody. */
  readonly asker: Caller | null;
  readonly administrator: Caller;
  readonly target: Target;
}

/** An input that a procedure takes. It must be valid: what refuses is then never the shape of it. */
export type MakeInput = (asking: Asking) => unknown;

/** One procedure inside a tenant, and what it answers to whom. */
export interface TenantRow {
  readonly input: MakeInput;
  /** About the asker's own department; and about another one, where that differs. */
  readonly own: Allows;
  readonly elsewhere?: Allows;
  /** What the reply has in it, as it is written there, when it shows the target. */
  readonly shows?: (target: Target) => string;
  /** Whoever is allowed ends every session in the tenant by it: afterwards everybody signs in anew. */
  readonly endsSessions?: true;
}

/** One procedure outside every tenant: what it answers does not depend on what somebody is in one. */
export interface OutsideRow {
  readonly input: MakeInput;
  readonly signedIn: Outcome;
  readonly nobody: Outcome;
  /**
   * The session that asks is used up by it: each call gets one of its own. `every`: so are all others of the same login,
   * so that it is one that nobody else asks as.
   */
  readonly spendsSession?: true | 'every';
  /** It is asked at the address of a tenant, without being a member there. */
  readonly atTenant?: true;
}
