import { useTranslations } from 'use-intl';
import type { Position, TextError } from '@remit/language/text-error';
import type { UserStatement } from '@remit/language/user-statement';

const shown = 20;

interface TextErrorsProps {
  readonly errors: readonly TextError[];
  /** What the text says beside the policy, and a policy does not keep. */
  readonly users: readonly UserStatement[];
  /** Shows a place in the text. */
  readonly onShow: (place: Position) => void;
}

/** What is wrong in a text, where, and what would be right. */
export function TextErrors({ errors, users, onShow }: TextErrorsProps) {
  const t = useTranslations('versions');
  return (
    <>
      {users.length === 0 ? null : (
        <p className="text-loss">{t('importUsers', { names: users.map(({ name }) => name).join(', ') })}</p>
      )}
      {errors.length === 0 ? null : (
        <>
          <p className="font-medium text-loss">{t('importErrors', { count: errors.length })}</p>
          <ol className="flex flex-col gap-1.5">
            {errors.slice(0, shown).map(({ line, column, message, expected, nearest }) => (
              <li
                key={`${line} ${column} ${message}`}
                className="rounded-md bg-loss-tint px-3 py-2 text-loss"
              >
                <button
                  type="button"
                  className="text-left underline decoration-dotted underline-offset-4 hover:decoration-solid max-sm:min-h-11"
                  onClick={() => onShow({ line, column })}
                >
                  {t('importError', { line: String(line), column: String(column), message })}
                </button>
                <Expected expected={expected.filter((each) => !message.includes(each))} />
                {nearest.length === 0 ? null : (
                  <span className="block text-xs">{t('importNearest', { list: nearest.join(', ') })}</span>
                )}
              </li>
            ))}
          </ol>
          {errors.length <= shown ? null : (
            <p className="text-ink-3">{t('importMore', { count: errors.length - shown })}</p>
          )}
        </>
      )}
    </>
  );
}

/** What could stand there, as far as the message has not said it. */
function Expected({ expected }: Pick<TextError, 'expected'>) {
  const t = useTranslations('versions');
  if (expected.length === 0) return null;
  return <span className="block text-xs">{t('importExpected', { list: expected.join(', ') })}</span>;
}
