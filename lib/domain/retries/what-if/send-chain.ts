import type { CallProfile } from '../call-profile.ts'
import { ANSWER_WIDTH, durationTotal, shareLonger } from '../duration-counts.ts'
import type { EdgeSetting } from './edge-change.ts'

/** What the calls of one edge come to. */
export interface SendChain {
  /** Sends per call, at least 1. */
  readonly sends: number
  /** Share of calls whose last send fails. */
  readonly lost: number
}

/** The sends of an edge as they were seen, one after the other. */
interface SeenChain {
  /** Share of the first, second, … sends that failed. */
  readonly failed: readonly number[]
  /** Share of those failures after which there was another send. */
  readonly retried: readonly number[]
  /** The same for sends beyond the last that was seen. */
  readonly failedBeyond: number
  readonly retriedBeyond: number
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function seenChain({ sends, lost }: CallProfile): SeenChain {
  const reached = sends.map((_, index) => sum(sends.slice(index)))
  const again = reached.map((_, index) => reached[index + 1] ?? 0)
  const failing = again.map((count, index) => count + (lost[index] ?? 0))
  const last = reached.length - 1
  const later = reached.slice(1)
  return {
    failed: failing.map((count, index) => ratio(count, reached[index] ?? 0)),
    retried: again.map((count, index) => ratio(count, failing[index] ?? 0)),
    failedBeyond:
      later.length > 0 ? ratio(sum(failing.slice(1)), sum(later)) : ratio(failing[0] ?? 0, reached[0] ?? 0),
    retriedBeyond: last > 0 ? ratio(sum(again.slice(0, last)), sum(failing.slice(0, last))) : 1,
  }
}

/** Share of sends that failed, of all of them. */
export function failedShare({ sends, lost }: CallProfile): number {
  const all = sum(sends.map((calls, index) => calls * (index + 1)))
  const retries = sum(sends.map((calls, index) => calls * index))
  return ratio(retries + sum(lost), all)
}

/** What another timeout does to one send: good answers that it cuts off, and late ones that come in time. */
function timeoutEffect(profile: CallProfile, timeoutMs: number | null): { cut: number; saved: number } {
  if (timeoutMs === null) return { cut: 0, saved: 0 }
  const failedSends = sum(profile.sends.map((calls, index) => calls * index)) + sum(profile.lost)
  const late = durationTotal(profile.late) * (1 - shareLonger(profile.late, ANSWER_WIDTH, timeoutMs))
  return {
    cut: shareLonger(profile.answers, ANSWER_WIDTH, timeoutMs),
    saved: Math.min(1, ratio(late, failedSends)),
  }
}

/** One send after the other, as they are played. */
interface PlayedChain {
  readonly most: number
  /** Share of the first, second, … sends that are answered as far as the callee goes, and of failures that are sent again. */
  readonly good: readonly number[]
  readonly retried: readonly number[]
}

const ROUNDS = 60
const CLOSE = 1e-14

function playedChain(profile: CallProfile, { attempts, timeoutMs }: EdgeSetting): PlayedChain {
  const seen = seenChain(profile)
  const { cut, saved } = timeoutEffect(profile, timeoutMs)
  const most = Math.max(1, attempts ?? seen.failed.length)
  const places = Array.from({ length: most }, (_, index) => index)
  return {
    most,
    good: places.map((index) => (1 - (seen.failed[index] ?? seen.failedBeyond) * (1 - saved)) * (1 - cut)),
    retried: places.map((index) => {
      if (index + 1 >= most) return 0
      return index + 1 < seen.retried.length ? (seen.retried[index] ?? 0) : seen.retriedBeyond
    }),
  }
}

/** @param allowed share of the retries that are sent */
function run({ most, good, retried }: PlayedChain, answered: number, allowed: number): SendChain {
  let [reaching, sends, lost] = [1, 0, 0]
  for (let index = 0; index < most && reaching > 0; index++) {
    const failing = reaching * (1 - Math.min(1, (good[index] ?? 0) * answered))
    const again = allowed * (retried[index] ?? 0)
    sends += reaching
    lost += failing * (1 - again)
    reaching = failing * again
  }
  return { sends, lost }
}

/**
 * The share of retries that a budget lets through, so that there are no more than it says: by false position (Illinois), for there are
 * more sends the more are let through.
 */
function allowedBy(budgetShare: number, chainAt: (allowed: number) => SendChain): number {
  const over = (allowed: number): number => chainAt(allowed).sends - 1 - budgetShare
  let [low, under, high, above] = [0, over(0), 1, over(1)]
  if (above <= 0) return 1
  for (let round = 0; round < ROUNDS && under < 0; round++) {
    const middle = (low * above - high * under) / (above - under)
    const at = over(middle)
    if (Math.abs(at) < CLOSE) return middle
    if (at > 0) [high, above, under] = [middle, at, under / 2]
    else [low, under, above] = [middle, at, above / 2]
  }
  return low
}

/**
 * What the calls of an edge would have come to under other settings: the sends that were seen, played again. Fewer attempts cut the
 * calls off where they were; more go on as the last ones did. A budget takes from every retry alike. A shorter timeout cuts off the
 * answers that took longer, a longer one saves those that were seen to come late. Waiting longer changes no number of sends by itself.
 *
 * @returns what they come to, where a send is so much likelier answered than it was: below 1 where what the callee itself calls fails
 * more often
 * @example sendChain({ sends: [80, 10, 10], lost: [0, 0, 5] }, { attempts: 2, … })(1) // { sends: 1.2, lost: 0.1 }
 */
export function sendChain(profile: CallProfile, setting: EdgeSetting): (answered: number) => SendChain {
  if (sum(profile.sends) <= 0) return () => ({ sends: 1, lost: 0 })
  const chain = playedChain(profile, setting)
  const { budgetShare } = setting
  if (budgetShare === null) return (answered) => run(chain, answered, 1)
  return (answered) => {
    const chainAt = (allowed: number): SendChain => run(chain, answered, allowed)
    return chainAt(allowedBy(budgetShare, chainAt))
  }
}
