/** The two halves of a permission: `remit.Policy:read` is `read` on `remit.Policy`. */
export function partsOf(permission: string): { readonly type: string; readonly action: string } {
  const colon = permission.indexOf(':');
  return { type: permission.slice(0, colon), action: permission.slice(colon + 1) };
}
