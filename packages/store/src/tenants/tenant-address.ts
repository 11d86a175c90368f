/**
 * Which tenant somebody means, by what an address says of it: its slug, a host name of its own, or both, which must
 * then agree. One of them is there at least.
 */
export interface TenantAddress {
  readonly slug: string | null;
  /** As `normalHost` writes it. */
  readonly host: string | null;
}

/** An address as a key for what is remembered of its tenant. Neither part can contain a space. */
export function addressKey({ slug, host }: TenantAddress): string {
  return `${slug ?? ''} ${host ?? ''}`;
}
