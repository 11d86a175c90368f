import type { PolicyDocument, RowPolicy } from '@remit/policy/document';
import type { EditOutcome } from './edit-outcome.ts';

/** The document in which a row policy holds for a role too. */
export function keepToRows(document: PolicyDocument, policy: string, role: string): EditOutcome {
  if (!document.roles.some(({ name }) => name === role)) {
    return { ok: false, reason: `there is no role \`${role}\`` };
  }
  return withPolicy(document, policy, (each) =>
    each.roles.includes(role) ? each : { ...each, roles: [...each.roles, role] },
  );
}

/** The document in which a row policy no longer holds for a role; one that holds for nobody is gone. */
export function freeFromRows(document: PolicyDocument, policy: string, role: string): EditOutcome {
  return withPolicy(document, policy, (each) => {
    const roles = each.roles.filter((name) => name !== role);
    return roles.length === 0 ? null : { ...each, roles };
  });
}

function withPolicy(
  document: PolicyDocument,
  name: string,
  change: (policy: RowPolicy) => RowPolicy | null,
): EditOutcome {
  const policy = document.rowPolicies.find((each) => each.name === name);
  if (policy === undefined) return { ok: false, reason: `there is no row policy \`${name}\`` };
  const after = change(policy);
  const rowPolicies = document.rowPolicies.flatMap((each) => {
    if (each !== policy) return [each];
    return after === null ? [] : [after];
  });
  const comments =
    after === null
      ? document.comments.filter(({ before }) => before?.kind !== 'policy' || before.key !== name)
      : document.comments;
  return { ok: true, document: { ...document, rowPolicies, comments } };
}
