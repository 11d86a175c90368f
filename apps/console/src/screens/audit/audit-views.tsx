import { Bell } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { SavedViews } from '../../shell/saved-views.tsx';
import { type SavedView, useSavedViews } from '../../shell/use-saved-views.ts';
import { addressOf, viewWords } from '../../shell/view-words.ts';
import { narrowingWords } from './address-words.ts';
import { useAuditAlerts } from './use-audit-alerts.ts';
import { useAuditSearch } from './use-audit-search.ts';

/** What the reader keeps of the audit under a name: opened from a list, shared by its link, and told of when it grows. */
export function AuditViews() {
  const t = useTranslations('auditAlerts');
  const { address, change } = useAuditSearch();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SavedViews
        screen="audit"
        kept={narrowingWords}
        shown={viewWords(narrowingWords, address)}
        all={{ reason: t('nothing'), next: t('nothingNext') }}
        onShow={(words) => change(addressOf(narrowingWords, words))}
        renderMore={(open) => <TellButton view={open} />}
      />
      <CopyButton text={window.location.href} label={t('copy')} />
      {address.view === undefined ? null : <NamedView alert={address.view} />}
    </div>
  );
}

/** Whether its owner is told of new events that a view shows. */
function TellButton({ view: { name } }: { readonly view: SavedView }) {
  const t = useTranslations('auditAlerts');
  const { alerts, watch } = useAuditAlerts();
  const tells = alerts?.some((alert) => alert.name === name) ?? false;
  return (
    <Button
      aria-pressed={tells}
      title={t('tellHint')}
      pending={watch.isPending}
      icon={<Bell size={14} aria-hidden className={tells ? 'text-gain' : undefined} />}
      onClick={() => watch.mutate({ name, tells: !tells })}
    >
      {t('tell')}
    </Button>
  );
}

/** A notice leads to a view by the id of its alert: the address says what that shows instead. */
function NamedView({ alert }: { readonly alert: string }) {
  const { change } = useAuditSearch();
  const { views, known } = useSavedViews('audit');
  const { alerts } = useAuditAlerts();
  useEffect(() => {
    if (!known || alerts === null) return;
    const name = alerts.find(({ id }) => id === alert)?.name;
    const words = views.find((each) => each.name === name)?.words;
    change({ ...(words === undefined ? {} : addressOf(narrowingWords, words)), view: undefined });
  }, [alert, known, views, alerts, change]);
  return null;
}
