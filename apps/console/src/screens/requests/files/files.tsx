import { useTranslations } from 'use-intl';
import type { AskedView } from '@remit/api/requests/request-views';
import { ErrorState } from '../../../parts/states/error-state.tsx';
import { Section } from '../../../parts/section.tsx';
import { AddFiles } from './add-files.tsx';
import { AskedFiles } from './asked-files.tsx';
import { RequestFile } from './request-file.tsx';
import type { FilesOwner } from './use-file-sending.ts';
import { useFiles } from './use-files.ts';

interface FilesProps {
  /** Of the heading. */
  readonly level: 2 | 3;
  readonly owner: FilesOwner;
  readonly own: boolean;
  /** What the form of a draft asks to bring; of a request that was sent the server says it. */
  readonly asked?: AskedView['files'];
}

/** The files of a request or of a draft. */
export function Files({ level, owner, own, asked }: FilesProps) {
  const t = useTranslations('approvals.files');
  const { files, sending, removal, take, pending, problem } = useFiles(owner);
  if (files.data === undefined) {
    return files.isError ? <ErrorState error={files.error} onRetry={() => void files.refetch()} /> : null;
  }
  const { files: there, concealed, change, kept, limits } = files.data;
  const places = own ? (asked ?? files.data.asked) : [];
  if (there.length === 0 && !own && !concealed) return null;
  return (
    <Section
      level={level}
      title={t('title')}
      {...(owner.sent ? {} : { titleClass: 'font-medium' })}
      className="flex flex-col gap-2"
    >
      {concealed ? <p className="text-ink-2">{t('concealed')}</p> : null}
      <ul className="flex flex-col">
        {there.map((file) => (
          <RequestFile
            key={file.id}
            file={file}
            removal={own ? change : null}
            held={removal.held?.item.id === file.id ? removal.held : null}
            pending={pending}
            onFetch={() => take(file.id)}
            onRemove={() => removal.hold(file)}
            onTakeBack={removal.takeBack}
            onRemoveNow={removal.sendNow}
          />
        ))}
      </ul>
      {places.length === 0 ? null : (
        <AskedFiles
          asked={places}
          there={there}
          change={change}
          limits={limits}
          pending={sending.onItsWay !== null}
          onFile={(file, name) => sending.send([file], name)}
        />
      )}
      {own ? (
        <AddFiles
          owner={owner}
          change={change}
          kept={kept}
          limits={limits}
          onItsWay={sending.onItsWay}
          onFiles={sending.send}
          onStop={sending.stop}
        />
      ) : null}
      {problem === null ? null : (
        <p role="alert" className="text-loss">
          {problem}
        </p>
      )}
    </Section>
  );
}
