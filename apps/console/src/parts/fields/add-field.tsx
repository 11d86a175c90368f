import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Field, inputLook } from './field.tsx';

interface AddFieldProps {
  readonly label: string;
  /** What the button beside it says. */
  readonly adding: string;
  readonly type?: 'text' | 'email';
  readonly placeholder?: string;
  readonly longest: number;
  /** Why what is typed cannot be added, said once that was tried; null where it can. */
  readonly refuse?: (text: string) => string | null;
  /** Told what was typed, without the blanks around it, and never nothing. */
  readonly onAdd: (text: string) => void;
}

/** A field with a button beside it: what is typed is added to a list, by the button or by Enter, and the field is empty again. */
export function AddField({ label, adding, type, placeholder, longest, refuse, onAdd }: AddFieldProps) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const text = typed.trim();
  const refused = refuse?.(text) ?? null;
  const add = (): void => {
    setTried(refused !== null);
    if (refused !== null || text === '') return;
    setTyped('');
    onAdd(text);
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-48 flex-1">
        <Field label={label} error={tried ? refused : null}>
          {(wiring) => (
            <input
              {...wiring}
              type={type}
              value={typed}
              placeholder={placeholder}
              maxLength={longest}
              onChange={({ target }) => setTyped(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
              className={inputLook}
            />
          )}
        </Field>
      </div>
      <Button icon={<Plus size={14} aria-hidden />} aria-disabled={text === ''} onClick={add}>
        {adding}
      </Button>
    </div>
  );
}
