import { useTranslations } from 'use-intl';
import type { Covered, CoveredPart } from '@remit/policy/coverage';
import type { PolicyNames } from '@remit/policy/sentence-part';
import { Meter } from '../../parts/meter.tsx';
import { Section } from '../../parts/section.tsx';

interface CoverageSectionProps {
  readonly decided: number;
  readonly total: number;
  readonly parts: readonly { readonly part: CoveredPart; readonly covered: Covered }[];
  readonly names: PolicyNames;
  /** Whether tests as members are not in it. */
  readonly madeUpOnly: boolean;
}

/** More of one kind than these nobody reads at once. */
const shown = 12;

/** How much of the policy some test turns on, and what none does. */
export function CoverageSection({ decided, total, parts, names, madeUpOnly }: CoverageSectionProps) {
  const t = useTranslations('tests');
  const words = (part: CoveredPart): string => {
    switch (part.kind) {
      case 'grant': {
        const { role, scope, index } = part.grant;
        const name = names.role(role);
        return scope === null
          ? t('part.grant', { name, index: index + 1 })
          : t('part.scopeGrant', { name, folder: scope, index: index + 1 });
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
    lines: parts.filter((each) => each.covered === covered).map(({ part }) => words(part)),
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
              <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2">
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
