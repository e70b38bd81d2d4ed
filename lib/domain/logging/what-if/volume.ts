/** What a template or a group of templates puts into a logging service in a period. */
export interface LoggedGb {
  readonly ingestedGb: number
  /** Gigabytes times months kept: what storage is billed by. */
  readonly storedGbMonths: number
}

export const NOTHING: LoggedGb = { ingestedGb: 0, storedGbMonths: 0 }

/** @example addGb({ ingestedGb: 1, storedGbMonths: 2 }, { ingestedGb: 3, storedGbMonths: 4 }) // { ingestedGb: 4, storedGbMonths: 6 } */
export const addGb = (a: LoggedGb, b: LoggedGb): LoggedGb => ({
  ingestedGb: a.ingestedGb + b.ingestedGb,
  storedGbMonths: a.storedGbMonths + b.storedGbMonths,
})
