import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Field, inputLook } from '../parts/fields/field.tsx';

interface AnswerFormProps {
  /** `code`: six digits, sent by themselves once they are there. `recovery`: as printed, sent by the button. */
  readonly kind: 'code' | 'recovery';
  readonly label: string;
  readonly answer: string;
  readonly answering: string;
  readonly pending: boolean;
  /** What the server said to the last answer. */
  readonly refusal: string | null;
  readonly onAnswer: (text: string) => void;
  readonly beside?: ReactNode;
}

/** One answer with a second factor: pasted, filled in by the system or typed. */
export function AnswerForm(props: AnswerFormProps) {
  const { kind, label, answer, answering, pending, refusal, onAnswer, beside } = props;
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // It is what the person came for, and there is nothing else to read first.
  useEffect(() => input.current?.focus(), []);
  const send = (text: string): void => {
    if (!pending && text.trim() !== '') onAnswer(text);
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(typed);
      }}
    >
      <Field label={label} error={refusal === null ? null : startsUpper(refusal)}>
        {(wiring) => (
          <input
            {...wiring}
            ref={input}
            type="text"
            name={kind === 'code' ? 'one-time-code' : 'recovery-code'}
            inputMode={kind === 'code' ? 'numeric' : 'text'}
            autoComplete={kind === 'code' ? 'one-time-code' : 'off'}
            autoCapitalize="characters"
            spellCheck={false}
            required
            maxLength={kind === 'code' ? 12 : 60}
            value={typed}
            onChange={(event) => {
              const text = event.target.value;
              setTyped(text);
              if (kind === 'code' && /^\d{6}$/.test(text.replace(/[\s-]/g, ''))) send(text);
            }}
            className={`${inputLook} ${kind === 'code' ? 'h-11! text-center font-mono text-xl! tracking-[0.3em]' : 'font-mono'}`}
          />
        )}
      </Field>
      <Button submits look="primary" pending={pending} className="h-9">
        {pending ? answering : answer}
      </Button>
      {beside}
    </form>
  );
}

function startsUpper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
