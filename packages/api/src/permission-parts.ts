/**
 * The two halves of a permission: `remit.Policy:read` is `read` on `remit.Policy`. Where no one type is behind it, what
 * is asked for is the tenant itself.
 */
export function partsOf(permission: string): { readonly type: string; readonly action: string } {
  const [, type, action] = /^([a-z]\w*\.[A-Z]\w*):(\w+)$/.exec(permission) ?? [];
  return type === undefined || action === undefined
    ? { type: 'remit.Tenant', action: 'read' }
    : { type, action };
}
