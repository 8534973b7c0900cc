import { Instance } from "./instance";
import { allocate, List, newList, push } from "./memory";
import { Budget, Experiment, Pool } from "./program";
import { S } from "./state";
import { place, Subject } from "./subject";

/** Numbers of a place in the order in which a budget is asked. */
const CHARGE_KEY = 10;

/** A message that waits for a pool whose turn for it is not settled; `leaves` is when it leaves the queue by itself. */
@unmanaged
export class Open {
  leaves: f64;
  key0: f64;
  key1: f64;
  key2: f64;
  key3: f64;
  key4: f64;
  key5: f64;
  pool: i32;
  row: i32;
}

/** From the moment `from` on a pool looks at every request up to the last place. */
@unmanaged
class Opening {
  from: f64;
  last0: f64;
  last1: f64;
  last2: f64;
  last3: f64;
  last4: f64;
  last5: f64;
}

/** What the subscriber in hand asks of things that all subscribers share, with its places in the total order. */
export class Requests {
  /** Open requests of the subscriber in hand. */
  static open: List = changetype<List>(0);
  /** Charges on budgets, of the subscriber in hand last: budget, amount and the ten numbers of the place. */
  static charges: List = changetype<List>(0);
  /** Where pools are generous: charges of those who asked one. */
  static askersCharges: List = changetype<List>(0);
  /** Charges before those of the subscriber in hand. */
  static chargesBefore: i32 = 0;
  /** The stretch of the run whose charges are gathered. */
  static gatherFrom: f64 = Infinity;
  static gatherTo: f64 = Infinity;
  /** Place of the last request to a budget, where it was needed. */
  static charge: usize = 0;
  static charged: bool = false;
  /** Pools serve everyone in working hours beyond what is settled. */
  static generous: bool = true;
  /** The request whose turn is being tried: six numbers; whether it was served, and for how long it keeps a server. */
  static focusing: bool = false;
  static focus: usize = 0;
  static served: bool = false;
  static handling: f64 = 0;
  /** Whether the subscriber asked a pool for anything, and how many things it asked for. */
  static asked: bool = false;
  static asks: i32 = 0;
  /** How often pools have served the subscriber at this very second. */
  static wave: i32 = 0;
  static waveTime: f64 = 0;
}

export function newRequests(): void {
  Requests.open = newList();
  Requests.charges = newList();
  Requests.askersCharges = newList();
  Requests.charge = allocate(CHARGE_KEY * 8);
  Requests.focus = allocate(6 * 8);
}

@inline
export function poolAt(index: i32): Pool {
  return changetype<Pool>(S.program.pools + <usize>index * offsetof<Pool>());
}

@inline
export function budgetAt(index: i32): Budget {
  return changetype<Budget>(S.program.budgets + <usize>index * offsetof<Budget>());
}

@inline
export function experimentAt(index: i32): Experiment {
  return changetype<Experiment>(S.program.experiments + <usize>index * offsetof<Experiment>());
}

@inline
export function openAt(index: i32): Open {
  return changetype<Open>(Requests.open.data + <usize>index * offsetof<Open>());
}

/** Forgets the subscriber before. */
export function beginRequests(): void {
  Requests.open.count = 0;
  Requests.chargesBefore = Requests.charges.count;
  Requests.asked = false;
  Requests.served = false;
  Requests.asks = 0;
  Requests.waveTime = -Infinity;
  for (let i = 0; i < S.program.experimentCount; i++) experimentAt(i).rowArrival = Infinity;
  for (let i = 0; i < S.program.poolCount; i++) poolAt(i).rowLongest = 0;
}

function waveAt(now: f64): f64 {
  return Requests.waveTime === now ? <f64>Requests.wave : 0;
}

/** The pools have served whom they could at this second. */
export function nextWave(now: f64): void {
  Requests.wave = Requests.waveTime === now ? Requests.wave + 1 : 1;
  Requests.waveTime = now;
}

/** Negative where the numbers at one address come before those at another. */
function compare(a: usize, b: usize, numbers: i32): f64 {
  for (let i = 0; i < numbers; i++) {
    const at = <usize>i << 3;
    const difference = load<f64>(a + at) - load<f64>(b + at);
    if (difference !== 0) return difference;
  }
  return 0;
}

@inline
function keyOf(instance: Instance): usize {
  return changetype<usize>(instance) + offsetof<Instance>("key0");
}

/** Order of two instances in queues of one pool. */
export function comparePlaces(a: Instance, b: Instance): f64 {
  return compare(keyOf(a), keyOf(b), 6);
}

/** Whether the instance's request is the one whose turn is being tried. */
export function isFocus(instance: Instance): bool {
  return Requests.focusing && compare(Requests.focus, keyOf(instance), 6) === 0;
}

/** Gives the instance a place in a pool's queue: time, how often the subscriber was served at that second, priority, its hash, and which of its requests. */
export function takePlace(instance: Instance, now: f64): void {
  place();
  instance.key0 = now;
  instance.key1 = waveAt(now);
  instance.key2 = -instance.journey.priority;
  instance.key3 = Subject.orderHigh;
  instance.key4 = Subject.orderLow;
  instance.key5 = <f64>Requests.asks;
  Requests.asks++;
}

/** When a pool looks at the instance's request; infinity where that is open or never. */
export function turnOf(index: i32, instance: Instance, now: f64): f64 {
  const pool = poolAt(index);
  const openings = changetype<List>(pool.openings);
  let low = 0;
  let high = openings.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const last = openings.data + <usize>middle * offsetof<Opening>() + offsetof<Opening>("last0");
    if (compare(last, keyOf(instance), 6) < 0) low = middle + 1;
    else high = middle;
  }
  if (low < openings.count) return max(load<f64>(openings.data + <usize>low * offsetof<Opening>()), instance.key0);
  if (!Requests.generous) return Infinity;
  const period = periodAfter(pool, now);
  return period < pool.periodCount ? max(load<f64>(pool.opens + (<usize>period << 3)), now) : Infinity;
}

/** Position of the first working period that ends after a moment; the number of periods where none does. */
export function periodAfter(pool: Pool, time: f64): i32 {
  let low = 0;
  let high = pool.periodCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (load<f64>(pool.closes + (<usize>middle << 3)) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Messages that wait for nobody ask a budget first, then those of pools by queue, wave by wave. */
function chargeKey(now: f64, instance: Instance, ask: i32, queued: bool, pool: i32): void {
  place();
  const at = Requests.charge;
  const wave = waveAt(now);
  store<f64>(at, now);
  store<f64>(at, wave, 8);
  store<f64>(at, queued ? 6 : 5, 16);
  store<f64>(at, queued ? <f64>pool : 0, 24);
  if (queued) {
    memory.copy(at + 32, keyOf(instance), 48);
    return;
  }
  store<f64>(at, now, 32);
  store<f64>(at, wave, 40);
  store<f64>(at, -instance.journey.priority, 48);
  store<f64>(at, Subject.orderHigh, 56);
  store<f64>(at, Subject.orderLow, 64);
  store<f64>(at, <f64>ask, 72);
}

/** Whether a budget can still pay a price; the request's place is kept where it has to be known. */
export function pays(budget: i32, priceAt: i32, now: f64, instance: Instance, queued: bool, pool: i32): bool {
  const last = budgetAt(budget).lasts + <usize>(priceAt * CHARGE_KEY * 8);
  const ask = Requests.asks++;
  const gathering = now >= Requests.gatherFrom && now < Requests.gatherTo;
  const lastTime = load<f64>(last);
  const near = now === lastTime;
  Requests.charged = gathering;
  if (near || gathering) chargeKey(now, instance, ask, queued, pool);
  if (now < lastTime) return true;
  return near && compare(Requests.charge, last, CHARGE_KEY) <= 0;
}

/** A message reserves an amount of the budget that it has just asked. */
export function reserve(budget: i32, amount: f64): void {
  if (!Requests.charged) return;
  const at = push(Requests.charges, 8 * (CHARGE_KEY + 2));
  store<f64>(at, <f64>budget);
  store<f64>(at, amount, 8);
  memory.copy(at + 16, Requests.charge, CHARGE_KEY * 8);
}

/** Forgets the charges of the subscriber in hand. */
export function forgetCharges(): void {
  Requests.charges.count = Requests.chargesBefore;
}

/** Moves the charges of the subscriber in hand to those of askers. */
export function moveCharges(): void {
  const bytes = 8 * (CHARGE_KEY + 2);
  for (let i = Requests.chargesBefore; i < Requests.charges.count; i++)
    memory.copy(push(Requests.askersCharges, bytes), Requests.charges.data + <usize>(i * bytes), bytes);
  forgetCharges();
}
