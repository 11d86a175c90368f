import { Trash2 } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Folded } from '../../parts/folded.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { Exhibit } from './exhibit.tsx';
import { nothing } from './nothing.ts';
import { allowed, refused } from './samples.ts';

const looks = ['primary', 'plain', 'ghost', 'danger'] as const;

/** What is pressed. */
export function Controls() {
  return (
    <>
      <Exhibit name="Button">
        {looks.map((look) => (
          <Button key={look} look={look}>{`A ${look} one`}</Button>
        ))}
        <Button pending>Under way</Button>
        <Button icon={<Trash2 size={14} aria-hidden />}>With a picture</Button>
      </Exhibit>
      <Exhibit name="Guarded button">
        <GuardedButton guard={allowed} onPress={nothing} asked={{ title: 'An example' }}>
          Allowed
        </GuardedButton>
        <GuardedButton guard={refused} onPress={nothing} asked={{ title: 'An example' }}>
          Refused
        </GuardedButton>
      </Exhibit>
      <Exhibit name="Folded on a phone">
        <Folded label="Filters · 1">
          <Button>What is folded</Button>
        </Folded>
      </Exhibit>
      <Exhibit name="Icon button, copy button">
        <IconButton label="Remove">
          <Trash2 size={15} aria-hidden />
        </IconButton>
        <CopyButton text="copied" label="Copy an example" />
      </Exhibit>
    </>
  );
}
