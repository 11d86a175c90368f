import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Field } from '../../parts/fields/field.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

/** The open draft that decides instead of the version in force. One that moved or ended says so in the answer. */
export function DraftSlot() {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const { address, change } = useSimulateSearch();
  const listed = useQuery(calls.options.changes.list.queryOptions({ ended: false }));
  const drafts = listed.data?.drafts ?? [];
  const asked = address.draft?.toLowerCase();
  const unlisted = asked !== undefined && !drafts.some(({ id }) => id === asked);
  return (
    <Field label={t('draft')} hint={listed.isError ? t('draftsUnknown') : t('draftHint')}>
      {(wiring) => (
        <SelectBox
          {...wiring}
          value={asked ?? ''}
          onChange={(event) => change({ draft: event.target.value || undefined, version: undefined })}
        >
          <option value="">{t('noDraft')}</option>
          {drafts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {unlisted ? <option value={asked}>{t('otherDraft')}</option> : null}
        </SelectBox>
      )}
    </Field>
  );
}
