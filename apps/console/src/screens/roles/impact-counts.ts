import type { ImpactView } from '@remit/api/views';

export interface ImpactCounts {
  readonly gains: number;
  readonly loses: number;
  readonly changes: number;
  readonly keeps: number;
}

/** How many actions and fields a draft gives, takes, changes and leaves through another role. */
export function impactCounts({ actions, fields }: ImpactView): ImpactCounts {
  const changes = [...actions, ...fields].map(({ change }) => change);
  const count = (...wanted: readonly (typeof changes)[number][]): number =>
    changes.filter((change) => wanted.includes(change)).length;
  return {
    gains: count('gains'),
    loses: count('loses'),
    changes: count('narrower', 'wider', 'changes'),
    keeps: count('keeps'),
  };
}
