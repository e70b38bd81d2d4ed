/** Why a score has no value. Unknown is never zero: there is no number beside a reason. */
export interface Refusal {
  readonly ok: false
  /** Begins with "cannot be computed: ". */
  readonly reason: string
}

/** @example refuse('the time share is above 1') // { ok: false, reason: 'cannot be computed: the time share is above 1' } */
export const refuse = (why: string): Refusal => ({ ok: false, reason: `cannot be computed: ${why}` })
