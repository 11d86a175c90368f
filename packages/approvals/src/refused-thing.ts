/** What was refused and led to asking for access. */
export interface RefusedThing {
  readonly action: string;
  readonly type: string;
  readonly record: string | null;
}
