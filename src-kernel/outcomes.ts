import { exp, log, normalQuantile, threshold, uniform } from "./mathematics";
import { count } from "./ledger";
import { BesideOutcome, Node, Outcome, Send, SendClass } from "./program";
import { NODE_RESPONSES, Stage } from "./places";
import { leavingFactor, lookAtPropensity, Propensity } from "./propensity";
import { draw, drawPair, firstOf } from "./random";
import { S } from "./state";

/** A little more than there are words. */
const ABOVE_WORDS: f64 = 4294967300;
/** Words from this one on are in the second block. */
const SECOND_BLOCK = 4;

/** What becomes of one message: drawn at dispatch. Stages by number and times run in parallel, in funnel order, opt-out or complaint last. */
export class Outcomes {
  static count: i32 = 0;
  /** Those before this one are dealt with. */
  static first: i32 = 0;
  static stages: usize = memory.data(64, 8);
  static times: usize = memory.data(128, 8);
  /** With a response model: the probability of each stage of the message in hand. */
  static chances: usize = memory.data(128, 8);
  static words: usize = memory.data(64, 8);
}

@inline
export function stageOf(index: i32): i32 {
  return load<i32>(Outcomes.stages + (<usize>index << 2));
}

@inline
export function timeOf(index: i32): f64 {
  return load<f64>(Outcomes.times + (<usize>index << 3));
}

@inline
function setTime(index: i32, time: f64): void {
  store<f64>(Outcomes.times + (<usize>index << 3), time);
}

@inline
function outcomeAt(rates: SendClass, index: i32): Outcome {
  return changetype<Outcome>(rates.funnel + <usize>index * offsetof<Outcome>());
}

/** Whole seconds of a delay whose draw is `word`; it has one. */
function delaySeconds(delay: i32, hours: f64, spread: f64, word: u32): f64 {
  if (delay === 1) return floor(hours * -log(uniform(word)) * 3600);
  return floor(hours * exp(spread * normalQuantile(uniform(word))) * 3600);
}

/** From 2^54 on, odds are the same with one more. */
const CERTAIN: f64 = 18014398509481984;

/** A probability at odds; whatever the factor, odds without end are certain, and odds of 0 never come true. */
@inline
function chanceAt(odds: f64, factor: f64): f64 {
  const own = odds * factor;
  return own < CERTAIN ? own / (1 + own) : odds === 0 ? 0 : 1;
}

function wordOf(index: i32): u32 {
  return load<u32>(Outcomes.words + (<usize>index << 2));
}

/** The block of a visit. */
@inline
export function responseWords(send: Send, visit: i32): v128 {
  if (send.drawn !== S.subject + (visit >>> 1)) drawResponses(send, visit >>> 1);
  return v128.load(changetype<usize>(send) + (<usize>(visit & 1) << 4), offsetof<Send>("a0"));
}

function drawResponses(send: Send, pair: i32): void {
  send.drawn = S.subject + pair;
  drawPair(send.responseStream, pair << 1, changetype<usize>(send) + offsetof<Send>("a0"));
}

/**
 * Draws for one visit of the subscriber to the message's node. `now` is the time of dispatch. Leading stages that come at once and are no
 * more than a count are counted and left out.
 */
@inline
export function drawOutcomes(node: Node, rates: SendClass, send: Send, visit: i32, now: f64): void {
  const words = responseWords(send, visit);
  const first = firstOf(words);
  Outcomes.first = 0;
  Outcomes.count = 0;
  if (S.program.modelled !== 0) {
    const reached = reach(first, rates, send.channel, now);
    if (reached > 0) settle(words, reached, rates, send, visit, now, true);
    return;
  }
  const counted = countAtOnce(node, rates, first);
  if (counted < 0) return;
  settleMean(words, rates, send, visit, now, counted);
}

/** Outcomes of the mean subscriber, but for the leading stages that are counted already. */
export function settleMean(words: v128, rates: SendClass, send: Send, visit: i32, now: f64, counted: i32): void {
  const reached = reachMean(firstOf(words), rates, counted);
  Outcomes.first = counted;
  Outcomes.count = 0;
  if (reached > counted) settle(words, reached, rates, send, visit, now, false);
}

/** How many leading stages are counted already, here or as certain; -1 where those were all that are reached. */
@inline
export function countAtOnce(node: Node, rates: SendClass, first: u32): i32 {
  const word = <f64>first;
  return word >= rates.doubt ? -1 : countDoubtful(node, rates, word);
}

function countDoubtful(node: Node, rates: SendClass, word: f64): i32 {
  const stages = rates.count;
  for (let i = rates.certain; i < stages; i++) {
    const outcome = outcomeAt(rates, i);
    if (word >= outcome.threshold) return -1;
    if (outcome.onlyCounts === 0) return i;
    count(node.counts + NODE_RESPONSES + outcome.stage);
  }
  return -1;
}

function settle(words: v128, reached: i32, rates: SendClass, send: Send, visit: i32, now: f64, modelled: bool): void {
  Outcomes.count = reached;
  v128.store(Outcomes.words, words);
  let converted = false;
  let delayed = 0;
  for (let i = 0; i < reached; i++) {
    const outcome = outcomeAt(rates, i);
    store<i32>(Outcomes.stages + (<usize>i << 2), outcome.stage);
    if (outcome.stage === Stage.Converted) converted = true;
    if (outcome.delay !== 0) delayed = max(delayed, outcome.word);
  }
  if (delayed === 0) for (let i = 0; i < reached; i++) setTime(i, now);
  else delays(rates, reached, delayed, send.delayStream, visit, now);
  if (!converted && rates.beside !== 0) beside(rates, reached, now, modelled);
}

@inline
function reachMean(first: u32, rates: SendClass, known: i32): i32 {
  const word = <f64>first;
  let reached = known;
  while (reached < rates.count && word < outcomeAt(rates, reached).threshold) reached++;
  return reached;
}

/** How many stages are reached by the subscriber in hand, who is not the mean one: one word decides along the chain. */
function reach(first: u32, rates: SendClass, channel: i32, now: f64): i32 {
  const word = <f64>first;
  lookAtPropensity(channel, now);
  let reached = 0;
  let chain: f64 = 1;
  let open = true;
  for (let i = 0; i < rates.count; i++) {
    const outcome = outcomeAt(rates, i);
    const chance = outcome.moves !== 0 ? chanceAt(outcome.odds, Propensity.odds) * Propensity.share : chanceAt(outcome.odds, 1);
    store<f64>(Outcomes.chances + (<usize>i << 3), chance);
    chain *= chance;
    if (open && word < threshold(chain)) reached++;
    else open = false;
  }
  return reached;
}

/** Times of the stages reached; an intermediate stage never falls later than one that implies it. */
function delays(rates: SendClass, reached: i32, last: i32, stream: u32, visit: i32, now: f64): void {
  if (last >= SECOND_BLOCK) v128.store(Outcomes.words + (SECOND_BLOCK << 2), draw(stream, visit));
  for (let i = 0; i < reached; i++) {
    const outcome = outcomeAt(rates, i);
    const from = outcome.after < 0 ? now : timeOf(outcome.after);
    setTime(i, outcome.delay === 0 ? from : from + delaySeconds(outcome.delay, outcome.hours, outcome.spread, wordOf(outcome.word)));
  }
  for (let i = reached - 2; i >= 0; i--) setTime(i, min(timeOf(i), timeOf(i + 1)));
}

/** Share of those who reach a stage who do not convert. */
function room(rates: SendClass, base: i32): f64 {
  let converts: f64 = 1;
  for (let i = base + 1; i < rates.count; i++) converts *= load<f64>(Outcomes.chances + (<usize>i << 3));
  return 1 - converts;
}

@inline
function given(rate: f64, left: f64): f64 {
  return left <= 0 ? 0 : rate / left;
}

/**
 * Whether a word is so large that nobody complains or opts out by it, told without a division or an exponential: odds of up to a half are
 * less than twice the rate, and e^y at most 1 + 2y from y = 0, the least that pressure comes to, up to y = 1.25.
 */
@inline
function stays(word: f64, complained: f64, optedOut: f64, left: f64): bool {
  if (optedOut > 0.5 || Propensity.leaving > 1.25) return false;
  return word * left > (complained + 2 * optedOut * (1 + 2 * Propensity.leaving)) * ABOVE_WORDS;
}

/** Opt-out or complaint, for who has not converted: third words below one end mean a complaint, those below another an opt-out. */
function beside(rates: SendClass, reached: i32, now: f64, modelled: bool): void {
  const complained = changetype<BesideOutcome>(rates.complained);
  const optedOut = changetype<BesideOutcome>(rates.optedOut);
  let complaint = complained.high;
  let optOut = optedOut.high;
  const word = <f64>wordOf(2);
  if (modelled) {
    const complains = room(rates, complained.base);
    const optsOut = room(rates, optedOut.base);
    if (stays(word, complained.rate, optedOut.rate, min(complains, optsOut))) return;
    const factor = leavingFactor();
    const onOdds = S.program.onOdds !== 0;
    const leaving = min(1, chanceAt(optedOut.rate / (1 - optedOut.rate), onOdds ? factor : 1) * (onOdds ? 1 : factor));
    const first = min(1, given(complained.rate, complains));
    complaint = threshold(first);
    optOut = threshold(min(1, first + given(leaving, optsOut)));
  }
  if (word < complaint) {
    if (reached > complained.base) leave(complained, reached, now);
  } else if (word < optOut && reached > optedOut.base) leave(optedOut, reached, now);
}

function leave(outcome: BesideOutcome, reached: i32, now: f64): void {
  const from = outcome.after < 0 ? now : timeOf(outcome.after);
  const time = outcome.delay === 0 ? from : from + delaySeconds(outcome.delay, outcome.hours, outcome.spread, wordOf(3));
  store<i32>(Outcomes.stages + (<usize>reached << 2), outcome.stage);
  setTime(reached, time);
  Outcomes.count = reached + 1;
  // Counted from the dispatch, it may come before the first stage, which it presupposes; otherwise it comes after its base.
  setTime(outcome.base, min(timeOf(outcome.base), time));
  for (let i = outcome.base - 1; i >= 0; i--) setTime(i, min(timeOf(i), timeOf(i + 1)));
}

/** Whether a stage was reached at most `window` seconds from now. */
export function reaches(stage: i32, now: f64, window: f64): bool {
  for (let i = 0; i < Outcomes.count; i++) if (stageOf(i) === stage) return timeOf(i) <= now + window;
  return false;
}
