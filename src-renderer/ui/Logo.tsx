/** The mark: one line through three touchpoints. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--tl-accent)" />
      <g fill="none" stroke="var(--tl-text-on-accent)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M6 21.5c5 0 5.5-11 10-11s5 11 10 11" />
      </g>
      <g fill="var(--tl-text-on-accent)">
        <circle cx="6.6" cy="21.5" r="2.6" />
        <circle cx="16" cy="10.5" r="2.6" />
        <circle cx="25.4" cy="21.5" r="2.6" />
      </g>
    </svg>
  );
}
