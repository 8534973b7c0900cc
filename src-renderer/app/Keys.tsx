import css from "./shell.module.css";

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const words: Record<string, string> = {
  mod: apple ? "⌘" : "Ctrl",
  shift: apple ? "⇧" : "Shift",
  alt: apple ? "⌥" : "Alt",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  plus: "+",
};

/** `mod+K` as the keys of this machine: Ctrl K. */
export function Keys({ keys }: { keys: string }) {
  const parts = keys.split("+").map((key) => words[key.toLowerCase()] ?? key);
  return (
    <span className={css.keys}>
      {parts.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
