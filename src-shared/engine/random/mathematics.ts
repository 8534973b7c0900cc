/**
 * Exponential, logarithm and the inverse normal distribution from additions, multiplications, divisions and square roots
 * alone, which IEEE 754 fixes to the last bit; the platform's own functions may differ between machines.
 */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const view = new DataView(new ArrayBuffer(8));

/** 2 to a whole power in the range of normal doubles. */
function powerOfTwo(k: number): number {
  view.setUint32(0, (k + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** e^x. Source: fdlibm 5.3, e_exp.c (Sun Microsystems); error below 1 unit in the last place. */
export function exp(x: number): number {
  if (x > 709) return x > 710 ? Number.POSITIVE_INFINITY : exp(x - 9) * exp(9);
  if (x < -700) return 0;
  const k = Math.trunc(Math.LOG2E * x + (x < 0 ? -0.5 : 0.5));
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t * (-0.0027777777777015593 + t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  return (1 - (low - (r * c) / (2 - c) - high)) * powerOfTwo(k);
}

/** Natural logarithm of a positive normal number. Source: fdlibm 5.3, e_log.c. */
export function log(x: number): number {
  view.setFloat64(0, x);
  let high = view.getUint32(0);
  let k = (high >>> 20) - 1023;
  high &= 0xfffff;
  const i = (high + 0x95f64) & 0x100000;
  k += i >>> 20;
  view.setUint32(0, high | (i ^ 0x3ff00000));
  const f = view.getFloat64(0) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + even + odd) + k * LN2_LOW) - f);
}

const ratio = (x: number, above: readonly number[], below: readonly number[]): number =>
  above.reduceRight((sum, coefficient) => sum * x + coefficient, 0) / below.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

const CENTRE_ABOVE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
  2509.0809287301227,
];
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852546,
];
const SIDE_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const SIDE_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
  1.0507500716444169e-9,
];
const TAIL_ABOVE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
  0.000027115555687434876, 2.0103343992922881e-7,
];
const TAIL_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548, 1.421511758316446e-7,
  2.0442631033899397e-15,
];

/** The value below which a standard normal falls with probability `p` (0 < p < 1). Source: Wichura, algorithm AS 241 (PPND16), 1988. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, CENTRE_ABOVE, CENTRE_BELOW);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const value = r <= 5 ? ratio(r - 1.6, SIDE_ABOVE, SIDE_BELOW) : ratio(r - 5, TAIL_ABOVE, TAIL_BELOW);
  return q < 0 ? -value : value;
}

/** The whole number up to which the Poisson distribution of a mean (at most 500) has a share `p`, by adding up its terms. */
export function poisson(mean: number, p: number): number {
  let term = exp(-mean);
  let sum = term;
  let k = 0;
  while (p > sum && k < 5000) {
    k++;
    term *= mean / k;
    sum += term;
  }
  return k;
}
