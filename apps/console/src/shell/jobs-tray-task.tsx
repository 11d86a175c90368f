import { useTranslations } from 'use-intl';
import type { AuditTaskView } from '@remit/api/audit/audit-views';
import { Button, buttonLook } from '../parts/button.tsx';
import { Meter } from '../parts/meter.tsx';
import { useDay, useMoment } from '../parts/use-when.ts';
import { isOpen } from '../screens/audit/use-audit-tasks.ts';

interface JobsTrayTaskProps {
  readonly task: AuditTaskView;
  readonly onCancel: () => void;
  readonly onTaken: () => void;
}

/** One task of the tray: its progress while it lasts, then its result. */
export function JobsTrayTask({ task, onCancel, onTaken }: JobsTrayTaskProps) {
  const t = useTranslations('audit.tray');
  const formats = useTranslations('audit.exporting');
  const moment = useMoment();
  const day = useDay();
  const { work, secondsLeft } = task;
  const name = work.kind === 'export' ? t('export', { format: formats(work.format) }) : t('verify');
  return (
    <li className="flex flex-col gap-1.5 py-3">
      <p className="font-medium">{name}</p>
      <p className="text-xs text-ink-3">{moment(task.askedAt)}</p>
      {isOpen(task) ? (
        <>
          <div
            role="progressbar"
            aria-label={t('progress', { name })}
            aria-valuemin={0}
            aria-valuemax={task.total ?? 1}
            aria-valuenow={task.done}
          >
            <Meter part={task.done} whole={task.total ?? 0} />
          </div>
          <p className="figures flex items-center justify-between gap-2 text-ink-2">
            <span>
              <TaskState task={task} />
              {secondsLeft === null ? '' : `, ${t('left', { seconds: secondsLeft })}`}
            </span>
            {task.cancelAsked ? null : <Button onClick={onCancel}>{t('cancel')}</Button>}
          </p>
        </>
      ) : (
        <p className="text-ink-2">
          <TaskState task={task} />
        </p>
      )}
      {task.problem === null ? null : <p className="text-loss">{task.problem}</p>}
      {work.kind === 'export' && task.state === 'done' && work.file !== null ? (
        <p className="flex flex-wrap items-center gap-2">
          <a
            href={work.file}
            download
            onClick={() => setTimeout(onTaken, 1_000)}
            className={buttonLook('primary')}
          >
            {t('download')}
          </a>
          {work.manifest === null ? null : (
            <a
              href={work.manifest}
              download
              onClick={() => setTimeout(onTaken, 1_000)}
              className={buttonLook()}
            >
              {t('manifest')}
            </a>
          )}
          {work.expiresAt === null ? null : (
            <span className="text-xs text-ink-3">{t('until', { day: day(work.expiresAt) })}</span>
          )}
        </p>
      ) : null}
    </li>
  );
}

function TaskState({ task }: { readonly task: AuditTaskView }) {
  const t = useTranslations('audit.tray');
  const { state, work, done, total, cancelAsked } = task;
  if (isOpen(task)) {
    if (cancelAsked) return t('state.ending');
    if (state === 'waiting') return t('state.waiting');
    return total === null ? t('state.begun') : t('state.running', { done, total });
  }
  if (state !== 'done') return t(`state.${state === 'cancelled' || state === 'expired' ? state : 'failed'}`);
  if (work.kind === 'verify') {
    const { entries = 0, findings = [] } = work.outcome ?? {};
    return t('verified', { entries, findings: findings.length });
  }
  const { events = 0, bytes = 0 } = work.outcome ?? {};
  return t('outcome', { events, size: sizeText(bytes) });
}

/** Bytes as people say them. */
function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
