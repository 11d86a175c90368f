import type { Drafted, ImpactChecksView } from '@remit/api/changes-impact-views';

/** The first of what publishing asks for that does not hold, with its example; null where all of it does, or is not known. */
export function brokenCheck(checks: Drafted<ImpactChecksView> | undefined): string | null {
  if (checks?.kind !== 'answer') return null;
  // What widens its publisher goes out once a second person approved it, which is asked apart.
  const broken = checks.answer.checks.find(({ kind, passed }) => !passed && kind !== 'author');
  if (broken === undefined) return null;
  const said = broken.sentence?.replaceAll('`', '') ?? broken.name;
  return broken.kind === 'test' || broken.kind === 'guard' ? `${broken.name}: ${said}` : said;
}
