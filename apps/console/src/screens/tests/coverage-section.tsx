import { useTranslations } from 'use-intl';
import type { Covered, CoveredPart } from '@remit/policy/suggest/coverage';
import type { GrantReference } from '@remit/policy/decision';
import type { PolicyDocument } from '@remit/policy/document';
import type { PolicyNames } from '@remit/policy/words/sentence-part';
import { grantLine } from '../../draft/grant-line.ts';
import { Meter } from '../../parts/meter.tsx';
import { Section } from '../../parts/section.tsx';

interface CoverageSectionProps {
  readonly decided: number;
  readonly total: number;
  readonly parts: readonly { readonly part: CoveredPart; readonly covered: Covered }[];
  /** What the parts are of. */
  readonly document: PolicyDocument;
  readonly names: PolicyNames;
  /** Whether tests as members are not in it. */
  readonly madeUpOnly: boolean;
}

/** More of one kind than these nobody reads at once. */
const shown = 12;

/** How much of the policy some test turns on, and what none does. */
export function CoverageSection({
  decided,
  total,
  parts,
  document,
  names,
  madeUpOnly,
}: CoverageSectionProps) {
  const t = useTranslations('tests');
  const words = (part: CoveredPart): string => {
    switch (part.kind) {
      case 'grant': {
        const { role, scope } = part.grant;
        const name = names.role(role);
        const what = grantWords(document, part.grant, t('part.everything'));
        return scope === null
          ? t('part.grant', { name, what })
          : t('part.scopeGrant', { name, folder: scope, what });
      }
      case 'scope':
        return t('part.scope', { name: names.role(part.role), folder: part.folder });
      case 'field-rule':
        return t('part.field-rule', { name: `${part.type}.${part.field}` });
      case 'row-policy':
      case 'rule':
      case 'exclusion':
        return t(`part.${part.kind}`, { name: part.name });
      default:
        return part satisfies never;
    }
  };
  const open = (['never', 'tried'] as const).map((covered) => ({
    covered,
    // Grants that read alike are one line: which of them it is, nobody could tell.
    lines: [...new Set(parts.filter((each) => each.covered === covered).map(({ part }) => words(part)))],
  }));
  return (
    <Section level={2} title={t('coverage')}>
      <div className="card mt-2 flex flex-col gap-3 px-4 py-3">
        <div className="flex flex-wrap items-center gap-3">
          <span className="font-medium">{t('covered', { decided, total })}</span>
          <span className="w-40">
            <Meter part={decided} whole={total} />
          </span>
          <span className="text-xs text-ink-3">{t('coveredHint')}</span>
        </div>
        {madeUpOnly ? <p className="text-xs text-ink-3">{t('coveredMembers')}</p> : null}
        {decided === total ? <p className="text-gain">{t('allCovered')}</p> : null}
        {open.map(({ covered, lines }) =>
          lines.length === 0 ? null : (
            <div key={covered}>
              <p className="text-xs font-medium text-ink-3">{t(covered)}</p>
              <ul className="mt-1 grid gap-x-6 gap-y-1 text-ink-2 lg:grid-cols-2">
                {lines.slice(0, shown).map((line) => (
                  <li key={line}>{line}</li>
                ))}
                {lines.length > shown ? <li>{t('more', { count: lines.length - shown })}</li> : null}
              </ul>
            </div>
          ),
        )}
      </div>
    </Section>
  );
}

/** What a grant lets somebody do, as its line under its role says it; its place where it is not in the document. */
function grantWords(
  document: PolicyDocument,
  { role, scope, index }: GrantReference,
  everything: string,
): string {
  const holds =
    scope === null
      ? document.roles.find(({ name }) => name === role)
      : document.folderScopes.find((each) => each.folder === scope && each.role === role);
  const grant = holds?.grants[index];
  if (grant === undefined) return String(index + 1);
  const { actions, on, narrowed } = grantLine(document, grant);
  return [`${actions} ${on ?? everything}`, narrowed].filter(Boolean).join(' · ');
}
