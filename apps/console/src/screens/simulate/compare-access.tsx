import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Section } from '../../parts/section.tsx';
import { VisibilityMark } from '../../parts/visibility-mark.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { type Compared, comparedAccess, type FieldSeen } from './compared-access.ts';

interface CompareAccessProps {
  readonly sides: readonly [PersonChip, PersonChip];
  readonly type: string;
}

/** The records and the fields of a type that two people get now, as far as the reader may be told. */
export function CompareAccess({ sides, type }: CompareAccessProps) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const [one, other] = sides;
  const first = useQuery(calls.options.people.access.queryOptions({ member: one.id }));
  const second = useQuery(calls.options.people.access.queryOptions({ member: other.id }));
  const failed = [first, second].find(({ isError }) => isError);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (first.data === undefined || second.data === undefined)
    return <p className="text-ink-2">{t('compareCounting')}</p>;
  const [mine, theirs] = [first.data, second.data].map(({ types }) =>
    types.find((each) => each.type === type),
  );
  if (mine === undefined || theirs === undefined) return null;
  const { actions, fields } = comparedAccess(mine, theirs);
  return (
    <>
      <SideBySide title={t('compareRows', { type: mine.label })} sides={sides} none={t('compareNoRows')}>
        {actions.map((line) => (
          <Line key={line.name} line={line}>
            <Count count={line.one} action={line.name} />
            <Count count={line.other} action={line.name} />
          </Line>
        ))}
      </SideBySide>
      <SideBySide title={t('compareFields', { type: mine.label })} sides={sides} none={t('compareNoFields')}>
        {fields.map((line) => (
          <Line key={line.name} line={line}>
            <Seen seen={line.one} />
            <Seen seen={line.other} />
          </Line>
        ))}
      </SideBySide>
    </>
  );
}

interface SideBySideProps {
  readonly title: string;
  readonly sides: CompareAccessProps['sides'];
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function SideBySide({ title, sides, none, children }: SideBySideProps) {
  const t = useTranslations('simulate');
  return (
    <Section level={3} title={title} className="flex flex-col gap-1">
      {children.length === 0 ? (
        <p className="text-ink-2">{none}</p>
      ) : (
        <table aria-label={title} className="w-full table-fixed border-collapse text-left">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="w-28 px-2 py-1.5 text-xs font-medium text-ink-2 sm:w-40">
                {t('compareWhat')}
              </th>
              {sides.map(({ id, name }) => (
                <th key={id} scope="col" className="px-2 py-1.5 font-medium break-words">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </Section>
  );
}

interface LineProps {
  readonly line: Pick<Compared<unknown>, 'label' | 'differs'>;
  readonly children: readonly [ReactNode, ReactNode];
}

function Line({ line: { label, differs }, children: [one, other] }: LineProps) {
  const t = useTranslations('simulate');
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className={`px-2 py-1.5 break-words ${differs ? 'font-medium' : 'font-normal'}`}>
        {label}
        {differs ? <span className="block text-xs text-warn">{t('compareDiffers')}</span> : null}
      </th>
      <td className="px-2 py-1.5">{one}</td>
      <td className="px-2 py-1.5">{other}</td>
    </tr>
  );
}

function Seen({ seen: { visibility, varies } }: { readonly seen: FieldSeen }) {
  const t = useTranslations('simulate');
  return (
    <span className="flex flex-col items-start">
      <VisibilityMark visibility={visibility} />
      {varies ? <span className="text-xs text-ink-2">{t('reach.some')}</span> : null}
    </span>
  );
}

interface CountProps {
  readonly action: string;
  /** Null where they may not take the action on any. */
  readonly count: number | null;
}

function Count({ action, count }: CountProps) {
  const t = useTranslations('simulate');
  const format = useFormatter();
  if (count === null) return <span className="text-ink-2">{t('compareNothing')}</span>;
  // A record that is still to be made is not there to be counted.
  return action === 'create' ? t('compareMay') : format.number(count);
}
