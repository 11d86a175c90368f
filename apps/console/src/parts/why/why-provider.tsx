import { useState, type ReactNode } from 'react';
import { Dialog } from '../dialogs/dialog.tsx';
import { WhyAnswer } from './why-answer.tsx';
import { WhyContext, type WhyQuestion } from './why-context.ts';

/** Gives every screen one Why panel: the same place for each decision, refused control and empty result. */
export function WhyProvider({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<WhyQuestion | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <WhyContext
      value={(asked) => {
        setQuestion(asked);
        setOpen(true);
      }}
    >
      {children}
      {question === null ? null : (
        <Dialog open={open} onClose={() => setOpen(false)} title={question.title} place="side">
          <WhyAnswer question={question} onLeave={() => setOpen(false)} />
        </Dialog>
      )}
    </WhyContext>
  );
}
