/** What people call a role: by its label, or, without one, by its name, as one that is not there. */
export const roleLabel = (
  roles: readonly { readonly name: string; readonly label?: string | undefined }[],
  name: string,
): string => roles.find((role) => role.name === name)?.label ?? name;
