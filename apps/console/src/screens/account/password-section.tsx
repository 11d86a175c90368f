import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../../data/calls.ts';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { PasswordInput } from './password-input.tsx';
import { sectionTitle } from './section-title.ts';

interface PasswordSectionProps {
  readonly email: string;
  readonly onChange: () => void;
}

/** Changing one's password. What the new one lacks is said at its field, what is wrong with the old one at its own. */
export function PasswordSection({ email, onChange }: PasswordSectionProps) {
  const t = useTranslations('account.password');
  const toast = useToast();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => identity.client.account.changePassword.mutate({ current, next }),
    onSuccess: ({ sessionsEnded }) => {
      setCurrent('');
      setNext('');
      toast(t('done', { ended: sessionsEnded }));
      onChange();
    },
  });
  const problem = change.isError ? problemOf(change.error) : null;
  const ofNext = problem?.code === 'invalid' ? problem.message.replace(/^`next`: /, '') : null;
  return (
    <Section title={t('title')} level={2} titleClass={sectionTitle}>
      <p className="mt-0.5 text-ink-2">{t('lead')}</p>
      <form
        noValidate
        className="mt-3 flex max-w-sm flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) change.mutate();
        }}
      >
        {/* For whatever keeps passwords: whose this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t('current')}
          value={current}
          onChange={setCurrent}
          error={ofNext === null && problem !== null ? problem.message : null}
        />
        <PasswordInput label={t('next')} value={next} onChange={setNext} fresh error={ofNext} />
        <Button submits pending={change.isPending} className="self-start">
          {change.isPending ? t('changing') : t('change')}
        </Button>
      </form>
    </Section>
  );
}
