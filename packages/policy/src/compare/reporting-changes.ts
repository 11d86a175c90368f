import type { PolicyDocument, Reportable } from '../document.ts';
import { sameData } from '../same-data.ts';

/** A rule or an exclusion that says what it said, and only reports now, or counts now. */
export interface ReportingChange {
  readonly kind: 'rule' | 'exclusion';
  readonly key: string;
  readonly reportOnly: boolean;
}

type Named = Reportable & { readonly name: string };

const alike = (was: Named, is: Named): boolean =>
  sameData({ ...was, reportOnly: true }, { ...is, reportOnly: true });

function changesIn(
  kind: ReportingChange['kind'],
  before: readonly Named[],
  after: readonly Named[],
): readonly ReportingChange[] {
  const known = new Map(before.map((entry) => [entry.name, entry]));
  return after.flatMap((is): readonly ReportingChange[] => {
    const was = known.get(is.name);
    if (was === undefined || was.reportOnly === is.reportOnly || !alike(was, is)) return [];
    return [{ kind, key: is.name, reportOnly: is.reportOnly === true }];
  });
}

const apart = ({ exclusions }: PolicyDocument): readonly Named[] =>
  exclusions.filter((each) => each.kind === 'actions');

/** Of what differs between two documents, what is only whether it counts. What is rewritten besides is no such change. */
export const reportingChanges = (
  before: PolicyDocument,
  after: PolicyDocument,
): readonly ReportingChange[] => [
  ...changesIn('rule', before.rules, after.rules),
  ...changesIn('exclusion', apart(before), apart(after)),
];

/** Such a change in words, names in back-quotes. */
export const reportingSentence = ({ key, reportOnly }: ReportingChange): string =>
  reportOnly ? `\`${key}\` is now only reported: it refuses nobody.` : `\`${key}\` is enforced now.`;
