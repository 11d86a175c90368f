import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { buttonLook } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { rules as words } from '../../words/rules.ts';
import { MoreWords } from '../../words/words.tsx';
import { ruleNamed } from './rule-address.ts';
import { ruleItem } from './rule-items.ts';
import { RulePanes } from './rule-panes.tsx';

/** The rule that the address names, to be read and edited; or the way back to those that there are. */
export function RuleScreen() {
  return (
    <MoreWords words={{ rules: words }}>
      <RuleOrNone />
    </MoreWords>
  );
}

function RuleOrNone() {
  const t = useTranslations('rules');
  const { tenant } = useMe();
  const { rule: word } = useParams({ from: '/t/$tenant/access/rules/$rule' });
  const { draft: open } = useSearch({ from: '/t/$tenant/access/rules/$rule' });
  const draft = useDraft();
  const name = ruleNamed(word);
  const item = name === null ? null : ruleItem(draft.document, name);
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        {name === null || item === null ? (
          <EmptyState
            alone
            title={t('unknown')}
            reason={t('unknownReason', { key: name?.key ?? word })}
            action={
              <Link
                to="/t/$tenant/access/rules"
                params={{ tenant: tenant.slug }}
                search={{ draft: open }}
                className={buttonLook()}
              >
                {t('toList')}
              </Link>
            }
          />
        ) : (
          <RulePanes key={word} name={name} item={item} draft={draft} />
        )}
      </div>
      <DraftBar draft={draft} />
    </div>
  );
}
