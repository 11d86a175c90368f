/** A tenant as somebody in it is seen, as addresses have it: `acme~<member id>`. */
export interface SeenAs {
  readonly tenant: string;
  /** Member id. */
  readonly person: string;
}

/** Whom the tenant of a path is seen as; null where whoever is here is themselves. */
export function seenAsIn(path: string): SeenAs | null {
  const [, tenant, person] = /^\/t\/([^/~]+)~([^/~]+)/.exec(path) ?? [];
  return tenant === undefined || person === undefined ? null : { tenant, person };
}

/** The tenant in addresses, seen as somebody. */
export const seenAsSlug = ({ tenant, person }: SeenAs): string => `${tenant}~${person}`;
