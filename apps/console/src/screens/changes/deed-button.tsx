import type { Guard } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';

interface DeedButtonProps {
  readonly guard: Guard;
  readonly words: string;
  readonly deed: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly mutate: (nothing: undefined) => void;
  };
}

/** Something that one press does with a draft, and behind all of them why it was not done. */
export function DeedButton({ guard, words, deed }: DeedButtonProps) {
  return (
    <>
      <GuardedButton
        guard={guard}
        asked={{ title: words }}
        pending={deed.isPending}
        onPress={() => deed.mutate(undefined)}
      >
        {words}
      </GuardedButton>
      {deed.error === null ? null : (
        <p role="alert" className="order-last basis-full text-loss first-letter:uppercase">
          {problemOf(deed.error).message}
        </p>
      )}
    </>
  );
}
