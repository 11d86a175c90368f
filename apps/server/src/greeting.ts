import type { TenantSample } from '@remit/sample/tenant-sample';

/** Who can sign in to the sample tenants, as a table, and the password that they share. */
export function greeting(
  samples: readonly TenantSample[],
  operator: { readonly name: string; readonly email: string; readonly what: string },
  password: string,
): string {
  const rows = samples.flatMap(({ tenant, logins }) =>
    logins.map(({ name, email, what }) => [name, email, tenant.name, what]),
  );
  rows.push([operator.name, operator.email, '', operator.what]);
  const head = ['Name', 'E-mail', 'Tenant', 'Who they are'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const table = [head, ...rows].map(line).join('\n  ');
  return `Sample tenants. Everybody's password: ${password}\n\n  ${table}\n`;
}
