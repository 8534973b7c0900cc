/** A term smaller than this share of the sum no longer moves it. */
const PRECISION = 1e-15;
/** Slowly converging sums near z = 1 end here; what is left out is then below 1e-9 of the sum for the arguments that this project uses. */
const MOST_TERMS = 100_000;

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) for 0 <= z < 1 and c that is no integer below 1, by its power series.
 * Source: Abramowitz and Stegun 1964, 15.1.1.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= PRECISION * Math.abs(sum)) break;
  }
  return sum;
}
