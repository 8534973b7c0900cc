import css from "./blocks.module.css";
import { formatShare } from "./format.ts";

/** A share from 0 to 1 as a bar with its number. */
export function ShareBar({ share, label, tone = "accent" }: { share: number; label: string; tone?: "accent" | "muted" }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <div className={css.share} role="img" aria-label={`${formatShare(share)} ${label}`}>
      <span className={css.shareTrack}>
        {percent > 0 && <span className={css.shareFill} data-tone={tone} style={{ width: `${percent}%` }} />}
      </span>
    </div>
  );
}
