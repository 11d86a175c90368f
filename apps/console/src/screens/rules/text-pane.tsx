import { useTranslations } from 'use-intl';
import type { TextRange } from '@remit/language/statement-reader';
import type { PolicyDocument } from '@remit/policy/document';
import { useSettled } from '../../parts/use-settled.ts';
import { NoteList } from './note-list.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import type * as Closer from './look-closer.ts';
import type * as TextReader from './read-text.ts';
import { written } from './written.ts';
import { typedNow, type TypedText } from './typed-text.ts';
import { useLater } from './use-later.ts';

interface TextPaneProps {
  readonly reader: typeof TextReader;
  /** Choices and what is odd; null until that is here. */
  readonly closer: typeof Closer | null;
  readonly item: TextReader.TextItem;
  readonly document: PolicyDocument;
  readonly folders: readonly string[];
  /** The part that is looked at elsewhere. */
  readonly chosen: string | null;
  readonly locked: boolean;
  readonly typed: TypedText | null;
  readonly onTyped: (typed: TypedText | null) => void;
  /** Takes over what the text says; says whether it could. */
  readonly onTake: (rule: NonNullable<TextReader.TextReading['rule']>) => boolean;
  readonly onFix: (fix: TextReader.TextNote['fixes'][number]) => void;
}

/** A rule as text. What is typed is read as soon as typing pauses, and taken over when it is a rule. */
export function TextPane(props: TextPaneProps) {
  const { reader, closer, item, document, folders, chosen, locked, typed, onTyped, onTake, onFix } = props;
  const t = useTranslations('rules');
  const { later, now, never } = useLater(300);
  const canonical = reader.ruleText(document, item);
  const text = typedNow(typed, canonical) ?? canonical;
  const settled = useSettled(text, 300);
  const reading = reader.readRuleText(settled, item, document);
  const read = settled === text;
  // What is odd is looked for among all that the policy says, which takes longer than to read the text.
  const still = useSettled(text, 800);
  const odd = still === text && read ? (closer?.oddNotes(text, item, document, reading) ?? []) : [];
  const notes = read ? [...reading.notes, ...odd] : [];
  const take = (next: string): void => {
    const { rule } = reader.readRuleText(next, item, document);
    if (rule === null) return;
    const basis = reader.ruleText(reader.withRule(document, item, rule.content), rule.name);
    if (basis !== canonical && !onTake(rule)) return;
    onTyped({ text: next, basis });
  };
  const range: TextRange | null = chosen === null || !read ? null : placeNear(reading, chosen);
  return (
    <div className="flex flex-col gap-2">
      <PolicyEditor
        label={t('textLabel', { name: item.key })}
        value={text}
        notes={notes}
        shown={range}
        locked={locked}
        complete={(from, offset) => closer?.completeRule(from, offset, document, folders) ?? []}
        onChange={(next) => {
          onTyped({ text: next, basis: canonical });
          later(() => take(next));
        }}
        onBlur={() => {
          now();
          // A rule shows as it is written from now on; what is none stays as it was typed.
          if (reader.readRuleText(text, item, document).rule !== null) onTyped(null);
        }}
      />
      <NoteList
        notes={notes}
        reading={!read}
        onFix={(fix) => {
          never();
          onFix(fix);
        }}
        onWrite={(note, name) => {
          never();
          const next = written(text, note, name);
          onTyped({ text: next, basis: canonical });
          take(next);
        }}
      />
    </div>
  );
}

/** The place of a part, or of what it is inside of. */
function placeNear(reading: TextReader.TextReading, path: string): TextRange | null {
  for (let at = path; at !== ''; at = at.replace(/(^|\.)[^.[\]]+$|\[\d+\]$/u, '')) {
    const place = reading.placeOf(at);
    if (place !== null) return place;
  }
  return null;
}
