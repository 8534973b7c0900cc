/** A whole number with commas. */
export const counted = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/** `1 subscriber`, `1,204 subscribers`. */
export const subscribers = (n: number): string => `${counted(n)} subscriber${n === 1 ? "" : "s"}`;
