import { ANSWER_WIDTH, addDuration, type DurationCounts, FAILURE_WIDTH } from './duration-counts.ts'
import type { JudgedAttempt } from './judge-attempts.ts'
import type { LogicalCall } from './logical-call.ts'

/** What the calls of an edge did, in enough detail to say what other settings would have made of them. */
export interface CallProfile {
  /** Calls by how often they were sent: `sends[0]` once, `sends[1]` twice. Hedges are no sends of their own. */
  readonly sends: number[]
  /** Of those, calls whose last attempt failed. */
  readonly lost: number[]
  /** How long the answers took that were used. */
  readonly answers: DurationCounts
  /** How long attempts of clients took that failed without a status, or for a time that ran out. */
  readonly failures: DurationCounts
  /** How long, from its sending, an answer took that came after the caller had gone. */
  readonly late: DurationCounts
}

/** No calls. */
export const noProfile = (): CallProfile => ({ sends: [], lost: [], answers: {}, failures: {}, late: {} })

/** Adds `by` calls that took so many sends. */
export function countSends(profile: CallProfile, sends: number, isLost: boolean, by: 1 | -1): void {
  for (const list of isLost ? [profile.sends, profile.lost] : [profile.sends]) {
    while (list.length < sends) list.push(0)
    list[sends - 1] = (list[sends - 1] ?? 0) + by
  }
}

function addAttempt(profile: CallProfile, { attempt: { node }, used, waste }: JudgedAttempt): void {
  const { span, start, end, children } = node
  if (used) addDuration(profile.answers, end - start, ANSWER_WIDTH)
  else if (span.kind === 'client' && span.failed) {
    const isSilent = span.httpStatus === null && span.grpcStatus === null
    if (span.timedOut || isSilent) addDuration(profile.failures, end - start, FAILURE_WIDTH)
  }
  if (waste !== 'late') return
  const answered = children.filter((child) => child.span.kind === 'server' && !child.span.failed)
  const last = Math.max(end, ...answered.map((child) => child.end))
  addDuration(profile.late, last - start, ANSWER_WIDTH)
}

/** Adds one call with its judged attempts. One whose beginning is in another trace is no call of its own. */
export function addToProfile(
  profile: CallProfile,
  call: LogicalCall,
  judged: readonly JudgedAttempt[],
  retries: number,
): void {
  if (!call.continuation) countSends(profile, 1 + retries, !judged.some(({ used }) => used), 1)
  for (const each of judged) addAttempt(profile, each)
}

/** Adds the calls of `from` to `into`, which is changed. */
export function mergeProfiles(into: CallProfile, from: CallProfile): void {
  for (const name of ['sends', 'lost'] as const)
    for (const [index, count] of from[name].entries()) {
      while (into[name].length <= index) into[name].push(0)
      into[name][index] = (into[name][index] ?? 0) + count
    }
  for (const name of ['answers', 'failures', 'late'] as const)
    for (const [bucket, count] of Object.entries(from[name]))
      into[name][bucket] = (into[name][bucket] ?? 0) + count
}
