import { compilePolicy } from '@remit/policy/compile';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { PolicyDocument } from '@remit/policy/document';
import { validatePolicy } from '@remit/policy/validate/validate';
import { untranslatableParts } from '@remit/policy-sql/untranslatable-parts';
import { RemitError } from '../errors.ts';
import { movedDeclarations } from '../moved-declarations.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { PolicyProblemView } from '../people/person-impact-views.ts';

/** A document as somebody drafts it: ready to decide, or every problem that keeps it from being a policy. */
export type DraftPolicy =
  | { readonly valid: true; readonly compiled: CompiledPolicy }
  | { readonly valid: false; readonly problems: readonly PolicyProblemView[] };

/** Compiles a draft under the number that it would be published as. */
export function compileDraft({ policy }: Pick<TenantCall, 'policy'>, document: PolicyDocument): DraftPolicy {
  const { version, document: published } = policy.published;
  const moved = movedDeclarations(document, published);
  if (moved.length > 0) return { valid: false, problems: moved };
  const invalid = validatePolicy(document);
  // A list may leave out no record and show none too many: what it could not ask exactly is no policy to publish.
  const problems = invalid.length === 0 ? untranslatableParts(document) : invalid;
  if (problems.length === 0) return { valid: true, compiled: compilePolicy(document, version + 1) };
  return {
    valid: false,
    problems: problems.map(({ path, sentence, nearest }) => {
      return {
        path,
        message: nearest.length === 0 ? sentence : `${sentence} Nearest: ${nearest.join(', ')}.`,
      };
    }),
  };
}

/**
 * A draft stands on the version that decides now, or its effect would be compared with something nobody sees.
 * @throws RemitError `conflict` when somebody published since, saying who, when and why
 */
export function requireUnmovedBase({ policy, directory }: TenantCall, basedOn: number): void {
  const { version, author, publishedAt, reason } = policy.published;
  if (basedOn === version) return;
  const who = directory.chip(author)?.name ?? 'Remit';
  const when = new Date(publishedAt).toISOString();
  const message = `this draft is based on version ${basedOn}, and version ${version} decides now; take your changes over to it`;
  throw new RemitError('conflict', message, {
    sentences: [`${who} published version ${version} at ${when}${reason === '' ? '' : `: ${reason}`}`],
  });
}
