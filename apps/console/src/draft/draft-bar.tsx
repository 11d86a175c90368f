import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonLook } from '../parts/button.tsx';
import { GuardedButton } from '../parts/guarded-button.tsx';
import { lazyDialog } from '../parts/lazy-part.tsx';
import { useOnline } from '../parts/states/use-online.ts';
import { useMe } from '../shell/tenant-context.ts';
import { draftState } from '../words/draft-state.ts';
import { draftBar as words } from '../words/draft.ts';
import { MoreWords } from '../words/words.tsx';
import type { Draft } from './draft.ts';
import { DraftHeadline } from './draft-headline.tsx';
import { DraftName } from './draft-name.tsx';
import { UndoButtons } from './undo-buttons.tsx';

// What both sides changed is asked for where somebody published or edited meanwhile, and mostly nobody did.
const ConflictDialog = lazyDialog(async () => (await import('./conflict-dialog.tsx')).ConflictDialog);

interface DraftBarProps {
  readonly draft: Draft;
  /** What the draft means for people, in a few words; where none are given, for everybody, live. */
  readonly headline?: ReactNode;
}

/** The draft in one line: its name, how many edits, whether they are saved, undo and redo, and what comes next. */
export function DraftBar(props: DraftBarProps) {
  if (props.draft.id === null && !props.draft.canUndo && !props.draft.canRedo) return null;
  return (
    <MoreWords words={{ draftBar: words, draftState }}>
      <Bar {...props} />
    </MoreWords>
  );
}

function Bar({ draft, headline }: DraftBarProps) {
  const t = useTranslations('draftBar');
  const state = useTranslations('draftState');
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState<'version' | 'met' | null>(null);
  const over = draft.state === 'published' || draft.state === 'withdrawn' || draft.state === 'superseded';
  const takeOver = (): void => {
    if (draft.conflicts().length > 0) setChoosing('version');
    else draft.rebase();
  };
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-raised px-4 py-2 sm:px-6 print:hidden"
    >
      <div className="flex min-w-0 flex-1 basis-56 flex-wrap items-center gap-x-2">
        <DraftName draft={draft} />
        <p className="min-w-0">
          <span className="figures">{t('edits', { count: draft.changes.length })}</span>
          {draft.state === 'editing' ? null : <span> · {state(draft.state)}</span>}
          <span className="text-ink-2 not-empty:before:content-['_·_']">
            {headline ?? <DraftHeadline draft={draft} />}
          </span>
          {draft.moved && !over ? (
            <span className="text-warn"> · {t('moved', { version: draft.version })}</span>
          ) : null}
        </p>
        <SavingWords draft={draft} />
        {draft.met.length === 0 ? null : (
          <Button look="ghost" onClick={() => setChoosing('met')}>
            {t('met', { count: draft.met.length })}
          </Button>
        )}
      </div>
      {over ? (
        <Button
          onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, draft: undefined }) })}
        >
          {t('close')}
        </Button>
      ) : (
        <DraftDeeds draft={draft} onTakeOver={takeOver} />
      )}
      {choosing === null ? null : (
        <Suspense>
          <ConflictDialog
            {...(choosing === 'version' ? asVersion(draft, t) : asMet(draft, t))}
            onClose={() => setChoosing(null)}
          />
        </Suspense>
      )}
    </section>
  );
}

/** What can be done with a draft that is not over. */
function DraftDeeds({ draft, onTakeOver }: { readonly draft: Draft; readonly onTakeOver: () => void }) {
  const t = useTranslations('draftBar');
  const { tenant } = useMe();
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <UndoButtons draft={draft} />
      <GuardedButton look="ghost" guard={draft.edit} onPress={draft.discard} asked={{ title: t('discard') }}>
        {t('discard')}
      </GuardedButton>
      {draft.moved ? (
        <GuardedButton
          guard={draft.edit}
          onPress={onTakeOver}
          asked={{ title: t('rebase', { version: draft.version }) }}
        >
          {t('rebase', { version: draft.version })}
        </GuardedButton>
      ) : null}
      {draft.id === null || isUnsaved(draft) ? null : (
        <Link
          to="/t/$tenant/changes/$draft/impact"
          params={{ tenant: tenant.slug, draft: draft.id }}
          aria-keyshortcuts="d"
          className={buttonLook(draft.moved ? 'plain' : 'primary')}
        >
          {t('review')}
        </Link>
      )}
    </div>
  );
}

type T = ReturnType<typeof useTranslations<'draftBar'>>;

const asVersion = (draft: Draft, t: T) => ({
  conflicts: draft.conflicts(),
  document: draft.document,
  title: t('conflictTitle', { name: draft.name ?? t('new'), version: draft.version }),
  lead: t('conflictLead'),
  theirs: t('theirs', { version: draft.version }),
  mine: t('mine'),
  act: t('rebase', { version: draft.version }),
  onChoose: draft.rebase,
});

const asMet = (draft: Draft, t: T) => ({
  conflicts: draft.met,
  document: draft.document,
  title: t('metTitle', { name: draft.name ?? t('new') }),
  lead: t('metLead'),
  theirs: t('metTheirs'),
  mine: t('metMine'),
  act: t('metAct'),
  onChoose: draft.choose,
});

/** Whether the server could not be told, or would not hear of it. */
const isUnsaved = ({ saving }: Draft): boolean => saving === 'failed' || saving === 'waiting';

/** Whether the server has it, said where a reader who looks or listens finds it, and no louder than it deserves. */
function SavingWords({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('draftBar');
  const online = useOnline();
  const unsaved = isUnsaved(draft);
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-xs">
      <span role="status" className={unsaved ? 'text-warn' : 'text-ink-3'}>
        {t(`saving.${draft.saving === 'waiting' && !online ? 'offline' : draft.saving}`)}
        {draft.notice === null ? null : <span className="text-warn">: {draft.notice}</span>}
      </span>
      {unsaved && online ? (
        <Button look="ghost" onClick={draft.retry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}
