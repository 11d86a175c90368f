/** The kinds of answer that a question begins with; the text of the policy knows more. */
export const ANSWERS = ['text', 'enum', 'number', 'money', 'date', 'boolean', 'member'] as const;

/** A question as it is being typed. */
export interface TypedQuestion {
  /** Tells it from the others, whatever it says. */
  readonly key: number;
  readonly label: string;
  readonly answer: (typeof ANSWERS)[number];
  /** Of one of a list, what can be answered, as it is being typed. */
  readonly values: readonly string[];
  readonly optional: boolean;
}

/** What can be answered to a question, each once. */
export const answersOf = ({ values }: TypedQuestion): readonly string[] => [
  ...new Set(values.map((value) => value.trim()).filter((value) => value !== '')),
];

/** Whether it asks for one of a list that has nothing in it. */
export const lacksAnswers = (question: TypedQuestion): boolean =>
  question.label.trim() !== '' && question.answer === 'enum' && answersOf(question).length === 0;
