import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { inputLook } from '../parts/fields/field.tsx';
import type { Draft } from './draft.ts';

/** It stands where the name was pressed: whoever pressed it goes on typing. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();

/** What the draft is called; pressed, it takes another name. */
export function DraftName({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('draftBar');
  const [typed, setTyped] = useState<string | null>(null);
  const name = draft.name ?? t('new');
  if (typed === null) {
    if (draft.id === null || !draft.edit.allowed) return <span className="font-semibold">{name}</span>;
    return (
      <button
        type="button"
        aria-label={t('rename', { name })}
        onClick={() => setTyped(name)}
        className="min-h-6 max-w-full truncate rounded px-1 -mx-1 text-left font-semibold hover:bg-hover max-sm:min-h-11"
      >
        {name}
      </button>
    );
  }
  const done = (): void => {
    const next = typed.trim();
    if (next !== '' && next !== draft.name) draft.rename(next);
    setTyped(null);
  };
  return (
    <form
      className="flex"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <input
        ref={focusOnce}
        aria-label={t('newName')}
        value={typed}
        maxLength={120}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(null);
        }}
        className={`${inputLook} h-8 w-56`}
      />
    </form>
  );
}
