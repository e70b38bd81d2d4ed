/** Which facts a question is about. Absent means all. */
export interface UsageFilter {
  /** ISO dates; `to` is inclusive, as people say it. */
  readonly from?: string
  readonly to?: string
  readonly provider?: readonly string[]
  readonly service?: readonly string[]
  readonly region?: readonly string[]
  readonly account?: readonly string[]
  readonly team?: readonly string[]
  readonly category?: readonly string[]
  readonly kind?: readonly string[]
}

/** Who asks: there is no way to ask without saying so. `teams: 'all'` sees everything of the organisation. */
export interface Scope {
  readonly organisationId: string
  readonly teams: 'all' | readonly string[]
}
