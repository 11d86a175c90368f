import { useTranslations } from 'use-intl';
import type { AuditEventView } from '@remit/api/audit/audit-views';
import { detailLines } from './detail-lines.ts';
import { useDetailWords } from './use-detail-words.ts';

/** A state before and after, name by name; what is the same in both is not a change and stands back. */
export function EventState({ before, after, names }: Pick<AuditEventView, 'before' | 'after' | 'names'>) {
  const t = useTranslations('audit.event');
  const none = useTranslations('auditDetails')('none');
  const words = useDetailWords(names);
  const [was, is] = [detailLines(before, words), detailLines(after, words)];
  const lines = new Map([...was, ...is].map(({ key, name }) => [key, name]));
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-xs text-ink-3">
            <th scope="col" className="py-1 pr-3 font-medium">
              {t('field')}
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              {t('before')}
            </th>
            <th scope="col" className="py-1 font-medium">
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...lines].map(([key, name]) => {
            const [old, now] = [was, is].map((some) => some.find((line) => line.key === key)?.text ?? none);
            const changed = old !== now;
            return (
              <tr key={key} className="border-t border-line align-top whitespace-pre-line">
                <th scope="row" className="py-1 pr-3 text-left font-normal text-ink-2">
                  {name}
                </th>
                <td className={changed ? 'py-1 pr-3 text-loss' : 'py-1 pr-3 text-ink-3'}>{old}</td>
                <td className={changed ? 'py-1 text-gain' : 'py-1 text-ink-3'}>{now}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Names and values of details, one under the other. */
export function EventDetails({ details, names }: Pick<AuditEventView, 'details' | 'names'>) {
  const lines = detailLines(details, useDetailWords(names));
  if (lines.length === 0) return null;
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1 text-sm">
      {lines.map(({ key, name, text }) => (
        <div key={key} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
