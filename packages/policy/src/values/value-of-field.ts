import type { FieldType, Value } from './value.ts';

/** Types whose values are texts, and compare with one another. */
const TEXTS = ['text', 'enum', 'member', 'department', 'folder'] as const;

type TextValue = Extract<Value, { type: (typeof TEXTS)[number] }>;

const isText = (value: Value): value is TextValue => TEXTS.some((type) => type === value.type);

/**
 * A text as a value of the field that it is given to: `'west'` for an enum is one of its values. Anything but text, and
 * text for a field of another kind, stays what it is.
 * @param type of the field; undefined where no declaration says
 */
export function valueOfField(value: Value, type: FieldType | undefined): Value {
  if (!isText(value)) return value;
  const wanted = TEXTS.find((each) => each === type) ?? 'text';
  return { type: wanted, value: value.value };
}
