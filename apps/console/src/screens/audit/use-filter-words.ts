import { useTranslations } from 'use-intl';
import type { AuditQuery } from '../../data/contract/audit-calls.ts';
import { useMoment } from '../../parts/use-when.ts';
import { actionWords } from './audit-words.ts';

/** Names of the person and the object that a filter means, as far as the events at hand say them. */
export interface FilterNames {
  readonly actor: string | null;
  readonly target: string | null;
}

/** What each part of a filter says to its reader; a part that is not set says nothing. */
export type FilterWords = { readonly [Part in keyof AuditQuery]?: string };

/** A filter in words, part by part: for the chips over the list, and for whoever takes what it leaves along. */
export function useFilterWords(filter: AuditQuery, names: FilterNames): FilterWords {
  const t = useTranslations('audit');
  const moment = useMoment();
  const { text, outcome, stream, action, target, reported, from, until } = filter;
  return {
    ...(text === undefined ? {} : { text: t('filter.text', { text }) }),
    ...(outcome === undefined ? {} : { outcome: t(`outcome.${outcome}`) }),
    ...(stream === undefined ? {} : { stream: t(`stream.${stream}`) }),
    ...(action === undefined ? {} : { action: actionWords(t, action) }),
    ...(filter.actor === undefined
      ? {}
      : { actor: t('filter.actor', { name: names.actor ?? t('filter.someone') }) }),
    ...(target === undefined ? {} : { target: t('filter.target', { name: names.target ?? target }) }),
    ...(filter.correlation === undefined ? {} : { correlation: t('filter.call') }),
    ...(filter.session === undefined ? {} : { session: t('filter.session') }),
    // The name of a rule comes with what it is, as in `rule.OwnRequest`.
    ...(reported === undefined
      ? {}
      : { reported: t('filter.reported', { name: reported.replace(/^[a-z]+\./, '') }) }),
    ...(from === undefined ? {} : { from: t('filter.from', { moment: moment(from) }) }),
    ...(until === undefined ? {} : { until: t('filter.until', { moment: moment(until) }) }),
  };
}
