import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { PolicyDocument } from '@remit/policy/document';

/** What a document says, whatever the order: it carries no meaning. */
export function said(document: PolicyDocument): Readonly<Record<string, readonly string[]>> {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, each]) => [key, sorted(each)]),
    );
  };
  return Object.fromEntries(
    Object.entries(canonicalDocument(document)).map(([part, list]) => [
      part,
      (list as readonly unknown[]).map((each) => JSON.stringify(sorted(each))).toSorted(),
    ]),
  );
}
