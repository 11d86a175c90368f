import type { Drafted, ImpactChecksView } from '@remit/api/changes/changes-impact-views';
import { countedChecks } from '../../draft/counted-checks.ts';

/** The first of what publishing asks for that does not hold, with its example; null where all of it does, or is not known. */
export function brokenCheck(checks: Drafted<ImpactChecksView> | undefined): string | null {
  if (checks?.kind !== 'answer') return null;
  const broken = countedChecks(checks.answer.checks).find(({ passed }) => !passed);
  if (broken === undefined) return null;
  const said = broken.sentence?.replaceAll('`', '') ?? broken.name;
  return broken.kind === 'test' || broken.kind === 'guard' ? `${broken.name}: ${said}` : said;
}
