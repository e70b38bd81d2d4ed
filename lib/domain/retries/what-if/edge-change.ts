/** Which edge: who calls which operation of whom. */
export interface EdgeId {
  readonly caller: string
  readonly callee: string
  readonly operation: string
}

/** Other settings of retries and timeouts; null leaves one as it was. */
export interface RetryChange {
  /** The edge that is meant; null: every one. */
  readonly edge: EdgeId | null
  /** Sends of one call at most, the first included. */
  readonly attempts: number | null
  /** Retries per call at most, 0 to 1: a retry budget. 0 is no retries. */
  readonly budgetShare: number | null
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs: number | null
  /** The first wait before a retry, in milliseconds; it doubles up to ten times itself, fully jittered. */
  readonly backoffMs: number | null
  /** Calls further than so many from where requests come in are sent once. */
  readonly stopBelowDepth: number | null
}

/** Everything as it was. */
export const NO_CHANGE: RetryChange = {
  edge: null,
  attempts: null,
  budgetShare: null,
  timeoutMs: null,
  backoffMs: null,
  stopBelowDepth: null,
}

/** What a change means for one edge. */
export interface EdgeSetting {
  readonly attempts: number | null
  readonly budgetShare: number | null
  readonly timeoutMs: number | null
  readonly backoffMs: number | null
}

const UNCHANGED: EdgeSetting = { attempts: null, budgetShare: null, timeoutMs: null, backoffMs: null }

/**
 * The settings of one edge under a change.
 *
 * @param depth calls between it and where requests come in, itself included
 * @example settingOf({ ...NO_CHANGE, stopBelowDepth: 1 }, edge, 2) // { attempts: 1, … }
 */
export function settingOf(change: RetryChange, edge: EdgeId, depth: number): EdgeSetting {
  const isMeant =
    change.edge === null ||
    (change.edge.caller === edge.caller &&
      change.edge.callee === edge.callee &&
      change.edge.operation === edge.operation)
  if (!isMeant) return UNCHANGED
  const { attempts, budgetShare, timeoutMs, backoffMs, stopBelowDepth } = change
  const isBelow = stopBelowDepth !== null && depth > stopBelowDepth
  return { attempts: isBelow ? 1 : attempts, budgetShare, timeoutMs, backoffMs }
}
