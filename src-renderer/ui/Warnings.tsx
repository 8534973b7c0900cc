import css from "./blocks.module.css";

/** What to know before trusting what follows, one sentence each; nothing where there is none. */
export function Warnings({ sentences, testId }: { sentences: readonly string[]; testId?: string }) {
  if (sentences.length === 0) return null;
  return (
    <ul className={css.warnings} data-testid={testId}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
