/** What the path of a call says: which tenant, and as whom of its members it is seen. */
export interface TenantInPath {
  readonly slug: string;
  readonly seenAs: string | null;
}

const member = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads `acme`, or `acme~<member id>` of whoever sees the tenant as somebody: what is on the screen is then said by its
 * address, every link in it stays there, and two tabs are never taken for one another. It opens nothing by itself.
 * @returns what is written otherwise is no slug, and is left for the resolver to refuse
 */
export function tenantInPath(path: string): TenantInPath {
  const [slug = '', id, ...more] = path.split('~');
  return id !== undefined && more.length === 0 && member.test(id)
    ? { slug, seenAs: id }
    : { slug: path, seenAs: null };
}
