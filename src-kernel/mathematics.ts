import { allocate } from "./memory";

/** As `src-shared/engine/random/mathematics.ts`, to the last bit: the same operations in the same order. */
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

function powerOfTwo(k: i32): f64 {
  return reinterpret<f64>(<u64>(<u32>(k + 1023) << 20) << 32);
}

export function exp(x: f64): f64 {
  if (x > 709) return x > 710 ? Infinity : exp(x - 9) * exp(9);
  if (x < -700) return 0;
  const k = trunc(1.4426950408889634 * x + (x < 0 ? -0.5 : 0.5));
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t * (-0.0027777777777015593 + t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  return (1 - (low - (r * c) / (2 - c) - high)) * powerOfTwo(<i32>k);
}

/** Arguments and values of `exp`, side by side. */
let known: usize = 0;
/** How many are kept, as a power of two. */
const KNOWN_BITS: u64 = 12;

export function newExpAgain(): void {
  known = allocate(16 << <usize>KNOWN_BITS);
  for (let at: usize = 0; at < 16 << <usize>KNOWN_BITS; at += 16) store<f64>(known + at, NaN);
}

/** As `exp`, for numbers that come again and again. */
export function expAgain(x: f64): f64 {
  const place = (reinterpret<u64>(x) * 0x9e3779b97f4a7c15) >> (64 - KNOWN_BITS);
  const at = known + (<usize>place << 4);
  if (load<f64>(at) === x) return load<f64>(at, 8);
  const value = exp(x);
  store<f64>(at, x);
  store<f64>(at, value, 8);
  return value;
}

export function log(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let high = <u32>(bits >> 32);
  let k = <i32>(high >> 20) - 1023;
  high &= 0xfffff;
  const i = (high + 0x95f64) & 0x100000;
  k += <i32>(i >> 20);
  const f = reinterpret<f64>((<u64>(high | (i ^ 0x3ff00000)) << 32) | (bits & 0xffffffff)) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return <f64>k * LN2_HIGH - (half - (s * (half + even + odd) + <f64>k * LN2_LOW) - f);
}

function centre(q: f64): f64 {
  const x = 0.180625 - q * q;
  let above = 2509.0809287301227 * x + 33430.57558358813;
  above = above * x + 67265.7709270087;
  above = above * x + 45921.95393154987;
  above = above * x + 13731.69376550946;
  above = above * x + 1971.5909503065513;
  above = above * x + 133.14166789178438;
  above = above * x + 3.3871328727963665;
  let below = 5226.495278852546 * x + 28729.085735721943;
  below = below * x + 39307.89580009271;
  below = below * x + 21213.794301586597;
  below = below * x + 5394.196021424751;
  below = below * x + 687.1870074920579;
  below = below * x + 42.31333070160091;
  below = below * x + 1;
  return q * (above / below);
}

function side(x: f64): f64 {
  let above = 0.0007745450142783414 * x + 0.022723844989269184;
  above = above * x + 0.2417807251774506;
  above = above * x + 1.2704582524523684;
  above = above * x + 3.6478483247632045;
  above = above * x + 5.769497221460691;
  above = above * x + 4.630337846156546;
  above = above * x + 1.4234371107496835;
  let below = 1.0507500716444169e-9 * x + 0.0005475938084995345;
  below = below * x + 0.015198666563616457;
  below = below * x + 0.14810397642748008;
  below = below * x + 0.6897673349851;
  below = below * x + 1.6763848301838038;
  below = below * x + 2.053191626637759;
  below = below * x + 1;
  return above / below;
}

function tail(x: f64): f64 {
  let above = 2.0103343992922881e-7 * x + 0.000027115555687434876;
  above = above * x + 0.0012426609473880784;
  above = above * x + 0.026532189526576124;
  above = above * x + 0.29656057182850487;
  above = above * x + 1.7848265399172913;
  above = above * x + 5.463784911164114;
  above = above * x + 6.657904643501103;
  let below = 2.0442631033899397e-15 * x + 1.421511758316446e-7;
  below = below * x + 0.000018463183175100548;
  below = below * x + 0.0007868691311456133;
  below = below * x + 0.014875361290850615;
  below = below * x + 0.1369298809227358;
  below = below * x + 0.599832206555888;
  below = below * x + 1;
  return above / below;
}

export function normalQuantile(p: f64): f64 {
  const q = p - 0.5;
  if (abs(q) <= 0.425) return centre(q);
  const r = sqrt(-log(q < 0 ? p : 1 - p));
  const value = r <= 5 ? side(r - 1.6) : tail(r - 5);
  return q < 0 ? -value : value;
}

export function poisson(mean: f64, p: f64): i32 {
  let term = exp(-mean);
  let sum = term;
  let k: i32 = 0;
  while (p > sum && k < 5000) {
    k++;
    term *= mean / <f64>k;
    sum += term;
  }
  return k;
}

export function uniform(word: u32): f64 {
  return (<f64>word + 0.5) / 4294967296;
}

export function threshold(p: f64): f64 {
  return p * 4294967296 - 0.5;
}
