import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import { Chip } from '../../parts/chip.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { ruleAddress, type RuleName } from './rule-address.ts';
import { isReportOnly } from './rule-items.ts';

interface RuleGroupProps {
  readonly kind: RuleName['kind'];
  readonly lines: readonly { readonly item: SaidItem; readonly sentence: string }[];
  /** Whether the draft says one otherwise. */
  readonly isChanged: (name: RuleName) => boolean;
  /** The draft that they are read in. */
  readonly draft: string | undefined;
}

/** The rules of one kind, each by its name and as it is read aloud. */
export function RuleGroup({ kind, lines, isChanged, draft }: RuleGroupProps) {
  const t = useTranslations('rules');
  const { tenant } = useMe();
  return (
    <Section level={2} title={t(`group.${kind}`)}>
      <ul className="card mt-2 divide-y divide-line overflow-hidden">
        {lines.map(({ item, sentence }) => {
          const name: RuleName = { kind, key: item.entry.name };
          return (
            <li key={name.key}>
              <Link
                to="/t/$tenant/access/rules/$rule"
                params={{ tenant: tenant.slug, rule: ruleAddress(name) }}
                search={{ draft }}
                className="grid min-h-12 items-center gap-x-4 gap-y-0.5 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[16rem_minmax(0,1fr)]"
              >
                <span className="flex min-w-0 items-center gap-2">
                  <span className="truncate font-medium">{name.key}</span>
                  {isReportOnly(item) ? <Chip tone="warn">{t('reportOnly')}</Chip> : null}
                  {isChanged(name) ? <Chip tone="accent">{t('changed')}</Chip> : null}
                </span>
                <span className="text-ink-2">{sentence}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
