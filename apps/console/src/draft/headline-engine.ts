import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { Environment } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import { dutyChanges } from '@remit/policy/compare/duty-changes';
import { effectHeadline } from '@remit/policy/compare/effect-headline';
import { effectOnPeople, type EffectOnPeople } from '@remit/policy/compare/effect-on-people';
import { effectsOfDrafts } from '@remit/policy/compare/effects-of-drafts';
import { validatePolicy } from '@remit/policy/validate/validate';

/** What a draft is held against: everybody whom its reader may be told about, and the version that it changes. */
export interface HeadlineGround {
  readonly directory: Directory;
  readonly environment: Environment;
  readonly base: PolicyDocument;
  readonly basedOn: number;
}

/** What a draft means for people, or that it is no policy. */
export type LiveHeadline =
  | { readonly kind: 'effect'; readonly headline: string; readonly effect: EffectOnPeople }
  | { readonly kind: 'invalid'; readonly problems: number };

/**
 * Says what drafts of one version mean for people, by the engine that decides on the server. What is worked out for the
 * version, and for the draft before, is kept from one draft to the next.
 */
export function headlineEngine({ directory, environment, base, basedOn }: HeadlineGround) {
  let before: CompiledPolicy | null = null;
  let next: ReturnType<typeof effectsOfDrafts> | null = null;
  return (document: PolicyDocument): LiveHeadline => {
    const problems = validatePolicy(document);
    if (problems.length > 0) return { kind: 'invalid', problems: problems.length };
    before ??= compilePolicy(canonicalDocument(base), basedOn);
    next ??= effectsOfDrafts({ compiled: before, directory });
    const after = compilePolicy(canonicalDocument(document), basedOn + 1);
    const effect = effectOnPeople(next(after, { ...environment, now: Date.now() }));
    const label = (role: string): string => after.roles.get(role)?.label ?? role;
    const duties = dutyChanges(before, after).length;
    return { kind: 'effect', effect, headline: effectHeadline(effect, label, { duties }) };
  };
}
