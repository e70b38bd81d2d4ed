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

/** What is done differently about the calls of one edge. */
export interface ChainChange extends EdgeSetting {
  /** How much likelier a send is answered than it was: below 1 where what the callee itself calls fails more often. */
  readonly answered: number
}

function run(
  seen: SeenChain,
  change: ChainChange,
  effect: { cut: number; saved: number },
  allowed: number,
): SendChain {
  const most = change.attempts ?? seen.failed.length
  let [reaching, sends, lost] = [1, 0, 0]
  for (let index = 0; index < Math.max(1, most) && reaching > 0; index++) {
    const failedBefore = seen.failed[index] ?? seen.failedBeyond
    const good = Math.min(1, (1 - failedBefore * (1 - effect.saved)) * (1 - effect.cut) * change.answered)
    const isLast = index + 1 >= most
    const isSeen = index + 1 < seen.retried.length
    const retried = isLast ? 0 : allowed * (isSeen ? (seen.retried[index] ?? 0) : seen.retriedBeyond)
    sends += reaching
    lost += reaching * (1 - good) * (1 - retried)
    reaching *= (1 - good) * retried
  }
  return { sends, lost }
}

/** The share of retries that a budget lets through, so that there are no more than it says: by halving. */
function allowedBy(budgetShare: number, chainAt: (allowed: number) => SendChain): number {
  if (chainAt(1).sends - 1 <= budgetShare) return 1
  let [low, high] = [0, 1]
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2
    if (chainAt(middle).sends - 1 > budgetShare) high = middle
    else low = middle
  }
  return low
}

/**
 * What the calls of an edge would have come to under other settings: the sends that were seen, played again. Fewer attempts cut the
 * calls off where they were; more go on as the last ones did. A budget takes from every retry alike. A shorter timeout cuts off the
 * answers that took longer, a longer one saves those that were seen to come late. Waiting longer changes no number of sends by itself.
 *
 * @example sendChain({ sends: [80, 10, 10], lost: [0, 0, 5] }, { attempts: 2, … }) // { sends: 1.2, lost: 0.1 }
 */
export function sendChain(profile: CallProfile, change: ChainChange): SendChain {
  if (sum(profile.sends) <= 0) return { sends: 1, lost: 0 }
  const seen = seenChain(profile)
  const effect = timeoutEffect(profile, change.timeoutMs)
  const chainAt = (allowed: number): SendChain => run(seen, change, effect, allowed)
  return chainAt(change.budgetShare === null ? 1 : allowedBy(change.budgetShare, chainAt))
}
