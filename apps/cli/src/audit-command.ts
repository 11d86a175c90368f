import type { Environment } from '@remit/store/settings/settings';
import { exportCommand } from './audit-export.ts';
import { retakeCommand } from './audit-retake.ts';
import { verifyCommand } from './audit-verify.ts';
import { unknownCommand } from './usage.ts';

/** What can be done with the audit from a terminal. @returns the exit code. @throws UsageError */
export async function auditCommand(args: readonly string[], env: Environment): Promise<number> {
  const [what, ...rest] = args;
  if (what === 'verify') return verifyCommand(rest, env);
  if (what === 'export') return exportCommand(rest, env);
  if (what === 'retake') return retakeCommand(rest, env);
  throw unknownCommand(`audit ${what ?? ''}`.trim(), ['audit export', 'audit verify', 'audit retake']);
}
