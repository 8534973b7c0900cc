const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);

/** Below this the recurrence shifts the argument up; Stirling's series with six terms is exact to double precision above it. */
const STIRLING_FROM = 10;

/**
 * Natural logarithm of the gamma function for x > 0; relative error about 1e-15. NaN for x <= 0.
 * Source: Abramowitz and Stegun 1964, 6.1.15 (recurrence) and 6.1.41 (Stirling's series).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let product = 1;
  let at = x;
  while (at < STIRLING_FROM) {
    product *= at;
    at += 1;
  }
  const inverse = 1 / at;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156))))));
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TAU + series - Math.log(product);
}

/** Natural logarithm of the beta function B(a, b) for a, b > 0. Source: Abramowitz and Stegun 1964, 6.2.2. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
