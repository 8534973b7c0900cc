/**
 * Divides a whole number into whole parts in proportion to weights, so that the parts add up to it exactly
 * (largest remainder; ties go to the earlier part). With no weight at all, everything goes to the first part.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (weights.length === 0) return [];
  if (!(sum > 0)) return weights.map((_, at) => (at === 0 ? total : 0));
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map((part) => Math.floor(part + 1e-9));
  const left = total - parts.reduce((all, part) => all + part, 0);
  const order = exact.map((part, at) => ({ at, rest: part - (parts[at] ?? 0) })).sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}
