import { TextInput } from "@mantine/core";
import css from "./list-detail.module.css";

interface NameFieldProps {
  /** What assistive technology calls it. */
  label: string;
  value: string;
  readOnly: boolean;
  error?: string | undefined;
  onChange(name: string): void;
  /** When it is left, by Enter too. */
  onLeave?: () => void;
  testId?: string;
}

/** A heading that is edited in place. */
export function NameField({ label, value, readOnly, error, onChange, onLeave, testId }: NameFieldProps) {
  return (
    <TextInput
      classNames={{ input: css.nameInput ?? "" }}
      aria-label={label}
      data-testid={testId}
      error={error}
      value={value}
      readOnly={readOnly}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
