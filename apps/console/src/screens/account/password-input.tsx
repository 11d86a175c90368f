import { TextField } from '../../parts/fields/text-field.tsx';

interface PasswordInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly fresh?: boolean;
  readonly error?: string | null;
}

/** A field for a password: the one that one has, or a `fresh` one. */
export function PasswordInput(props: PasswordInputProps) {
  const { label, value, onChange, fresh = false, error = null } = props;
  return (
    <TextField
      label={label}
      error={error}
      type="password"
      autoComplete={fresh ? 'new-password' : 'current-password'}
      required
      value={value}
      onChange={onChange}
    />
  );
}
